"""The HTML of a page cut down to our components, whatever the Markdown held."""

from __future__ import annotations

import re

import nh3

_INLINE = ("a", "br", "code", "em", "strong", "sup")
_BLOCKS = ("blockquote", "div", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul")
_TABLES = ("table", "tbody", "td", "th", "thead", "tr")
TAGS = frozenset((*_INLINE, *_BLOCKS, *_TABLES))
CLASSES: dict[str, set[str]] = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "em": {"badge", "ok", "draft", "gone", "unk", "inf", "code", "insert", "said", "pic", "when"},
    "h2": {"rail", "src", "year", "noprint", "cite"},
    "h3": {"of"},
    "p": {
        *("kick", "bar", "dek", "lead", "meta", "band", "beside", "next", "demo", "pic", "direct", "mixed", "indirect"),
        *("span", "day", "week", "month", "year", "decade", "none"),
    },
    "strong": {"inf", "fig"},
}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # without it, nh3 would allow title and lang everywhere
    "a": {"href"},
    "em": {"lang", "dir"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    **{tag: {"id"} for tag in ("h1", "h2", "h3", "h4", "p")},
}
_ATTRIBUTES["em"].add("id")
_VALUES: dict[str, dict[str, set[str]]] = {tag: {"align": {"left", "right", "center"}} for tag in ("td", "th")}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*|fn(?:ref\d*)?:\d+")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "id":
        return value if _ID.fullmatch(value) else None
    if attribute == "lang":
        return value if _LANG.fullmatch(value) else None
    if attribute == "dir":
        return value if value in {"rtl", "ltr"} else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    tag_attribute_values=_VALUES,
    attribute_filter=_filtered,
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """`html` with our elements, classes and attributes only; the text of everything else stays as text.

    No style, no title, no event, no address but http, https, mailto and those inside the site.

    >>> sanitise('<p class="lead x" onclick="y()">a<script>b</script> <a href="javascript:c">d</a></p>')
    '<p class="lead">a <a>d</a></p>'
    """
    return _CLEANER.clean(html)
