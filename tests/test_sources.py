"""A file is an article or a clear message, never a traceback."""

from __future__ import annotations

import pytest
from briefing_archive.problems import InputError
from briefing_archive.sources.plain import LARGEST, decode

ARTICLE = "Port Verrin pauses dredging\n\nThe board said “no” – for now.\n"


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode(),  # as it should be
        b"\xef\xbb\xbf" + ARTICLE.encode(),  # with a byte order mark
        ARTICLE.replace("\n", "\r\n").encode(),  # with the line ends of Windows
        ARTICLE.replace("\n", "\r").encode(),  # and of old Macintoshes
    ],
)
def test_text_comes_without_mark_and_with_plain_line_ends(data: bytes) -> None:
    assert decode(data, "article.txt") == ARTICLE


@pytest.mark.parametrize(
    ("data", "place", "fault", "remedy"),
    [
        (b"", "a.txt", "empty", "give the text"),  # nothing
        (b" \n\t\n", "a.txt", "empty", "give the text"),  # blanks alone
        (b"x" * (LARGEST + 1), "a.txt", "more than 4.2 MB", "one article"),  # too large
        (b"%PDF-1.4\n%\xe2\xe3", "a.txt", "a PDF", "a .txt file"),  # other formats
        (b"{\\rtf1 He said.}", "a.txt", "RTF", "a .txt file"),
        (ARTICLE.encode("utf-16"), "a.txt", "UTF-16", "iconv -f UTF-16"),  # with its mark
        (ARTICLE.encode("utf-16-le"), "a.txt", "UTF-16", "iconv -f UTF-16"),  # without
        (ARTICLE.encode("utf-32"), "a.txt", "UTF-32", "iconv -f UTF-32"),  # wider still
        (ARTICLE.encode("cp1252"), "a.txt:3:16", "0x93", "iconv -f WINDOWS-1252"),  # curly marks of Windows
        (b"Ferry late.\n\xff\x00\x01", "a.txt", "binary", ".txt or .html"),  # a picture, say
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "binary", ".txt or .html"),  # truly one
        (b"Only a headline\n", "a.txt", "no paragraph", "blank line"),  # no sentence at all
        ("Caf\u00e9 opens. ".encode() + b"\xc3(", "a.txt:1:13", "0xc3", "UTF-8"),  # a cut sequence
    ],
)
def test_anything_else_is_named_with_its_place_and_mend(data: bytes, place: str, fault: str, remedy: str) -> None:
    with pytest.raises(InputError) as told:
        decode(data, "a.txt")
    assert told.value.place == place
    assert fault in told.value.fault
    assert remedy in told.value.remedy
