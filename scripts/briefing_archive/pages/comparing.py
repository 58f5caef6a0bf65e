"""Where the briefs of one story differ and agree: what the records show by themselves, and what an editor saw.

The machine compares only what is joined beyond doubt: one actor, one event or quote joined by `same_as`, and
figures of one unit that both briefs attribute alike. A difference is shown, never settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_archive.archive import Archive, Brief
from briefing_archive.dates import describe
from briefing_archive.fields import ActorRef
from briefing_archive.model import Comparison, Event, Figure, Quote, Seen, Story
from briefing_archive.pages.figure_words import amount, asked, told
from briefing_archive.pages.links import HOME, Links
from briefing_archive.problems import KeyPath
from briefing_archive.registry import name_key
from briefing_archive.text import search_key
from briefing_archive.wordlists import closed_words

KINDS = {
    "name": "Name",
    "figure": "Figure",
    "date": "Day",
    "place": "Place",
    "speaker": "Speaker",
    "detail": "Detail",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What one brief says: our words, an anchor in the brief, and for an editor's line the item and its place.

    `is_stated` marks words that are the article's own.
    """

    brief: str
    text: str
    anchor: str = ""
    at: KeyPath = ()
    seen: Seen | None = None
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One matter and what each brief says about it. `is_ours` marks an editor's finding."""

    matter: str
    kind: str
    sides: tuple[Side, ...]
    is_ours: bool


def _editor(story_id: str, group: str, comparisons: Sequence[Comparison]) -> Iterator[Compared]:
    for index, one in enumerate(comparisons):
        sides = tuple(
            Side(brief, seen.text, at=(story_id, group, index, "in", brief), seen=seen)
            for brief, seen in one.within.items()
        )
        yield Compared(one.matter, KINDS[one.kind], sides, True)


def _proper_names(archive: Archive, brief: Brief, actor: str) -> tuple[str, ...]:
    """Names of the registry that the article uses for the actor, weak ones left out."""
    known = {name_key(one.name): one for one in archive.actors[actor].all_names()}
    named = next((one.named for one in brief.record.actors if one.actor == actor), ())
    return tuple(name for name in named if (entry := known.get(name_key(name))) and not entry.weak)


def _parts_of_one_name(archive: Archive, actor: str, names: set[str]) -> bool:
    """Whether the names are all words of the printed name: a surname is no other name."""
    whole = set(archive.actors[actor].name.casefold().split())
    return all(set(name.split()) <= whole for name in names)


def _names(archive: Archive, briefs: Sequence[Brief]) -> Iterator[Compared]:
    """Actors that two articles call by different names."""
    actors = dict.fromkeys(one for brief in briefs for one in brief.actor_ids if one in archive.actors)
    for actor in actors:
        used = [(brief, _proper_names(archive, brief, actor)) for brief in briefs]
        sides = [(brief, names) for brief, names in used if names]
        keys = [frozenset(name.casefold() for name in names) for _, names in sides]
        if len(sides) < 2 or any(one & other for one in keys[:1] for other in keys[1:]):
            continue
        if _parts_of_one_name(archive, actor, set().union(*keys)):
            continue
        yield Compared(
            archive.actors[actor].name,
            KINDS["name"],
            tuple(Side(brief.id, ", ".join(names), anchor="Actors", is_stated=True) for brief, names in sides),
            False,
        )


def _joined_events(briefs: Sequence[Brief]) -> Iterator[list[tuple[Brief, Event]]]:
    groups: defaultdict[str, list[tuple[Brief, Event]]] = defaultdict(list)
    root: dict[str, str] = {}
    for brief in sorted(briefs, key=lambda one: one.id):
        for event in brief.record.context.events:
            own = f"{brief.id}#{event.id}"
            root[own] = root.get(event.same_as or "", event.same_as or own)
            groups[root[own]].append((brief, event))
    yield from (group for group in groups.values() if len({brief.id for brief, _ in group}) > 1)


def _day(event: Event) -> str:
    words = describe(event.date, short=True)
    return f"{words} (“{event.as_stated}”)" if event.as_stated else words


def _events(briefs: Sequence[Brief]) -> Iterator[tuple[bool, Compared]]:
    """Days of one event: alike, or so far apart that no day fits two of them; a vaguer day is neither."""
    for group in _joined_events(briefs):
        is_same = len({event.date for _, event in group}) == 1
        days = [event.when for _, event in group]
        if not is_same and all(one.overlaps(other) for one in days for other in days):
            continue
        sides = tuple(Side(brief.id, _day(event), anchor=event.id) for brief, event in group)
        yield is_same, Compared(group[0][1].text, KINDS["date"], sides, False)


def _according(figure: Figure) -> tuple[str, ...]:
    return tuple(one.actor if isinstance(one, ActorRef) else one.words for one in figure.according_to)


def _figures(archive: Archive, briefs: Sequence[Brief]) -> Iterator[tuple[bool, Compared]]:
    """Figures of one unit, attributed alike and in words that share a matter, of which each brief states one."""
    groups: defaultdict[tuple[str, tuple[str, ...]], list[tuple[Brief, Figure]]] = defaultdict(list)
    for brief in briefs:
        for figure in brief.record.context.figures:
            groups[figure.unit.casefold(), _according(figure)].append((brief, figure))
    for group in groups.values():
        ids = [brief.id for brief, _ in group]
        if len(ids) < 2 or len(ids) != len(set(ids)) or not _one_matter([figure for _, figure in group]):
            continue
        is_same = len({(figure.value, figure.approximate) for _, figure in group}) == 1
        sides = tuple(Side(brief.id, amount(figure), anchor="Context") for brief, figure in group)
        matter = told(group[0][1]) if is_same else asked([figure for _, figure in group])
        yield is_same, Compared(matter, KINDS["figure"], sides, False)


def _one_matter(figures: Sequence[Figure]) -> bool:
    """Whether all texts share a word that tells something, the unit's own left out."""
    words = [
        frozenset(search_key(figure.text).split()) - frozenset(search_key(figure.unit).split()) - closed_words()
        for figure in figures
    ]
    return bool(frozenset.intersection(*words))


def _speaker(archive: Archive, quote: Quote) -> str:
    links = Links(archive, HOME)
    return ", ".join(one.text for one in links.speakers(quote.speaker)) or "nobody named"


def _speakers(archive: Archive, briefs: Sequence[Brief]) -> Iterator[Compared]:
    """Quotes joined by `same_as` that the articles give to different speakers."""
    by_ref = {f"{brief.id}#{quote.id}": (brief, quote) for brief in briefs for quote in brief.record.quotes}
    for brief, quote in by_ref.values():
        other = by_ref.get(quote.same_as or "")
        if other and other[1].speaker != quote.speaker:
            sides = tuple(Side(b.id, _speaker(archive, q), anchor=q.id) for b, q in (other, (brief, quote)))
            yield Compared(f"Who says so: {quote.text}", KINDS["speaker"], sides, False)


def _shown(found: Iterable[Compared], briefs: set[str]) -> Iterator[Compared]:
    """Only the sides of briefs that are shown; nothing of a matter that has none left."""
    for one in found:
        if sides := tuple(side for side in one.sides if side.brief in briefs):
            yield replace(one, sides=sides)


def _covered(found: Compared, by_editor: Sequence[Compared]) -> bool:
    """Whether an editor has a line about the same matter, so that the machine need not repeat it."""
    key = name_key(found.matter)
    return any(found.kind == one.kind and (name_key(one.matter) == key) for one in by_editor)


def compare(
    archive: Archive, story_id: str, story: Story, briefs: Sequence[Brief]
) -> tuple[tuple[Compared, ...], tuple[Compared, ...]]:
    """What differs and what agrees, an editor's lines first; briefs are given oldest first."""
    open_briefs = [brief for brief in briefs if brief.record.status != "withdrawn"]
    shown = {brief.id for brief in open_briefs}
    differs = list(_shown(_editor(story_id, "differs", story.differs), shown))
    agrees = list(_shown(_editor(story_id, "agrees", story.agrees), shown))
    machine_differs = [*_names(archive, open_briefs), *_speakers(archive, open_briefs)]
    machine_agrees: list[Compared] = []
    for is_same, found in (*_figures(archive, open_briefs), *_events(open_briefs)):
        (machine_agrees if is_same else machine_differs).append(found)
    return (
        (*differs, *(one for one in machine_differs if not _covered(one, differs))),
        (*agrees, *(one for one in machine_agrees if not _covered(one, agrees))),
    )
