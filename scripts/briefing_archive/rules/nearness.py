"""Where an article attributes what is said: speaker and cue in one sentence, and how near they are to the quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from briefing_archive.cues import cue_verbs
from briefing_archive.marks import marked_spans
from briefing_archive.model import Participant
from briefing_archive.rules.naming import written_words
from briefing_archive.spans import Span, find_words
from briefing_archive.text import QUOTE_MARKS, Paragraph, count_words, fold_words, visible

_TITLES = (
    "Mr Ms Dr St vs Lt Fr Rs Ft Mrs Gen Col Sgt Sen Rep Gov Rev Hon Maj Adm Cpl Pte Msgr Capt Prof Brig Supt "
    "Insp Atty Cmdr Asst"
).split()
# The stop of an initial or a title ends no sentence. A lookbehind has one width, so there is one for each length.
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])"
    + "".join(
        rf"(?<!\b(?:{'|'.join(one for one in _TITLES if len(one) == length)}))"
        for length in sorted({len(one) for one in _TITLES})
    )
    + r"[.!?…][\"'’”»)]*\s"
)
_OWNER = re.compile(r"'s?\s+(\w+)")
_NOUN_PHRASE = 60
_OWNED_WORDS = 2
"""Words between an owner and the verb of what he wrote: the writing itself, and one more."""
_HANGING = re.compile(r"\b(?:of|for|from|at|with|by|to|in|against|about|on)\s+(?:the\s+)?\Z", re.IGNORECASE)
_FAR = 20
_CLAUSE_FAR = 5
"""Words that a semicolon counts for: what stands behind it is another statement more often than not."""
_ASIDE = 200
_OPENED = re.compile(r"(?:\s[–—-]\s|—|\()[^–—()]*\Z")
_CLOSED = re.compile(r"[^–—()]*?(?:\s[–—-]\s|—|\))")
_HIDDEN = r"[\u00ad\u200b-\u200f\u2060]"
_LETTERS = rf"(?:[^\W\d_]|{_HIDDEN})+"
_REPORT = re.compile(r"\b(?:according to|[a-z]+)\b", re.IGNORECASE)
_IRREGULAR = {"say": "said", "tell": "told", "write": "wrote", "speak": "spoke", "begin": "began", "swear": "swore"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speaker and cue of one sentence, as one stretch of the article; `slack` is the words between the two."""

    span: Span
    slack: int


@lru_cache(maxsize=1)
def reporting_words() -> frozenset[str]:
    """The forms of every verb that reports a clause or introduces words in marks."""
    lemmas = [lemma for lemma, cue in cue_verbs().items() if cue.takes("clause", "direct")]
    return frozenset(form for lemma in lemmas for form in _forms(lemma))


@lru_cache(maxsize=1)
def _marked_only_words() -> frozenset[str]:
    """The forms of the verbs that report nothing but words in marks: “ended” reports no clause."""
    return frozenset(form for lemma, cue in cue_verbs().items() if cue.frames == {"direct"} for form in _forms(lemma))


@lru_cache(maxsize=1)
def stating_words() -> frozenset[str]:
    """Forms of the verbs that hardly do anything but report a clause: says, argued, warning.

    Of the present only “say” and “says” are among them; “claims” and “state” are nouns more often than not.
    """
    lemmas = [lemma for lemma, cue in cue_verbs().items() if cue.takes("clause") and not cue.takes("weak")]
    return frozenset({"say", "says", *(form for lemma in lemmas for form in _forms(lemma)[3:])})


def _forms(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        stem = lemma[:-1] + "i"
    return lemma, f"{lemma}s", f"{stem}es", _IRREGULAR.get(lemma, f"{stem}ed"), f"{lemma.removesuffix('e')}ing"


def places_of(sought: str, blocks: Sequence[Paragraph], text: str) -> list[Span]:
    """Where words stand in the given paragraphs."""
    return [span for span in find_words(sought, text) if any(block.start <= span.start < block.end for block in blocks)]


def speaker_places(named: str, blocks: Sequence[Paragraph], others: Iterable[Participant], text: str) -> list[Span]:
    """Where words stand as those for a speaker: not inside quotation marks, and not inside a longer name or role of
    one of the `others`. Whoever owns what follows is not the speaker, unless it is words: “Okafor’s letter said”.
    """
    spoken = marked_spans(text)
    longer = [
        place
        for who in others
        for words in (*who.named, *([who.role] if who.role else ()))
        if len(words) > len(named)
        for place in places_of(words, blocks, text)
    ]
    return [
        place
        for place in places_of(named, blocks, text)
        if not any(span.covers(place) for span in spoken)
        and not any(one.covers(place) and one != place for one in longer)
        and not _owns_another(text, place.end)
    ]


def _owned(text: str, end: int) -> str | None:
    """The word after a possessive that follows a name's end, whatever its typography; None without one."""
    owned = _OWNER.match(fold_words(text[end : end + _NOUN_PHRASE]))
    return owned.group(1).casefold() if owned else None


def _owns_another(text: str, end: int) -> bool:
    """Whether a possessive follows, of something that is not said or written by its owner."""
    owned = _owned(text, end)
    return owned is not None and owned not in written_words()


def attributions(
    speakers: Sequence[Span], cues: Sequence[Span], content: Sequence[Span], text: str
) -> list[Attribution]:
    """Pairs of speaker and cue in one sentence that stand on one side of what is said; outside of it if possible."""
    pairs = [
        Attribution(Span(min(a.start, b.start), max(a.end, b.end)), count_words(visible(between)))
        for a, b in product(speakers, cues)
        # “the board’s statement said” may give “statement” as its cue: the two may overlap.
        for between in [outside(text, min(a.end, b.end), max(a.start, b.start))]
        if not SENTENCE_END.search(between) and _speaks(a, b, text)
    ]
    fronted = any(_opens_participle(cue, text) for cue in cues)  # “Calling it a “bad year”, Okafor left”
    pairs = [pair for pair in pairs if fronted or not any(pair.span.covers(span) for span in content)]
    apart = [pair for pair in pairs if not any(span.covers(pair.span) for span in content)]
    return apart or pairs


def _opens_participle(cue: Span, text: str) -> bool:
    """Whether a cue is the participle that a sentence opens with; its speaker is then named behind what is said."""
    word = cue.of(text).split()[0]
    return word[:1].isupper() and word.endswith("ing")


def _speaks(speaker: Span, cue: Span, text: str) -> bool:
    """Whether a cue is said of a speaker, or, where the speaker's words speak, right beside those.

    The cue is then the writing itself, or the verb after it: Okafor’s “demands include”, Okafor’s letter also
    “said”. Who stands inside the cue is spoken to: “told Okafor”.
    """
    if cue.start < speaker.start and speaker.end <= cue.end:
        return False
    if _owned(text, speaker.end) is None:
        return True
    if cue.start < speaker.start:
        return count_words(visible(text[cue.end : speaker.start])) <= 1
    return count_words(fold_words(text[speaker.end : cue.start]).lstrip("'").removeprefix("s")) <= _OWNED_WORDS


def outside(text: str, start: int, end: int) -> str:
    """The text of a stretch without what stands between quotation marks.

    A sentence that ends inside the marks ends outside of them as well.
    """
    parts, at = [], start
    for span in marked_spans(text):
        if span.end <= start or span.start >= end:
            continue
        said = span.of(text).rstrip("”\"’'»")
        parts += [text[at : max(at, span.start)], ". " if said.endswith((".", "!", "?")) else " "]
        at = max(at, span.end)
    return "".join([*parts, text[at:end]])


def distance(content: Sequence[Span], one: Attribution, text: str) -> tuple[int, int]:
    """How far an attribution is from what is said: words between, far more for each sentence end; then its slack."""
    return min(_words_between(span, one.span, text) for span in content), one.slack


def _words_between(span: Span, other: Span, text: str) -> int:
    if span.overlaps(other):
        return 0
    start, end = min(span.end, other.end), max(span.start, other.start)
    between = outside(text, start, end)
    ends = len(SENTENCE_END.findall(between))
    # Speech that ends its own sentence is introduced by what follows only from a sentence away.
    if span.end <= other.start and re.search(r"[.!?…][\"'’”»)]*\Z", text[max(0, span.end - 3) : span.end + 1]):
        ends += 1
    return count_words(visible(between)) + _FAR * ends + _CLAUSE_FAR * between.count(";")


def other_cue(content: Span, own: Attribution, blocks: Sequence[Paragraph], text: str) -> Span | None:
    """A reporting word in the sentence of a reported statement, where its own attribution stands in another one."""
    block = next((one for one in blocks if one.start <= content.start < one.end), None)
    if block is None or own.span.overlaps(content):
        return None
    ends = [match.end() for match in SENTENCE_END.finditer(text, block.start, block.end)]
    start = max((end for end in ends if end <= content.start), default=block.start)
    end = min((end for end in ends if end >= content.end), default=block.end)
    if own.span.start < end and start < own.span.end:
        return None
    spoken = [*marked_spans(text), content]
    for match in _REPORT.finditer(text, start, end):
        place = Span(*match.span())
        is_verb = match.group().casefold() in reporting_words() and match.group().endswith(
            ("ed", "said", "told", "says")
        )
        if (is_verb or " " in match.group()) and not any(span.overlaps(place) for span in spoken):
            return place
    return None


def rival_attributions(
    who: Participant, cues: Iterable[str], blocks: Sequence[Paragraph], content: Sequence[Span], text: str
) -> Iterator[Attribution]:
    """Attributions to an actor: one of its names right before or after a cue, and not hanging on a preposition.

    What is set off by dashes or brackets attributes nothing outside of them, and a verb that reports only words
    in marks attributes no others.
    """
    marked = marked_spans(text)
    spoken = [*marked, *content]
    is_marked = any(one.overlaps(span) for one in marked for span in content)
    known = reporting_words() if is_marked else reporting_words() - _marked_only_words()
    beside = sorted({cue.casefold() for cue in cues}, key=len, reverse=True)
    for name in who.named:
        for place in places_of(name, blocks, text):
            if any(span.overlaps(place) for span in spoken) or _HANGING.search(
                text[max(0, place.start - 20) : place.start]
            ):
                continue
            if _is_aside(place, spoken, text):
                continue
            if cue := _cue_beside(place, beside, known, text):
                yield Attribution(Span(min(place.start, cue.start), max(place.end, cue.end)), 0)


def _is_aside(place: Span, spoken: Iterable[Span], text: str) -> bool:
    """Whether a place is set off by a pair of dashes or brackets of one sentence, with nothing spoken between them.

    Set off right after speech it attributes that speech: “No” – Okafor said – “never”.
    """
    opening = _OPENED.search(text, max(0, place.start - _ASIDE), place.start)
    closing = _CLOSED.match(text, place.end, place.end + _ASIDE)
    if opening is None or closing is None:
        return False
    aside = Span(opening.start(), closing.end())
    follows_speech = text[max(0, aside.start - 5) : aside.start].rstrip().endswith(tuple(QUOTE_MARKS))
    is_one = not SENTENCE_END.search(aside.of(text)) and not any(aside.overlaps(span) for span in spoken)
    return is_one and not follows_speech


def _cue_beside(place: Span, cues: Sequence[str], known: frozenset[str], text: str) -> Span | None:
    after = text[place.end : place.end + 60]
    start = place.end + len(after) - len(after.lstrip(" "))
    for cue in cues:
        if re.match(rf"{re.escape(cue)}\b", text[start : start + len(cue) + 1], re.IGNORECASE):
            return Span(start, start + len(cue))
    if (word := re.match(rf"{_HIDDEN}*\s+({_LETTERS})", after)) and visible(word.group(1)).casefold() in known:
        return Span(place.end + word.start(1), place.end + word.end(1))
    # A cue before its speaker follows what was said (“No,” said Okafor); elsewhere the name is its object.
    offset = max(0, place.start - 40)
    before = re.search(rf"[,\"'’”»]\s*({_LETTERS})\s+(?:the\s+)?\Z", text[offset : place.start])
    told = visible(before.group(1)).casefold() if before else ""
    if before and not told.endswith("ing") and told in known | set(cues):
        return Span(offset + before.start(1), offset + before.end(1))
    return None
