"""A sanitised page laid out: sections, evidence popovers, quotes, source box, rail and pictures.

What comes in is the HTML of our Markdown after `sanitise`, so it is well formed and holds our elements only. What is
added here comes from the page's own values or from the structure, and reaches the page as elements and text
nodes, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from briefing_archive.pages.pictures import Picture
from briefing_archive.pages.signs import JOINT
from briefing_archive.problems import InputError
from briefing_archive.setting.elements import add_class, classes_of, new
from briefing_archive.setting.figures import set_pictures
from briefing_archive.setting.lines import set_lines, set_spans, shorten_addresses
from briefing_archive.setting.lists import definitions, is_row, set_row
from briefing_archive.setting.notes import keep_with_last_word, pop_notes, set_marks
from briefing_archive.setting.quotes import demo, is_demo, is_quote, quote_item
from briefing_archive.setting.tables import set_table

_VOID = re.compile(r"<(br|hr)>")


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page adds to its Markdown: pictures by the id of their place."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)


def _tree(html: str) -> Element:
    as_xml = _VOID.sub(r"<\1/>", html).replace("&nbsp;", "&#160;")
    as_xml = re.sub("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]", "\ufffd", as_xml)
    try:
        return fromstring(f"<article>{as_xml}</article>")  # noqa: S314 - no doctype can pass the sanitiser
    except ParseError as wrong:  # pragma: no cover - the sanitiser writes well-formed HTML
        raise InputError(f"the page cannot be laid out: {wrong}", "report this page", status=1) from wrong


_IN_HEADER = frozenset({"kick", "dek", "bar", "band", "meta"})


class _Layout:
    """Collects the children of a page into header, sections and rail."""

    def __init__(self, *, cites: str = "") -> None:
        self.cites = cites
        self.page = Element("article", {"class": "page"})
        self.header = new(self.page, "header")
        self.rail: Element | None = None
        self.section: Element | None = None
        self.sub: Element | None = None
        self.rows: Element | None = None
        self.ways: Element | None = None

    def take(self, element: Element) -> None:
        if element.tag == "h2":
            self._open(element)
        elif "next" in classes_of(element):
            self._beside(element)
        elif self.section is None and (element.tag == "h1" or set(classes_of(element)) & _IN_HEADER):
            if element.tag == "h1":
                add_class(element, "title")
                element.attrib.pop("id", None)
            self.header.append(element)
        elif self.section is None and is_demo(element):
            self.header.append(demo(element))
        elif self.section is None:
            self.section = new(self.page, "section", "sec")
            self._inside(element, self.section)
        elif "beside" in classes_of(element):
            self.rows = self.sub = None
            element.set("class", "in beside")
            self.section.append(element)
        else:
            self._inside(element, self.section)

    def _beside(self, element: Element) -> None:
        """Ways to the page before and the page after, at the end of this one."""
        if self.ways is None:
            self.ways = Element("nav", {"class": "full noprint ways", "aria-label": "Neighbouring pages"})
        element.attrib.pop("class")
        self.ways.append(element)

    def _open(self, heading: Element) -> None:
        classes = classes_of(heading)
        heading.attrib.pop("class", None)
        identity = heading.attrib.pop("id", "")
        self.rows = self.sub = None
        in_rail = bool({"rail", "src"} & set(classes))
        if in_rail and self.rail is None:
            self.rail = new(self.page, "aside", "rail", **{"aria-label": "Source" if "src" in classes else "More"})
        parent = self.rail if in_rail and self.rail is not None else self.page
        kind = "src" if "src" in classes else "" if in_rail or "cite" in classes else "sec"
        names = " ".join(filter(None, (kind, "noprint" if "noprint" in classes else "")))
        self.section = new(parent, "section", names)
        if identity:
            self.section.set("id", identity)
            heading.set("id", f"H-{identity}")
            self.section.set("aria-labelledby", f"H-{identity}")
        if "cite" in classes:
            self.section.set("popover", "")
        if "year" in classes:
            heading.set("class", "year")
        self.section.append(heading)

    def close(self) -> None:
        """Beside a source box stands the list of the page's sections; at the end the ways onward."""
        if self.ways is not None:
            self.page.append(self.ways)
        sections = [one for one in self.page.findall("section") if one.get("id") and "sec" in classes_of(one)]
        if self.rail is None or not any("src" in classes_of(one) for one in self.rail) or len(sections) < 2:
            return
        toc = new(self.rail, "nav", "toc noprint", **{"aria-label": "On this page"})
        new(toc, "h2", text="On this page")
        items = new(toc, "ul", "plain")
        for section in sections:
            heading = section.find("h2")
            words = "".join(heading.itertext()) if heading is not None else ""
            new(new(items, "li"), "a", text=words, href=f"#{section.get('id')}")

    def _inside(self, element: Element, section: Element) -> None:
        is_sec = "sec" in classes_of(section)
        if is_quote(element):
            if self.rows is None:
                self.rows = new(section, "ol", "rows")
            self.rows.append(quote_item(element, self.cites))
            return
        self.rows = None
        if not is_sec:
            section.append(
                definitions(element) if element.tag == "ul" and "src" in classes_of(section) else _plain(element)
            )
        elif element.tag == "h3" and not _leads(element):
            self._open_sub(element, section)
        elif element.tag in {"ul", "ol"} and len(element) and all(is_row(item) for item in element):
            self.sub = None
            element.set("class", "rows" if not section.findall("div") else "rows tight")
            for item in element:
                set_row(item)
            section.append(element)
        elif self.sub is not None:
            self.sub.append(_plain(element))
        elif element.tag == "p" and "lead" in classes_of(element):
            section.append(element)
        else:
            add_class(_plain(element), "in")
            section.append(element)

    def _open_sub(self, heading: Element, section: Element) -> None:
        row = new(section, "div", "row sub")
        if identity := heading.attrib.pop("id", ""):
            row.set("id", identity)
        heading.set("class", "label")
        row.append(heading)
        self.sub = new(row, "div")


def _leads(heading: Element) -> bool:
    """Whether a third-level heading is a link: the title of another page, not a side-head."""
    return heading.find("a") is not None


def _plain(element: Element) -> Element:
    if element.tag in {"ul", "ol"}:
        add_class(element, "plain")
    return element


def compose(html: str, extras: Extras) -> str:
    """The final HTML of a page from its sanitised HTML and its own values."""
    root = _tree(html)
    notes = pop_notes(root)
    set_marks(root, notes)
    keep_with_last_word(root)
    set_spans(root)
    for table in list(root.iter("table")):
        set_table(table)
    set_pictures(root, extras.pictures)
    set_lines(root)
    shorten_addresses(root)
    cite = next((one for one in root.findall("h2") if "cite" in classes_of(one)), None)
    layout = _Layout(cites=cite.get("id", "") if cite is not None else "")
    for element in list(root):
        layout.take(element)
    layout.close()
    _tidy(layout.page)
    return _serialised(layout.page)


def _tidy(root: Element) -> None:
    """Blanks between blocks carry no meaning and weigh."""
    for element in root.iter():
        if element.tag in _BLOCKS:
            for child in element:
                if child.tag in _BLOCKS and child.tail and not child.tail.strip():
                    child.tail = None
            if element.text and not element.text.strip():
                element.text = None


_BLOCKS = frozenset(
    [
        "article",
        "header",
        "section",
        "aside",
        "ol",
        "ul",
        "li",
        "div",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "p",
        "h1",
        "h2",
        "h3",
        "dl",
        "dt",
        "dd",
        "figure",
    ]
)


def _serialised(root: Element) -> str:
    text: str = tostring(root, encoding="unicode", method="html")
    return text.replace(' popover=""', " popover").replace(JOINT, "")
