"""What an article tells twice, so that a record holds it once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_archive.proposals import EventProposal, FigureProposal

# Two sentences that share so much of the words of the shorter one tell the same.
_SAME = 0.6
# Looking farther back than these would take time that grows with the square of the text.
_LATEST = 12
_LARGE = 3


def events_once(events: Iterable[EventProposal]) -> tuple[EventProposal, ...]:
    """The events in order of the text, without those told before: of one date, with the same actors and nearly
    the same words.
    """
    kept: dict[str, list[EventProposal]] = {}
    for event in events:
        same_day = kept.setdefault(event.value, [])
        if not any(
            event.text == other.text or (set(event.actors) == set(other.actors) and is_told_by(event.text, other.text))
            for other in same_day[-_LATEST:]
        ):
            same_day.append(event)
    return tuple(sorted((event for day in kept.values() for event in day), key=lambda event: event.as_stated))


def figures_once(figures: Iterable[FigureProposal]) -> tuple[FigureProposal, ...]:
    """The figures in order of the text, without those told before: the same number of the same thing by the same
    source. Numbers below a hundred recur by chance: of them only what nearly the same sentence tells goes.
    """
    kept: dict[tuple[str, str, str | None], list[FigureProposal]] = {}
    for figure in figures:
        same = kept.setdefault((figure.value, figure.unit.casefold(), figure.according_to), [])
        is_small = len(figure.value.partition(".")[0]) < _LARGE
        if not same or (is_small and not any(is_told_by(figure.text, other.text) for other in same[-_LATEST:])):
            same.append(figure)
    return tuple(sorted((figure for same in kept.values() for figure in same), key=lambda figure: figure.span))


def is_told_by(one: str, other: str) -> bool:
    """Whether two sentences share most words of the shorter one.

    >>> is_told_by("The ferry sank off Port Verrin.", "The old ferry sank near Port Verrin.")
    True
    """
    first, second = (set(re.findall(r"\w{3,}", text.casefold())) for text in (one, other))
    return one == other or len(first & second) >= _SAME * max(min(len(first), len(second)), 1)
