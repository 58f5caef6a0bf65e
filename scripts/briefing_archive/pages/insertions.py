"""What an outlet did to a speaker's words, in the reader's: words put in or left out, a letter changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.model import Quote

_BRACKETS = "()[]{} "
_ELLIPSIS = re.compile(r"(?:\.\s*){3,}|…+")
_WORD = r"\w+(?:['’-]\w+)*"


@dataclass(frozen=True, slots=True)
class Insertion:
    """The outlet's words or signs as the quote has them, and what they are."""

    words: tuple[str, ...]
    note: str


def insertions(quote: Quote) -> Iterator[Insertion]:
    """What the outlet put into a quote, each once, in the order of the record; words put in are told together."""
    put_in: list[str] = []
    for inserted in dict.fromkeys(quote.inserted):
        bare = inserted.strip(_BRACKETS)
        if _ELLIPSIS.fullmatch(bare):
            yield Insertion((inserted,), "stands where the outlet left words out.")
        elif not any(map(str.isalnum, bare)):
            yield Insertion((inserted,), "is punctuation of the outlet.")
        elif changes := tuple(_changes(inserted, bare, quote.text)):
            yield from changes
        else:
            put_in.append(inserted)
    if put_in:
        are = "were inserted by the outlet; they are not the speaker’s words."
        yield Insertion(tuple(put_in), are if len(put_in) > 1 else _PUT_IN)


_PUT_IN = "was inserted by the outlet; it is not the speaker’s word."


def _changes(inserted: str, bare: str, text: str) -> Iterator[Insertion]:
    """The words that letters in brackets change by being joined to them; nothing where they stand by themselves."""
    found = re.finditer(rf"({_WORD})?{re.escape(inserted)}({_WORD})?", text)
    joined = {one[0]: one for one in found if one[1] or one[2]} if bare != inserted else {}
    for word, one in joined.items():
        letters = "letter" if len(bare) == 1 else "letters"
        where = f"{letters} inside" if one[1] and one[2] else "ending" if one[1] else f"first {letters}"
        yield Insertion((inserted,), f"in “{word}”: the outlet changed the {where}.")
