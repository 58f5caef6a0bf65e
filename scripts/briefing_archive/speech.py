"""What is spoken and what is ours in the one text of a quote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["direct", "mixed", "indirect"]

_OPENING = {"“": "”", "„": "”“", "«": "»", "»": "«", '"': '"'}
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open `[start, end)` of a quote's text. `spoken` words stand between double quotation marks.

    The marks belong to no stretch.
    """

    start: int
    end: int
    spoken: bool


class UnbalancedMarks(ValueError):
    """A quotation mark that opens or closes nothing; `at` is its offset in the quote's text."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__(f"the quotation mark at {at} has no partner")


@lru_cache(maxsize=16384)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The spoken and unspoken stretches of a quote's text, in order, blank ones left out.

    Double marks of any style bound what was spoken; single marks inside are the speaker's own.
    Raises UnbalancedMarks.

    >>> [text[s.start:s.end] for text in ["He will “not wait” long."] for s in stretches(text) if s.spoken]
    ['not wait']
    """
    found: list[Stretch] = []
    start, closing, opened_at = 0, "", 0
    for at, sign in enumerate(text):
        if closing and sign in closing:
            found.append(Stretch(start, at, spoken=True))
            start, closing = at + 1, ""
        elif not closing and sign in _OPENING:
            found.append(Stretch(start, at, spoken=False))
            start, closing, opened_at = at + 1, _OPENING[sign], at
        elif sign == "”" or (closing and sign in "“„" and not text[:at].rstrip(" ").endswith(PARAGRAPH_BREAK)):
            raise UnbalancedMarks(at)
    if closing:
        raise UnbalancedMarks(opened_at)
    found.append(Stretch(start, len(text), spoken=False))
    return tuple(s for s in found if text[s.start : s.end].strip())


def kind_of(text: str) -> Kind:
    """Direct where all words are spoken, mixed where some are, indirect where none is.

    Punctuation alone outside the marks makes no quote mixed. Unbalanced marks count as indirect.

    >>> kind_of("“No.”"), kind_of("He will “not” wait."), kind_of("He stays.")
    ('direct', 'mixed', 'indirect')
    """
    try:
        parts = stretches(text)
    except UnbalancedMarks:
        return "indirect"
    if not any(part.spoken for part in parts):
        return "indirect"
    ours = "".join(text[part.start : part.end] for part in parts if not part.spoken)
    return "mixed" if any(sign.isalnum() for sign in ours) else "direct"
