"""A figure said in one sentence: number, unit and what the record says of it, in the order that reads well.

A record tells a figure in two parts, as its table sets them: “365 seats” and “Won by the Harbour Party.” Alone, the
second part may be a fragment.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.model import Figure
from briefing_archive.pages.wording import number_words

# First words of a text that goes on from its number: prepositions, “or”, “than” and auxiliary verbs.
_GOES_ON = frozenset(
    "of for by at from in into on over under per to with without within among as between during since until after "
    "before or than am is are was were be been have has had will would can could may might must shall should do does "
    "did".split()
)
_SEVERAL_PARTS = (";", ":", ". ", "! ", "? ")


def amount(figure: Figure) -> str:
    """Number and unit: “≈ 2,000 tonnes”."""
    return f"{number_words(figure.value, approximate=figure.approximate)} {figure.unit}"


def _goes_on(text: str) -> bool:
    return text.partition(" ")[0].strip(",;:.").casefold() in _GOES_ON


def told(figure: Figure) -> str:
    """What is said of a figure, the figure with it.

    >>> told(Figure(value="2", unit="ferries", text="Of the line had been sold so far."))
    '2 ferries of the line had been sold so far.'
    >>> told(Figure(value="40", unit="kilometres", text="The length of the dam."))
    'The length of the dam: 40 kilometres.'
    >>> told(Figure(value="9", unit="boats", text="Kept in port; the report says more."))
    '9 boats: Kept in port; the report says more.'
    """
    text = figure.text
    if _goes_on(text):
        return f"{amount(figure)} {text[:1].lower()}{text[1:]}"
    if any(sign in text for sign in _SEVERAL_PARTS) or not text.endswith("."):
        return f"{amount(figure)}: {text}"
    return f"{text.removesuffix('.')}: {amount(figure)}."


def asked(figures: Sequence[Figure]) -> str:
    """What figures that differ are figures of, the place of the number left open.

    >>> asked([Figure(value="2", unit="ferries", text="Of the line had been sold so far.")])
    '… ferries of the line had been sold so far.'
    """
    first = figures[0]
    return f"… {first.unit} {first.text[:1].lower()}{first.text[1:]}" if _goes_on(first.text) else first.text
