"""The lines and blocks of a text, found by its blank lines and by where its lines end."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_archive.spans import Span
from briefing_archive.text import paragraphs

TERMINAL = re.compile(r"[.!?…:;,。।！？؟][\"'’”»›)\]\s]*\Z")
LOWER_START = re.compile(r"[\"'“‘(]?[a-zß-ÿ]")


def _lines(text: str, span: Span) -> list[Span]:
    """The lines of a block, without outer blanks."""
    found = []
    for match in re.finditer(r"\S[^\n]*", span.of(text)):
        line = match.group().rstrip()
        if line:
            found.append(Span(span.start + match.start(), span.start + match.start() + len(line)))
    return found


def _is_wrap(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the end of a line is only where it was too long, so that the next one goes on with it."""
    if TERMINAL.search(line.of(text)[-8:]) and not line.of(text).endswith((",", ";")):
        return False
    if LOWER_START.match(following.of(text)):
        return True
    return line.end - line.start >= max(50, 0.75 * width) and width <= 120


def text_blocks(text: str) -> list[Span]:
    """The blocks of a text: its paragraphs, parted further where lines are plainly blocks of their own, joined
    where the text has no blank lines and its lines are broken inside sentences."""
    found: list[Span] = []
    blocks = [Span(one.start, one.end) for one in paragraphs(text)]
    single = not re.search(r"\n[^\S\n]*\n", text.strip())
    groups = (
        [[line for block in blocks for line in _lines(text, block)]] if single else [_lines(text, b) for b in blocks]
    )
    for lines in groups:
        width = max((line.end - line.start for line in lines), default=0)
        wraps = [_is_wrap(text, line, after, width) for line, after in pairwise(lines)]
        is_wrapped = any(wraps)
        for index, line in enumerate(lines):
            before = lines[index - 1] if index else None
            joins = before is not None and wraps[index - 1]
            if before is not None and not joins and is_wrapped and not single:
                # Inside a wrapped paragraph a sentence may well end where a line does.
                joins = TERMINAL.search(before.of(text)[-8:]) is not None
            if joins:
                found[-1] = Span(found[-1].start, line.end)
            else:
                found.append(line)
    return found
