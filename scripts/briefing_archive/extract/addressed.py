"""Forms of address beside a title: which words before a name are its bearer's office, and which only politeness."""

from __future__ import annotations

from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording
from briefing_archive.spans import Span

_ADDRESSES = listed("addresses")


def address_before(line: Wording, first: int) -> int:
    """Where the form of address before a name begins (“Mr.”), which is no role; else where the name does."""
    i = first - 1
    if i > 0 and line.words[i] == "." and line.is_glued(i):
        i -= 1
    return i if i >= 0 and line.lower[i] in _ADDRESSES else first


def own_role(line: Wording, name: Name, titled: int, known: Gazetteer) -> Span | None:
    """The title that belongs to a name, without the form of address behind it: “Minister Dr Ines Okafor”."""
    if name.role is None or titled >= name.first:
        return _without_address(line, name)
    address = line.span(titled, titled + 1).start
    words = line.block.text[name.role.start - line.block.offset : address - line.block.offset].rstrip()
    is_title = titled > 0 and line.lower[titled - 1] in known.person_words
    return Span(name.role.start, name.role.start + len(words)) if words and is_title else None


def _without_address(line: Wording, name: Name) -> Span | None:
    """The title before a name without the form of address that opens it: “Mrs. Justice Okafor”."""
    if name.role is None:
        return None
    i = next((i for i in range(max(name.first - 8, 0), name.first) if line.starts[i] == name.role.start), name.first)
    while i < name.first and (line.lower[i] in _ADDRESSES or line.words[i] == "."):
        i += 1
    return line.span(i, name.first) if i < name.first and line.starts[i] > name.role.start else name.role
