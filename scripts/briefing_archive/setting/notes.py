"""Evidence: footnotes taken out of the page and put back as marks that open their notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefing_archive.pages.signs import JOINT
from briefing_archive.setting.elements import classes_of, new

_PASSAGE = re.compile(f"“([^{JOINT}]*){JOINT}”(?:,{JOINT} characters ([\\d–]+))?")


@dataclass(frozen=True, slots=True)
class _Note:
    """An evidence note: its place (¶5), each passage's words and characters, and the address of them all."""

    place: str
    passages: tuple[tuple[str, str], ...]
    href: str = ""


def pop_notes(root: Element) -> dict[str, _Note]:
    """Take the footnotes out of the page; by the id their references point to."""
    notes: dict[str, _Note] = {}
    for block in [one for one in root if one.tag == "div" and "footnote" in classes_of(one)]:
        for item in block.iter("li"):
            notes[item.get("id", "")] = _note(item)
        root.remove(block)
    return notes


def _note(item: Element) -> _Note:
    """A footnote's text, taken apart: place, then words and characters of each passage, and the link to them."""
    links = [a.get("href", "") for a in item.iter("a") if "footnote-backref" not in classes_of(a)]
    for link in item.iter("a"):
        link[:], link.text = [], None
    text = "".join(item.itertext()).strip()
    place, _, rest = text.partition(JOINT)
    found = _PASSAGE.findall(rest)
    if not found:
        return _Note("source", ((text, ""),))
    return _Note(place, tuple(found), links[0] if len(links) == 1 else "")


def _place_in_words(place: str) -> str:
    return f"Paragraph {place[1:]}" if place.startswith("¶") else place[:1].upper() + place[1:]


def _popover(note: _Note, identity: str) -> Element:
    box = new(None, "span", popover="", id=identity)
    places = ", ".join(characters for _, characters in note.passages if characters)
    new(box, "b", text=f"{_place_in_words(note.place)}{f', characters {places}' if places else ''}")
    for words, _ in note.passages:
        new(box, "mark", text=words)
    if note.href:
        new(box, "a", text=f"Read the passage{'s' * (len(note.passages) > 1)}", href=note.href)
    return box


def _button(note: _Note, identity: str) -> Element:
    """The mark; its name holds what is seen (WCAG 2.5.3)."""
    is_numbered = note.place.startswith("¶")
    label = f"Evidence {note.place}" if is_numbered else f"Evidence ¶, {note.place}"
    text = note.place if is_numbered else "¶"
    return new(None, "button", "ev", text, popovertarget=identity, **{"aria-label": label})


def set_marks(root: Element, notes: Mapping[str, _Note]) -> None:
    """Turn each footnote reference into its mark, the note right after it."""
    number = 0
    for parent in list(root.iter()):
        for sup in [child for child in parent if child.tag == "sup"]:
            link = sup.find("a")
            note = notes.get((link.get("href", "") if link is not None else "").removeprefix("#"))
            at = list(parent).index(sup)
            parent.remove(sup)
            if note is None:
                continue
            number += 1
            button, box = _button(note, f"E{number}"), _popover(note, f"E{number}")
            box.tail = sup.tail
            parent.insert(at, button)
            parent.insert(at + 1, box)


_LAST_WORD = re.compile(r"^(.*\s)?(\S+)$", re.DOTALL)


def keep_with_last_word(root: Element) -> None:
    """A mark never parts from the last word of its statement: one word and one mark share a line.

    The marks of quotes stand in the margin instead.
    """
    quoted = {id(one) for quote in root.iter("blockquote") for one in quote.iter()}
    for paragraph in [one for one in root.iter() if one.tag in {"p", "td", "th", "li"} and id(one) not in quoted]:
        children = list(paragraph)
        for at, child in enumerate(children):
            if child.tag != "button" or (at and children[at - 1].tag == "span"):
                continue
            if at and children[at - 1].tag != "br":
                text, owner = children[at - 1].tail or "", children[at - 1]
                found = _LAST_WORD.match(text)
                if not found:
                    continue
                owner.tail = found[1] or ""
            else:
                found = _LAST_WORD.match(paragraph.text or "")
                if not found or at:
                    continue
                paragraph.text = found[1] or ""
            group = new(None, "span", text=found[2])
            end = at
            while end + 1 < len(children) and children[end].tag == "button":
                group.extend(children[end : end + 2])
                end += 2
                if (children[end - 1].tail or "").strip():
                    break
            where = list(paragraph).index(child)
            for one in group:
                paragraph.remove(one)
            group.tail, group[-1].tail = group[-1].tail, None
            paragraph.insert(where, group)
