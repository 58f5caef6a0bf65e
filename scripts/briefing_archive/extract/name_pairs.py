"""Two named in one breath: “Okafor and Reyle” where the article has an Ines Okafor, “North and South Korea”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording

_QUARTERS = listed("quarters")
# Nouns that several bodies share in the plural, and the noun of each.
_HEADS = {plural: noun.title() for plural, _, noun in (one.partition(":") for one in listed("shared_heads"))}


def part_pairs(names: Sequence[Name], lines: Sequence[Wording]) -> tuple[Name, ...]:
    """The names with every pair parted: of surnames whose one half ends a fuller name, of quarters of one name."""
    surnames = {
        words[-1]
        for one in names
        if one.form in {"name", "person"} and len(words := one.text.split()) in {2, 3, 4}
        if "and" not in words
    }
    parted = [part for one in _headed(names, lines) for part in _parts(one, lines[one.block], surnames)]
    return tuple(
        _completed(one, following, lines[one.block]) for one, following in zip_longest(parted, parted[1:]) if one
    )


def _headed(names: Sequence[Name], lines: Sequence[Wording]) -> Iterator[Name]:
    """The names with each of those that share the plural noun of their kind under its full name.

    “The Harbour, Mines and Roads Departments” are a Harbour Department, a Mines Department and a Roads Department.
    """
    shared = {line.number: tuple(_sharing(line)) for line in lines if not _HEADS.keys().isdisjoint(line.lower)}
    for one in names:
        if not any(first < one.last and one.first < last for first, last, _ in shared.get(one.block, ())):
            yield one
    for number, found in shared.items():
        line = lines[number]
        for first, last, text in found:
            yield Name(number, first, last, line.span(first, last), text, "institution")


def _sharing(line: Wording) -> Iterator[tuple[int, int, str]]:
    """First and last word, and full name, of each in a list that ends in the plural of a noun for bodies."""
    for at, word in enumerate(line.lower):
        head = _HEADS.get(word)
        first = _front(line, at) if head is not None else at
        if first == at or first < 2 or line.lower[first - 1] != "and":
            continue
        yield first, at, f"{line.text(first, at)} {head}"
        joint = first - 1
        while joint > 0 and (line.lower[joint] == "and" or line.words[joint] == ","):
            end = joint - (line.words[joint - 1] == ",")
            first = _front(line, end)
            if first == end:
                break
            own = gazetteer().kind_words.get(line.lower[end - 1])
            text = line.text(first, end)
            yield first, end, text if own == "government-body" else f"{text} {head}"
            joint = first - 1


def _front(line: Wording, end: int) -> int:
    """Where the capitalised words begin that stand before a word; of states and peoples nothing is a part."""
    first, known = end, gazetteer()
    while first > 0 and end - first < 4 and line.words[first - 1][:1].isupper() and line.lower[first - 1] != "the":
        if line.words[first - 1] in known.adjectives or known.state_of(line.words[first - 1]):
            return end
        first -= 1
    return first


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
