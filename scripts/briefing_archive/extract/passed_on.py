"""Who only passes speech on: “the Gazette reported that Okafor said …” is Okafor's statement, not the Gazette's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from briefing_archive.extract.gazetteer import listed
from briefing_archive.proposals import ActorProposal, Extraction, QuoteProposal
from briefing_archive.spans import Span

_SURE = 0.6
_LEAD = 40
_OPENS = 5
_UNNAMED_OUTLETS = frozenset({"media", "reports", "report", "press", "outlets", "newspapers", "agencies"})
_TAIL = " ,;–—-"


def without_carriers(extraction: Extraction) -> Extraction:
    """The extraction without what an outlet tells only to tell what another says.

    Extraction keeps speech inside speech; a drafted record has it once, with the one who spoke. So it is with who
    stands beside a whole statement: “Okafor has admitted the delay, according to lawyers”, “As lawyers say, …”.
    """
    outlets = {actor.name for actor in extraction.actors if actor.kind == "media"}
    quotes = _by_its_source(extraction, outlets)
    dropped: set[int] = set()
    doubts: dict[int, str] = {}
    for number, one in enumerate(quotes):
        beside = _stands_beside(one, extraction.text)
        near = [*range(max(number - 3, 0), number), *range(number + 1, min(number + 4, len(quotes)))]
        inner = next((at for at in near if _tells_all(one, quotes[at], extraction.text)), None)
        if any(_hands_on(one, quotes[at], extraction.text) for at in near):
            dropped.add(number)
            continue
        if inner is None:
            continue
        says_no_more = beside or _says_only(one, quotes[inner])
        if not (says_no_more or _is_carrier(one, outlets, extraction.text)):
            continue
        dropped.add(number)
        if says_no_more and one.speaker_mention is not None:
            doubts[inner] = f"passed on by “{one.speaker_mention.of(extraction.text)}”: say so in a note"
    kept = (
        replace(one, doubt="; ".join(filter(None, (one.doubt, doubts.get(number)))))
        for number, one in enumerate(quotes)
        if number not in dropped
    )
    return replace(extraction, quotes=tuple(kept))


def _says_only(outer: QuoteProposal, inner: QuoteProposal) -> bool:
    """Whether all that somebody tells is that another said so: “a clerk said the board had written that …”."""
    if outer.kind == "direct" or inner.speaker_mention is None or not (inner.speakers and outer.speakers):
        return False
    return inner.speaker_mention.start - outer.span.start < _OPENS and outer.cue is not None


def _by_its_source(extraction: Extraction, outlets: Set[str]) -> Sequence[QuoteProposal]:
    """“The Gazette reports that the port grew according to the board”: what is reported, of the board alone."""
    text, found = extraction.text, [*extraction.quotes]
    for one in extraction.quotes:
        if one.cue is None or one.cue.of(text).casefold() != "according to" or set(one.speakers) & outlets:
            continue
        for other in _near(found, found.index(one)) if one in found else ():
            cue, mention = other.cue, other.speaker_mention
            told = cue is not None and mention is not None and max(cue.end, mention.end) <= other.span.start
            if not told or cue is None or mention is None or not _is_carrier(other, outlets, text):
                continue
            leads = one.span.covers(cue) and mention.start <= one.span.start + _LEAD // 2
            if leads and other.span.start < one.span.end <= one.cue.start:
                who = mention.of(text)
                doubt = "; ".join(filter(None, (one.doubt, f"passed on by “{who}”: say so in a note")))
                found[found.index(one)] = replace(one, span=Span(other.span.start, one.span.end), doubt=doubt)
                found.remove(other)
                break
    return found


def _is_carrier(quote: QuoteProposal, outlets: Set[str], text: str) -> bool:
    """Whether outlets speak, by name or as “reports” and “local media”, or those who report for them."""
    mention = quote.speaker_mention.of(text).casefold().split() if quote.speaker_mention else ()
    if not listed("reporters").isdisjoint(mention):
        return True
    return bool(quote.speakers) and all(
        one in outlets or one.casefold().split()[-1] in _UNNAMED_OUTLETS for one in quote.speakers
    )


def _hands_on(outer: QuoteProposal, inner: QuoteProposal, text: str) -> bool:
    """Whether the same words are given to an outlet and to whom it quotes: “according to the radio, quoting …”."""
    return outer.span == inner.span and inner.cue is not None and inner.cue.of(text).casefold() == "quoting"


def _stands_beside(quote: QuoteProposal, text: str) -> bool:
    """Whether a phrase beside the statement tells who passes it on: “according to lawyers”, “as lawyers say”."""
    if quote.cue is None or quote.kind != "indirect":
        return False
    if quote.cue.of(text).casefold() == "according to":
        return True
    mention = quote.speaker_mention
    before = text[: min(mention.start, quote.cue.start)].split()[-1:] if mention is not None else []
    return [one.casefold() for one in before] == ["as"]


def without_tails(
    quotes: Sequence[QuoteProposal], actors: Sequence[ActorProposal], text: str
) -> Iterator[QuoteProposal]:
    """The quotes without an outlet's own attribution at their end: “…, the Gazette reported”."""
    outlets = {actor.name for actor in actors if actor.kind == "media"}
    for number, one in enumerate(quotes):
        tails = [
            other.speaker_mention.start
            for other in _near(quotes, number)
            if set(other.speakers) & outlets and other.speaker_mention and _ends_with(one, other)
        ]
        words = text[one.span.start : min(tails, default=one.span.end)].rstrip(_TAIL) if tails else ""
        yield replace(one, span=Span(one.span.start, one.span.start + len(words))) if words else one


def _near(quotes: Sequence[QuoteProposal], number: int) -> list[QuoteProposal]:
    return [*quotes[max(number - 3, 0) : number], *quotes[number + 1 : number + 4]]


def _ends_with(one: QuoteProposal, other: QuoteProposal) -> bool:
    """Whether the outlet's own attribution is the end of a quote."""
    cue, mention = other.cue, other.speaker_mention
    if cue is None or mention is None or one.kind != "indirect":
        return False
    return one.span.covers(cue) and one.span.covers(mention) and max(cue.end, mention.end) >= one.span.end - 1


def _tells_all(outer: QuoteProposal, inner: QuoteProposal, text: str) -> bool:
    """Whether what an outlet tells is that somebody speaks: speaker, cue and words up to the end lie inside."""
    if (
        inner.confidence < _SURE
        or inner.cue is None
        or inner.speaker_mention is None
        or set(inner.speakers) & set(outer.speakers)
    ):
        return False
    if not (outer.span.covers(inner.cue) and outer.span.covers(inner.speaker_mention)):
        return False
    if min(inner.speaker_mention.start, inner.cue.start) - outer.span.start > _LEAD:
        return False  # the outlet tells something of its own first
    if text[min(inner.speaker_mention.end, inner.cue.start) : inner.cue.start].split()[-1:] == ["and"]:
        return False  # “reported the board met and warned …”: the first of two deeds is the outlet's to tell
    return inner.span.end >= outer.span.end - 1 and inner.cue.start < inner.span.start
