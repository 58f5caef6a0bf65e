"""Quotes ready to be set: what was spoken, who said it, how, when, and whether it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Brief
from briefing_archive.dates import describe
from briefing_archive.fields import ActorRef
from briefing_archive.model import Actor, Quote
from briefing_archive.pages.evidence import Mark, places_of
from briefing_archive.pages.insertions import Insertion, insertions
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.wording import KIND_WORDS, day
from briefing_archive.speech import PARAGRAPH_BREAK, Kind, UnbalancedMarks, stretches


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a run; `is_inserted` marks the outlet's words inside the speaker's."""

    text: str
    is_inserted: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a quote's words that are all ours, or all the speaker's (quotation marks included)."""

    pieces: tuple[Piece, ...]
    is_spoken: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, as the article names the speaker, and the words that attribute it.

    `as_named` is given where the article uses another name than the one we print; `role` is what is left of
    the article's words once the name is taken out. `lead` is a cue that stands before the name (“according to”).
    """

    speakers: tuple[Link, ...]
    lead: str = ""
    role: str = ""
    as_named: str = ""
    cue: str = ""
    when: str = ""
    is_day_unknown: bool = False


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quote, ready to print. `paragraphs` hold its runs; `badge` is the word of its verification.

    `id` is "" where the page is not the quote's own.
    """

    id: str
    kind: Kind
    kind_word: str
    paragraphs: tuple[tuple[Run, ...], ...]
    attribution: Attribution
    badge: str
    badge_class: str
    inserted: tuple[Insertion, ...]
    notes: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    place: Link | None = None

    @property
    def is_mixed(self) -> bool:
        return self.kind == "mixed"


def runs(quote: Quote) -> tuple[tuple[Run, ...], ...]:
    """A quote's text cut into paragraphs of runs."""
    try:
        parts = stretches(quote.text)
    except UnbalancedMarks:
        return ((Run((Piece(quote.text),)),),)
    found: list[tuple[Run, ...]] = []
    start = 0
    for text in quote.text.split(PARAGRAPH_BREAK):
        end = start + len(text)
        spoken = [(max(p.start - 1, start), min(p.end + 1, end)) for p in parts if p.spoken]
        found.append(tuple(_cut(quote, start, end, [(a, b) for a, b in spoken if a < b])))
        start = end + len(PARAGRAPH_BREAK)
    return tuple(one for one in found if one)


def _cut(quote: Quote, start: int, end: int, spoken: list[tuple[int, int]]) -> Iterator[Run]:
    at = start
    for a, b in spoken:
        if at < a:
            yield Run((Piece(quote.text[at:a]),))
        yield Run(tuple(_pieces(quote.text[a:b], quote.inserted)), is_spoken=True)
        at = b
    if at < end:
        yield Run((Piece(quote.text[at:end]),))


def _pieces(text: str, inserted: tuple[str, ...]) -> Iterator[Piece]:
    if not inserted:
        yield Piece(text)
        return
    pattern = "|".join(re.escape(words) for words in sorted(inserted, key=len, reverse=True))
    for part in re.split(f"({pattern})", text):
        if part:
            yield Piece(part, is_inserted=part in inserted)


def spoken_text(quote: Quote) -> str:
    """The speaker's own words in a quote, the outlet's insertions left out."""
    spoken = (run for part in runs(quote) for run in part if run.is_spoken)
    return " ".join(piece.text for run in spoken for piece in run.pieces if not piece.is_inserted)


def _without_name(named: str, actor: Actor) -> tuple[str, str]:
    """What the article's words for a speaker add to the printed name: a role, or another name.

    The role is what is left once the actor's name is taken out: a part of the printed name (the longest) before
    any other name it bears. A pronoun adds nothing.
    """
    if named.casefold() in _PRONOUNS:
        return "", ""
    names = [one.name for one in actor.all_names()]
    names += [word for word in actor.name.split() if actor.kind == "person" and word[:1].isupper()]
    for name in sorted(names, key=lambda one: (not _is_short_for(one, actor.name), -len(one))):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)(?:['’]s)?", named)
        if found is None:
            continue
        rest = f"{named[: found.start()]} {named[found.end() :]}"
        rest = re.sub(r"\s+", " ", rest).strip(" ,;").strip()
        if rest and rest.casefold() != "the":
            return rest, ""
        return "", "" if _is_short_for(name, actor.name) else named
    return "", "" if _is_short_for(named, actor.name) else named


_PRONOUNS = frozenset("he she it they we i who which that this those".split())


def _is_short_for(name: str, whole: str) -> bool:
    """Whether every word of a name stands in the whole name: Okafor in Ines Okafor."""
    return set(name.casefold().split()) <= set(whole.casefold().split())


def attribution(quote: Quote, links: Links) -> Attribution:
    """Who said a quote, in the article's words where they tell more than the name."""
    speakers = tuple(links.actor(one.actor) if isinstance(one, ActorRef) else Link(one.words) for one in quote.speaker)
    role = as_named = ""
    first = next((one for one in quote.speaker if isinstance(one, ActorRef)), None)
    if quote.named and first and len(quote.speaker) == 1:
        actor = links.archive.actors.get(first.actor)
        role, as_named = _without_name(quote.named, actor) if actor else ("", quote.named)
    elif quote.named and _adds_words(quote.named, speakers):
        as_named = quote.named
    cue, when = quote.cue or "", day(quote.on) if quote.on else ""
    lead = cue if speakers and _leads(cue) else ""
    return Attribution(speakers, lead, role, as_named, "" if lead else cue, when, not quote.on)


_JOINTS = frozenset("a an and his her its one or others other some the their these those".split())
_OPENERS = frozenset(("according", "as", "in", "per"))
_CLOSERS = frozenset(("by", "of", "per", "to"))


def _adds_words(named: str, speakers: tuple[Link, ...]) -> bool:
    """Whether the article's words for the speakers hold any that their printed names do not."""
    printed = {word for one in speakers for word in _words(one.text)}
    return not _words(named) <= printed | _JOINTS | _PRONOUNS


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


def _leads(cue: str) -> bool:
    """Whether the speaker's name completes a cue, and so follows it: “according to”, “in the words of”.

    >>> [_leads(cue) for cue in ("According to", "in the analysis of", "warned of", "in a statement", "")]
    [True, True, False, False, False]
    """
    words = cue.casefold().split() or [""]
    return words[0] in _OPENERS and words[-1] in _CLOSERS


_FAILED = {
    "quote-altered": "words differ",
    "quote-stitched": "stitched together",
    "quote-unmarked": "not spoken in the article",
    "quote-wrong-speaker": "speaker does not match",
    "quote-ambiguous": "stands in several places",
    "quote-truncated": "cut short",
    "evidence-not-found": "passage not found",
}


def badge(brief: Brief, index: int) -> tuple[str, str]:
    """The word of a quote's verification and its class.

    Words and speaker of a direct or mixed quote are verified; of reported speech the passage is found. What the
    article does not bear out is shown to editors alone, in drafts.
    """
    quote = brief.record.quotes[index]
    if index in brief.failures:
        return _FAILED.get(brief.failures[index][0], "not in the article"), "gone"
    if brief.grounding(("quotes", index), quote) is None:
        return "not yet checked", "draft"
    return ("passage found", "ok") if quote.kind == "indirect" else ("verified", "ok")


def _carries_on(brief: Brief, index: int) -> str:
    """What to say where the article names no speaker at a quote: from which paragraph the speech carries on."""
    quote = brief.record.quotes[index]
    if quote.named or not quote.speaker:
        return ""
    here = places_of(brief, ("quotes", index), quote)
    for before in range(index - 1, -1, -1):
        other = brief.record.quotes[before]
        if other.speaker == quote.speaker:
            there = places_of(brief, ("quotes", before), other)
            if here and there and here[0] == there[-1]:
                return ""
            if here and there:
                return f"No speaker is named in {here[0]}; the speech carries on from {there[-1]}."
            return "No speaker is named here; the speech carries on from the quote before."
    return "No speaker is named here."


def quote_view(brief: Brief, index: int, links: Links, marks: tuple[Mark, ...]) -> QuoteView:
    """A quote as its own brief shows it."""
    quote = brief.record.quotes[index]
    word, badge_class = badge(brief, index)
    told = (_failure(brief, index), _carries_on(brief, index), quote.note or "", *_joined(quote, links))
    notes = tuple(note for note in told if note)
    return QuoteView(
        quote.id,
        quote.kind,
        KIND_WORDS[quote.kind],
        runs(quote),
        attribution(quote, links),
        word,
        badge_class,
        tuple(insertions(quote)),
        notes,
        marks,
    )


def _failure(brief: Brief, index: int) -> str:
    """What is wrong with a quote of a draft, as `check` says it; "" where nothing is."""
    fault = brief.failures.get(index, ("", ""))[1]
    return f"{fault[:1].upper()}{fault[1:]}." if fault else ""


def _joined(quote: Quote, links: Links) -> Iterator[str]:
    if quote.same_as:
        other = links.archive.by_id.get(quote.same_as.partition("#")[0])
        if other:
            yield f"The same words stand in the brief of {describe(other.record.source.published.isoformat())}."


def quote_elsewhere(brief: Brief, index: int, links: Links) -> QuoteView:
    """A quote as other pages show it: with a link to its place in its own brief."""
    quote = brief.record.quotes[index]
    word, badge_class = badge(brief, index)
    place = ", ".join(places_of(brief, ("quotes", index), quote)) or "the quote"
    return QuoteView(
        "",
        quote.kind,
        KIND_WORDS[quote.kind],
        runs(quote),
        attribution(quote, links),
        word,
        badge_class,
        tuple(insertions(quote)),
        tuple(note for note in (_carries_on(brief, index),) if note),
        place=links.brief(brief.id, place, quote.id),
    )
