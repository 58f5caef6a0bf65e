"""A saved web page as an article: its text, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefing_archive.problems import InputError


@dataclass(frozen=True, slots=True)
class WebArticle:
    """The text of a page, headline first, and its own metadata; None where the page is silent."""

    text: str
    headline: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: date | None


def read_page(markup: str, name: str, url: str | None = None) -> WebArticle:
    """The article of a page, by trafilatura; raises InputError where none is found."""
    try:
        from trafilatura import bare_extraction
    except ImportError as missing:
        raise InputError(
            "reading a web page needs trafilatura, which is not installed", "run `make draft-tools`", place=name
        ) from missing
    page: Any = bare_extraction(
        markup, url=url, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True
    )
    body = (page.text or "").strip() if page is not None else ""
    if page is None or not body:
        raise InputError(
            "no article text is found in the page", "save the text alone as a .txt file and give that", place=name
        )
    blocks = [line.strip() for line in body.splitlines() if line.strip()]
    headline = _said(page.title)
    if headline and (not blocks or blocks[0].casefold() != headline.casefold()):
        blocks.insert(0, headline)
    return WebArticle(
        "\n\n".join(blocks) + "\n",
        headline,
        _said(page.sitename),
        _said(page.author),
        _said(page.url),
        _day(page.date),
    )


def _said(value: str | None) -> str | None:
    """A metadata value on one line; None for an empty one."""
    line = re.sub(r"\s+", " ", value or "").strip()
    return line[:300] or None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
