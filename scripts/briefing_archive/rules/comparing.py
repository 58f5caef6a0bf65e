"""How words that do not occur differ from words that do: altered, or stitched together from several places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from briefing_archive.marks import quotations
from briefing_archive.spans import Span, find_words
from briefing_archive.text import fold_words, words

_MOST_PIECES = 4
_LEFT_OUT = 5
_CUT = re.compile(r"[\[(]?(?:…|\.\.\.)[\])]?")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)\]]*\s")


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in words; and the share (0 to 1) of the words that are the same, in the same order."""

    words: str
    share: float


def describe_difference(ours: str, theirs: str) -> Difference:
    """The words that were changed, added or left out.

    >>> describe_difference("We will close a port", "We will not close the port").words
    'leaves out “not”; “a” for “the”'
    """
    mine, others = _tokens(ours), _tokens(theirs)
    matcher = SequenceMatcher(None, [t[1] for t in mine], [t[1] for t in others], autojunk=False)
    said: list[str] = []
    same = 0
    for what, a, b, c, d in matcher.get_opcodes():
        left, right = " ".join(t[0] for t in mine[a:b]), " ".join(t[0] for t in others[c:d])
        if what == "equal":
            same += b - a
        elif what == "replace":
            said.append(f"“{left}” for “{right}”")
        elif what == "delete":
            said.append(f"adds “{left}”")
        else:
            said.append(f"leaves out “{right}”")
    longest = max(len(mine), len(others), 1)
    in_words = [one for one in said if any(sign.isalnum() for sign in one.partition("“")[2])]
    return Difference("; ".join(in_words or said) or "its signs differ", same / longest)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Words and the signs between them, as written and folded; quotation marks are not compared."""
    return [(one, fold_words(one)) for one in re.findall(r"[^\W_]+(?:['’\-.,][^\W_]+)*|[^\w\s'\"“”‘’„«»]", text)]


def pieces_in(said: str, text: str) -> tuple[Span, ...]:
    """The stretches of the article from which the words were stitched together; none where they were not.

    Pieces are stitched when an ellipsis joins them, when speech or sentences lie between them, when they stand
    in another order, or when more than five words are left out. Anything less is an alteration of one passage.
    """
    pieces = _take_apart(said, text)
    if len(pieces) < 2 or _CUT.search(said.strip(" .…")):
        return pieces if len(pieces) > 1 else ()
    for before, after in pairwise(pieces):
        if _is_gap(before, after, text):
            return pieces
    return ()


def _take_apart(said: str, text: str) -> tuple[Span, ...]:
    """The fewest stretches of at least two words each that make up `said`, longest first from its beginning."""
    parts = [part for part in _CUT.split(said) if part.strip(" .,;:[]()")]
    found: list[Span] = []
    for part in parts:
        spans = words(part)
        at = 0
        while at < len(spans):
            for end in range(len(spans), at, -1):
                piece = part[spans[at][0] : spans[end - 1][1]]
                if place := _place(piece, found, text):
                    found.append(place)
                    break
            else:
                return ()
            is_short = end - at < 2 and len(spans) > 1
            if is_short or len(found) > _MOST_PIECES:
                return ()
            at = end
    return tuple(found)


def _place(piece: str, found: Sequence[Span], text: str) -> Span | None:
    """Where a piece stands: right after the piece before it if it can, else at its first place."""
    places = list(find_words(piece, text))
    after = [place for place in places if found and place.start >= found[-1].end]
    return next(iter(after or places), None)


def _is_gap(before: Span, after: Span, text: str) -> bool:
    if after.start < before.end:
        return True
    between = text[before.end : after.start]
    if _SENTENCE_END.search(between) or "\n\n" in between or len(words(between)) > _LEFT_OUT:
        return True
    holder = [one.inner for one in quotations(text) if one.depth == 0 and one.inner.covers(before)]
    return bool(holder) and not any(one.covers(after) for one in holder)
