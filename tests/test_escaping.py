"""Whatever stands in a record, an actor or a story, the page shows it as text and does nothing else.

Every input is put into every field that a person writes, rendered by the real templates, converted by the real
Markdown, sanitised and laid out by the real hook's functions, and the parsed HTML is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sites
from briefing_archive.archive import Archive, Brief
from briefing_archive.drawing import draw
from briefing_archive.model import Actor, Record, Story
from briefing_archive.registry import registry_of
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

# One line a trap; what it is aimed at stands beside it.
HOSTILE = [
    "<script>alert(1)</script>",  # raw HTML
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href=x>",
    "<details open ontoggle=alert(1)>",
    "<iframe srcdoc=x></iframe><object data=x><embed src=x>",
    "<meta http-equiv=refresh content=0;url=x><base href=x>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",  # references that must stay references
    "</title><script>alert(1)</script>",  # out of the title bar
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "`</title><script>alert(1)</script>`",
    "[x](javascript:alert(1))",  # links
    "[x](<javascript:alert(1)> 'y')",
    "![x](data:text/html,y)",
    "<javascript:alert(1)>",
    "<https://example.org/evil>",
    "https://example.org/evil",
    "[x]: https://example.org 'y'",
    "[^1]: a note of mine[^1]",  # footnotes
    "[^1] [^99]",
    "///Footnotes Go Here///",
    "[TOC]",
    "{: onclick=alert(1) .draft #Main }",  # attribute lists
    "*a*{: .badge .ok style=color:red }",
    "a\n{: .band }",
    "# a heading {: #Summary }",  # blocks
    "a\n\n# b",
    "- a\n    - b",
    "1. a",
    "> a quotation",
    "```\nfenced\n```",
    "~~~ fenced",
    "    indented",
    "a\n===",
    "---",
    "| a | b |\n|---|---|\n| c | d |",  # tables
    "a | b \\| c",
    "{{ 7 * 7 }}{% include 'x' %}{# y #}",  # templates
    '--8<-- "mkdocs.yml"',
    ":smile: ==mark== ++ins++ ^^sup^^ ~~del~~",
    "** bold ** __config __init__ *a* _b_",  # emphasis
    "\\*not escaped\\* \\\\ \\[",
    "trailing backslash \\",
    "“, characters 1–2; “x”, [passage](https://example.org)",  # the form of our own notes
    "—  · , as *x*",  # the signs our layout reads
    "Direct · verified",
    "!!! note",
    "*[abbr]: x",
    "]]>--><!--",
    '"onmouseover=alert(1) x="',
    "'\"><b>",
    "%3Cscript%3E &#60;script&#62; &#x3C;b&#x3E;",
    "داعش \u05d0 𝔘𝔫𝔦 é ﷽",  # letters of any script
    "=cmd|'/c calc'!A1",
]

FIELDS = [
    "record.title", "record.source.headline", "record.source.publisher", "record.source.author",
    "record.source.published_note", "record.source.rights", "record.reviewed.by", "record.summary.0.text",
    "record.summary.0.evidence.0", "record.actors.0.named.0", "record.actors.0.role", "record.quotes.0.text",
    "record.quotes.0.named", "record.quotes.0.cue", "record.quotes.0.inserted.0", "record.quotes.1.note",
    "record.quotes.2.speaker.0.words", "record.quotes.3.evidence.0", "record.context.background.0.text",
    "record.context.events.0.text", "record.context.events.1.as_stated", "record.context.events.2.as_stated",
    "record.context.figures.0.unit", "record.context.figures.0.text", "record.context.places.0.name",
    "record.corrections.0.what", "record.corrections.0.why", "withdrawn.withdrawn.why",
    "actor.name", "actor.names.0", "actor.names.1.name", "actor.roles.0.role", "actor.note",
    "actor.designated_by.0.as", "story.title", "story.intro", "story.differs.0.matter", "story.differs.0.text",
    "story.differs.0.evidence", "story.agrees.0.matter",
]  # fmt: skip


def _put(values: Any, path: list[str], text: str) -> None:
    for key in path[:-1]:
        values = values[int(key)] if isinstance(values, list) else values[key]
    last = path[-1]
    if isinstance(values, list):
        values[int(last)] = text
    else:
        values[last] = text


def _record() -> dict[str, Any]:
    values = sites.record().model_dump(mode="json", by_alias=True, exclude_none=True)
    values["quotes"][1]["note"] = "note"
    values["corrections"] = [{"on": "2026-03-22", "what": "what", "why": "why"}]
    values["source"] |= {"publisher": "The Verrin Post", "url": "https://example.org/a"}
    for group in (values["summary"], values["quotes"]):
        for item in group:
            item["evidence"] = [one["words"] for one in item.get("evidence", [])]
            if speakers := item.get("speaker"):
                item["speaker"] = [one.get("actor") or one for one in speakers]
    for group in values["context"].values():
        for item in group:
            item["evidence"] = [one["words"] for one in item.get("evidence", [])]
            if "according_to" in item:
                item["according_to"] = [one.get("actor") or one for one in item["according_to"]]
    return values


def _archive(field: str, text: str) -> Archive:
    """An archive with the text in one field; ValidationError where the model refuses the text by itself."""
    kind, *path = field.split(".")
    values = _record()
    gone = _record() | {"status": "withdrawn", "withdrawn": {"on": "2026-03-23", "why": "why"}, "title": "Gone"}
    actor: dict[str, Any] = {
        "id": "ines-okafor", "kind": "person", "name": "Ines Okafor", "names": ["Okafor", {"name": "x", "lang": "ar"}],
        "roles": [{"role": "mayor", "of": "port-verrin"}], "note": "note",
        "designated_by": [{"by": "verrin-guard", "as": "mayor"}],
    }  # fmt: skip
    differs = {"matter": "Matter", "kind": "detail", "in": {sites.FIRST: {"text": "text", "evidence": ["words"]}}}
    agrees = json.loads(json.dumps(differs))
    story: dict[str, Any] = {"title": "Harbour", "intro": "Intro", "differs": [differs], "agrees": [agrees]}
    if kind == "story" and path[-1] in {"text", "evidence"}:
        story["differs"][0]["in"][sites.FIRST][path[-1]] = text if path[-1] == "text" else [text]
    else:
        if kind == "record" and path[-2:] == ["inserted", "0"]:
            values["quotes"][0]["text"] = f"“We will {text} dredge,”"
        _put({"record": values, "withdrawn": gone, "actor": actor, "story": story}[kind], path, text)
    first = Record.model_validate(values)
    briefs = (
        Brief(sites.FIRST, first, sites.receipt_for(first)),
        Brief("2026-03-10-gone", Record.model_validate(gone)),
    )
    others = [one for one in sites.ACTORS if one.id != "ines-okafor"]
    return Archive(
        briefs, registry_of([Actor.model_validate(actor), *others]), {"harbour": Story.model_validate(story)}
    )


ALLOWED = {
    "html", "head", "body", "article", "header", "section", "aside", "nav", "h1", "h2", "h3", "h4", "p", "span", "bdi",
    "a", "b", "strong", "mark", "button", "ol", "ul", "li", "div", "blockquote", "table", "thead", "tbody", "tr", "th",
    "td", "dl", "dt", "dd", "code", "details", "summary", "figure", "figcaption", "br", "i", "small",
}  # fmt: skip
DRAWN = {"svg", "title", "text", "circle", "rect", "line"}


def faults_of(html: str) -> Iterator[str]:
    """Everything in a page's HTML that only text from outside could have brought there."""
    for node in LexborHTMLParser(html).root.traverse():  # type: ignore[union-attr]
        if node.tag not in ALLOWED | DRAWN:
            yield f"element {node.tag}"
        for name, value in node.attributes.items():
            text = (value or "").strip().casefold()
            if name.startswith("on") or name in {"style", "title", "srcdoc", "src"}:
                yield f"attribute {name}"
            if name == "href" and ":" in text.partition("/")[0] and not text.startswith(("https:", "http:", "mailto:")):
                yield f"link {value}"
            if name == "href" and text.startswith("https://example.org/evil"):
                yield f"a link made from text: {value}"


def _shown(html: str) -> str:
    tree = LexborHTMLParser(html)
    return " ".join((tree.root.text() if tree.root else "").split())


@cache
def _plain_markdown() -> dict[str, str]:
    return sites.markdown_of(_archive("record.title", "Plain"))


def _shape(html: str) -> list[str]:
    return [str(node.tag) for node in LexborHTMLParser(html).root.traverse()]  # type: ignore[union-attr]


def _pages(archive: Archive) -> dict[str, str]:
    """The HTML of every page on which the text of the field stands, one a template."""
    plain, pages, found = _plain_markdown(), sites.pages(archive), {}
    for path, text in sites.markdown_of(archive).items():
        if text != plain.get(path):
            found.setdefault(pages[path].template, (path, text))
    return {path: sites.html_of(text, pages[path]) for path, text in found.values()}


def _visible(text: str) -> str:
    """What a reader sees of a one-line value: its signs, blanks folded, what is no character replaced."""
    return " ".join(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd").split())


# Fields whose text is taken apart or shortened before it is shown.
SHORTENED = {
    "record.summary.0.evidence.0", "record.quotes.3.evidence.0", "record.quotes.0.text", "record.quotes.0.named",
    "story.differs.0.evidence", "record.source.rights", "record.context.events.1.as_stated",
    "record.quotes.0.inserted.0",
    "record.quotes.0.cue",
}  # fmt: skip


def check(field: str, text: str) -> bool:
    """Whether the model lets the text in at all; if so, it must do nothing and be shown."""
    try:
        archive = _archive(field, text)
    except ValidationError:
        return False
    html = _pages(archive)
    assert {path: list(faults_of(one)) for path, one in html.items() if list(faults_of(one))} == {}
    if field not in SHORTENED:
        assert any(_visible(text) in _shown(one) for one in html.values()), (field, text)
    return True


# One field of every place in Markdown takes the whole table; the others take every fourth row, by turns.
WHOLE = {
    "record.title", "record.summary.0.text", "record.actors.0.role", "record.quotes.0.inserted.0",
    "record.context.figures.0.unit", "record.corrections.0.why", "actor.name", "story.differs.0.evidence",
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_brings_more_than_text(field: str) -> None:
    rows = HOSTILE if field in WHOLE else HOSTILE[FIELDS.index(field) % 4 :: 4]
    accepted = [text for text in rows if check(field, text)]
    assert len(accepted) > len(rows) / 2


def test_every_hostile_text_can_stand_in_a_record() -> None:
    """The table is worth something: few of its rows are refused before they are rendered."""
    refused = 0
    for text in HOSTILE:
        try:
            _archive("record.summary.0.text", text)
        except ValidationError:
            refused += 1
    assert refused == 0


def test_the_shape_of_a_page_does_not_depend_on_its_text() -> None:
    """A paragraph of a summary stays one paragraph, whatever signs it holds."""
    path = f"briefs/{sites.FIRST}.md"
    shapes = {text: _shape(_pages(_archive("record.summary.0.text", text))[path]) for text in ["Plain", *HOSTILE]}
    assert [text for text, shape in shapes.items() if shape != shapes["Plain"]] == []


def test_pictures_hold_names_as_text() -> None:
    from xml.etree.ElementTree import tostring

    from briefing_archive.pages.pictures import Counted, Dots

    drawn = tostring(draw(Dots("<script>", (Counted("<b onload=x>", 2),)), "P"), encoding="unicode")
    assert "<script" not in drawn
    assert "&lt;b onload=x&gt;" in drawn


def test_the_title_bar_is_escaped() -> None:
    """The frame prints titles and descriptions through `e`, and nothing of a page unescaped but its content."""
    theme = sites.ROOT / "templates" / "theme"
    for path in theme.rglob("*.html"):
        for line in path.read_text().splitlines():
            for printed in line.split("{{")[1:]:
                what = printed.partition("}}")[0].strip()
                if "page.meta" in what or "config." in what or "title" in what:
                    assert what.endswith("| e"), f"{path.name}: {what}"


def _shared_inputs(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "hostile").glob("*.jsonl")):
        if path.name.startswith("yaml"):
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            for value in entry.values() if isinstance(entry, dict) else [entry]:
                if isinstance(value, str) and 0 < len(value) <= 2000:
                    yield value


@pytest.mark.shared
def test_no_known_attack_brings_more_than_text(shared: Path) -> None:
    """Thousands of collected attacks, many to a page, in title, summary, quote and role by turns."""
    texts = sorted(set(_shared_inputs(shared)))
    assert len(texts) > 500
    for start in range(0, len(texts), 40):
        values = _record()
        values["summary"] = [one for text in texts[start : start + 40] if (one := _claim(text))]
        record = Record.model_validate(values)
        archive = Archive((Brief(sites.FIRST, record, sites.receipt_for(record)),), registry_of(sites.ACTORS))
        path = f"briefs/{sites.FIRST}.md"
        html = sites.html_of(sites.markdown_of(archive)[path], sites.pages(archive)[path])
        assert [fault for fault in faults_of(html) if not fault.startswith("a link made")] == []
        shown = _shown(html)
        for claim in record.summary:
            assert _visible(claim.text) in shown


def _claim(text: str) -> dict[str, str] | None:
    claim = {"text": text}
    try:
        Record.model_validate(_record() | {"summary": [claim]})
    except ValidationError:
        return None
    return claim
