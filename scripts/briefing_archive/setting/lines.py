"""What stands in a line: meanings of emphasis, parts between middle dots, links that leave the site."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing_archive.pages.signs import DOT
from briefing_archive.setting.elements import classes_of


def set_spans(root: Element) -> None:
    """Emphasis with a meaning of its own becomes a plain element with its class; the rest is the article's words."""
    for em in list(root.iter("em")):
        classes = classes_of(em)
        if em.get("lang"):
            em.tag = "bdi"
        elif "pic" in classes:
            continue
        elif "code" in classes:
            em.tag = "code"
            em.attrib.pop("class")
        elif classes:
            em.tag = "span"
        else:
            em.tag = "i"


def cut_at_dots(holder: Element) -> list[Element]:
    """What a line holds, cut at its middle dots, each part in a span of its own."""
    parts = [Element("span")]

    def add(text: str | None) -> None:
        first, *more = (text or "").split(DOT)
        _append_text(parts[-1], first)
        for words in more:
            parts.append(Element("span"))
            _append_text(parts[-1], words)

    add(holder.text)
    for child in holder:
        tail, child.tail = child.tail, None
        parts[-1].append(child)
        add(tail)
    return parts


def _append_text(element: Element, words: str) -> None:
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def set_lines(root: Element) -> None:
    """The kicker and the bar of badges: their parts stand apart by a rule, or by space."""
    for paragraph in root.findall("p"):
        if "kick" in classes_of(paragraph):
            parts = cut_at_dots(paragraph)
            paragraph.text, paragraph[:] = None, parts
        elif "bar" in classes_of(paragraph):
            for child in paragraph:
                child.tail = None


def shorten_addresses(root: Element) -> None:
    """Addresses that leave the site with a plain underscore, which Markdown alone needed otherwise (RFC 3986, 6.2.2.2).

    The frame keeps where the reader comes from to itself (`referrer`), so that no link needs to say so.
    """
    for link in root.iter("a"):
        if (href := link.get("href", "")).startswith(("http:", "https:")):
            link.set("href", href.replace("%5F", "_"))
