"""Whom a sentence speaks of when it is taken out of its paragraph.

A pronoun without its noun in the sentence is an orphan: it is named where one actor alone can be meant, or the
sentence cannot stand by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from briefing_archive.cues import shell_nouns
from briefing_archive.extract.parsed import Found, ParsedArticle, ParsedBlock
from briefing_archive.proposals import ActorProposal
from briefing_archive.sexes import sex_of
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_SPEAKERS = frozenset({"i", "we", "me", "us", "my", "our", "you", "your"})
_DEMONSTRATIVE = frozenset({"this", "these", "that", "those", "both", "such", "another", "others"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Line:
    """One sentence of a paragraph: its block, its place among the paragraphs and in its own."""

    block: ParsedBlock
    sentence: Sentence
    span: Span
    paragraph: int
    place: int


def _lines_of(doc: ParsedArticle) -> tuple[Line, ...]:
    """The sentences of the paragraphs, in order."""
    lines: list[Line] = []
    for paragraph, block in enumerate(doc.of_kind("paragraph")):
        for place, sentence in enumerate(block.doc.sents):
            if any(token.is_alpha for token in sentence):
                lines.append(Line(block, sentence, block.span(sentence), paragraph, place))
    return tuple(lines)


class Antecedents:
    """The sentences of an article, the actors each of them names, and whom its pronouns mean."""

    def __init__(self, lines: Sequence[Line], found: Found) -> None:
        self.lines = lines
        mentions = sorted((span, index) for index, actor in enumerate(found.actors) for span in actor.mentions)
        self._mentions = mentions
        self._starts = [span.start for span, _ in mentions]
        self._actors = found.actors
        self._sexes = [sex_of(actor) for actor in found.actors]
        self._opened: dict[int, int] = {}
        self.names = frozenset(actor.name for actor in found.actors)

    def named_in(self, span: Span) -> tuple[ActorProposal, ...]:
        """The actors with a mention inside the span, in order of appearance."""
        return tuple(self._actors[index] for index in dict.fromkeys(index for _, index in self._inside(span)))

    def mentions_in(self, span: Span) -> tuple[tuple[Span, ActorProposal], ...]:
        """The mentions of actors inside the span, in order."""
        return tuple((mention, self._actors[index]) for mention, index in self._inside(span))

    def _inside(self, span: Span) -> list[tuple[Span, int]]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [one for one in self._mentions[first:last] if one[0].end <= span.end]

    def orphans(self, number: int) -> tuple[Mapping[int, str], bool]:
        """Names for the first pronoun of a sentence that lacks its noun, and whether the sentence can stand.

        The names go by index in the parse; the sentence cannot stand where nobody, or more than one, can be meant.
        """
        return self._orphans[number]

    @cached_property
    def _orphans(self) -> tuple[tuple[Mapping[int, str], bool], ...]:
        """Read in order, because a pronoun can mean whom that of the sentence before meant."""
        return tuple(self._orphans_of(number) for number in range(len(self.lines)))

    def _orphans_of(self, number: int) -> tuple[Mapping[int, str], bool]:
        line = self.lines[number]
        inside = False
        for token in line.sentence:
            word = token.lower_
            if token.text in {"“", '"'}:
                inside = not inside
            if inside or token.text == "”":
                inside = inside and token.text != "”"
                continue
            if word in _SPEAKERS and token.tag_ in {"PRP", "PRP$"}:
                return {}, False
            if token.tag_ in {"PRP", "PRP$"} and word in _MALE | _FEMALE | _PLURAL | _NEUTER:
                if self._has_noun(line, token) or _is_empty_it(token):
                    continue
                actor = self._meant(number, word)
                return ({}, False) if actor is None else ({token.i: _name(self._actors[actor], token)}, True)
            if _points_back(token):
                return {}, False
        return {}, True

    def _has_noun(self, line: Line, pronoun: Token) -> bool:
        """Whether a noun the pronoun can mean stands before it in the sentence, or right after as its subject."""
        before = Span(line.span.start, max(line.block.span(pronoun).start, line.span.start + 1))
        if any(self._can_mean(pronoun.lower_, index) for _, index in self._inside(before)):
            return True
        earlier = line.sentence.doc[line.sentence.start : pronoun.i]
        if any(token.pos_ == "PROPN" and token.dep_ in _SUBJECTS for token in earlier):
            return True
        ahead = next((child for child in line.sentence.root.children if child.dep_ in _SUBJECTS), None)
        is_fronted = pronoun.tag_ == "PRP$" or pronoun.head.dep_ in {"advcl", "prep", "pobj", "pcomp"}
        if ahead is not None and ahead.i > pronoun.i and is_fronted:
            meant = [index for _, index in self._inside(line.block.span(ahead))]
            if any(self._can_mean(pronoun.lower_, index) for index in meant):
                return True  # “Because of its losses, the board …”
        if pronoun.lower_ in _PLURAL | _NEUTER:
            return any(
                token.pos_ in {"NOUN", "PROPN"} and token.dep_ in _SUBJECTS | {"pobj", "dobj"} for token in earlier
            )
        return False

    def _can_mean(self, word: str, index: int) -> bool:
        if word in _MALE | _FEMALE:
            sex = self._sexes[index]
            return self._actors[index].kind == "person" and sex in {"", "m" if word in _MALE else "f"}
        return self._actors[index].kind != "person"

    def _meant(self, number: int, word: str) -> int | None:
        """The one actor a pronoun at the head of a sentence can mean: the subject before, or the only one named."""
        line = self.lines[number]
        for back in range(number - 1, max(number - 4, -1), -1):
            earlier = self.lines[back]
            is_person = word in _MALE | _FEMALE
            if line.paragraph - earlier.paragraph > 1 or (
                not is_person and (back, line.paragraph) != (number - 1, earlier.paragraph)
            ):
                return None
            named = [one for one in self._inside(earlier.span) if self._can_mean(word, one[1])]
            subjects = {index for span, index in named if _is_subject(earlier, span)}
            candidates = subjects or {index for _, index in named}
            if len(candidates) == 1 and (subjects or word in _MALE | _FEMALE):
                return self._remember(number, candidates.pop())
            if candidates:
                return None
            if back in self._opened and self._can_mean(word, self._opened[back]):
                return self._remember(number, self._opened[back])
        return None

    def _remember(self, number: int, index: int) -> int:
        self._opened[number] = index
        return index


@lru_cache(maxsize=2)
def antecedents_of(doc: ParsedArticle, found: Found) -> Antecedents:
    """The sentences of an article and whom they speak of; kept for the extractors that follow."""
    return Antecedents(_lines_of(doc), found)


def _name(actor: ActorProposal, token: Token) -> str:
    name = actor.name
    if actor.kind not in {"person", "state", "company", "media"} and not name.startswith("the ") and " " in name:
        name = f"{'The' if token.is_sent_start else 'the'} {name}"
    possessive = token.lower_ in _POSSESSIVE and token.tag_ == "PRP$"
    return f"{name}’{'' if name.endswith('s') else 's'}" if possessive else name


def _is_subject(line: Line, span: Span) -> bool:
    tokens = line.block.doc.char_span(
        span.start - line.block.offset, span.end - line.block.offset, alignment_mode="expand"
    )
    return tokens is not None and len(tokens) > 0 and tokens.root.dep_ in _SUBJECTS


def _is_empty_it(token: Token) -> bool:
    """“It” that means nothing: weather, clefts, “it is likely that”, “it is not for the board to decide”."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in _SUBJECTS or verb.lemma_ not in {"be", "remain", "become", "seem"}:
        return False
    is_told = any(child.dep_ in {"acomp", "attr", "prep", "oprd"} for child in verb.children)
    return any(
        clause.dep_ in {"ccomp", "csubj"}
        or (clause.dep_ in {"xcomp", "advcl"} and _has_to(clause) and (is_told or clause.left_edge.lower_ == "for"))
        for clause in verb.children
    )


def _has_to(clause: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)


def _points_back(token: Token) -> bool:
    """A demonstrative, or a noun for the statement before, as the subject of its sentence."""
    subject = token.head if token.dep_ == "det" else token
    if subject.dep_ not in _SUBJECTS or subject.head.i != token.sent.root.i:
        return False
    if token.lower_ in _DEMONSTRATIVE:
        return subject.lemma_ not in {"year", "month", "week", "weekend"}
    has_article = any(child.lower_ == "the" for child in token.children)
    return token.lemma_ in shell_nouns() and has_article and token.right_edge.i == token.i
