"""Two people named in one breath: “Okafor and Reyle” is no firm where the article has an Ines Okafor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording


def part_pairs(names: Sequence[Name], lines: Sequence[Wording]) -> tuple[Name, ...]:
    """The names with every pair of surnames parted whose one half ends a fuller name of the article."""
    surnames = {
        words[-1]
        for one in names
        if one.form in {"name", "person"} and len(words := one.text.split()) in {2, 3, 4}
        if "and" not in words
    }
    return tuple(part for one in names for part in _parts(one, lines[one.block], surnames))


def _parts(name: Name, line: Wording, surnames: set[str]) -> Iterator[Name]:
    if name.last - name.first != 3 or line.lower[name.first + 1] != "and":
        yield name
        return
    halves = ((name.first, name.first + 1), (name.last - 1, name.last))
    if not any(line.words[first] in surnames for first, _ in halves):
        yield name
        return
    for first, last in halves:
        yield replace(name, first=first, last=last, span=line.span(first, last), text=line.words[first], form="name")
