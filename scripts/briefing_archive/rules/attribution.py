"""Rules on who said it: the speaker's words and the cue stand where the quote does, and name the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from briefing_archive.cues import cue_verbs
from briefing_archive.marks import marked_spans
from briefing_archive.model import ActorRef, Described, Quote
from briefing_archive.problems import Finding, KeyPath, error
from briefing_archive.registry import Registry, name_key
from briefing_archive.rules.case import Case
from briefing_archive.rules.locating import LocatedItem, context_of
from briefing_archive.rules.naming import is_description, is_pronoun
from briefing_archive.spans import Span, find_words
from briefing_archive.text import Paragraph, count_words, paragraph_at

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Gen|Col|Sgt|Sen|Rep|Gov))[.!?…][\"'’”»)]*\s"
)
_FAR = 20
_IRREGULAR = {"say": "said", "tell": "told", "write": "wrote", "speak": "spoke", "begin": "began", "swear": "swore"}


@lru_cache(maxsize=1)
def _reporting_words() -> frozenset[str]:
    """The forms of every verb that reports a clause or introduces words in marks."""
    lemmas = [lemma for lemma, cue in cue_verbs().items() if cue.takes("clause", "direct")]
    return frozenset(form for lemma in lemmas for form in _forms(lemma))


def _forms(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        stem = lemma[:-1] + "i"
    return lemma, f"{lemma}s", f"{stem}es", _IRREGULAR.get(lemma, f"{stem}ed"), f"{lemma.removesuffix('e')}ing"


def speaker_named(case: Case) -> Iterator[Finding]:
    """`named` names the speaker: by a name of the registry, or by a description listed with the actor."""
    for index, quote in enumerate(case.record.quotes):
        at: KeyPath = ("quotes", index, "named")
        if quote.named is None:
            continue
        if not quote.speaker:
            yield from _left_unknown(at, quote.named, case)
        for speaker in quote.speaker:
            if isinstance(speaker, Described):
                if not list(find_words(speaker.words, quote.named)):
                    yield _wrong(
                        ("quotes", index, "speaker"),
                        f"“{quote.named}” does not hold the words “{speaker.words}”",
                        "give the speaker in words that stand in `named`",
                    )
            elif fault := _misnamed(speaker.actor, quote.named, case):
                yield _wrong(at, *fault)


def _left_unknown(at: KeyPath, named: str, case: Case) -> Iterator[Finding]:
    meant = {ids for _, ids in case.registry.names_in(named) if len(ids) == 1}
    if len(meant) == 1 and not is_description(named):
        ((actor,),) = meant
        yield _wrong(at, f"the speaker is left unknown, but “{named}” names {actor}", f"write `speaker: {actor}`")


def _misnamed(actor: str, named: str, case: Case) -> tuple[str, str] | None:
    """Why `named` does not name the actor, and the mend; None where it does."""
    listed = {name_key(one) for who in case.record.actors if who.actor == actor for one in who.named}
    is_listed = name_key(named) in listed and (is_description(named) or actor not in case.registry.actors)
    if is_pronoun(named) or is_listed:
        return None
    if _names_actor(actor, named, case):
        return None
    others = [who.actor for who in case.record.actors if name_key(named) in {name_key(one) for one in who.named}]
    meant = [ids[0] for _, ids in case.registry.names_in(named) if len(ids) == 1]
    if is_description(named):
        if others:
            return f"“{named}” is {others[0]} in this record, not {actor}", f"write `speaker: {others[0]}`"
        return (
            f"“{named}” is not among the words that name {actor} here",
            f"add it to `named` of {actor} under `actors`, or correct the speaker",
        )
    if meant or others:
        right = (others or meant)[0]
        return f"“{named}” names {right}, not {actor}", f"write `speaker: {right}`, or correct `named`"
    return (
        f"“{named}” is no name of {actor}",
        f"correct the speaker, or add the name to briefings/_actors/{actor}.yml",
    )


def _names_actor(actor: str, named: str, case: Case) -> bool:
    if actor in case.registry.actors:
        return any(actor in ids for _, ids in case.registry.names_in(named)) or _ends_in_surname(
            actor, named, case.registry
        )
    return any(list(find_words(one, named)) for who in case.record.actors if who.actor == actor for one in who.named)


def _ends_in_surname(actor: str, named: str, registry: Registry) -> bool:
    return any(registry.bears(actor, part) for part in re.split(r"[\s,]+", named) if part[:1].isupper())


def speaker_near(case: Case) -> Iterator[Finding]:
    """`named` and `cue` stand in one sentence, in the quote's paragraph or the one it carries on from."""
    if case.located is None:
        return
    for index, quote, item in case.located.quotes:
        span = next(iter(item.spans), None)
        if span is not None:
            yield from _near(("quotes", index), quote, item, span, case.located.text)


def _near(at: KeyPath, quote: Quote, item: LocatedItem, span: Span, text: str) -> Iterator[Finding]:
    blocks = context_of(span, text)
    here = f"¶{paragraph.number}" if (paragraph := paragraph_at(text, span.start)) and paragraph.number else "there"
    missing = False
    for key, sought in (("named", quote.named), ("cue", quote.cue)):
        if sought and not _places(sought, blocks, text):
            missing = True
            where = ", ".join(dict.fromkeys(_number(one, text) for one in find_words(sought, text)))
            yield _wrong(
                (*at, key),
                f"“{sought}” does not stand where the quote does ({here})" + (f" but in {where}" if where else ""),
                "copy the article’s words for speaker and cue from the quote’s own paragraph",
            )
    if quote.named and quote.cue and not missing and not _pairs(quote, blocks, item, text):
        yield _wrong(
            (*at, "cue"),
            f"“{quote.cue}” and “{quote.named}” do not stand in one sentence",
            "take speaker and cue from the sentence that attributes the quote",
        )


def _number(span: Span, text: str) -> str:
    block = paragraph_at(text, span.start)
    return f"¶{block.number}" if block and block.number else "a headline or caption"


def _places(sought: str, blocks: Sequence[Paragraph], text: str) -> list[Span]:
    return [span for span in find_words(sought, text) if any(block.start <= span.start < block.end for block in blocks)]


def _pairs(quote: Quote, blocks: Sequence[Paragraph], item: LocatedItem, text: str) -> list[Span]:
    """The attributions: from speaker to cue or back within one sentence, outside of what was said if possible."""
    named = _places(quote.named or "", blocks, text) if quote.named else []
    cues = _places(quote.cue or "", blocks, text) if quote.cue else []
    if not named or not cues:
        return [*named, *cues]
    pairs = [
        Span(min(a.start, b.start), max(a.end, b.end))
        for a, b in product(named, cues)
        if not a.overlaps(b) and not _SENTENCE_END.search(_outside(text, min(a.end, b.end), max(a.start, b.start)))
    ]
    apart = [pair for pair in pairs if not any(span.covers(pair) for span in item.spans)]
    return apart or pairs


def _outside(text: str, start: int, end: int) -> str:
    """The text of a stretch without what stands between quotation marks."""
    parts, at = [], start
    for span in marked_spans(text):
        if span.end <= start or span.start >= end:
            continue
        parts.append(text[at : max(at, span.start)])
        # A sentence that ends inside the marks ends outside of them too, unless it was a comma.
        parts.append(" " if text[span.start : span.end].rstrip("”\"’'»").endswith((",", "—", "-")) else " “” ")
        at = max(at, span.end)
    return "".join([*parts, text[at:end]])


def nobody_nearer(case: Case) -> Iterator[Finding]:
    """No cue nearer to the quote names another actor."""
    if case.located is None:
        return
    for index, quote, item in case.located.quotes:
        span = next(iter(item.spans), None)
        if span is None or not quote.named:
            continue
        text = case.located.text
        blocks = context_of(span, text)
        own = min((_distance(span, pair, text) for pair in _pairs(quote, blocks, item, text)), default=None)
        if own is None:
            continue
        for rival in _rivals(quote, blocks, item, case):
            if _distance(span, rival.span, text) < own:
                yield _wrong(
                    ("quotes", index, "speaker"),
                    f"nearer to the quote stands “{rival.span.of(text)}”, which names {rival.actor}",
                    f"write `speaker: {rival.actor}` with its own `named` and `cue`, or quote another passage",
                )
                break


@dataclass(frozen=True, slots=True)
class _Rival:
    span: Span
    actor: str


def _rivals(quote: Quote, blocks: Sequence[Paragraph], item: LocatedItem, case: Case) -> Iterator[_Rival]:
    """Attributions to other actors of the record: one of their names right beside a reporting word."""
    text = case.text or ""
    own = {speaker.actor for speaker in quote.speaker if isinstance(speaker, ActorRef)}
    spoken = [*marked_spans(text), *item.spans]
    cues = _reporting_words() | {one.cue.casefold() for one in case.record.quotes if one.cue}
    for who in case.record.actors:
        if who.actor in own or any(list(find_words(name, quote.named or "")) for name in who.named):
            continue
        for name in who.named:
            for place in _places(name, blocks, text):
                if any(span.overlaps(place) for span in spoken):
                    continue
                if cue := _cue_beside(place, cues, text):
                    yield _Rival(Span(min(place.start, cue.start), max(place.end, cue.end)), who.actor)


def _cue_beside(place: Span, cues: frozenset[str] | set[str], text: str) -> Span | None:
    after = re.compile(r"\s+([^\W\d_]+)").match(text, place.end)
    if after and after.group(1).casefold() in cues:
        return Span(*after.span(1))
    before = re.compile(r"([^\W\d_]+)\s+\Z").search(text, max(0, place.start - 40), place.start)
    if before and before.group(1).casefold() in cues:
        return Span(*before.span(1))
    return None


def _distance(span: Span, other: Span, text: str) -> int:
    """How far apart: words between, outside of quotation marks, and much more for each sentence end."""
    if span.overlaps(other):
        return 0
    start, end = min(span.end, other.end), max(span.start, other.start)
    between = _outside(text, start, end)
    return count_words(between) + _FAR * len(_SENTENCE_END.findall(between))


def carried_on(case: Case) -> Iterator[Finding]:
    """A quote without `named` carries on from the quote before it, and has its speaker."""
    if case.located is None:
        return
    text = case.located.text
    placed = sorted(
        ((spans[0], index, quote) for index, quote, item in case.located.quotes if (spans := item.spans)),
        key=lambda one: (one[0].start, one[1]),
    )
    before: Quote | None = None
    for number, (span, index, quote) in enumerate(placed):
        if quote.named:
            before = quote
            continue
        at: KeyPath = ("quotes", index, "speaker")
        blocks = context_of(span, text)
        near = any(block.start <= one[0].start < block.end for one in placed if one[2].named for block in blocks) or (
            number > 0 and paragraph_at(text, placed[number - 1][0].start) in blocks
        )
        if before is None or not near:
            if quote.speaker:
                yield _wrong(
                    at, "nothing near the quote names this speaker", "add `named` and `cue` from its paragraph"
                )
        elif before.speaker != quote.speaker:
            yield _wrong(
                at,
                f"the quote carries on from {before.id}, which has another speaker",
                f"give it the speaker of {before.id}, or add `named` and `cue` from its own paragraph",
            )


def _wrong(at: KeyPath, fault: str, remedy: str) -> Finding:
    return error(at, "quote-wrong-speaker", fault, remedy)
