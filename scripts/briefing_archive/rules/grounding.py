"""Rules that hold a record's words against the article: nothing is quoted or cited that does not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefing_archive.fields import Value
from briefing_archive.model import Participant, Place, Quote, Record, Seen, Source
from briefing_archive.problems import Finding, KeyPath, error, warning
from briefing_archive.receipt import Grounding, group_of, item_hash
from briefing_archive.rules.case import Case
from briefing_archive.rules.comparing import describe_difference, pieces_in
from briefing_archive.rules.locating import Located, LocatedItem, Passage, context_of, locate, spoken_words
from briefing_archive.rules.set_apart import set_apart_at
from briefing_archive.spans import Nearest, Selector, Span, find_spans, nearest
from briefing_archive.speech import UnbalancedMarks, stretches
from briefing_archive.text import fold_words, paragraph_at

_ALIKE = 72.0
_HELPFUL = 62.0
_OMISSION = re.compile(r"(?:…|\.\.\.+|\.(?: \.){2,3})")


def ground(record: Record, text: str) -> Mapping[str, Grounding]:
    """Where each item of a record stands in its article, by the item's hash; items that stand nowhere are left out."""
    return groundings(locate(record, (), text))


def groundings(located: Located) -> Mapping[str, Grounding]:
    """The grounding of every item whose passages are all found, by the item's hash; a headline may stand elsewhere."""
    return {
        item_hash(group_of(item.at), item.item): located.grounding(item)
        for item in located.items
        if isinstance(item.item, Source) or all(passage.span for passage in item.passages)
    }


def marks_in_order(case: Case) -> Iterator[Finding]:
    """Every quotation mark of a quote, title or claim has its partner."""
    for at, item in case.items_to_vouch():
        ours = getattr(item, "text", None)
        if not isinstance(ours, str):
            continue
        try:
            stretches(ours)
        except UnbalancedMarks as wrong:
            place = at if at == ("title",) else (*at, "text")
            yield error(
                place,
                "marks-unbalanced",
                f"the quotation mark before “{_after(ours, wrong.at)}” has no partner",
                "open spoken words with “ and close them with ”; marks inside them are ‘ and ’",
                ours[wrong.at],
            )


def _after(text: str, at: int) -> str:
    return " ".join(text[at:].strip('“”„«»"').split()[:4])


def quotes_found(case: Case) -> Iterator[Finding]:
    """The words between quotation marks stand in the article: exactly, in one piece, in one place, and spoken there.

    Spoken are words between quotation marks of the article, and those of a passage that it sets apart without marks
    as the speaker's, by a line that ends in a colon or a signature; `named` and `cue` are then of that line.
    """
    if case.located is None:
        return
    for item in case.located.items:
        for passage in item.spoken:
            yield from _spoken(passage, item, case.located.text)


def _spoken(passage: Passage, item: LocatedItem, text: str) -> Iterator[Finding]:
    if not passage.spans:
        yield _absent(passage, text)
    elif passage.span is None:
        yield _ambiguous(passage, text)
    elif isinstance(item.item, Quote) and not passage.is_quoted:
        yield error(
            passage.at,
            "quote-unmarked",
            f"“{shorten(passage.words)}” stands in the article outside of quotation marks",
            "give it the `named` and `cue` of the line that sets it apart there"
            if set_apart_at(passage.span, text)
            else "take the marks away and say it in words of ours; only what the article quotes is quoted here",
            passage.words,
        )


def _absent(passage: Passage, text: str) -> Finding:
    said = passage.words
    if pieces := pieces_in(said, text):
        return error(
            passage.at,
            "quote-stitched",
            f"“{shorten(said)}” is put together from words that stand apart: "
            + " | ".join(f"“{shorten(piece.of(text))}” ({place_in(piece.start, text)})" for piece in pieces),
            "quote each piece between marks of its own, or as a quote of its own",
            said,
        )
    close = nearest(said, text, at_least=_HELPFUL)
    difference = describe_difference(said, close.words) if close else None
    if close and difference and (close.score >= _ALIKE or difference.share >= 0.6):
        return error(
            passage.at,
            "quote-altered",
            f"“{shorten(said)}” is not what the article says: {difference.words}",
            f"copy the article’s words: {_cited(close, text)}",
            said,
        )
    return error(passage.at, "quote-not-found", f"“{shorten(said)}” does not occur", _mend(close, text), said)


def _ambiguous(passage: Passage, text: str) -> Finding:
    places = ", ".join(dict.fromkeys(place_in(span.start, text) for span in passage.spans))
    return error(
        passage.at,
        "quote-ambiguous",
        f"“{shorten(passage.words)}” stands {len(passage.spans)} times ({places})",
        "add `evidence` with a passage around the one you mean, or quote more of it",
        passage.words,
    )


def quotes_in_order(case: Case) -> Iterator[Finding]:
    """The pieces of one quote stand in the article in the order given, in one paragraph or speech."""
    if case.located is None:
        return
    for index, _, item in case.located.quotes:
        spans = [passage.span for passage in item.spoken if passage.span]
        for before, after in pairwise(spans):
            text = case.located.text
            if after.start < before.end or not _together(before.start, after.start, text):
                yield error(
                    ("quotes", index, "text"),
                    "quote-stitched",
                    f"“{shorten(before.of(text))}” ({place_in(before.start, text)}) and "
                    f"“{shorten(after.of(text))}” ({place_in(after.start, text)}) are no one statement",
                    "make each a quote of its own, in the order of the article",
                    after.of(text),
                )


def _together(first: int, second: int, text: str) -> bool:
    blocks = context_of(Span(second, second + 1), text)
    return any(block.start <= first < block.end for block in blocks)


def evidence_found(case: Case) -> Iterator[Finding]:
    """Every selector picks one passage of the article, and every name and role stands there."""
    if case.located is None:
        return
    for item in case.located.items:
        for passage in item.passages:
            if passage.spoken:
                continue
            if not passage.spans:
                yield _no_evidence(passage, item.item, case.located.text)
            elif passage.span is None:
                yield _two_places(passage, item.item, case.located.text)


def _no_evidence(passage: Passage, item: Value, text: str) -> Finding:
    close = nearest(passage.words, text, at_least=_HELPFUL)
    if isinstance(item, Source):
        return warning(
            passage.at,
            "headline-not-found",
            f"“{shorten(passage.words)}” does not stand in the article’s text",
            _mend(close, text),
        )
    mend = _mend(close, text)
    if _is_split(passage.at, item, text):
        mend = "put the selector between single quotation marks: a comma in it ends an item of the list"
    if isinstance(item, Participant):
        mend += ", or leave it out"
    return error(passage.at, "evidence-not-found", f"“{shorten(passage.words)}” does not occur", mend)


def _is_split(at: KeyPath, item: Value, text: str) -> bool:
    """Whether a selector is one half of words that YAML parted at a comma, because nothing quotes them."""
    evidence: tuple[Selector, ...] = getattr(item, "evidence", ())
    place = at[-1]
    if "evidence" not in at or not isinstance(place, int):
        return False
    pairs = pairwise(evidence[max(0, place - 1) : place + 2])
    return any(
        any(find_spans(Selector(one.words + comma + other.words), text))
        for one, other in pairs
        for comma in (", ", ",")
    )


def _two_places(passage: Passage, item: Value, text: str) -> Finding:
    places = ", ".join(dict.fromkeys(place_in(span.start, text) for span in passage.spans))
    return error(
        passage.at,
        "quote-ambiguous" if isinstance(item, Quote) else "evidence-ambiguous",
        f"“{shorten(passage.words)}” picks {len(passage.spans)} passages ({places})",
        "take more words, or write {words: …, before: the words right before it}",
    )


def evidence_given(case: Case) -> Iterator[Finding]:
    """Every statement of ours has evidence; of a quote, the words between quotation marks are evidence enough."""
    for at, item in case.items_to_vouch():
        if isinstance(item, Source | Participant) or at == ("title",) or at[0] == "corrections":
            continue
        needs = not (isinstance(item, Quote) and item.kind != "indirect")
        if needs and not getattr(item, "evidence", ()):
            what = (
                "place" if isinstance(item, Place) else "reported statement" if isinstance(item, Quote) else "sentence"
            )
            yield error(
                at,
                "evidence-missing",
                f"nothing grounds this {what}"
                if not isinstance(item, Seen)
                else "nothing grounds what this brief says",
                "add `evidence: [first words … last words]` from the article",
            )


def inserted_found(case: Case) -> Iterator[Finding]:
    """Inserted words stand in brackets between the quotation marks; brackets there that are not listed are told.

    An ellipsis alone in brackets says by itself that words are left out; it may be listed, and need not. An empty list
    says that whatever stands in brackets is the speaker's.
    """
    for index, quote in enumerate(case.record.quotes):
        is_looked_at = "inserted" in quote.model_fields_set and not quote.inserted
        bracketed = {fold_words(words): words for said in spoken_words(quote.text) for words in _bracketed(said)}
        glosses = [words for words, one in bracketed.items() if not _is_speech(one) and not _OMISSION.fullmatch(words)]
        listed = {fold_words(one.strip("()[] ")): (number, one) for number, one in enumerate(quote.inserted)}
        for words, (number, one) in listed.items():
            if words not in bracketed:
                yield error(
                    ("quotes", index, "inserted", number),
                    "inserted-not-found",
                    f"“{one}” does not stand in brackets between the quotation marks",
                    "write in `inserted` what stands in ( ) or [ ] in the spoken words, or leave it out",
                )
        for words, one in bracketed.items():
            if words in glosses and words not in listed and not is_looked_at:
                yield warning(
                    ("quotes", index, "text"),
                    "insertion-unmarked",
                    f"“{one}” stands in brackets and may be the outlet’s word, not the speaker’s",
                    f"add `inserted: [({one})]` if it is, `inserted: []` if not",
                    one,
                )


def _bracketed(text: str) -> list[str]:
    return [*re.findall(r"\(([^()]+)\)", text), *re.findall(r"\[([^\[\]]+)\]", text)]


def _is_speech(words: str) -> bool:
    """Whether words in brackets are the speaker's own aside: in the first person, or a sentence with its mark."""
    return bool(re.search(r"\b(?:I|we|my|our|me|us)\b|[!?]\Z", words))


def place_in(offset: int, text: str) -> str:
    """Where an offset stands, as readers see it: ¶4, or the headline, caption or subheading."""
    block = paragraph_at(text, offset)
    if block is None:
        return "between paragraphs"
    if block.number:
        return f"¶{block.number}"
    return f"“{shorten(text[block.start : block.end], 30)}”"


def _mend(close: Nearest | None, text: str) -> str:
    return (
        f"copy words from article.txt; the closest are {_cited(close, text)}"
        if close
        else "copy words from article.txt"
    )


def _cited(close: Nearest, text: str) -> str:
    return f"“{shorten(close.words, 160)}” ({place_in(close.span.start, text)})"


def shorten(words: str, limit: int = 80) -> str:
    """`words` on one line, cut at a blank in the middle where they are long."""
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    head, tail = line[: limit * 2 // 3].rsplit(" ", 1)[0], line[-limit // 3 :].split(" ", 1)[-1]
    return f"{head} … {tail}"
