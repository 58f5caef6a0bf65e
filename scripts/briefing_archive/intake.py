"""What an editor hands in: an article from a file, a saved page or standard input, and what is known of it."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing_archive.problems import InputError
from briefing_archive.sources.html import read_page
from briefing_archive.sources.plain import LARGEST, decode

_PAGE_ENDINGS = {".html", ".htm", ".xhtml"}


@dataclass(frozen=True, slots=True)
class Intake:
    """An article's text as it will stand in article.txt, with what its source says of it (None: silent)."""

    name: str
    text: str
    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None

    @property
    def data(self) -> bytes:
        return self.text.encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def take_in(article: str) -> Intake:
    """The article at a path, or on standard input for `-`.

    Raises InputError with what is wrong with it and how to mend it.
    """
    name = "standard input" if article == "-" else article
    data = _read(article, name)
    if Path(article).suffix.lower() in _PAGE_ENDINGS or _looks_like_page(data):
        page = read_page(_decode_page(data, name), name)
        text = decode(page.text.encode(), name)
        return Intake(name, text, page.headline, page.publisher, page.author, page.url, page.published)
    return Intake(name, decode(data, name))


def _read(article: str, name: str) -> bytes:
    try:
        if article == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        path = Path(article)
        if path.is_file() and path.stat().st_size > LARGEST:
            size = path.stat().st_size / 1_000_000
            raise InputError(
                f"{size:.0f} MB is no article; the limit is {LARGEST // 1_000_000} MB",
                "give the text of one article",
                place=name,
            )
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise InputError("there is no such file", "name the article's .txt or .html file", place=name) from missing
    except IsADirectoryError as wrong:
        raise InputError("this is a folder", "name the article's .txt or .html file", place=name) from wrong
    except OSError as wrong:
        raise InputError(f"cannot be read: {wrong.strerror or wrong}", "check the file", place=name) from wrong


def _looks_like_page(data: bytes) -> bool:
    start = data[:512].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))


def _decode_page(data: bytes, name: str) -> str:
    """A page's markup: UTF-8, else what the page itself declares is left to a person to convert."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise InputError(
            f"the byte 0x{data[wrong.start]:02x} is no UTF-8",
            "save the page as UTF-8, or its text as a .txt file",
            place=f"{name}:{line}",
        ) from wrong
