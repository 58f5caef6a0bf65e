"""A sanitised page laid out: sections, evidence popovers, quotes, source box, rail and pictures.

What comes in is the HTML of our Markdown after `sanitise`, so it is well formed and holds our elements only. What is
added here comes from the page's own values or from the structure, and reaches the page as elements and text
nodes, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from briefing_archive.drawing import draw
from briefing_archive.pages.pictures import Meter, Picture, Strokes
from briefing_archive.problems import InputError
from briefing_archive.render import DASH, DOT, JOINT

_VOID = re.compile(r"<(br|hr)>")
_PASSAGE = re.compile(f"“([^{JOINT}]*){JOINT}”(?:,{JOINT} characters ([\\d–]+))?")
_KINDS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page adds to its Markdown: pictures by the id of their place, citations by the id of their quote."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    citations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Note:
    """An evidence note: its place (¶5), and each passage's words, characters and address."""

    place: str
    passages: tuple[tuple[str, str, str], ...]


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _add_class(element: Element, *names: str) -> None:
    element.set("class", " ".join(dict.fromkeys([*_classes(element), *names])))


def _new(parent: Element | None, tag: str, cls: str = "", text: str = "", **attributes: str) -> Element:
    element = Element(tag, attributes)
    if cls:
        element.set("class", cls)
    if text:
        element.text = text
    if parent is not None:
        parent.append(element)
    return element


def _tree(html: str) -> Element:
    as_xml = _VOID.sub(r"<\1/>", html).replace("&nbsp;", "&#160;")
    as_xml = re.sub("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]", "\ufffd", as_xml)
    try:
        return fromstring(f"<article>{as_xml}</article>")  # noqa: S314 - no doctype can pass the sanitiser
    except ParseError as wrong:  # pragma: no cover - the sanitiser writes well-formed HTML
        raise InputError(f"the page cannot be laid out: {wrong}", "report this page", status=1) from wrong


def _pop_notes(root: Element) -> dict[str, _Note]:
    """Take the footnotes out of the page; by the id their references point to."""
    notes: dict[str, _Note] = {}
    for block in [one for one in root if one.tag == "div" and "footnote" in _classes(one)]:
        for item in block.iter("li"):
            notes[item.get("id", "")] = _note(item)
        root.remove(block)
    return notes


def _note(item: Element) -> _Note:
    """A footnote's text, taken apart: place, then words, characters and link of each passage."""
    links = [a.get("href", "") for a in item.iter("a") if "footnote-backref" not in _classes(a)]
    for link in item.iter("a"):
        link[:], link.text = [], None
    text = "".join(item.itertext()).strip()
    place, _, rest = text.partition(JOINT)
    found = _PASSAGE.findall(rest)
    if not found:
        return _Note("source", ((text, "", ""),))
    hrefs = links if len(links) == len(found) else [""] * len(found)
    passages = zip(found, hrefs, strict=True)
    return _Note(place, tuple((words, characters, href) for (words, characters), href in passages))


def _place_in_words(place: str) -> str:
    return f"Paragraph {place[1:]}" if place.startswith("¶") else place[:1].upper() + place[1:]


def _popover(note: _Note, identity: str) -> Element:
    box = _new(None, "span", "note", popover="", id=identity)
    _new(box, "b", text=_place_in_words(note.place))
    for words, characters, href in note.passages:
        _new(box, "mark", text=words)
        if characters or href:
            meta = _new(box, "span", "meta", text=f"Characters {characters}" if characters else "")
            if href:
                meta.text = f"{meta.text} · " if meta.text else ""
                _new(meta, "a", text="Read the passage", href=href)
    return box


def _button(note: _Note, identity: str) -> Element:
    label = f"Evidence: {_place_in_words(note.place).lower()}"
    return Element("button", {"class": "ev", "popovertarget": identity, "aria-label": label})


def _marks(root: Element, notes: Mapping[str, _Note]) -> None:
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
            button.text = note.place if note.place.startswith("¶") else "¶"
            box.tail = sup.tail
            parent.insert(at, button)
            parent.insert(at + 1, box)


_LAST_WORD = re.compile(r"^(.*\s)?(\S+)$", re.DOTALL)


def _keep_with_last_word(root: Element) -> None:
    """A mark never parts from the last word of its statement: one word and one mark share a line."""
    for paragraph in [one for one in root.iter() if one.tag in {"p", "td", "th", "li"}]:
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
            group = _new(None, "span", "nb", text=found[2])
            end = at
            while end + 1 < len(children) and children[end].tag == "button":
                group.extend(children[end : end + 2])
                end += 2
                if (children[end - 1].tail or "").strip():
                    break
            for one in group:
                paragraph.remove(one)
            group.tail, group[-1].tail = group[-1].tail, None
            paragraph.insert(at, group)


def _spans(root: Element) -> None:
    """Emphasis with a meaning of its own becomes a plain element with its class; the rest is the article's words."""
    for em in list(root.iter("em")):
        classes = _classes(em)
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
            em.tag = "span"
            em.set("class", "as")


def _is_quote(element: Element) -> bool:
    return element.tag == "blockquote" and any(kind in _classes(p) for p in element.findall("p") for kind in _KINDS)


def _quote_item(quote: Element, citations: Mapping[str, str]) -> Element:
    """A quote as a row: its kind and marks in the margin, words, attribution, badge, notes."""
    paragraphs = list(quote)
    first = paragraphs[0]
    kind = next(one for one in _classes(first) if one in _KINDS)
    identity = first.attrib.pop("id", "")
    at_by = next((i for i, p in enumerate(paragraphs) if (p.text or "").startswith(DASH)), len(paragraphs))
    words, by, rest = paragraphs[:at_by], paragraphs[at_by : at_by + 1], paragraphs[at_by + 1 :]
    item = _new(None, "li", f"row q {kind}", **({"id": identity} if identity else {}))
    label, body = _new(item, "p", "label"), _new(item, "div")
    state = rest[0] if rest else None
    kind_word = ((state.text or "") if state is not None else "").partition(DOT)[0]
    _new(label, "span", "kind", text=kind_word.strip())
    box = _new(body, "blockquote", "words")
    said_parent = box
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
    _set_spoken(said_parent, kind)
    tail = _new(body, "div", "tail")
    for paragraph in by:
        paragraph.text = (paragraph.text or "").removeprefix(DASH)
        paragraph.set("class", "by")
        _keep_day(paragraph)
        tail.append(paragraph)
    actions = _new(tail, "p", "acts")
    if state is not None:
        badges = list(state)
        for one in badges:
            one.tail = None
            actions.append(one)
    if identity:
        _new(actions, "a", text="Link", href=f"#{identity}", **{"aria-label": "Link to this quote"})
        if identity in citations:
            _new(actions, "button", "act", text="Cite", popovertarget=f"C-{identity}")
            cite = _new(actions, "span", "note", popover="", id=f"C-{identity}")
            _new(cite, "b", text="Cite")
            _new(cite, "span", "cite", text=citations[identity])
    for paragraph in rest[1:]:
        paragraph.set("class", "meta")
        body.append(paragraph)
    notes_at_end = [child for child in body if child.tag == "span" and "note" in _classes(child)]
    for note in notes_at_end:
        body.remove(note)
        body.append(note)
    return item


def _keep_day(by: Element) -> None:
    """The day a quote was said stands on one line."""
    last = by[-1] if len(by) else None
    if last is not None and (found := re.fullmatch(r"(, )(\d[^,]*)", last.tail or "")):
        last.tail = found[1]
        _new(by, "span", "when", text=found[2])


def _take_marks(paragraph: Element) -> list[tuple[Element, Element]]:
    taken: list[tuple[Element, Element]] = []
    for holder in [paragraph, *paragraph.iter("span")]:
        children = list(holder)
        for button, note in pairwise(children):
            if button.tag == "button" and "ev" in _classes(button):
                holder.remove(button)
                holder.remove(note)
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


def _row_item(item: Element) -> None:
    """A loose list item that opens with a strong word is a row: that paragraph its margin, the rest its body."""
    label, *rest = list(item)
    if identity := label.attrib.pop("id", ""):
        item.set("id", identity)
    bar = [one for one in _classes(label) if one != "span"] if "span" in _classes(label) else []
    _add_class(item, "row")
    label.set("class", "label")
    for strong in label.findall("strong"):
        strong.tag = "b"
        strong.set("class", "when inf" if "inf" in _classes(strong) else "when")
    if bar:
        _new(label, "span", f"span {bar[0]}")
    body = Element("div")
    body.extend(rest)
    item.text = None
    item[:] = [label, body]


def _is_row(item: Element) -> bool:
    return (
        len(item) > 1
        and item[0].tag == "p"
        and not (item[0].text or "").strip()
        and len(item[0]) > 0
        and item[0][0].tag == "strong"
    )


def _definitions(items: Element) -> Element:
    """The source box's list as terms and values."""
    box = Element("dl")
    for item in items:
        strong = item.find("strong")
        if strong is None:
            continue
        pair = _new(box, "div")
        _new(pair, "dt", text="".join(strong.itertext()).rstrip(":"))
        value = _new(pair, "dd", text=(strong.tail or "").lstrip())
        value.extend(child for child in item if child is not strong)
    return box


def _table(table: Element) -> None:
    """A table that stacks on phones: headings as scopes, each cell carrying its column's name."""
    _add_class(table, "stack")
    names = ["".join(cell.itertext()) for cell in table.iter("th")]
    for row in table.iter("tr"):
        for index, cell in enumerate(row):
            if cell.attrib.pop("align", "") == "right":
                _add_class(cell, "r")
            if cell.tag == "th":
                cell.set("scope", "col")
            elif index == 0:
                cell.tag = "th"
                cell.set("scope", "row")
                _row_head(cell)
            else:
                cell.set("data-l", names[index] if index < len(names) else "")
                for strong in cell.iter("strong"):
                    strong.tag = "span"
                    strong.set("class", "said")
                _listed(cell)
                text = "".join(cell.itertext()).strip()
                if text in {"–", "", "no role stated", "same name", "not heard", "not told"}:
                    _add_class(cell, "e", "meta")


def _cut_at_dots(holder: Element) -> list[Element]:
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


def _lines(root: Element) -> None:
    """The kicker and the bar of badges: their parts stand apart by a rule, or by space."""
    for paragraph in root.findall("p"):
        if "kick" in _classes(paragraph):
            parts = _cut_at_dots(paragraph)
            paragraph.text, paragraph[:] = None, parts
        elif "bar" in _classes(paragraph):
            for child in paragraph:
                child.tail = None


def _row_head(cell: Element) -> None:
    """The first cell of a row: what follows its name stands below it, small."""
    first = cell[0] if len(cell) else None
    if first is None or (cell.text or "").strip() or not (first.tail or "").strip():
        return
    if first.tag == "strong":
        first.tag = "span" if "fig" in _classes(first) else "b"
    below = Element("span", {"class": "meta k"})
    below.text, first.tail = (first.tail or "").lstrip(), " "
    below.extend(list(cell)[1:])
    cell[:] = [first, below]


def _listed(cell: Element) -> None:
    """A cell with several parts, parted by middle dots, becomes a list."""
    if DOT not in "".join([cell.text or "", *(child.tail or "" for child in cell)]):
        return
    parts = _cut_at_dots(cell)
    for part in parts:
        part.tag = "li"
    items = Element("ul", {"class": "who"})
    items.extend(parts)
    cell.text, cell[:] = None, [items]


def _picture(place: Element, pictures: Mapping[str, Picture]) -> Element | None:
    """The picture for a placeholder: a figure where it is a paragraph, strokes behind the words of a line."""
    identity = place.get("id", "")
    picture = pictures.get(identity)
    if picture is None:
        return None
    drawn = draw(picture, identity)
    if isinstance(picture, Meter):
        holder = Element("span")
        holder.text = "".join(place.itertext())
        holder.append(drawn)
        return holder
    if isinstance(picture, Strokes):
        holder = Element("span", {"class": "heard"})
        _new(holder, "span", "meta", text="".join(place.itertext()))
        holder.append(drawn)
        return holder
    figure = Element("figure")
    figure.append(drawn)
    caption = _new(figure, "figcaption", "meta", text=place.text or "")
    caption.extend(list(place))
    return figure


def _pictures(root: Element, pictures: Mapping[str, Picture]) -> None:
    for parent in list(root.iter()):
        for at, child in enumerate(list(parent)):
            if "pic" not in _classes(child):
                continue
            drawn = _picture(child, pictures)
            if drawn is None:
                child.attrib.pop("id", None)
                child.attrib["class"] = "meta"
                continue
            drawn.tail = child.tail
            parent[at] = drawn
            following = parent[at + 1] if at + 1 < len(parent) else None
            if following is not None and following.tag == "table":
                details = Element("details")
                _new(details, "summary", text="As a table")
                details.append(following)
                parent[at + 1] = details


_IN_HEADER = frozenset({"kick", "dek", "bar", "band", "meta"})


class _Layout:
    """Collects the children of a page into header, sections and rail."""

    def __init__(self, extras: Extras) -> None:
        self.extras = extras
        self.page = Element("article", {"class": "page"})
        self.header = _new(self.page, "header")
        self.rail: Element | None = None
        self.section: Element | None = None
        self.sub: Element | None = None
        self.rows: Element | None = None
        self.ways: Element | None = None

    def take(self, element: Element) -> None:
        if element.tag == "h2":
            self._open(element)
        elif "next" in _classes(element):
            self._beside(element)
        elif self.section is None and (element.tag == "h1" or set(_classes(element)) & _IN_HEADER):
            if element.tag == "h1":
                _add_class(element, "title")
                element.attrib.pop("id", None)
            self.header.append(element)
        elif self.section is None:
            self.section = _new(self.page, "section", "sec")
            self._inside(element, self.section)
        elif "beside" in _classes(element):
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
        classes = _classes(heading)
        heading.attrib.pop("class", None)
        identity = heading.attrib.pop("id", "")
        self.rows = self.sub = None
        in_rail = bool({"rail", "src"} & set(classes))
        if in_rail and self.rail is None:
            self.rail = _new(self.page, "aside", "rail", **{"aria-label": "Source" if "src" in classes else "More"})
        parent = self.rail if in_rail and self.rail is not None else self.page
        kind = "src" if "src" in classes else "" if in_rail else "sec"
        names = " ".join(filter(None, (kind, "noprint" if "noprint" in classes else "")))
        self.section = _new(parent, "section", names)
        if identity:
            self.section.set("id", identity)
            heading.set("id", f"H-{identity}")
            self.section.set("aria-labelledby", f"H-{identity}")
        if "year" in classes:
            heading.set("class", "year")
        self.section.append(heading)

    def close(self) -> None:
        """Beside a source box stands the list of the page's sections; at the end the ways onward."""
        if self.ways is not None:
            self.page.append(self.ways)
        sections = [one for one in self.page.findall("section") if one.get("id")]
        if self.rail is None or not any("src" in _classes(one) for one in self.rail) or len(sections) < 2:
            return
        toc = _new(self.rail, "nav", "toc noprint", **{"aria-label": "On this page"})
        _new(toc, "h2", text="On this page")
        items = _new(toc, "ul", "plain")
        for section in sections:
            heading = section.find("h2")
            words = "".join(heading.itertext()) if heading is not None else ""
            _new(_new(items, "li"), "a", text=words, href=f"#{section.get('id')}")

    def _inside(self, element: Element, section: Element) -> None:
        is_sec = "sec" in _classes(section)
        if _is_quote(element):
            if self.rows is None:
                self.rows = _new(section, "ol", "rows")
            self.rows.append(_quote_item(element, self.extras.citations))
            return
        self.rows = None
        if not is_sec:
            section.append(
                _definitions(element) if element.tag == "ul" and "src" in _classes(section) else _plain(element)
            )
        elif element.tag == "h3" and not _leads(element):
            self._open_sub(element, section)
        elif element.tag in {"ul", "ol"} and len(element) and all(_is_row(item) for item in element):
            self.sub = None
            element.set("class", "rows" if not section.findall("div") else "rows tight")
            for item in element:
                _row_item(item)
            section.append(element)
        elif self.sub is not None:
            self.sub.append(_plain(element))
        elif element.tag == "p" and "lead" in _classes(element):
            section.append(element)
        else:
            _add_class(_plain(element), "in")
            section.append(element)

    def _open_sub(self, heading: Element, section: Element) -> None:
        row = _new(section, "div", "row sub")
        if identity := heading.attrib.pop("id", ""):
            row.set("id", identity)
        heading.set("class", "label")
        row.append(heading)
        self.sub = _new(row, "div")


def _leads(heading: Element) -> bool:
    """Whether a third-level heading is a link: the title of another page, not a side-head."""
    return heading.find("a") is not None


def _plain(element: Element) -> Element:
    if element.tag in {"ul", "ol"}:
        _add_class(element, "plain")
    return element


def _external(root: Element) -> None:
    for link in root.iter("a"):
        if link.get("href", "").startswith(("http:", "https:")):
            link.set("rel", "noopener noreferrer")


def compose(html: str, extras: Extras) -> str:
    """The final HTML of a page from its sanitised HTML and its own values."""
    root = _tree(html)
    notes = _pop_notes(root)
    _marks(root, notes)
    _keep_with_last_word(root)
    _spans(root)
    for table in list(root.iter("table")):
        _table(table)
    _pictures(root, extras.pictures)
    _lines(root)
    _external(root)
    layout = _Layout(extras)
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
