"""Descriptions that mean an actor the article names: “the Russian president”, “the hardline group”, “X-led government”.

A description is given to an actor only where its words fit one and no other. Bare ones (“the ministry”) are
mentions but no names: they would mean somebody else in the next article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording

_MODIFIERS = frozenset({"JJ", "NN", "NNP", "NNS", "NNPS", "VBN", "HYPH", "JJS", "POS"})
_FILLERS = listed("filler_adjectives")
_CONTRASTING = listed("contrasting_adjectives")
_RANKING = frozenset({"deputy", "vice", "assistant", "acting", "former", "ex"})
_RULE = frozenset({"government", "regime", "authorities", "administration", "rulers", "leadership"})
_SEIZE = listed("seizing_verbs")
_RULED = frozenset({"power", "control", "office", "capital", "country"})
_LONGEST = 6
_FILED = frozenset({"filing", "filings", "disclosure", "disclosures"})
# How many blocks back a bare description reaches.
_NEAR = 4
# More bearers of one word than this are not looked through: nobody could tell them apart.
_MOST = 40

_KINDS_OF: Mapping[str, tuple[str, ...]] = {
    kind_word: tuple(kinds.split())
    for kinds, words in (
        ("armed-group ngo", "group organisation organization movement network"),
        ("armed-group", "militants insurgents rebels militia jihadists guerrillas extremists regime"),
        (
            "company",
            "company firm airline carrier manufacturer automaker carmaker retailer bank corporation",
        ),
        ("media", "newspaper magazine paper broadcaster channel station outlet daily website"),
        ("party", "party"),
        ("intergovernmental", "bloc alliance union"),
    )
    for kind_word in words.split()
}


def _phrases(line: Wording, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Definite noun phrases `[first, end)` without their article, that end in no name."""
    size = len(line)
    for i, lower in enumerate(line.lower):
        if lower != "the":
            continue
        end = i + 1
        while end < size and end - i <= _LONGEST and line.tags[end] in _MODIFIERS:
            end += 1
        while end > i + 1 and not line.tags[end - 1].startswith("NN"):
            end -= 1
        if end > i + 1 and (end - 1 not in taken or line.words[end - 1].islower()):
            yield i + 1, end


def _content(words: Sequence[str], known: Gazetteer) -> frozenset[str]:
    """The words that tell, states by their code: “Russia’s former president” → RU, former, president."""
    content: set[str] = set()
    for word in words:
        code = known.adjectives.get(word) or known.state_of(word)
        lower = word.lower()
        if code:
            content.add(code)
        elif lower not in _FILLERS and lower[0].isalnum():
            content.add(lower)
    return frozenset(content)


class _Roles:
    """People by the words of their roles."""

    def __init__(self, people: Sequence[Cluster], known: Gazetteer) -> None:
        self.by_head: dict[str, list[tuple[frozenset[str], Cluster]]] = {}
        for person in people:
            for role in person.ballot.roles:
                words = _content(role.replace("’s", " ").replace("'s", " ").replace("-", " ").split(), known)
                for head in words & known.person_words:
                    self.by_head.setdefault(head, []).append((words, person))

    def bearer(self, words: frozenset[str], head: str) -> Cluster | None:
        """The one person whose role has all the words, and no rank that they lack."""
        fitting = {
            id(person): person
            for role, person in self.by_head.get(head, [])[:_MOST]
            if words <= role and role & _RANKING <= words
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None


class _Bodies:
    """Organisations by the words of their names, and the last of each kind that was named."""

    def __init__(self, organisations: Sequence[Cluster], known: Gazetteer) -> None:
        self.by_word: dict[str, dict[int, tuple[frozenset[str], Cluster]]] = {}
        for one in organisations:
            for text in one.names:
                words = _content(text.replace("’s", " ").replace("'s", " ").split(), known)
                if one.state:
                    words |= {one.state}
                for word in words:
                    self.by_word.setdefault(word, {})[id(one)] = (words, one)
        self.passed: dict[str, dict[int, tuple[Cluster, int]]] = {}

    def pass_by(self, cluster: Cluster, block: int) -> None:
        if cluster.kind is not None:
            self.passed.setdefault(cluster.kind, {})[id(cluster)] = (cluster, block)

    def bearer(self, words: frozenset[str], head: str, block: int) -> Cluster | None:
        """The one body with the words in its name, else the only near one of the kind that the head tells.

        Where several of a kind are near, the quotes tell by salience whom a speaker's description means.
        """
        held_by = list(islice(self.by_word.get(head, {}).values(), _MOST))
        fitting = [one for held, one in held_by if words <= held]
        if words == {head} and head in _KINDS_OF:  # “the company” is none that is named only later
            fitting = [one for one in fitting if id(one) in self.passed.get(one.kind or "", {})]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
        if words & _CONTRASTING:
            return None  # “the rival airline” is told from the one named
        kinds = _KINDS_OF.get(head, ())
        near = [one for kind in kinds for one, at in self.passed.get(kind, {}).values() if block - at <= _NEAR]
        return near[0] if len(near) == 1 else None


def describe(lines: Sequence[Wording], clusters: Sequence[Cluster]) -> None:
    """Add to the clusters of an article the descriptions that mean them."""
    known = gazetteer()
    people = _Roles([one for one in clusters if one.kind == "person"], known)
    bodies = _Bodies([one for one in clusters if one.kind not in {"person", "state", None}], known)
    named: dict[int, list[tuple[int, int, Cluster]]] = {}
    for cluster in clusters:
        for name in cluster.mentions:
            named.setdefault(name.block, []).append((name.first, name.last, cluster))
    for line in lines:
        if line.block.block.kind != "paragraph":
            continue
        here = sorted(named.get(line.number, []), key=lambda one: one[0])
        taken = frozenset(i for first, last, _ in here for i in range(first, last))
        at = 0
        for first, end in _phrases(line, taken):
            while at < len(here) and here[at][0] < first:
                if not _FILED & set(line.lower[max(here[at][0] - 4, 0) : here[at][0]]):
                    bodies.pass_by(here[at][2], line.number)  # “in a filing to the Exchange, the company said”
                at += 1
            head = line.lower[end - 1]
            words = _content(line.words[first:end], known)
            meant = people.bearer(words, head) or bodies.bearer(words, head, line.number)
            if meant is None or any(i in taken for i in range(first, end) if line.words[i][0].islower()):
                continue
            if any(
                span.start < line.ends[end - 1] and line.starts[first] < span.end for span in meant.ballot.role_spans
            ):
                meant.also.append(line.span(first, end))  # the role that stands beside the name
                continue
            description = Name(line.number, first, end, line.span(first, end), line.text(first, end), "description")
            if _tells(words, head, meant, line, first, end):
                meant.add(_as_printed(line, first, end), [description])
            else:
                meant.also.append(description.span)
        for _, _, cluster in here[at:]:
            bodies.pass_by(cluster, line.number)


def _tells(words: frozenset[str], head: str, meant: Cluster, line: Wording, first: int, end: int) -> bool:
    """Whether a description can stand as a name of its bearer: it says more than its noun, and no rank among others."""
    bare = " ".join(word for word in line.lower[first:end] if word not in _FILLERS | _RANKING)
    if len(words - _RANKING) < 2 or bare in gazetteer().person_words:
        return False
    if any(line.tags[i] in {"JJS", "JJR", "RBS"} for i in range(first, end)):
        return False
    return meant.kind in {"person", "armed-group"} or any(words <= _bare(text) for text in meant.names)


def _bare(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace("’s", "").replace("'s", "").split())


def _as_printed(line: Wording, first: int, end: int) -> str:
    """The description with its article, as a sentence prints it."""
    return line.text(first - 1, end)


# -- who rules ------------------------------------------------------------------------------------------------------


def _led(line: Wording, name: Name) -> int:
    """End of “X-led government”, or 0."""
    i = name.last
    if (
        i + 2 >= len(line)
        or line.words[i] not in {"-", "‑", "–"}
        or line.lower[i + 1] not in {"led", "run", "controlled"}
    ):
        return 0
    end = i + 2
    while end < len(line) and end < i + 5 and line.tags[end].startswith(("JJ", "NN")):
        if line.lower[end] in _RULE:
            return end + 1
        end += 1
    return 0


def _seizes(line: Wording, name: Name) -> bool:
    """Whether the name is that of somebody who takes power: “X seized control of”, “the X takeover”."""
    if name.last < len(line) and line.lower[name.last] in {"takeover", "regime", "rule"}:
        return True
    return any(
        line.lower[i] in _SEIZE and any(word in _RULED for word in line.lower[i + 1 : i + 4])
        for i in range(name.last, min(name.last + 4, len(line)))
    )


def tell_rulers(lines: Sequence[Wording], clusters: list[Cluster]) -> list[Cluster]:
    """Clusters where “X-led government” and, where one armed group rules, “the Kabul authorities” mean that group."""
    known = gazetteer()
    rulers: dict[int, Cluster] = {}
    for cluster in clusters:
        if cluster.kind not in {"armed-group", "party", "government-body", "state", "other"}:
            continue
        for name in cluster.mentions:
            line = lines[name.block]
            if end := _led(line, name):
                span = line.span(name.first, end)
                text = line.text(name.first, end)
                cluster.add(text, [Name(name.block, name.first, end, span, text, "description")])
            if cluster.kind == "armed-group" and (end or _seizes(line, name)):
                rulers[id(cluster)] = cluster
    if len(rulers) != 1:
        return clusters
    ruler = next(iter(rulers.values()))
    kept: list[Cluster] = []
    for cluster in clusters:
        text = next(iter(cluster.names))
        front, _, last = text.rpartition(" ")
        if cluster is ruler or front not in known.seats or last not in _RULE:
            kept.append(cluster)
            continue
        for name in cluster.mentions:
            line = lines[name.block]
            first = name.first
            while first > 0 and line.tags[first - 1] == "JJ":
                first -= 1
            ruler.add(line.text(first, name.last), [name])
    return kept
