"""Shorter sentences of the article's own words: what only explains or attributes is left out.

Left out are appositions and relative clauses between commas, brackets, an attribution at the end, an opening
link to the text before (“However,”) and a dangling “also”. Nothing is put in and nothing moves, so that every
word that is kept stands in the article (cf. Knight and Marcu, 2002; Filippova and Strube, 2008).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_archive.cues import cue_of
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.parsed import ParsedBlock
from briefing_archive.proposals import ActorProposal
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_MARKS = frozenset('“”„«»"')
_LINKS = word_set("links")
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
_SHORT_ROLE = 8
_CLOSING = frozenset({",", ".", ";", "–", "—", "-", "!", "?", ":"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence made shorter: its text, the stretches of the article it stands in, and who said so.

    `attribution` holds the words that named the source, where they were left out.
    """

    text: str
    evidence: tuple[Span, ...]
    attribution: Span | None = None

    @property
    def words(self) -> int:
        """Number of words, parted by blanks."""
        return len(self.text.split())


def shorten(
    block: ParsedBlock, sentence: Sentence, keep: Iterable[Span] = (), named: Mapping[int, str] | None = None
) -> Statement:
    """The sentence without what only explains or attributes; what holds a span of `keep` stays.

    `named` gives, by index in the parse, the name that stands in for a pronoun. Words between quotation marks
    stay as they are.
    """
    tokens = list(sentence)
    dropped = bytearray(len(tokens))
    first = sentence.start
    kept = list(keep)

    def drop(start: int, end: int) -> bool:
        """Leave tokens `[start, end)` out, unless they hold what is to be kept or the core of the sentence."""
        if not 0 <= start < end <= len(tokens) or sentence.root.i - first in range(start, end):
            return False
        stretch = block.span(sentence.doc[first + start : first + end])
        if any(span.overlaps(stretch) for span in kept):
            return False
        dropped[start:end] = b"\1" * (end - start)
        return True

    inside = _between_marks(tokens)
    quoted = any(inside)
    attribution = None if quoted else _drop_attribution(block, sentence, dropped, kept)
    for index, token in enumerate(tokens):
        if dropped[index] or inside[index]:
            continue
        if token.text == "(":
            closing = next((k for k in range(index + 1, min(index + 30, len(tokens))) if tokens[k].text == ")"), None)
            if closing is not None:
                drop(index, closing + 1)
        elif token.lower_ == "also" and token.dep_ == "advmod":
            drop(index, index + 1)
        elif (bounds := _aside(token, tokens, first)) and not any(inside[bounds[0] : bounds[1]]):
            drop(*bounds)
    if not inside[0]:
        _drop_link(tokens, drop)
    return _statement(block, sentence, dropped, attribution, named or {})


def source_named(
    attribution: Span | None, text: str, named_in: Callable[[Span], tuple[ActorProposal, ...]]
) -> str | None:
    """The name of the one actor that an attribution left out names, else its own words; None without one."""
    if attribution is None:
        return None
    named = named_in(attribution)
    return named[0].name if len(named) == 1 else " ".join(attribution.of(text).split())


def _between_marks(tokens: list[Token]) -> list[bool]:
    """Token by token whether it stands between double quotation marks, the marks included."""
    flags: list[bool] = []
    is_open = False
    for token in tokens:
        is_mark = token.text in _MARKS
        flags.append(is_open or is_mark)
        if is_mark:
            is_open = token.text != "”" and (token.text in "“„«" or not is_open)
    return flags


def _aside(token: Token, tokens: list[Token], first: int) -> tuple[int, int] | None:
    """The stretch of an apposition or relative clause between commas, the first comma included."""
    if token.dep_ not in {"appos", "relcl"}:
        return None
    start, end = token.left_edge.i - first, token.right_edge.i - first + 1
    if start < 1 or tokens[start - 1].text not in {",", "–", "—"}:
        return None
    if token.dep_ == "relcl" and not any(tokens[k].lower_ in _RELATIVE for k in range(start, min(start + 3, end))):
        return None
    if token.dep_ == "appos":
        if any(child.dep_ == "prep" and _counts(child) for child in token.head.children):
            return None  # “told a crowd of about 300, a memo …”: what is told, and no word for the crowd
        others = (child.dep_ for child in token.head.children if child.i != token.i)
        if not {"cc", "conj", "appos"}.isdisjoint(others):
            return None  # a list
        if token.head.pos_ == "PROPN" and end - start <= _SHORT_ROLE:
            return None  # it says who somebody is
        if any(tokens[k].dep_ == "pobj" and tokens[k].ent_type_ == "DATE" for k in range(start, min(end, start + 30))):
            return None  # “the worst in 1954, when …”: what follows may belong to its date
    opening = tokens[start - 1].text
    if opening != ",":
        end = next((k for k in range(start, end) if tokens[k].text == opening), end)
    if tokens[end - 1].text in _CLOSING:
        end -= 1
    if end >= len(tokens) or tokens[end].text not in _CLOSING:
        return None
    closes = tokens[end].text == opening
    return start - 1, end + 1 if closes else end


def _counts(preposition: Token) -> bool:
    return any(child.dep_ == "pobj" and child.like_num for child in preposition.children)


def _drop_link(tokens: list[Token], drop: Callable[[int, int], bool]) -> None:
    """Leave out an opening word that only links to the sentence before."""
    opening = next((k for k, token in enumerate(tokens) if not token.is_space), 0)
    if opening + 1 < len(tokens) and tokens[opening].lower_ in _LINKS:
        has_comma = tokens[opening + 1].text == ","
        if tokens[opening + 1].lower_ in {"far", "many", "much", "few"}:
            return  # “So far this year …”
        if has_comma or tokens[opening].lower_ in {"but", "and", "yet", "so", "also"}:
            drop(opening, opening + 1 + has_comma)


def _drop_attribution(block: ParsedBlock, sentence: Sentence, dropped: bytearray, kept: list[Span]) -> Span | None:
    """Leave out “, he said” and “, according to …”; the span of the words that name the source, or None."""
    first = sentence.start
    root = sentence.root
    said = next((child for child in root.children if child.dep_ == "ccomp" and child.right_edge.i < root.i), None)
    if said is not None and root.pos_ == "VERB" and cue_of(root.lemma_) is not None:
        subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
        stretch = [t for t in sentence if t.i > said.right_edge.i and not t.is_punct]
        comma = sentence.doc[said.right_edge.i + 1] if said.right_edge.i + 1 < sentence.end else None
        if (
            subject is not None
            and comma is not None
            and comma.text == ","
            and len(stretch) <= 16
            and said.left_edge.i == first
        ):
            tail = block.span(sentence.doc[comma.i : sentence.end])
            if not any(span.overlaps(tail) for span in kept):
                end = len(sentence) - (1 if sentence[-1].text == "." else 0)
                dropped[comma.i - first : end] = b"\1" * (end - comma.i + first)
                return block.span(sentence.doc[subject.left_edge.i : subject.right_edge.i + 1])
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end and token.nbor(1).lower_ == "to":
            return _drop_according(block, sentence, token, dropped, kept)
    return None


def _drop_according(
    block: ParsedBlock, sentence: Sentence, token: Token, dropped: bytearray, kept: list[Span]
) -> Span | None:
    first = sentence.start
    source = next((child for child in token.nbor(1).children if child.dep_ == "pobj"), None)
    if source is None or source.i < token.i:  # a parser may take a word before “according” for whose account it is
        return None
    start, end = token.i - first, source.right_edge.i - first + 1
    if any(span.overlaps(block.span(sentence.doc[first + start : first + end])) for span in kept):
        return None
    before = sentence[start - 1].text if start else ""
    after = sentence[end].text if end < len(sentence) else ""
    if start and before == "," and after in _CLOSING:
        start -= 1
        goes_on = end + 1 < len(sentence) and sentence[end + 1].pos_ not in {"VERB", "AUX"}
        end += after == "," and not goes_on
    elif not start and after == ",":
        end += 1
    elif start or end < len(sentence) - 1:
        return None
    dropped[start:end] = b"\1" * (end - start)
    return block.span(sentence.doc[source.left_edge.i : source.right_edge.i + 1])


def with_names(piece: Sentence, named: Mapping[int, str]) -> str:
    """The words of the piece, with a name for each pronoun that `named` gives one by its index in the parse."""
    if not named:
        return str(piece.text)
    return "".join(named.get(token.i, token.text) + token.whitespace_ for token in piece)


def _statement(
    block: ParsedBlock, sentence: Sentence, dropped: bytearray, attribution: Span | None, named: Mapping[int, str]
) -> Statement:
    pieces: list[Span] = []
    words: list[str] = []
    start: int | None = None
    for index in range(len(sentence) + 1):
        is_kept = index < len(sentence) and not dropped[index]
        if is_kept and start is None:
            start = index
        elif not is_kept and start is not None:
            piece = sentence[start:index]
            words.append(with_names(piece, named))
            if any(token.is_alpha or token.like_num for token in piece):
                pieces.append(block.span(piece))
            start = None
    text = " ".join(" ".join(words).split())
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r"[,;:]+([.!?])", r"\1", text).lstrip(",;:–— ")
    return Statement(text[:1].upper() + text[1:], tuple(pieces), attribution)
