"""Where in its sentence a time expression stands: its words in the parse, its tense, and what it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.parsed import ParsedArticle, ParsedBlock
from briefing_archive.extract.tense import Tense, tense_at
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_LONGEST_QUOTATION = 2000
_HIGHEST = 6
_LEADS = 2
_BEFORE_DAY = frozenset({"on", "late", "early"})
_VERBS = frozenset({"VERB", "AUX"})
_PERFECT = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})


def is_between_marks(text: str, offset: int) -> bool:
    """Whether the offset lies between double quotation marks that open in its own paragraph."""
    reach = max(offset - _LONGEST_QUOTATION, 0)
    before = text[max(text.rfind("\n\n", reach, offset), reach) : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


class Places:
    """The time expressions of one article in their sentences."""

    def __init__(self, doc: ParsedArticle) -> None:
        self._doc = doc
        self._starts = [block.offset for block in doc.blocks]

    def _block_at(self, offset: int) -> ParsedBlock | None:
        index = bisect_right(self._starts, offset) - 1
        return self._doc.blocks[index] if index >= 0 else None

    def tense(self, span: Span) -> Tense:
        """The tense that a day or month without its week or year goes by."""
        tokens = self.tokens(span)
        if tokens is not None and _is_end_ahead(tokens.root):
            return "future"
        if tokens is not None and _follows_a_past(tokens):
            return "past"
        # “June elections”: the tense of the sentence tells nothing about them.
        return "past" if tokens is None else "planned" if self.describes(span) else tense_at(tokens.root)

    def tokens(self, span: Span) -> Tokens | None:
        """The words of the span in the parse."""
        block = self._block_at(span.start)
        return block.tokens(span) if block is not None else None

    def is_aside(self, span: Span) -> bool:
        """Whether the date describes a thing, alone or in a clause of it (“a suit filed on May 3”, “the board, which
        met on Monday”): the story goes on from the day of its main clauses.
        """
        tokens = self.tokens(span)
        if tokens is None or self.describes(span):
            return tokens is not None
        token = tokens.root
        for _ in range(8):
            if token.dep_ in {"acl", "relcl"}:
                return True
            if token.head.i == token.i:
                return False
            token = token.head
        return False

    def is_in_participle(self, span: Span) -> bool:
        """Whether the date tells when a thing became what it is: “a cable, declassified in 2009, …”."""
        tokens = self.tokens(span)
        if tokens is None:
            return False
        verb = next((one for one in tokens.root.ancestors if one.pos_ == "VERB"), None)
        return verb is not None and verb.dep_ == "acl" and verb.tag_ == "VBN"

    def leads_to_now(self, span: Span) -> bool:
        """Whether the clause tells in the perfect what has been so up to now."""
        tokens = self.tokens(span)
        verb = next((one for one in tokens.root.ancestors if one.pos_ in _VERBS), None) if tokens is not None else None
        if verb is None or verb.tag_ not in {"VBN", "VBD"}:
            return False
        return any(child.lower_ in _PERFECT and child.dep_ == "aux" for child in verb.children)

    def describes(self, span: Span) -> bool:
        """Whether the date only says which of several is meant: “the August 2 vote”."""
        tokens = self.tokens(span)
        if tokens is None or tokens.root.dep_ not in {"compound", "nmod"}:
            return False
        return tokens.root.head.pos_ in {"NOUN", "PROPN"} and tokens.root.head.i >= tokens.end


def _follows_a_past(date: Tokens) -> bool:
    """“Said on Wednesday it would leave”: the day is that of the verb before it, whatever a parser hangs it on."""
    doc, at = date.doc, date.start - 1
    for _ in range(_LEADS):
        if at > 0 and doc[at].lower_ in _BEFORE_DAY:
            at -= 1
    if at < date.root.sent.start or doc[at].tag_ != "VBD" or doc[at].pos_ != "VERB":
        return False
    above = next((one for one in date.root.ancestors if one.pos_ in _VERBS), None)
    if above is None or above.i == doc[at].i:
        return False
    return doc[at].lemma_ not in word_set("ahead") | word_set("planned_as") | word_set("calling")


def _is_end_ahead(token: Token) -> bool:
    """Whether the date ends what goes on now: “has kept the quay closed until Friday”."""
    if token.dep_ != "pobj":
        return False
    verb = token.head.head
    if token.head.lower_ in {"for", "from"}:
        return verb.lemma_ in word_set("calling") or verb.head.lemma_ in word_set("calling")
    if token.head.lower_ == "by":
        is_to_do = verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
        return is_to_do or verb.lemma_ in word_set("demanding")
    if token.head.lower_ not in {"until", "till", "to"}:
        return False
    if verb.lemma_ in word_set("putting_off"):
        return True  # “adjourned the trial until September”
    if token.head.lower_ == "to":
        return False
    for _ in range(_HIGHEST):
        if verb.pos_ in {"VERB", "AUX"}:
            tags = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})}
            if tags & {"VBD", "MD"}:
                return False
            if tags & {"VBZ", "VBP"}:
                return True
        if verb.head.i == verb.i:
            return False
        verb = verb.head
    return False
