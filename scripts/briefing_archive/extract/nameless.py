"""Bodies that take part without a name of their own: “police said”, “according to state media”, “the government”.

They are actors where they act or speak and where no named body of the same kind is in the article; where one is,
and only one, they mean it. “The government” is that of the one state the article is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing_archive.extract.ballots import Ballot
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.participation import acts
from briefing_archive.extract.parts import ACTING, owns_deed, part_of
from briefing_archive.extract.states import state_cluster
from briefing_archive.extract.wording import Wording, datelines
from briefing_archive.fields import ActorKind
from briefing_archive.registry import Registry
from briefing_archive.wordlists import rows_of

_TERRITORIES = listed("territories")
# What is also the building it meets in takes part only where it acts itself.
_HOUSES = frozenset({"parliament", "senate"})
_SITTING = frozenset({"sits", "sit", "sat", "meets", "met", "returns", "returned", "reconvenes", "reopens", "resumes"})
_SERVICES = frozenset({"department", "service", "force", "bureau"})
_FEDERAL = frozenset({"US", "AU", "IN", "DE", "BR", "MX", "NG", "MY", "AT", "VE"})
_OWNING = frozenset({"the", "their", "its"})
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})
_LEVEL = frozenset({"federal", "central", "national"})
# The state an article is about is named at least so many times as often as the next.
_MUCH_MORE = 2

_Places = Mapping[str, Sequence[tuple[int, int]]]


def _bodies() -> list[tuple[ActorKind, tuple[str, ...]]]:
    return [
        ("media" if kind == "media" else "government-body", tuple(nouns.split(";")))
        for kind, nouns in rows_of("nameless_bodies.tsv")
    ]


def _words_in_place(lines: Sequence[Wording]) -> _Places:
    """Where each word of the paragraphs stands, in order: word in small letters → blocks and indexes."""
    places: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        if line.block.block.kind == "paragraph":
            for i, word in enumerate(line.lower):
                places.setdefault(word, []).append((line.number, i))
    return places


def _occurrences(
    lines: Sequence[Wording], places: _Places, nouns: frozenset[str], taken: set[tuple[int, int]]
) -> Iterator[Name]:
    last_words = {noun.rpartition(" ")[2].lower() for noun in nouns}
    for number, i in sorted(place for word in last_words for place in places.get(word, ())):
        line = lines[number]
        for size in (3, 2, 1):
            first = i - size + 1
            if first < 0 or _as_inside(line, first, i + 1) not in nouns or (number, i) in taken:
                continue
            name = Name(number, first, i + 1, line.span(first, i + 1), line.text(first, i + 1), "institution")
            follows = line.tags[i + 1] if i + 1 < len(line) else ""
            if not follows.startswith("NN") or _owns_deed(line, name):
                yield name
            break


def _as_inside(line: Wording, first: int, last: int) -> str:
    """Words as they stand inside a sentence: the one that opens it without its capital letter."""
    opening = line.words[first]
    if line.is_first[first]:
        opening = opening[:1].lower() + opening[1:]
    return " ".join((opening, *line.words[first + 1 : last]))


def _takes_part(line: Wording, name: Name) -> bool:
    if name.text.lower() in _HOUSES:
        part, verb = part_of(line, name)
        if part not in ACTING or line.lower[verb] in _SITTING:
            return False  # “when parliament sits again”
    return acts(line, name) or _owns_deed(line, name) or _is_spoken_for(line, name)


def _is_spoken_for(line: Wording, name: Name) -> bool:
    """Whether somebody speaks for a body: “a spokesman for its harbour ministry said”."""
    i = name.first - 1
    return i > 1 and line.lower[i] in _OWNING and line.lower[i - 1] == "for" and line.lower[i - 2] in _SPOKESPEOPLE


def _owns_deed(line: Wording, name: Name) -> bool:
    """Whether a body's deed is told, “a police raid”; “military action” only says what sort of action it is."""
    return owns_deed(line, name) and line.tags[name.last - 1].startswith("NN")


def nameless_bodies(
    lines: Sequence[Wording],
    names: Sequence[Name],
    clusters: Sequence[Cluster],
    registry: Registry,
    named_aside: Sequence[Cluster] = (),
) -> list[Cluster]:
    """Clusters of bodies without a name; mentions of a named one are given to it.

    One that is only named aside (“a spokesman for the Verrin Police”) takes part where its noun does nearby.
    """
    taken = {(one.block, i) for cluster in clusters for one in cluster.mentions for i in range(one.first, one.last)}
    places = _words_in_place(lines)
    found: list[Cluster] = []
    for kind, nouns in _bodies():
        mentions = list(_occurrences(lines, places, frozenset(nouns), taken))
        named = {id(one): one for one in clusters for text in one.names if _ends_in(text, nouns)}
        if len(named) == 1:
            next(iter(named.values())).also.extend(one.span for one in mentions)
        elif not named and any(_takes_part(lines[one.block], one) for one in mentions):
            body = _named_nearby([one for one in mentions if _takes_part(lines[one.block], one)], named_aside, nouns)
            if body is not None:
                body.also.extend(one.span for one in mentions)
                found.append(body)
                continue
            if nouns == ("police",) and not _is_told_where(names, lines):
                continue
            found.append(_of_state(_body(kind, mentions, lines), _subject_state(names, lines), registry))
    found += _governments(lines, places, names, clusters, taken, registry)
    return found + _the_state(lines, places, names, [*clusters, *found], taken, registry)


def _ends_in(text: str, nouns: tuple[str, ...]) -> bool:
    """Whether a body's name ends in its noun, or in the noun and a word for a service: “Verrin Police Department”."""
    words = text.lower().split()
    if len(words) > 2 and words[-1] in _SERVICES:
        words.pop()
    return " ".join(words).endswith(nouns)


def _named_nearby(mentions: Sequence[Name], clusters: Sequence[Cluster], nouns: tuple[str, ...]) -> Cluster | None:
    """The one body whose name ends in a noun that acts in the same paragraph or the next."""
    named = [
        one
        for one in clusters
        if one.sort == "org" and one.kind is not None and any(text.lower().endswith(nouns) for text in one.names)
    ]
    if len(named) != 1 or not any(" " in text for text in named[0].names):
        return None
    blocks = {one.block for one in named[0].mentions}
    return named[0] if any({one.block, one.block - 1} & blocks for one in mentions) else None


def _is_told_where(names: Sequence[Name], lines: Sequence[Wording]) -> bool:
    """Whether one state at most can be meant, so that the reader knows whose police they are."""
    known = gazetteer()
    told = {code for name in names if (code := known.adjectives.get(name.text) or known.country_of(name.text))}
    return len(told) <= 1 or _subject_state(names, lines) is not None


def _body(kind: ActorKind, mentions: Sequence[Name], lines: Sequence[Wording]) -> Cluster:
    nouns = [_as_inside(lines[one.block], one.first, one.last) for one in mentions]
    cluster = Cluster(kind, "org", Ballot(), title=max(nouns, key=lambda noun: noun.count(" ")))
    cluster.ballot.kind(kind, 2.0)
    cluster.ballot.add("org", 3.0)
    for one in mentions:
        cluster.add(one.text, [one])
    return cluster


def _of_state(body: Cluster, code: str | None, registry: Registry) -> Cluster:
    """The body as that of the one state the article is about, where the archive has it or state media are meant."""
    known = gazetteer()
    adjective = next((word for word, of in known.adjectives.items() if of == code and not word.endswith("s")), None)
    if adjective is None:
        return body
    called = f"{adjective} state media" if body.kind == "media" else f"{adjective} {body.title}"
    entry = registry.resolve(called)
    if entry is not None:
        body.actor = entry.id
    if entry is not None or body.kind == "media":
        body.title = entry.name if entry else called
    return body


def _governments(
    lines: Sequence[Wording],
    places: _Places,
    names: Sequence[Name],
    clusters: Sequence[Cluster],
    taken: set[tuple[int, int]],
    registry: Registry,
) -> list[Cluster]:
    """“The government” put under its state; a body of its own where a territory's is meant.

    Nothing where its government has a name, or where no state is named much more often than the others.
    """
    code = _subject_state(names, lines)
    if any("government" in text.lower().split() for one in clusters if one.state in {None, code} for text in one.names):
        return []
    mentions = [
        one
        for one in _occurrences(lines, places, frozenset({"government"}), taken)
        if _is_owned(lines[one.block], one.first)
    ]
    if code is None or not any(acts(lines[one.block], one) for one in mentions):
        return []
    if code in _TERRITORIES:
        return [_body("government-body", mentions, lines)]
    said = []
    for one in mentions:
        line = lines[one.block]
        first = one.first - (2 if line.lower[one.first - 1] in _LEVEL else 1)
        said.append((line.text(first, one.last), one))
    return _under_state(code, said, clusters, registry)


def _the_state(
    lines: Sequence[Wording],
    places: _Places,
    names: Sequence[Name],
    clusters: Sequence[Cluster],
    taken: set[tuple[int, int]],
    registry: Registry,
) -> list[Cluster]:
    """“The State” put under the one state that an article is about; not where a state has states."""
    code = _subject_state(names, lines)
    if code is None or code in _FEDERAL:
        return []
    mentions = [
        one
        for one in _occurrences(lines, places, frozenset({"State"}), taken)
        if one.first and lines[one.block].lower[one.first - 1] == "the" and acts(lines[one.block], one)
    ]
    if not mentions:
        return []
    said = [(lines[one.block].text(one.first - 1, one.last), one) for one in mentions]
    return _under_state(code, said, clusters, registry)


def _under_state(
    code: str, said: Iterable[tuple[str, Name]], clusters: Sequence[Cluster], registry: Registry
) -> list[Cluster]:
    """Put mentions with their words under the state of a code; that state, where it was not among the clusters."""
    state = next((one for one in clusters if one.kind == "state" and one.state == code), None)
    held = state or state_cluster(code, registry)
    for words, one in said:
        held.add(words, [one])
    return [] if state else [held]


def _is_owned(line: Wording, i: int) -> bool:
    """Whether a definite article or a possessive stands before a noun, with a word for the level between at most."""
    if i and line.lower[i - 1] in _LEVEL:
        i -= 1
    return i > 0 and line.lower[i - 1] in _OWNING


def _subject_state(names: Sequence[Name], lines: Sequence[Wording]) -> str | None:
    """The state that names, peoples, cities and regions of an article speak of much more than of any other.

    Where the dateline is one of its places, no other need only be spoken of more.
    """
    known = gazetteer()
    told: Mapping[str, int] = Counter(
        code for name in names if (code := known.adjectives.get(name.text) or known.country_of(name.text))
    )
    home = {code for part in datelines(lines) if (code := known.country_of(part.title()))}
    ranked = sorted(told.items(), key=lambda one: (-one[1], one[0] not in home, one[0]))
    if not ranked:
        return None
    is_home = home == {ranked[0][0]}
    if len(ranked) > 1 and not is_home and ranked[0][1] < _MUCH_MORE * ranked[1][1]:
        return None
    return ranked[0][0]
