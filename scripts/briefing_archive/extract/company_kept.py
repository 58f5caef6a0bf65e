"""What the other names of an article tell of one: those in its list, a fuller one that it opens, a body behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_archive.extract.ballot import Ballot
from briefing_archive.extract.gazetteer import Gazetteer
from briefing_archive.extract.names import Name
from briefing_archive.extract.surroundings import anchor
from briefing_archive.extract.wording import Wording

# Votes from which the sort of a name is told.
_TOLD = 2.5


def give_affiliations(
    lines: Sequence[Wording], names: Sequence[Name], ballots: Mapping[str, Ballot], known: Gazetteer
) -> None:
    """The body behind a person's name as the role, where nothing else is told: “Ines Okafor of the Harbour Board”."""
    starts = {(name.block, name.first): name for name in names}
    for name in names:
        ballot = ballots.get(name.text)
        line, last = lines[name.block], name.last
        if ballot is None or ballot.roles or ballot.sort != "person" or " " not in name.text:
            continue
        if last + 2 >= len(line) or line.lower[last] != "of":
            continue
        body = starts.get((name.block, last + 1 + (line.lower[last + 1] == "the")))
        if body is None or known.is_place(body.text):
            continue
        if body.form == "institution" or known.organisation(body.text) or line.labels[body.last - 1] == "ORG":
            ballot.roles.setdefault(line.text(last, body.last))


def count_fronts(ballots: Mapping[str, Ballot]) -> None:
    """“At Vessor” is at the place where the article has a Vessor Airport."""
    fronts = {text.split()[0] for text, one in ballots.items() if " " in text and one.sort == "place"}
    for text in fronts & ballots.keys():
        if ballots[text].located:
            ballots[text].add("place", 2.0)


def count_company_kept(lines: Sequence[Wording], names: Sequence[Name], ballots: dict[str, Ballot]) -> None:
    """In “X, Y and Z” a name that little speaks for is what the others are."""
    at = {(name.block, i): name.text for name in names for i in range(name.first, name.last) if name.text in ballots}
    told = {text: ballot.sort for text, ballot in ballots.items() if max(ballot.votes.values()) >= _TOLD}
    for name in names:
        line = lines[name.block]
        head = line.heads[anchor(line, name.first, name.last)]
        if line.deps[anchor(line, name.first, name.last)] != "conj":
            continue
        other = at.get((name.block, head))
        if other is None and name.first > 1:
            other = at.get((name.block, name.first - (3 if line.words[name.first - 2] == "," else 2)))
        for one, neighbour in ((name.text, other), (other, name.text)):
            if one in ballots and one not in told and neighbour in told:
                ballots[one].add(told[neighbour], 1.2)
