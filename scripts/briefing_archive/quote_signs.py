"""The quotation marks of a text, one by one: which may open and which may close, by what stands beside them.

Curly, straight, single, low and angled marks and ``doubled'' ones are told from apostrophes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
_STOPS = frozenset(",;:!?)]}")


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
        left = opens_after and not after.isspace() and not _stops(text, stop)
        right = not before.isspace() and before not in _OPENING_BRACKETS and not after.isalnum()
        found.append(Sign(at, stop, sign, family, left, right))
    return _with_loose_pairs(found, text) if any(one.sign == "`" for one in found) else found


def _stops(text: str, at: int) -> bool:
    """Whether a stop follows, before which no quotation opens; three full stops are words left out."""
    return text[at : at + 1] in _STOPS or (text[at : at + 1] == "." and text[at : at + 2] != "..")


def _with_loose_pairs(signs: list[Sign], text: str) -> list[Sign]:
    """The signs with ` and ' that stand free of the words between them (` so '), as some agencies print marks."""
    found = list(signs)
    opened: int | None = None
    for at, one in enumerate(signs):
        is_free = text[one.start - 1 : one.start].isspace() and not text[one.end : one.end + 1].isalnum()
        if one.sign == "`" and is_free:
            opened = at
        elif one.sign == "'" and is_free and opened is not None and not _owns(signs, at, text):
            found[opened] = replace(signs[opened], left=True)
            found[at] = replace(one, left=False, right=True)
            opened = None
    return found


def _owns(signs: list[Sign], at: int, text: str) -> bool:
    """Whether a free ' after an s shows whose something is (the crews ' boats): another one comes to close."""
    start, end = signs[at].start, signs[at].end
    if text[max(start - 3, 0) : start].rstrip()[-1:] not in {"s", "S"}:
        return False
    if not text[end : end + 3].lstrip()[:1].isalpha():
        return False
    later = next((one for one in signs[at + 1 :] if one.sign in "`'" and text[one.start - 1].isspace()), None)
    return later is not None and later.sign == "'"


def _is_word_end(text: str, at: int) -> bool:
    return at >= 0 and not text[at].isspace() and text[at] not in _OPENING_BRACKETS
