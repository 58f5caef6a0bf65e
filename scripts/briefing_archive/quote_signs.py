"""The quotation marks of a text, one by one: which may open and which may close, by what stands beside them.

Curly, straight, single, low and angled marks and ``doubled'' ones are told from apostrophes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FAMILY = {
    **dict.fromkeys('“”„‟"＂', "double"),
    **dict.fromkeys(("``", "''"), "double"),
    **dict.fromkeys("«»", "angled"),
    **dict.fromkeys("‘’‚‛'`", "single"),
    **dict.fromkeys("‹›", "single angled"),
}
_MARK = re.compile(r"``|''(?!')|[“”„‟\"＂«»‘’‚‛'`‹›]")
_OPENING_BRACKETS = "([{<"
_DASHES = "–—―-/"
_OPENERS = frozenset("“„‟‘‚‛‹")


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark and what its neighbours allow: `left` where it hugs the word after it, `right` the one before."""

    start: int
    end: int
    sign: str
    family: str
    left: bool
    right: bool


def signs_in(text: str, start: int, end: int) -> list[Sign]:
    """The marks of one paragraph, from left to right, without apostrophes inside words."""
    found = []
    for match in _MARK.finditer(text, start, end):
        sign, at, stop = match.group(), match.start(), match.end()
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        family = _FAMILY[sign]
        if family == "single" and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        opens_after = before.isspace() or before in _OPENING_BRACKETS or before in _DASHES or before in _OPENERS
        opens_after = opens_after or (before in "\"'`«" and (at - 1 == start or not _is_word_end(text, at - 2)))
        if before == "-" and family == "single":
            opens_after = False  # al-'Adl
        left = opens_after and not after.isspace()
        right = not before.isspace() and before not in _OPENING_BRACKETS and not after.isalnum()
        found.append(Sign(at, stop, sign, family, left, right))
    return found


def _is_word_end(text: str, at: int) -> bool:
    return at >= 0 and not text[at].isspace() and text[at] not in _OPENING_BRACKETS
