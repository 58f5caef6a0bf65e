"""Rules of the craft: how much may be quoted, how much shown, what is a copy, and what a record owes its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing_archive.model import Claim, Quote, Record, Seen
from briefing_archive.problems import Finding, KeyPath, error, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.locating import spoken_words
from briefing_archive.spans import ELLIPSIS, Selector
from briefing_archive.speech import UnbalancedMarks, stretches
from briefing_archive.text import count_words, fold_words, words

QUOTED_SHARE = 15
LONGEST_RUN = 40
COPIED_RUN = 8
END_WORDS = 5
GROUNDING_SHARE = 40


def article_words(case: Case) -> int:
    """Words of the article, from the text or else the receipt; 0 where neither is there."""
    if case.text is not None:
        return count_words(case.text)
    return case.receipt.words if case.receipt else 0


def quoted_words(case: Case) -> int:
    """Words between quotation marks in all that the record says, inserted ones left out."""
    spoken = sum(count_words(said) for _, ours in texts_of(case.record, case.seen) for said in spoken_words(ours))
    inserted = sum(count_words(one) for quote in case.record.quotes for one in quote.inserted)
    return max(spoken - inserted, 0)


def grounding_words(case: Case) -> int:
    """Words of the article shown as evidence, each once; without the article as many as its receipt says."""
    if case.located is None:
        return case.receipt.grounding if case.receipt else 0
    shown: set[int] = set()
    for item in case.located.items:
        for passage in item.passages:
            if passage.span and "evidence" in passage.at:
                first, _, last = passage.words.replace("...", ELLIPSIS).partition(ELLIPSIS)
                within = [
                    start for start, _ in _words(case.located.text) if passage.span.start <= start < passage.span.end
                ]
                shown.update(within[: count_words(first)])
                shown.update(within[len(within) - count_words(last) :])
    return len(shown)


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(words(text))


def texts_of(record: Record, seen: Iterable[tuple[KeyPath, Seen]] = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of ours in a record, with its key path: title, texts and notes."""
    yield ("title",), record.title
    if record.source.published_note:
        yield ("source", "published_note"), record.source.published_note
    for at, item in (*record.items(), *seen):
        if isinstance(item, Claim | Quote | Seen) and at != ("title",):
            yield (*at, "text"), item.text
        if isinstance(item, Quote) and item.note:
            yield (*at, "note"), item.note
    for index, correction in enumerate(record.corrections):
        yield ("corrections", index, "what"), correction.what
        yield ("corrections", index, "why"), correction.why


def selectors_of(case: Case) -> Iterator[tuple[KeyPath, Selector]]:
    """Every selector of a record with its key path."""
    for at, item in case.items_to_vouch():
        evidence: tuple[Selector, ...] = getattr(item, "evidence", ())
        for index, selector in enumerate(evidence):
            yield (*at, "evidence", index), selector


def quoted_within_limits(case: Case) -> Iterator[Finding]:
    """At most 15 % of the article's words stand between quotation marks, and no run of more than 40."""
    if case.record.source.is_open:
        return
    for at, ours in texts_of(case.record, case.seen):
        for said in spoken_words(ours):
            if (count := count_words(said)) > LONGEST_RUN:
                yield error(
                    at,
                    "quote-budget",
                    f"{count} words are quoted in a row; the limit is {LONGEST_RUN}",
                    "quote the part that matters, and report the rest in words of ours",
                    said[:20],
                )
    total, quoted = article_words(case), quoted_words(case)
    if total and quoted * 100 > QUOTED_SHARE * total:
        yield error(
            ("quotes",),
            "quote-budget",
            f"{quoted} of the article’s {total} words are quoted: {quoted * 100 / total:.1f} %, over {QUOTED_SHARE} %",
            "report some of the quotes in words of ours",
        )


def nothing_copied(case: Case) -> Iterator[Finding]:
    """Outside of quotation marks no more than 8 words in a row are the article's."""
    if case.text is None:
        return
    for at, ours in texts_of(case.record, case.seen):
        for run in copied_runs(ours, case.text):
            yield error(
                at,
                "copied-run",
                f"“{run}” are {count_words(run)} words in a row from the article; the limit is {COPIED_RUN}",
                "say it in words of ours, or quote it between “ ” if somebody said it",
                run.split("\n")[0],
            )


def copied_runs(ours: str, article: str) -> Iterator[str]:
    """Yield each longest run of over 8 words outside quotation marks that stands in the article, in any case."""
    try:
        parts = [ours[part.start : part.end] for part in stretches(ours) if not part.spoken]
    except UnbalancedMarks:
        parts = [ours]
    runs = _runs(article)
    size = COPIED_RUN + 1
    for part in parts:
        spans = words(part)
        keys = [_key(part[a:b]) for a, b in spans]
        at = 0
        while at + size <= len(keys):
            if tuple(keys[at : at + size]) not in runs:
                at += 1
                continue
            end = at + size
            while end < len(keys) and tuple(keys[end - size + 1 : end + 1]) in runs:
                end += 1
            yield part[spans[at][0] : spans[end - 1][1]]
            at = end


@lru_cache(maxsize=16)
def _runs(article: str) -> frozenset[tuple[str, ...]]:
    """Every run of nine words of the article, folded and in small letters."""
    keys = [_key(article[a:b]) for a, b in _words(article)]
    size = COPIED_RUN + 1
    return frozenset(tuple(keys[i : i + size]) for i in range(len(keys) - size + 1))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """A word as copies are compared: folded, in small letters."""
    return fold_words(word).casefold()


def selectors_short(case: Case) -> Iterator[Finding]:
    """A selector has at most five words at each end of a range, or ten in all."""
    for at, selector in selectors_of(case):
        ends = selector.ends
        parts = ends or (selector.words,)
        limit = END_WORDS if ends else 2 * END_WORDS
        if any(count_words(part) > limit for part in parts):
            first, last = selector.words.split()[:4], selector.words.split()[-4:]
            yield error(
                at,
                "selector-long",
                f"the selector has more than {limit} words" + (" at one end" if ends else ""),
                f"shorten it: {' '.join(first)} … {' '.join(last)}",
            )
    for at, named in _named(case.record):
        if count_words(named) > 2 * END_WORDS:
            yield error(at, "selector-long", f"more than {2 * END_WORDS} words of the article", "name the head of it")


def _named(record: Record) -> Iterator[tuple[KeyPath, str]]:
    for index, who in enumerate(record.actors):
        for number, name in enumerate(who.named):
            yield ("actors", index, "named", number), name
        if who.role:
            yield ("actors", index, "role"), who.role
    for index, quote in enumerate(record.quotes):
        for key, said in (("named", quote.named), ("cue", quote.cue)):
            if said:
                yield ("quotes", index, key), said


def grounding_within_limits(case: Case) -> Iterator[Finding]:
    """Evidence shows no more than 40 % of the article's words, or it is time to shorten selectors."""
    total, shown = article_words(case), grounding_words(case)
    if total and shown * 100 > GROUNDING_SHARE * total:
        yield warning(
            (),
            "grounding-budget",
            f"evidence shows {shown} of the article’s {total} words: {shown * 100 / total:.0f} %, "
            f"over {GROUNDING_SHARE} %",
            "shorten selectors to the fewest words that pick one passage",
        )


def day_explained(case: Case) -> Iterator[Finding]:
    """A day of publication that was inferred says how."""
    source = case.record.source
    if source.published_basis == "inferred" and not source.published_note:
        yield error(
            ("source", "published_basis"),
            "date-unexplained",
            "the day of publication is inferred, and nothing says how",
            "add `published_note` with the article’s words that tell the day",
        )


def has_content(case: Case) -> Iterator[Finding]:
    """A reviewed record has a summary."""
    if case.record.status == "reviewed" and not case.record.summary:
        yield error(
            ("summary",), "summary-missing", "the brief has no summary", "write one to five sentences with evidence"
        )
