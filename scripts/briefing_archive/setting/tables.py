"""Tables that stack on phones, each cell carrying the name of its column where its words do not say it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing_archive.pages.signs import DOT
from briefing_archive.setting.elements import add_class, classes_of
from briefing_archive.setting.lines import cut_at_dots


def set_table(table: Element) -> None:
    """A table that stacks on phones: headings as scopes, each cell carrying its column's name or saying it."""
    add_class(table, "stack")
    names = ["".join(cell.itertext()) for cell in table.iter("th")]
    for row in table.iter("tr"):
        for index, cell in enumerate(row):
            if cell.attrib.pop("align", "") == "right":
                add_class(cell, "r")
            if cell.tag == "th":
                cell.set("scope", "col")
            elif index == 0:
                cell.tag = "th"
                cell.set("scope", "row")
                _row_head(cell)
            else:
                label = names[index] if index < len(names) else ""
                if label not in _UNSAID and not _says(cell, label):
                    cell.set("data-l", label)
                for strong in cell.iter("strong"):
                    strong.tag = "span"
                    strong.set("class", "said")
                _listed(cell)
                text = "".join(cell.itertext()).strip()
                if text in {"–", "", "no role stated", "not quoted", "not mentioned"}:
                    add_class(cell, "e")
                    cell.attrib.pop("data-l", None)


_UNSAID = frozenset(("What",))
"""Columns whose cells go on from the head of their row: “36 people” and “Are to be arrested.”"""


def _says(cell: Element, label: str) -> bool:
    """Whether a cell counts by itself what its column is called: “3 briefs” under “Briefs”."""
    number, _, noun = "".join(cell.itertext()).strip().partition(" ")
    return number.replace(",", "").isdigit() and noun.casefold() in {label.casefold(), label.casefold()[:-1]}


def _row_head(cell: Element) -> None:
    """The first cell of a row: what follows its name stands below it, small; words of code are a list, not a name."""
    first = cell[0] if len(cell) else None
    if first is None or first.tag == "code" or (cell.text or "").strip() or not (first.tail or "").strip():
        return
    if first.tag == "strong":
        first.tag = "span" if "fig" in classes_of(first) else "b"
    below = Element("small")
    below.text, first.tail = (first.tail or "").lstrip(), " "
    below.extend(list(cell)[1:])
    cell[:] = [first, below]


def _listed(cell: Element) -> None:
    """A cell with several parts, parted by middle dots, becomes a list."""
    if DOT not in "".join([cell.text or "", *(child.tail or "" for child in cell)]):
        return
    parts = cut_at_dots(cell)
    for part in parts:
        part.tag = "li"
    items = Element("ul", {"class": "who"})
    items.extend(parts)
    cell.text, cell[:] = None, [items]
