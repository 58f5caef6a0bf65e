"""What an article tells twice, so that a record holds it once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing_archive.dates import parse_when
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.event_deeds import Deed
from briefing_archive.proposals import EventProposal, FigureProposal
from briefing_archive.timex_edtf import to_edtf

# Two sentences that share so much of the words of the shorter one tell the same.
_SAME = 0.6
# Looking farther back than these would take time that grows with the square of the text.
_LATEST = 12
_LARGE = 3
BESIDE = 2
"""The rank of what a whole sentence tells beside what it tells of another date."""
NOUN = 3
"""The rank of a noun for a happening."""
_SAID = 1.5
_DAY = 10
_RUN = 4
_MOST = 200
_NO_DEED = Deed()


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one sentence tells it.

    `named` are all actors it names, whatever their part. `rank` is 0 where its main clause does, 1 where a part of
    the sentence does, then BESIDE and NOUN; `sayers` are the speakers where all that happened is that they said
    something, `is_word` where they announced nothing by it; `leans` where its day is only that of the story (“at
    5 p.m.”).
    """

    event: EventProposal
    rank: int
    named: frozenset[str]
    sayers: frozenset[str] = frozenset()
    deed: Deed = _NO_DEED
    is_word: bool = False
    leans: bool = False

    @property
    def day(self) -> str:
        """The date without a time of day."""
        return self.event.value.partition("T")[0]

    @property
    def order(self) -> float:
        """How plainly it is told; what somebody said is told best where it is told first, and after what was done."""
        return (_SAID if self.is_word else 0) if self.sayers and self.rank < BESIDE else self.rank


def events_once(tellings: Iterable[Telling]) -> tuple[EventProposal, ...]:
    """The events in order of the text, each as it is told most plainly.

    Of one date, what nearly the same words tell of somebody in common is one event, and so is all that one speaker
    said; the noun for a happening is an event only where nothing else is told of its date, and what is told beside
    another date only where nothing else is told of the same actors.
    """
    kept: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda one: (one.order, one.event.as_stated)):
        same_day = kept.setdefault(telling.day, [])
        if not any(_is_same(telling, other) for other in same_day[-_LATEST:]):
            same_day.append(telling)
    told = [one for day in kept.values() for one in day][:_MOST]
    events = (one.event for one in told if not any(_is_told_closer(one, other) for other in told))
    return tuple(sorted(events, key=lambda event: event.as_stated))


def alike_marked(events: Iterable[EventProposal]) -> tuple[EventProposal, ...]:
    """The events, each that shares its date and an actor with one before it marked as perhaps the same.

    Those without a day of the calendar do not come into a record, which numbers the others e1, e2 …
    """
    marked: list[EventProposal] = []
    numbered: list[tuple[str, EventProposal]] = []
    for event in events:
        day = to_edtf(event.value)
        if day:
            like = next((n for n, (on, one) in enumerate(numbered, 1) if on == day and _share(one, event)), 0)
            numbered.append((day, event))
            if like:
                hint = f"same day and actor as e{like}: one event?"
                event = replace(event, doubt="; ".join(filter(None, (event.doubt, hint))))
        marked.append(event)
    return tuple(marked)


def _share(one: EventProposal, other: EventProposal) -> bool:
    return bool(set(one.actors) & set(other.actors))


def _is_told_closer(one: Telling, other: Telling) -> bool:
    """Whether the other tells the same of a day within the stretch of this one: “last week”, then “on August 2”."""
    if len(other.day) != _DAY or len(one.day) == _DAY:
        return False
    share, may_share = bool(one.named & other.named), not one.named or not other.named
    if not share and not may_share:
        return False
    stretch, on = to_edtf(one.day), to_edtf(other.day)
    if stretch is None or on is None or "/" in stretch:
        return False  # without the day of publication “Monday” is no day yet
    day = parse_when(on).earliest
    if day is None or not parse_when(stretch).covers(day):
        return False
    if one.deed.may_be(other.deed, share_actors=share, may_share=may_share):
        return True
    return share and _tell_the_same(one, other)


def _is_same(one: Telling, other: Telling) -> bool:
    if one.event.text == other.event.text or (one.rank == NOUN and len(one.day) == _DAY):
        return True
    first, second = one.named, other.named
    if one.sayers and (one.sayers == other.sayers or (one.is_word and len(one.day) == _DAY and one.sayers <= second)):
        return True
    if one.rank == BESIDE and len(one.day) == _DAY and first & second:
        return True
    if one.deed.may_be(other.deed, share_actors=bool(first & second), may_share=not first or not second or one.leans):
        return True
    if first != second and not first & second:
        return False
    return _tell_the_same(one, other)


def _tell_the_same(one: Telling, other: Telling) -> bool:
    return is_told_by(one.event.text, other.event.text) or bool(_cores(one.event.text) & _cores(other.event.text))


def _cores(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of four words that carry the matter, two of them no names: who did what to whom."""
    plain = word_set("plain")
    words = [word for word in re.findall(r"\w{3,}", text) if word.casefold() not in plain]
    runs = (words[index : index + _RUN] for index in range(len(words) - _RUN + 1))
    return frozenset(tuple(word.casefold() for word in run) for run in runs if sum(word.islower() for word in run) > 1)


def figures_once(figures: Iterable[FigureProposal]) -> tuple[FigureProposal, ...]:
    """The figures in order of the text, without those told before: the same number of the same thing by the same
    source. Numbers below a hundred recur by chance: of them only what nearly the same sentence tells goes.
    """
    kept: dict[tuple[str, str, tuple[str, ...]], list[FigureProposal]] = {}
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
