"""Quotes as rows: kind and marks in the margin, words, attribution, badge, link and citation."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from briefing_archive.pages.signs import DASH, DOT
from briefing_archive.setting.elements import classes_of, new

_DEMO_PARTS = 3
KINDS = ("direct", "mixed", "indirect")


def is_quote(element: Element) -> bool:
    return element.tag == "blockquote" and any(kind in classes_of(p) for p in element.findall("p") for kind in KINDS)


def quote_item(quote: Element, cites: str) -> Element:
    """A quote as a row: its kind and marks in the margin, words, attribution, badge, notes.

    `cites` is the id of the page's note on citing, "" where it has none.
    """
    paragraphs = list(quote)
    first = paragraphs[0]
    kind = next(one for one in classes_of(first) if one in KINDS)
    identity = first.attrib.pop("id", "")
    at_by = next((i for i, p in enumerate(paragraphs) if (p.text or "").startswith(DASH)), len(paragraphs))
    words, by, rest = paragraphs[:at_by], paragraphs[at_by : at_by + 1], paragraphs[at_by + 1 :]
    item = new(None, "li", f"row q {kind}", **({"id": identity} if identity else {}))
    label, body = new(item, "p", "label"), new(item, "div")
    state = rest[0] if rest else None
    kind_word = ((state.text or "") if state is not None else "").partition(DOT)[0]
    new(label, "b", text=kind_word.strip())
    box = new(body, "blockquote")
    for paragraph in words:
        paragraph.attrib.pop("class", None)
        notes = _take_marks(paragraph)
        for button, note in notes:
            label.append(button)
            body.append(note)
        if len(words) > 1:
            box.append(paragraph)
        else:
            box.text, box[:] = paragraph.text, list(paragraph)
    _set_spoken(box, kind)
    for paragraph in by:
        paragraph.text = (paragraph.text or "").removeprefix(DASH)
        paragraph.set("class", "by")
        body.append(paragraph)
    actions = new(body, "p", "acts")
    if state is not None:
        badges = list(state)
        for one in badges:
            one.tail = None
            actions.append(one)
    if identity:
        new(actions, "a", text="Link", href=f"#{identity}")
        if cites:
            new(actions, "button", text="Cite", popovertarget=cites)
    for paragraph in rest[1:]:
        paragraph.set("class", "meta")
        body.append(paragraph)
    notes_at_end = [child for child in body if "popover" in child.attrib]
    for note in notes_at_end:
        body.remove(note)
        body.append(note)
    return item


def _take_marks(paragraph: Element) -> list[tuple[Element, Element]]:
    taken: list[tuple[Element, Element]] = []
    for button, note in pairwise(list(paragraph)):
        if button.tag == "button" and "ev" in classes_of(button):
            paragraph.remove(button)
            paragraph.remove(note)
            note.tail = None
            taken.append((button, note))
    return taken


def _set_spoken(box: Element, kind: str) -> None:
    """Full ink for what was spoken: strong runs of a mixed quote, everything in a direct one."""
    for strong in box.iter("strong"):
        strong.tag = "span"
        strong.set("class", "said")
    if kind == "direct":
        for holder in box.findall("p") or [box]:
            said = Element("span", {"class": "said"})
            said.text, said[:] = holder.text, list(holder)
            holder.text, holder[:] = None, [said]


def is_demo(element: Element) -> bool:
    """Whether an element is the front page's example of a statement and its evidence."""
    return element.tag == "blockquote" and len(element) == _DEMO_PARTS and "demo" in classes_of(element[0])


def demo(example: Element) -> Element:
    """The example as a figure: our statement, the note it would open, and what is what."""
    statement, evidence, caption = list(example)
    figure = new(None, "figure", "demo")
    statement.attrib.pop("class")
    new(figure, "blockquote").append(statement)
    place, _, words = "".join(evidence.itertext()).partition(" “")
    box = new(figure, "div", "note")
    new(box, "b", text=f"Paragraph {place[1:]}" if place.startswith("¶") else place)
    new(box, "mark", text=words.removesuffix("”"))
    caption.tag = "figcaption"
    caption.set("class", "meta")
    figure.append(caption)
    return figure
