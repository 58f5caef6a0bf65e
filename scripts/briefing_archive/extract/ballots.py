"""What a name names: votes over all its mentions in an article, because one mention alone deceives.

The votes come from lists, from the words around the name and from spaCy's labels. A small model labels one mention
of a surname a person and the next a company; the sum over the article is steady.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from briefing_archive.extract.addressed import address_before, own_role
from briefing_archive.extract.ballot import Ballot as Ballot
from briefing_archive.extract.ballot import Sort, count_form
from briefing_archive.extract.company_kept import count_company_kept, count_fronts, give_affiliations
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import is_agents, is_cue
from briefing_archive.extract.products import count_made, count_product
from briefing_archive.extract.said_to_be import (
    count_predicate,
    is_council,
    is_line,
    is_spelled_out,
    kind_of_several,
    taken_up,
)
from briefing_archive.extract.somebody import lives, speaks_behind
from briefing_archive.extract.surroundings import (
    apposition_after,
    behind_aside,
    head_of,
    joined_office,
    noun_before,
    part_in_sentence,
    phrase_before,
    role_before,
    role_before_comma,
)
from briefing_archive.extract.wording import Wording

_LABELS: dict[str, tuple[Sort, float]] = {
    "PERSON": ("person", 1.0),
    "ORG": ("org", 1.0),
    "GPE": ("place", 1.0),
    "LOC": ("place", 1.0),
    "FAC": ("place", 0.8),
    "NORP": ("people", 0.8),
    "PRODUCT": ("event", 0.6),
    "EVENT": ("event", 1.2),
    "WORK_OF_ART": ("event", 1.0),
    "LAW": ("event", 1.0),
}
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_GOING = listed("going_verbs")
# A person can be left, visited and reached as well; only a place is entered.
_ENTERING = frozenset({"enter", "enters", "entered", "entering", "flee", "flees", "fled", "fleeing", "tour", "toured"})
# What people do rather than bodies, where a full name is all that is told.
_MAKING = frozenset(
    {"founded", "invented", "written", "directed", "painted", "composed", "designed", "coached", "sung"}
)
_PLACE_WORDS = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "throughout", "around", "toward", "towards", "off"}
)
_IS = frozenset({"is", "was", "are", "were", "became", "remains"})
_HUMAN_VERBS = listed("human_verbs")
_UNDERTAKINGS = listed("undertakings")
_BUILT = frozenset(
    {"built", "rebuilt", "equipped", "opened", "reopened", "closed", "renovated", "restored", "demolished", "completed"}
    | {"damaged", "upgraded", "expanded", "evacuated", "packed", "locked", "lit", "flooded", "gutted", "refurbished"}
)
_HALLS = listed("halls")
_SEATED = frozenset({"based", "bound", "born", "registered", "headquartered", "flagged", "listed"})
_UNSPECIFIC = frozenset({"group", "organisation", "organization", "body", "union", "movement", "network", "company"})
# Votes from which it is told that a name is a thing.
_TOLD = 2.5
_PARTISAN = frozenset({"ruling", "governing", "opposition"})


def _count_label(line: Wording, name: Name, ballot: Ballot) -> None:
    bounds = line.bounds[name.last - 1] or line.bounds[name.first]
    if bounds is None:
        return
    label = line.labels[bounds[0]]
    if label not in _LABELS:
        return
    sort, weight = _LABELS[label]
    if sort == "person" and _is_acronym(line, name):
        sort, weight = "org", 0.5
    if line.lower[bounds[0]] in {"the", "a"}:
        bounds = (bounds[0] + 1, bounds[1])
    ballot.add(sort, weight if bounds[1] == name.last and bounds[0] <= name.first + 1 else weight * 0.4)


def _is_acronym(line: Wording, name: Name) -> bool:
    """Whether a name is one word in capitals, which no person's is, in a line that is not all in capitals."""
    text = name.text
    return text.isupper() and text.isalpha() and 1 < len(text) <= 6 and not line.block.text.isupper()


def _count_surroundings(line: Wording, name: Name, ballot: Ballot, known: Gazetteer) -> None:
    first, last = name.first, name.last
    before = line.lower[first - 1] if first else ""
    if before == "the" or line.lower[first] == "the":
        ballot.takes_article += 1
        # “the Ines Okafor story” is about a person; a name that has its article by itself is no person's.
        ballot.add("person", 0.0 if last - first > 1 and line.words[first] in known.given_names else -2.0)
        if last - first == 1 and line.lower[first].endswith("s") and line.tags[first] in {"NNPS", "NNS"}:
            ballot.add("org", 0.5)  # a team or band: “the Verrins”
    if last + 1 < len(line) and line.tags[last] == "HYPH" and line.lower[last + 1] in _SEATED:
        ballot.add("place", 3.0)  # “its owner, Verrin-based Tidewell”
        return
    titled = address_before(line, first)
    start, stop = role_before(line, titled, known), titled
    if start < 0 and (phrase := role_before_comma(line, titled, known)):
        start, stop = phrase
    role = own_role(line, name, titled, known) or (line.span(start, stop) if start >= 0 else None)
    ballot.add("person", 3.0 if titled < first and role is None else 0.0)
    if role is not None:
        ballot.add("person", 3.0)
        offset = line.block.offset
        ballot.role(role, line.block.text[role.start - offset : role.end - offset])
    elif (nouns := noun_before(line, first))[0]:
        noun = nouns[0]
        kind = known.kind_of(*nouns) or kind_of_several(line, first, known)
        if kind == "place" or kind == "event":
            ballot.add(cast(Sort, kind), 0.5)
        elif kind and before != ",":
            # “News firm X” says more than “group X”.
            is_full = last - first > 1 and line.words[first] not in known.given_names
            ballot.add("org", 3.5 if " ".join(reversed(nouns)) in known.kind_words else 3.0 if is_full else 2.0)
            # “the rebel group Tide Front” tells more than “front”; “the group” tells little.
            ballot.kind(kind, 1.0 if noun in _UNSPECIFIC and known.kind_words.get(noun) == kind else 4.5)
            start = phrase_before(line, first, known)
            ballot.descriptors.append(line.span(start, first))
        elif noun in known.person_words:
            ballot.add("person", 2.0)
    elif kind := kind_of_several(line, first, known):
        if kind in {"place", "event"}:
            ballot.add(cast(Sort, kind), 1.0)
        else:
            ballot.add("org", 2.5)
            ballot.kind(kind, 1.5)
    if before == "of" and first > 1 and line.words[first - 2].islower() and not name.role:
        ballot.add("place", 3.0 if known.kind_words.get(line.lower[first - 2]) == "place" else 0.0)
    _count_apposition(line, name, ballot, known)
    _count_noun_after(line, name, ballot, known)
    part, head = part_in_sentence(line, first, last)
    if part in {"nsubj", "agent", "by"} and is_council(line, name) and is_agents(line.lower[head]):
        ballot.add("org", 9.0)  # “the City of Verrin sued”: its council
        ballot.kind("government-body", 6.0)
    if part in {"nsubj", "agent", "by"} and before != "the" and is_line(line, name) and is_agents(line.lower[head]):
        ballot.add("org", 4.0)  # “Aldo Line said”: no railway that carries people
        ballot.kind("company", 2.0)
    is_based = before == "based" and first > 1 and line.tags[first - 2] == "HYPH"
    if is_based and line.words[first] not in known.given_names:
        ballot.add("org", 3.0)  # “Verrin-based Tidewell”
    if before == "ethnic":
        ballot.add("people", 4.0)
    if before in _PARTISAN and not (last < len(line) and line.tags[last].startswith("NN")):
        ballot.add("org", 6.0)
        ballot.kind("party", 2.0)
    if ballot.votes["event"] < _TOLD and is_spelled_out(line, name, known):
        ballot.add("org", 5.0)
        ballot.add("person", -3.0)
        ballot.kind("other", 0.5)
    if _lies_in(line, last, known):
        ballot.add("place", 1.5)
    ballot.located += part in _PLACE_WORDS or part in {"from", "to", "into"}
    is_stood = part in _PLACE_WORDS or (part == "nsubjpass" and line.lower[head] in _BUILT)
    if is_stood and last - first > 1 and line.lower[last - 1] in _HALLS:
        ballot.add("place", 4.0)  # “at Okafor Hall”, “Okafor Hall was rebuilt”
    if part in _PLACE_WORDS:
        # Hardly anybody is in a person: one label that says so is not enough.
        ballot.add("place", 0.6 if line.words[first] in known.given_names or last - first == 1 else 1.1)
    elif part == "dobj" and line.lower[head] in _ENTERING:
        ballot.add("place", 1.2)
    elif part in {"from", "to", "into"} or (part == "dobj" and line.lower[head] in _GOING):
        ballot.add("place", 0.5)
    elif part in {"by", "agent"} and last - first > 1 and line.lower[head] in _MAKING:
        ballot.add("person", 1.2)
    elif part == "nsubj" and line.tags[head] == "VBZ" and last - first == 1 and is_cue(line.lower[head]):
        ballot.add("org", 1.2)
        if line.lower[head] == "reports" and "ccomp" in (line.deps[i] for i, at in enumerate(line.heads) if at == head):
            ballot.kind("media", 0.4)
    elif part == "nsubj" and line.lower[head] in _HUMAN_VERBS:
        ballot.add("person", 0.4)
        ballot.add("org", 0.2)
        ballot.add("place", 0.0 if known.is_place(name.text) else -1.0)
    if part == "nsubj" and line.lower[head] in _IS:
        count_predicate(line, head, ballot, known)
    if speaks_behind(line, name, known):
        ballot.add("person", 2.5)
    if part in {"nsubj", "nsubjpass"} and (who := taken_up(line, head)) is not None:
        ballot.add(who, 1.2)
    if lives(line, name):
        ballot.add("person", 2.0)
    if (last < len(line) and line.lower[last] == "who") or (last + 1 < len(line) and line.lower[last + 1] == "who"):
        ballot.add("person", 1.5)


def _lies_in(line: Wording, last: int, known: Gazetteer) -> bool:
    """Whether a state or region stands between commas behind a name: “in Port Verrin, Norway, on Monday”."""
    if last + 1 >= len(line) or line.words[last] != ",":
        return False
    for size in (3, 2, 1):
        end = last + 1 + size
        if end >= len(line) or line.words[end] not in {",", ".", ")", ";", "–", "—"}:
            continue
        words = line.text(last + 1, end)
        if known.state_of(words) or known.region_state(words):
            return True
    return False


def _is_lower(word: str) -> bool:
    return word.islower() and word not in {"'s", "’s"}


def _count_noun_after(line: Wording, name: Name, ballot: Ballot, known: Gazetteer) -> None:
    """“Verrin region” is a place, “Okafor disease” none; a name in quotation marks is a work's."""
    last = name.last
    if last >= len(line):
        return
    before = line.words[name.first - 1] if name.first else ""
    if before in _MARKS and line.words[last] in _MARKS:
        ballot.add("event", 2.0)
    if before == "(" and name.first > 1 and line.words[last] == ")" and _is_lower(line.words[name.first - 2]):
        ballot.add("event", 3.0)
    if line.words[last] in {"'s", "’s"} and last + 1 < len(line):
        if line.lower[last + 1] in {"disease", "syndrome"}:
            ballot.add("event", 3.0)
        return
    if line.tags[last] == "NN" and line.words[last].islower() and not line.is_glued(last):
        kind = known.kind_words.get(line.lower[last])
        own = known.kind_of(line.lower[last - 1]) if last - name.first > 1 else None
        if kind == "place" and own in {None, "place", "event"}:
            ballot.add("place", 3.0)
        elif kind == "event":
            ballot.add("event", 0.6)


def _count_apposition(line: Wording, name: Name, ballot: Ballot, known: Gazetteer) -> None:
    last = behind_aside(line, name.last)
    phrase = apposition_after(line, last)
    if phrase is None:
        return
    start, end = phrase
    head = head_of(line, start, end)
    lower = line.lower[head]
    if lower in known.person_words or line.text(max(head - 1, start), head + 1).lower() in known.person_words:
        ballot.add("person", 2.0)
        end = joined_office(line, start, end, known)
        end = next((i for i in range(head + 1, end) if line.tags[i] == "VBG"), end)
        ballot.role(line.span(start, end), line.text(start, end))
    elif lower in _UNDERTAKINGS:
        ballot.add("event", 2.5)
    elif line.words[head] == lower and (kind := known.kind_of(lower, line.lower[head - 1])):
        if kind in {"place", "event"}:
            ballot.add(cast(Sort, kind), 1.0)
        else:
            ballot.add("org", 1.0)
            is_told = line.lower[start - 1] in {"a", "an"}  # “the Tide Committee, an activist network, …”
            ballot.kind(kind, 4.5 if is_told else 1.5)


def hold_ballots(lines: Sequence[Wording], names: Sequence[Name]) -> dict[str, Ballot]:
    """The votes on every distinct name of an article, by its words."""
    known = gazetteer()
    ballots: dict[str, Ballot] = {}
    for name in names:
        if name.form == "adjective":
            continue
        ballot = ballots.get(name.text)
        if ballot is None:
            ballot = ballots[name.text] = Ballot()
            count_form(name.text, name, ballot, known)
        elif name.form == "person":
            ballot.add("person", 1.0)
        ballot.mentions += 1
        line = lines[name.block]
        _count_label(line, name, ballot)
        _count_surroundings(line, name, ballot, known)
        count_product(line, name, ballot, known)
    count_made(lines, names, ballots)
    give_affiliations(lines, names, ballots, known)
    count_fronts(ballots)
    count_company_kept(lines, names, ballots)
    return ballots
