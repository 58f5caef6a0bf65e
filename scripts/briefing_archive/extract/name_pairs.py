"""Two named in one breath: “Okafor and Reyle” where the article has an Ines Okafor, “North and South Korea”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording

_QUARTERS = listed("quarters")


def part_pairs(names: Sequence[Name], lines: Sequence[Wording]) -> tuple[Name, ...]:
    """The names with every pair parted: of surnames whose one half ends a fuller name, of quarters of one name."""
    surnames = {
        words[-1]
        for one in names
        if one.form in {"name", "person"} and len(words := one.text.split()) in {2, 3, 4}
        if "and" not in words
    }
    parted = [part for one in names for part in _parts(one, lines[one.block], surnames)]
    return tuple(
        _completed(one, following, lines[one.block]) for one, following in zip_longest(parted, parted[1:]) if one
    )


def _completed(name: Name, following: Name | None, line: Wording) -> Name:
    """“North” before “and South Korea” under its full name."""
    if following is None or following.block != name.block or following.first != name.last + 1:
        return name
    quarter, _, trunk = following.text.partition(" ")
    is_quarter = name.text.lower() in _QUARTERS and quarter.lower() in _QUARTERS and line.lower[name.last] == "and"
    whole = f"{name.text} {trunk}"
    return replace(name, text=whole) if is_quarter and gazetteer().is_place(whole) else name


def _quarters(name: Name, line: Wording) -> Iterator[Name]:
    """Both of “North and South Verrin”, each under its full name."""
    known = gazetteer()
    trunk = line.text(name.first + 3, name.last)
    for first, last in ((name.first, name.first + 1), (name.first + 2, name.last)):
        text = f"{line.words[first]} {trunk}"
        if not known.is_place(text):
            return
        yield replace(name, first=first, last=last, span=line.span(first, last), text=text, form="name")


def _parts(name: Name, line: Wording, surnames: set[str]) -> Iterator[Name]:
    if name.last - name.first > 3 and line.lower[name.first + 1] == "and" and line.lower[name.first] in _QUARTERS:
        parted = tuple(_quarters(name, line))
        yield from parted if len(parted) == 2 else (name,)
        return
    if name.last - name.first != 3 or line.lower[name.first + 1] != "and":
        yield name
        return
    halves = ((name.first, name.first + 1), (name.last - 1, name.last))
    if not any(line.words[first] in surnames for first, _ in halves):
        yield name
        return
    for first, last in halves:
        yield replace(name, first=first, last=last, span=line.span(first, last), text=line.words[first], form="name")
