"""A text file as an article: strict UTF-8, or a message that says what it is instead."""

from __future__ import annotations

import codecs
import shlex

from briefing_archive.problems import InputError
from briefing_archive.text import paragraphs

LARGEST = 4 * 1024 * 1024
_OTHER_FORMATS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "an Office document or a ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
_BYTE_ORDER_MARKS = {codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF32_BE: "UTF-32"} | {
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(data: bytes, name: str) -> str:
    """The text of an article file, without a byte order mark and with `\\n` line ends.

    Raises InputError for anything but UTF-8 text with at least one sentence, naming what it seems to be.
    """
    if len(data) > LARGEST:
        raise InputError(
            f"more than {LARGEST / 1_000_000:.1f} MB is no article",
            "give the text of one article",
            place=name,
        )
    if not data.strip():
        raise InputError("the file is empty", "give the text of one article", place=name)
    for start, format_ in _OTHER_FORMATS.items():
        if data.startswith(start):
            raise InputError(f"this is {format_}, not text", "save its text as a .txt file", place=name)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise InputError(f"the file is {encoding}", _save_as_utf8(encoding, name), place=name)
    if b"\0" in data[:8192]:
        _refuse_nul(data, name)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        column = len(data[data.rfind(b"\n", 0, wrong.start) + 1 : wrong.start].decode("utf-8", "replace")) + 1
        guess = _single_byte_guess(data, wrong.start)
        raise InputError(
            f"the byte 0x{data[wrong.start]:02x} is no UTF-8{f'; the file looks like {guess}' if guess else ''}",
            _save_as_utf8(guess or "its own encoding", name),
            place=f"{name}:{line}:{column}",
        ) from wrong
    if "\0" in text:
        _refuse_nul(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not any(block.number for block in paragraphs(text)):
        raise InputError(
            "no paragraph is found: no block of the text ends as a sentence does",
            "give the whole article, with a blank line between paragraphs",
            place=name,
        )
    return text


def _refuse_nul(data: bytes, name: str) -> None:
    """Raise for a NUL byte: UTF-16 without its mark where every other byte is NUL, else no text at all."""
    sample = data[:8192]
    shares = sorted(half.count(0) / max(len(half), 1) for half in (sample[0::2], sample[1::2]))
    if shares[0] < 0.1 and shares[1] > 0.6:
        raise InputError("the file is UTF-16", _save_as_utf8("UTF-16", name), place=name)
    raise InputError("the file is binary, not text", "give a .txt or .html file", place=name)


def _single_byte_guess(data: bytes, at: int) -> str:
    """Windows-1252 where its quotation marks or accented letters explain the byte; "" otherwise."""
    try:
        sign = data[at : at + 1].decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "Windows-1252" if sign.isalpha() or sign in "‘’“”–—…€\u00a0£" else ""


def _save_as_utf8(encoding: str, name: str) -> str:
    return f"save it as UTF-8, for example with `iconv -f {encoding.upper()} -t UTF-8 {shlex.quote(name)}`"
