"""How far reported words reach: where other speech, the writer's own words or the sentence's end begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES, writings
from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.reporting import (
    is_finite,
    is_time,
    leaves_clause,
    own_subject,
    trimmed,
    verb_cue,
    without_comment,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_CUE_MARKS = frozenset({"while", "although", "though", "whereas", "as", "whilst"})
_OPENING = frozenset({"conj", "pcomp", "advcl"})
_REACHED = frozenset({"prep", "npadvmod", "acl", "xcomp", "advcl", "oprd", "acomp", "advmod"})

# What a court does by what it decides (“…, reversing the judgment”) is the writer's to tell.
_DECIDING = frozenset({"decide", "rule", "find", "hold", "determine", "conclude"})
_DISPOSING = frozenset(
    {"reverse", "overturn", "uphold", "affirm", "remand", "vacate", "quash", "annul", "strike", "clear", "pave"}
)


class Extent:
    """The tokens of one block that reported speech may take; what direct speech uses is left to it."""

    def __init__(self, reading: Reading, used: list[tuple[int, int]], verbs: set[int], numbers: set[int]) -> None:
        self.reading, self.verbs, self.numbers = reading, verbs, numbers
        self.tokens = reading.tokens
        self.doubts: dict[int, tuple[float, str]] = {}
        self.deeds: set[int] = set()
        self.taken = [False] * (len(self.tokens) + 1)
        for start, end in used:
            for at in range(start, end):
                self.taken[at] = True

    def _bounded(self, verb: Token, start: int, end: int) -> list[tuple[int, int]]:
        """The range cut where other speech, the writer's comment or the sentence's end begins."""
        end = min(end, self.reading.sentence_ends[verb.i])
        first, last = bisect_left(self._breaks, start), bisect_left(self._breaks, end)
        for at in self._breaks[first:last]:
            cut = self._cut(verb, self.tokens[at], start)
            if cut is not None:
                end = cut
                break
        end = self._before_aside(verb, start, without_comment(self.reading, start, end))
        end = self._with_marks(start, end)
        start = self._from_marks(start)
        while start < end and self.tokens[start].lower_ == "that" and self.tokens[start].tag_ in {"IN", "WDT"}:
            start += 1
        found = trimmed(self.reading, start, end)
        if found is None:
            return []
        start, end = found
        while (
            end > start
            and self.tokens[end - 1].lower_ in {"and", "but", "while"}
            and self.reading.outside(self.tokens[end - 1])
        ):
            end -= 1
        found = trimmed(self.reading, start, end) if end > start else None
        return (
            [found]
            if found and any(token.is_alpha or token.like_num for token in self.tokens[found[0] : found[1]])
            else []
        )

    def _before_cue_clause(self, start: int, taken: int) -> int:
        """Where the clause begins that leads to direct speech (“…, with a clerk saying “…””)."""
        for at in range(taken - 1, max(taken - 16, start + 1), -1):
            if self.tokens[at].text == "," and self.reading.outside(self.tokens[at]):
                return at
        return taken

    @cached_property
    def _breaks(self) -> list[int]:
        """The tokens at which reported words may end: direct speech, and what may open other words."""
        found = []
        for at, token in enumerate(self.tokens):
            if self.taken[at] or (
                self.reading.outside(token)
                and (
                    token.text == ";"
                    or token.lower_ in SOURCE_PHRASES
                    or token.lower_ in {"citing", "while", "whereas"}
                    or (token.dep_ in _OPENING and (verb_cue(token) is not None or leaves_clause(token)))
                    or (token.tag_ == "VBG" and (verb_cue(token) is not None or token.lemma_ in _DISPOSING))
                )
            ):
                found.append(at)
        return found

    def _cut(self, verb: Token, token: Token, start: int) -> int | None:
        """Where the content that begins at `start` ends because of a token in it; None where it goes on."""
        at = token.i
        if self.taken[at]:
            return self._before_cue_clause(start, at)
        if at <= start or token == verb:
            return None
        follows_comma = self.tokens[at - 1].text == "," or not self.reading.outside(self.tokens[at - 1])
        if token.lower_ in SOURCE_PHRASES or token.lower_ in {"while", "whereas"}:
            return at if follows_comma else None
        if token.text == ";":
            return at if at + 1 == len(self.tokens) or self.tokens[at + 1].lower_ != "that" else None
        if token.lower_ == "citing" and token.dep_ == "advcl":
            return at
        if token.tag_ == "VBG" and token.lemma_ in _DISPOSING:
            return at - 1 if verb.lemma_ in _DECIDING and self.tokens[at - 1].text == "," else None
        if leaves_clause(token) and token.head.head == verb:
            return next((one.i for one in token.head.children if one.dep_ == "cc" and start < one.i < at), at)
        if token.dep_ == "conj" and token.head == verb and is_finite(token):
            return max(token.left_edge.i, start + 1)
        if token.dep_ == "conj" and token.tag_ == verb.tag_ and self._another_speaks(token, start):
            return self._clause_edge(token, start)
        if token.dep_ == "conj" and own_subject(token) is None and any(one.dep_ == "neg" for one in token.children):
            return self._joined_at(token, start)  # “confirmed that …, but did not say why”
        if token.dep_ == "conj" and token.tag_ == "VBG" and own_subject(token) is not None:
            return max(token.left_edge.i, start + 1)
        return self._clause_edge(token, start) if self._opens_own_speech(token, start) else None

    def _joined_at(self, token: Token, start: int) -> int | None:
        """Where “, but” joins a verb to the content, in the past tense of the cue."""
        is_past = any(one.dep_ == "aux" and one.tag_ == "VBD" for one in token.children)
        for at in range(token.i - 1, max(token.i - 5, start), -1):
            if self.tokens[at].lower_ == "but" and self.tokens[at - 1].text == "," and is_past:
                return at
        return None

    def _another_speaks(self, token: Token, start: int) -> bool:
        """Whether a cue joined to the content has a subject and a clause of its own (“and several said that …”)."""
        subject = own_subject(token)
        if subject is None or subject.i > token.i or subject.left_edge.i <= start + 2 or subject.pos_ == "PRON":
            return subject is not None and subject.lower_ in {"others", "several", "some", "many"}
        return any(one.dep_ == "ccomp" and one.i > token.i for one in token.children)

    def _before_aside(self, verb: Token, start: int, end: int) -> int:
        """The end without a last relative clause that the writer adds: after the marks, or in a tense of its own."""
        if verb.tag_ not in {"VBD", "VBN", "VBG"}:
            return end
        for at in range(end - 2, start + 2, -1):
            token = self.tokens[at]
            if token.tag_ not in {"WDT", "WP", "WP$"} or not self.reading.outside(token):
                continue
            comma = next((i for i in range(at - 1, max(at - 4, start), -1) if self.tokens[i].text == ","), None)
            clause = next((one for one in (token, *token.ancestors) if one.dep_ == "relcl"), None)
            if comma is None or clause is None or clause.right_edge.i + 1 < end - 1 or clause.i < at:
                continue
            name = next((i for i in range(comma - 1, max(comma - 14, start), -1) if self.tokens[i].text == ","), None)
            if name is not None and [one.lower_ for one in self.tokens[name + 1 : name + 3]] == ["such", "as"]:
                return name  # “…, such as the mayor, who …”: the writer gives an example
            follows_marks = not self.reading.outside(self.tokens[comma - 1])
            finite = next((one for one in clause.children if one.dep_ in {"aux", "auxpass"}), clause)
            main = next((one for one in verb.children if one.dep_ == "ccomp"), None)
            main_finite = (
                next((c for c in main.children if c.dep_ in {"aux", "auxpass"}), main) if main is not None else None
            )
            is_present = finite.tag_ in {"VBZ", "VBP"} and (
                main_finite is None or main_finite.tag_ not in {"VBZ", "VBP"}
            )
            if follows_marks or is_present:
                return comma
        return end

    def _opens_own_speech(self, token: Token, start: int) -> bool:
        """Whether inside the content a clause begins in which the same speaker, or another, speaks anew."""
        subject = own_subject(token) if token.tag_ == "VBG" else None
        if subject is not None and token.dep_ in {"advcl", "ccomp", "conj"} and subject.left_edge.i > start + 1:
            return self.tokens[subject.left_edge.i - 1].text == "," or self._is_joined(token, subject)
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp", "conj", "acl", "dep"}:
            before = token.i - 1
            while before > start and self.tokens[before].pos_ in {"ADV", "CCONJ", "SCONJ"}:
                before -= 1
            return bool(self.tokens[before].text == "," or self.tokens[token.i - 1].lower_ == "while")
        if token.dep_ == "pcomp" and own_subject(token) is not None:
            return bool(token.head.lower_ in {"despite", "with", "without"} and token.head.i > start)
        cue = verb_cue(token)
        if (
            token.dep_ == "advcl"
            and own_subject(token) is not None
            and cue is not None
            and cue.takes("clause", "direct", "weak")
        ):
            return any(child.dep_ == "mark" and child.lower_ in _OWN_CUE_MARKS for child in token.children)
        return False

    def _is_joined(self, token: Token, subject: Token) -> bool:
        """Whether “and” joins a second speaker with a cue (“with A calling it “x” and B calling it “y””)."""
        before = self.tokens[subject.left_edge.i - 1]
        return before.pos_ == "CCONJ" and own_subject(token) == subject

    def _clause_edge(self, token: Token, start: int) -> int:
        if token.dep_ == "pcomp":
            return token.head.i
        subject = own_subject(token)
        at = token.i if token.tag_ == "VBG" else max(token.left_edge.i, start + 1)
        if token.tag_ == "VBG" and subject is not None and start < subject.left_edge.i < at:
            at = subject.left_edge.i
        while at - 1 > start and self.tokens[at - 1].pos_ in {"ADV", "CCONJ", "SCONJ"}:
            at -= 1
        return at

    def _from_marks(self, start: int) -> int:
        """Take in the mark that opens right before the content."""
        number = self.reading.quoted[start] if start < len(self.tokens) else -1
        if number < 0 or number in self.numbers:
            return start
        first = self.reading.bounds[number][0]
        between = self.tokens[first:start]
        return first if all(not token.is_alpha or token.lower_ == "that" for token in between) else start

    def _with_marks(self, start: int, end: int) -> int:
        """Never end inside a quotation: take it to its end, and the rest of a sentence that it does not end."""
        if end - 1 >= start and end - 1 < len(self.tokens):
            number = self.reading.quoted[end - 1]
            if number >= 0 and number not in self.numbers:
                end = max(end, self.reading.bounds[number][1])
        if end < len(self.tokens):
            number = self.reading.quoted[end]
            goes_on = self.tokens[end - 1].is_alpha and end < self.reading.sentence_ends[start]
            if number >= 0 and number not in self.numbers and (goes_on or self.reading.bounds[number][0] < end):
                end = self.reading.bounds[number][1]
        return end

    def _unjoined(self, first: int, left: int) -> int:
        """The start of a sentence without the clause that another cue or a semicolon parts from it."""
        for at in range(left - 1, first, -1):
            if self.tokens[at].text == ";" and self.reading.outside(self.tokens[at]):
                return at + 1
        return first

    def _bounded_part(self, start: int, end: int) -> list[tuple[int, int]]:
        if any(self.taken[at] for at in range(start, end)):
            return []
        found = trimmed(self.reading, start, end)
        if found is None or sum(token.is_alpha for token in self.tokens[found[0] : found[1]]) < 2:
            return []
        return [found]

    def _free_marks(self, at: int) -> bool:
        number = self.reading.quoted[at]
        return number >= 0 and number not in self.numbers

    def _last_marks(self, start: int, end: int) -> int:
        return max(
            end, *(self.reading.bounds[self.reading.quoted[at]][1] for at in range(start, end) if self._free_marks(at))
        )

    def _reach(self, verb: Token, end: int) -> int:
        """The end with what follows at once without a comma and belongs to what is said, not to when or where.

        The parser hangs such words on the cue (“warned of groups with ties to rebels entering the port”).
        """
        last = self.reading.sentence_ends[verb.i]
        while end < last and self.reading.outside(self.tokens[end]):
            token = self.tokens[end]
            child = next((one for one in (token, *token.ancestors) if one.head == verb and one != verb), None)
            if child is None or child.left_edge.i != end or child.dep_ not in _REACHED:
                if token.tag_ == "VBG" and token.dep_ in {"acl", "advcl"} and token.left_edge.i == end:
                    end = token.right_edge.i + 1
                    continue
                break
            if (
                child.dep_ == "advcl"
                and child.tag_ != "VBG"
                and not any(one.lower_ in {"until", "unless", "if", "because", "since"} for one in child.children)
            ):
                break
            words = self.tokens[end : child.right_edge.i + 1]
            tells_when = any(is_time(one) for one in words[:3]) and words[0].lower_ not in {"every", "each"}
            if (tells_when and not self._lasts(verb, words)) or any(
                one.lemma_.casefold() in writings() for one in words[:5]
            ):
                break
            end = child.right_edge.i + 1
        return end

    def _lasts(self, verb: Token, words: Sequence[Token]) -> bool:
        """Whether a time is a stretch, which saying something once does not fill (“reported two deaths since 2015”)."""
        if any(one.dep_ == "aux" and one.lemma_ in {"have", "be"} for one in verb.children) or verb.tag_ == "VBG":
            return False
        following = {one.lower_ for one in words}
        pairs = {"from": {"to", "until", "through"}, "between": {"and"}}
        return words[0].lower_ == "since" or bool(pairs.get(words[0].lower_, set()) & following)

    def _whole(self, start: int, end: int) -> list[tuple[int, int]]:
        for at in range(start, end):
            if self.taken[at]:
                return []
        found = trimmed(self.reading, start, end) if start < end else None
        if found is None or sum(token.is_alpha for token in self.tokens[found[0] : found[1]]) < 2:
            return []
        return [found]

    def _has_that(self, clause: Token) -> bool:
        return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
