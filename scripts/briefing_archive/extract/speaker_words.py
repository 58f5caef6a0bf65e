"""The words for a speaker as a record gives them: such as name whoever speaks, where the sentence does.

Extraction keeps the words that the attribution has (“the harbour master”, “a statement”). A record is held against
its article by them, so they take in the name beside them (“the harbour master, Ines Okafor”), leave for it what is
only a writing (“Okafor issued a statement”), and stay short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing_archive.cues import writings
from briefing_archive.phrases import role_head
from briefing_archive.proposals import ActorProposal, Extraction, QuoteProposal
from briefing_archive.resolve import PRONOUNS
from briefing_archive.spans import Span
from briefing_archive.text import count_words

LONGEST = 10
_BESIDE = re.compile(r"(?:\s*,|\s[–—-]|\s\()?\s(?:(?:who\s(?:is|was)\s)?(?:named|called|identified\sas)\s)?(?:the\s)?")
_MADE_BY = re.compile(r"\s[^.;:!?“”\"]{0,60}?\b(?:by|from|of)\s[^,.;:!?“”\"]{0,60}")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s")
_NEW = re.compile(r"(?:an?|another|one|his|her|its|their)\s", re.IGNORECASE)
_MAKERS_REACH = 160
_NEXT_NAME = 40
_SHORT_TITLE = re.compile(r"(?:\b(?:[A-Z][\w.’'-]*|of|for|the|and)\s)*$")


def with_naming_words(extraction: Extraction) -> Extraction:
    """The extraction with the words for every speaker such as name it, where the article has them in that place."""
    actors = {one.name: one for one in extraction.actors}
    return replace(
        extraction, quotes=tuple(_with_naming(quote, actors, extraction.text) for quote in extraction.quotes)
    )


def _with_naming(quote: QuoteProposal, actors: Mapping[str, ActorProposal], text: str) -> QuoteProposal:
    mention = quote.speaker_mention
    if mention is None or not quote.speakers or mention.of(text).casefold() in PRONOUNS:
        return quote
    if len(quote.speakers) > 1:
        return replace(quote, speaker_mention=_of_several(mention, [actors.get(one) for one in quote.speakers], text))
    (speaker,) = quote.speakers
    actor = actors.get(speaker)
    if actor is None:
        better = _described(mention, speaker, text)
    else:
        names = [one for one in actor.mentions if _holds_name(one.of(text), actor)]
        free = [one for one in names if not one.overlaps(quote.span) or mention.overlaps(quote.span)]
        better = _short(mention, names, text) or _naming(mention, free, text)
    return replace(quote, speaker_mention=better) if better else quote


def _of_several(mention: Span, actors: Sequence[ActorProposal | None], text: str) -> Span:
    """The words with the names of all who are actors, where they go on to the last of them; the names if too many."""
    named = [[one for one in who.mentions if _holds_name(one.of(text), who)] for who in actors if who is not None]
    start, end = mention.start, mention.end
    for names in named:
        inside = any(mention.covers(one) for one in names)
        near = next((one for one in names if 0 <= one.start - mention.end <= _NEXT_NAME), None)
        if not inside and near is not None and not _parted(mention.end, near.start, text):
            end = max(end, near.end)
    if count_words(text[start:end]) > LONGEST:
        bare = ([one.start for one in names if mention.covers(one)] for names in named)
        start = min((max(starts) for starts in bare if starts), default=start)
    return Span(start, end) if count_words(text[start:end]) <= LONGEST else mention


def _holds_name(words: str, actor: ActorProposal) -> bool:
    """Whether a mention holds a name and is no mere description (“the Verrin chairwoman”)."""
    return any(name[:1].isupper() and not name.startswith("The ") and name in words for name in actor.names)


def _short(mention: Span, names: Iterable[Span], text: str) -> Span | None:
    """The name among too many words, with the title right before it."""
    inside = [one for one in names if mention.covers(one)]
    if not inside or count_words(mention.of(text)) <= LONGEST:
        return None
    name = inside[-1]
    title = _SHORT_TITLE.search(text, mention.start, name.start)
    titled = Span(title.start() if title else name.start, name.end)
    small = re.match(r"(?:(?:of|for|the|and)\s)+", titled.of(text))
    titled = Span(titled.start + (small.end() if small else 0), titled.end)
    return titled if count_words(titled.of(text)) <= LONGEST else name


def _naming(mention: Span, names: Iterable[Span], text: str) -> Span | None:
    """The words with the name beside them, or the name of the maker in the same sentence; None where neither is."""
    names = list(names)
    if any(mention.covers(one) for one in names):
        return None
    if whole := next((one for one in names if one.covers(mention)), None):  # a name that the parser cut
        return whole if count_words(whole.of(text)) <= LONGEST else None
    names = [one for one in names if not one.overlaps(mention)]
    after = next((one for one in names if one.start >= mention.end), None)
    before = next((one for one in reversed(names) if one.end <= mention.start), None)
    if after is not None and _BESIDE.fullmatch(text, mention.end, after.start):
        return _joined(mention, after, text)
    if before is not None and re.fullmatch(r"\s*,\s|\s\(", text[before.end : mention.start]):
        return _joined(before, mention, text, before)
    if role_head(mention.of(text)) not in writings():
        return None
    if after is not None and _MADE_BY.fullmatch(text, mention.end, after.start):
        return _joined(mention, after, text)
    near = before is not None and mention.start - before.end <= _MAKERS_REACH
    if near and before and _NEW.match(mention.of(text)) and not _parted(before.end, mention.start, text):
        return before
    return None


def _joined(first: Span, last: Span, text: str, name: Span | None = None) -> Span:
    whole = Span(first.start, last.end)
    return whole if count_words(whole.of(text)) <= LONGEST else name or last


def _parted(start: int, end: int, text: str) -> bool:
    """Whether another sentence begins, or words stand in marks, between two places."""
    return _SENTENCE_END.search(text, start, end) is not None or any(sign in text[start:end] for sign in '“”"')


def _described(mention: Span, words: str, text: str) -> Span | None:
    """The words for somebody without a name where they stand before the writing: “Dockers signed a letter”."""
    if words.casefold() in mention.of(text).casefold():
        return None
    at = text.rfind(words, max(mention.start - _MAKERS_REACH, 0), mention.start)
    return Span(at, at + len(words)) if at >= 0 and not _parted(at + len(words), mention.start, text) else None
