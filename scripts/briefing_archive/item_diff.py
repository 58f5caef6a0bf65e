"""What changed inside one thing of the archive: its fields, quotes, events, figures, sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from rapidfuzz import fuzz

from briefing_archive.fields import ActorRef, Speaker
from briefing_archive.model import Event, Figure, Name, Participant, Place, Quote

_ALIKE = 55
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in what (`brief`, `actor` or `story`, with its id), what happened, and the words before and after.

    `matter` names the thing inside, `quote q3`; it is empty where the whole is meant.
    """

    kind: str
    id: str
    deed: str
    matter: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        words = f"{self.kind} {self.id}: {self.matter + ' ' if self.matter else ''}{self.deed}"
        if self.before and self.after:
            return f"{words}: {self.before} → {self.after}"
        return f"{words}: {self.before or self.after}" if self.before or self.after else words


Tell = Callable[..., Change]


def shown_words(value: object) -> str:
    """A value of a record as plain words; "" for nothing."""
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(map(shown_words, value))
        case ActorRef():
            return value.actor
        case Name():
            return f"{value.name} (weak)" if value.weak else value.name
        case _ if hasattr(value, "words") and not isinstance(value, str):
            return str(value.words)
        case _ if hasattr(value, "by"):
            return str(value.by)
        case _:
            return str(value)


def field_changes(told: Tell, old: object, new: object, names: Mapping[str, str]) -> Iterator[Change]:
    """Fields of one value that were set, taken out or changed."""
    for name, matter in names.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            deed = "changed" if before and after else ("added" if after else "removed")
            yield told(deed, matter, before, after)


def by_id(
    old: Sequence[Quote] | Sequence[Event], new: Sequence[Quote] | Sequence[Event]
) -> Iterator[tuple[str, tuple]]:  # type: ignore[type-arg]
    """Items with the same id, side by side, in the order of the new state; those taken out at the end."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    for id_ in (*after, *(one for one in before if one not in after)):
        yield id_, (before.get(id_), after.get(id_))


def quote_changes(told: Tell, id_: str, old: Quote | None, new: Quote | None) -> Iterator[Change]:
    """What changed in one quote; None where it was not there, or is there no more."""
    matter = f"quote {id_}"
    if old is None or new is None:
        one = old or new
        assert one is not None
        deed = "added" if new else "removed"
        yield told(deed, matter, **{"after" if new else "before": f"{_who(one.speaker)}: {one.text}"})
        return
    if old.text != new.text:
        yield told("reworded", matter, old.text, new.text)
    if old.speaker != new.speaker:
        yield told("speaker changed", matter, _who(old.speaker), _who(new.speaker))
    if (old.named, old.cue) != (new.named, new.cue):
        before, after = (f"{one.named or '–'} / {one.cue or '–'}" for one in (old, new))
        yield told("attribution changed", matter, before, after)
    yield from field_changes(
        told,
        old,
        new,
        {
            "on": f"{matter}, day",
            "inserted": f"{matter}, inserted words",
            "same_as": f"{matter}, same as",
            "note": f"{matter}, note",
        },
    )
    if old.evidence != new.evidence:
        yield told("grounded otherwise", matter)


def _who(speakers: Sequence[Speaker]) -> str:
    return shown_words(tuple(speakers)) or "nobody named"


def event_changes(told: Tell, id_: str, old: Event | None, new: Event | None) -> Iterator[Change]:
    """What changed in one event; None where it was not there, or is there no more."""
    matter = f"event {id_}"
    if old is None or new is None:
        one = old or new
        assert one is not None
        yield told("added" if new else "removed", matter, **{"after" if new else "before": f"{one.date}: {one.text}"})
        return
    if old.date != new.date:
        yield told("date corrected", matter, old.date, new.date)
    if old.text != new.text:
        yield told("reworded", matter, old.text, new.text)
    yield from field_changes(
        told,
        old,
        new,
        {"as_stated": f"{matter}, as stated", "actors": f"{matter}, actors", "same_as": f"{matter}, same as"},
    )
    if old.evidence != new.evidence:
        yield told("grounded otherwise", matter)


def participant_changes(told: Tell, old: Sequence[Participant], new: Sequence[Participant]) -> Iterator[Change]:
    """Who takes part now, or no longer, and whose role or names changed."""
    before, after = {one.actor: one for one in old}, {one.actor: one for one in new}
    for actor in (*after, *(one for one in before if one not in after)):
        was, now = before.get(actor), after.get(actor)
        if was and now:
            yield from field_changes(told, was, now, {"role": f"{actor}, role", "named": f"{actor}, named"})
        else:
            yield told("takes part" if now else "takes part no longer", actor)


def paired(
    old: Sequence[Item], new: Sequence[Item], text: Callable[[Item], str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Items side by side: equal ones first, then what stands at the same place and is alike, then the rest."""
    matcher = SequenceMatcher(None, [text(one) for one in old], [text(one) for one in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        was, now = list(old[a:b]), list(new[c:d])
        if tag == "equal":
            yield from zip(was, now, strict=True)
            continue
        for one in now:
            score, at = max(
                ((fuzz.token_set_ratio(text(other), text(one)), i) for i, other in enumerate(was)), default=(0, 0)
            )
            yield (was.pop(at) if score >= _ALIKE else None), one
        yield from ((one, None) for one in was)


def text_changes(told: Tell, matter: str, old: Sequence[Item], new: Sequence[Item]) -> Iterator[Change]:
    """Sentences of ours that came, went, or were worded or grounded otherwise."""
    for was, now in paired(old, new, lambda one: one.text):  # type: ignore[attr-defined]
        if was is None or now is None:
            yield told("added" if now else "removed", matter, getattr(was, "text", ""), getattr(now, "text", ""))
        elif was.text != now.text:  # type: ignore[attr-defined]
            yield told("reworded", matter, was.text, now.text)  # type: ignore[attr-defined]
        elif was != now:
            yield told("grounded or attributed otherwise", matter, after=now.text)  # type: ignore[attr-defined]


def figure_changes(told: Tell, old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[Change]:
    """Figures that came, went or were corrected."""

    def shown(one: Figure) -> str:
        return f"{'about ' if one.approximate else ''}{one.value} {one.unit}"

    for was, now in paired(old, new, lambda one: f"{one.unit} {one.text}"):
        if was is None or now is None:
            one = was or now
            assert one is not None
            yield told("added" if now else "removed", "figure", after=f"{shown(one)}, {one.text}")
            continue
        if shown(was) != shown(now):
            yield told("corrected", "figure", shown(was), shown(now))
        if was.text != now.text:
            yield told("reworded", "figure", was.text, now.text)
        yield from field_changes(told, was, now, {"according_to": "figure, according to"})
        if was.evidence != now.evidence:
            yield told("grounded otherwise", "figure", after=shown(now))


def place_changes(told: Tell, old: Sequence[Place], new: Sequence[Place]) -> Iterator[Change]:
    """Places that came or went, or lie in another country."""
    before, after = {one.name: one for one in old}, {one.name: one for one in new}
    for name in (*after, *(one for one in before if one not in after)):
        was, now = before.get(name), after.get(name)
        if was and now:
            yield from field_changes(told, was, now, {"country": f"place {name}, country"})
        else:
            yield told("added" if now else "removed", f"place {name}")


def listed_changes(
    told: Tell, matter: str, old: Iterable[Item], new: Iterable[Item], words: Callable[[Item], str]
) -> Iterator[Change]:
    """What stands in a list now and did not before, then what stands there no more."""
    before, after = list(old), list(new)
    for one in after:
        if one not in before:
            yield told("added", matter, after=words(one))
    for one in before:
        if one not in after:
            yield told("removed", matter, before=words(one))
