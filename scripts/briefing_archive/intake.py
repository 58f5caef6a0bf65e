"""What an editor hands in: an article from a file, a saved page or standard input, and what is known of it."""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing_archive.fetch import fetch
from briefing_archive.problems import InputError
from briefing_archive.sources.html import read_page
from briefing_archive.sources.plain import LARGEST, decode

_PAGE_ENDINGS = {".html", ".htm", ".xhtml"}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset=["']?([A-Za-z0-9_-]+)""", re.IGNORECASE)
# Of whatever scheme: `fetch` says which ones it follows.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_AS_UTF8 = "save the page as UTF-8, or its text as a .txt file"


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


def take_in(article: str, *, allow_private: bool = False) -> Intake:
    """The article at a path, at an http or https address, or on standard input for `-`.

    Raises InputError with what is wrong with it and how to mend it.
    """
    if _ADDRESS.match(article):
        page = fetch(article, allow_private=allow_private)
        if page.media_type == "text/plain":
            return Intake(article, decode(page.data, article), url=page.url)
        return _from_page(page.data, article, page.charset, page.url)
    name = "standard input" if article == "-" else article
    data = _read(article, name)
    if Path(article).suffix.lower() in _PAGE_ENDINGS or _looks_like_page(data):
        return _from_page(data, name)
    return Intake(name, decode(data, name))


def _from_page(data: bytes, name: str, charset: str = "", url: str | None = None) -> Intake:
    page = read_page(_decode_page(data, name, charset), name, url)
    text = decode(page.text.encode(), name)
    return Intake(name, text, page.headline, page.publisher, page.author, page.url or url, page.published)


def _read(article: str, name: str) -> bytes:
    try:
        if article == "-":
            return sys.stdin.buffer.read(LARGEST + 1)
        path = Path(article)
        if path.is_file() and path.stat().st_size > LARGEST:
            fault = f"more than {LARGEST / 1_000_000:.1f} MB is no article"
            raise InputError(fault, "give the text of one article", place=name)
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


def _decode_page(data: bytes, name: str, charset: str = "") -> str:
    """A page's markup by the charset it was sent with, else the one it declares, else UTF-8."""
    declared = _DECLARED.search(data[:2048])
    said = charset or (declared.group(1).decode("ascii") if declared else "utf-8")
    try:
        return data.decode("utf-8-sig" if codecs.lookup(said).name == "utf-8" else said)
    except LookupError as unknown:
        raise InputError(f"the page's charset “{said}” is unknown", _AS_UTF8, place=name) from unknown
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        fault = f"the byte 0x{data[wrong.start]:02x} is no {said.upper()}"
        raise InputError(fault, _AS_UTF8, place=f"{name}:{line}") from wrong
