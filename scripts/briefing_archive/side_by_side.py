"""An article and its record side by side: what to look at first, then each paragraph with what was taken from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from briefing_archive.fields import ActorRef, Value
from briefing_archive.marks import quotations
from briefing_archive.model import Claim, Event, Figure, Participant, Place, Quote, Record, Source
from briefing_archive.problems import KeyPath
from briefing_archive.rules.locating import Located, LocatedItem, locate
from briefing_archive.rules.nearness import stating_words
from briefing_archive.spans import Span
from briefing_archive.text import Paragraph, count_words, paragraphs, words

_WIDTH = 100
_SHORT = 72
_FEWEST_WORDS = 2
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"'’”»)\]]*(?=\s|\Z)|[.!?…\n]|\Z)")


def side_by_side(record: Record, text: str, hints: Mapping[KeyPath, Sequence[str]]) -> Iterator[str]:
    """Lines for a person: items with a hint, what may have been missed, and the article with its items.

    `hints` say by key path what is doubtful; a path inside an item belongs to the item.
    """
    located = locate(record, (), text)
    items = [one for one in located.items if one.at not in {("title",), ("source",)}]
    yield from _part("Look at these first", _doubtful(items, hints, text))
    yield from _part("Between quotation marks, but in no quote", _spoken_left_out(located))
    yield from _part("Words that report something, with no quote", _reported_left_out(located))
    nowhere = [f"  {_told(one)}" for one in items if not one.spans]
    yield from _part("Words that stand nowhere in the article, or in several places", nowhere)
    yield "The article"
    for block in paragraphs(text):
        yield ""
        yield from wrap(
            _flat(Span(block.start, block.end).of(text)),
            _WIDTH,
            initial_indent=f"{_mark(block)}  ",
            subsequent_indent="    ",
        )
        for item in items:
            if item.spans and block.start <= item.spans[0].start < block.end:
                yield f"      {_told(item)}"
                yield from _evidence(item, text)


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    if found := list(lines):
        yield from (title, *found, "")


def _doubtful(items: Sequence[LocatedItem], hints: Mapping[KeyPath, Sequence[str]], text: str) -> Iterator[str]:
    known = {item.at for item in items}
    for at, said in hints.items():
        if not any(at[: len(one)] == one for one in known):
            yield f"  {'/'.join(map(str, at))}"
            yield from (f"      {hint}" for hint in said)
    for item in items:
        if said := [hint for at, hints_there in hints.items() if at[: len(item.at)] == item.at for hint in hints_there]:
            where = _mark(block) if item.spans and (block := _block_of(item.spans[0], text)) else "nowhere"
            yield f"  {where}  {_told(item)}"
            yield from (f"      {hint}" for hint in said)


def _block_of(span: Span, text: str) -> Paragraph | None:
    return next((block for block in paragraphs(text) if block.start <= span.start < block.end), None)


def _spoken_left_out(located: Located) -> Iterator[str]:
    """Quotations of the article that no quote takes up; single words, which only name a thing, are left out."""
    taken = [span for _, _, item in located.quotes for span in item.spans]
    for one in quotations(located.text):
        block = _block_of(one.outer, located.text)
        is_speech = one.depth == 0 and block is not None and block.number and count_words(one.inner.of(located.text))
        if is_speech and is_speech >= _FEWEST_WORDS and not any(span.overlaps(one.inner) for span in taken):
            assert block is not None
            yield f"  {_mark(block)}  “{_short(one.inner.of(located.text))}”"


def _reported_left_out(located: Located) -> Iterator[str]:
    """Sentences with a verb that states something and is neither the cue of a quote there nor words of one."""
    text = located.text
    taken = [(span, quote.cue or "") for _, quote, item in located.quotes for span in item.spans]
    outer = [one.outer for one in quotations(text) if one.depth == 0]
    for block in paragraphs(text):
        if not block.number:
            continue
        for found in _SENTENCE.finditer(text, block.start, block.end):
            sentence = Span(*found.span())
            there = [(span, cue) for span, cue in taken if span.overlaps(sentence)]
            cues = {word for _, cue in there for word in cue.casefold().split()}
            spans = [Span(found.start() + a, found.start() + b) for a, b in words(found.group())]
            verbs = [
                at.of(text)
                for at in spans
                if at.of(text) in stating_words()
                and at.of(text).casefold() not in cues
                and not any(one.covers(at) for one in (*outer, *(span for span, _ in there)))
            ]
            if verbs:
                yield f"  {_mark(block)}  {', '.join(verbs)}: {_short(found.group())}"


def _told(item: LocatedItem) -> str:
    """One item in one line: where it stands in the record, and what it says."""
    return f"{item.label.removeprefix('context/')}: {_said(item.item)}"


def _said(item: Value) -> str:
    match item:
        case Quote():
            who = ", ".join(one.actor if isinstance(one, ActorRef) else f"“{one.words}”" for one in item.speaker)
            by = " · ".join(filter(None, (who or "nobody", item.named, item.cue, item.on)))
            return f"[{item.kind}] {_short(item.text)} — {by}"
        case Event():
            stated = f" ({item.as_stated})" if item.as_stated else ""
            return f"{item.date}{stated} {_short(item.text)}"
        case Figure():
            return f"{'about ' if item.approximate else ''}{item.value} {item.unit}: {_short(item.text)}"
        case Participant():
            return f"{item.actor}: {', '.join(item.named)}" + (f" ({item.role})" if item.role else "")
        case Place():
            return f"{item.name}{f', {item.country}' if item.country else ''}"
        case Claim():
            return _short(item.text)
        case Source():
            return item.headline
        case _:
            return type(item).__name__.lower()


def _evidence(item: LocatedItem, text: str) -> Iterator[str]:
    """The passages that ground an item, as the record picks them; of a range, how many words it takes in."""
    for passage in item.passages:
        if "evidence" in passage.at and passage.span and passage.words != getattr(item.item, "name", None):
            said = passage.span.of(text)
            is_range = _flat(said) != _flat(passage.words)
            yield f"          “{_flat(passage.words)}”" + (f" ({count_words(said)} words)" if is_range else "")


def _mark(block: Paragraph) -> str:
    return f"¶{block.number}" if block.number else "  "


def _flat(words_there: str) -> str:
    return " ".join(words_there.split())


def _short(said: str) -> str:
    flat = _flat(said)
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 2].rsplit(" ", 1)[0] + " …"
