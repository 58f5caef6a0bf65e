"""Where reported words end: other speech, what the writer adds, or what the speaker did next."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing_archive.cues import SOURCE_PHRASES
from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.reporting import is_finite, leaves_clause, own_subject, subject_of, verb_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_CUE_MARKS = frozenset({"while", "although", "though", "whereas", "as", "whilst"})
_OPENING = frozenset({"conj", "pcomp", "advcl", "relcl"})
# What a court does by what it decides (“…, reversing the judgment”) is the writer's to tell.
_DECIDING = frozenset({"decide", "rule", "find", "hold", "determine", "conclude"})
# “…, but the crews put it at two”, “… but the board denied it”: another has it otherwise.
_COUNTERING = frozenset({"put", "deny", "reject", "dispute", "dismiss", "contradict"})
_TELLING = frozenset(
    {"say", "comment", "give", "elaborate", "name", "answer", "specify", "identify", "discuss", "disclose", "reveal"}
    | {"provide", "explain", "confirm", "speculate", "offer"}
)
_DISPOSING = frozenset(
    {"reverse", "overturn", "uphold", "affirm", "remand", "vacate", "quash", "annul", "strike", "clear", "pave"}
)


BACKSHIFTED = frozenset({"had", "would", "could", "might", "'d", "’d"})
"""Auxiliaries of what is told in the past tense of its cue."""


def goes_on_as_told(joined: Token) -> bool:
    """“said he was late and he would ask …”: a pronoun and “would” behind “and” go on with what is told."""
    subject = own_subject(joined)
    has_would = any(one.dep_ == "aux" and one.lower_ in BACKSHIFTED for one in joined.children)
    return subject is not None and subject.pos_ == "PRON" and has_would


class Cuts:
    """The tokens of one block at which reported words may end; what direct speech uses is taken."""

    def __init__(self, reading: Reading, used: list[tuple[int, int]], verbs: set[int], numbers: set[int]) -> None:
        self.reading, self.verbs, self.numbers = reading, verbs, numbers
        self.tokens = reading.tokens
        self.doubts: dict[int, tuple[float, str]] = {}
        self.deeds: set[int] = set()
        self.acts: set[int] = set()
        self.taken = [False] * (len(self.tokens) + 1)
        for start, end in used:
            for at in range(start, end):
                self.taken[at] = True

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
                    or (token.dep_ == "conj" and self._keeps_silent(token))
                    or (token.dep_ in _OPENING and (verb_cue(token) is not None or leaves_clause(token)))
                    or (token.tag_ == "VBG" and (verb_cue(token) is not None or token.lemma_ in _DISPOSING))
                )
            ):
                found.append(at)
        return found

    def _before_cue_clause(self, start: int, taken: int) -> int:
        """Where the clause begins that leads to direct speech (“…, with a clerk saying “…””)."""
        for at in range(taken - 1, max(taken - 16, start + 1), -1):
            if self.tokens[at].text == "," and self.reading.outside(self.tokens[at]):
                return at
        return taken

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
        if token.dep_ == "conj" and self._keeps_silent(token):
            return next((one.i for one in token.head.children if one.dep_ == "cc" and start < one.i < at), at)
        if token.dep_ == "conj" and token.head == verb and is_finite(token) and not self._has_that(token):
            if goes_on_as_told(token):
                return None
            return max(token.left_edge.i, start + 1)
        says_but = [one.lower_ for one in self.tokens[at - 2 : at]] == [",", "but"]
        if token.dep_ == "conj" and says_but and verb_cue(token) is not None and own_subject(token) is None:
            return at - 2  # “said it was calm, but voiced concern”
        if token.dep_ == "conj" and token.tag_ == verb.tag_ and self._another_speaks(token, start):
            return self._clause_edge(token, start)
        if token.dep_ == "relcl":
            return self._before_own_relative(token, start)
        if token.dep_ == "conj" and token.head != verb and self._goes_back(verb, token):
            return self._clause_edge(token, start)
        if token.dep_ == "conj" and own_subject(token) is None and any(one.dep_ == "neg" for one in token.children):
            return self._joined_at(token, start)  # “confirmed that …, but did not say why”
        if token.dep_ == "conj" and token.tag_ == "VBG" and own_subject(token) is not None:
            return max(token.left_edge.i, start + 1)
        return self._clause_edge(token, start) if self._opens_own_speech(token, start) else None

    def _keeps_silent(self, token: Token) -> bool:
        """“said that talks had begun but declined to give details”: what the speaker does not say is the writer's."""
        if token.lemma_ not in {"decline", "refuse"} or own_subject(token) is not None:
            return False
        return any(one.dep_ == "xcomp" and one.lemma_ in _TELLING for one in token.children)

    def _joined_at(self, token: Token, start: int) -> int | None:
        """Where “, but” joins a verb to the content, in the past tense of the cue."""
        is_past = any(one.dep_ == "aux" and one.tag_ == "VBD" for one in token.children)
        for at in range(token.i - 1, max(token.i - 5, start), -1):
            if self.tokens[at].lower_ == "but" and self.tokens[at - 1].text == "," and is_past:
                return at
        return None

    def _before_own_relative(self, token: Token, start: int) -> int | None:
        """“said the port may close, which he said would help”: the second cue begins a statement of its own."""
        relative = next((one for one in token.subtree if one.tag_ in {"WDT", "WP"} and one.i < token.i), None)
        subject = own_subject(token)
        if relative is None or subject is None or subject == relative or relative.i - 1 <= start:
            return None
        told = any(one.dep_ == "ccomp" and one.i > token.i for one in token.children)
        return relative.i if told and self.tokens[relative.i - 1].text == "," else None

    def _goes_back(self, verb: Token, token: Token) -> bool:
        """“They said he was late and claim that …”: a cue inside the content whose subject stands before the cue.

        So it is with “The board said it was poor and vowed to …”, where the content speaks of the speaker.
        """
        cue = verb_cue(token)
        if cue is None or own_subject(token) is not None:
            return False
        inner = own_subject(token.head) if token.head.head == verb else None
        after = [one for one in token.children if one.i > token.i]
        tells = any(one.dep_ in {"ccomp", "xcomp"} for one in after)
        tells = tells or (cue.takes("as") and any(one.dep_ == "prep" and one.lower_ == "as" for one in after))
        tells = tells or (cue.takes("naming") and any(one.dep_ == "oprd" for one in after))
        if inner is not None and inner.lower_ in {"it", "he", "she", "they"} and tells and is_finite(token):
            return True
        subject = subject_of(token)
        return subject is not None and subject.i < verb.i < token.i and subject == subject_of(verb)

    def _another_speaks(self, token: Token, start: int) -> bool:
        """Whether a cue joined to the content has a subject and a clause of its own (“and several said that …”)."""
        subject = own_subject(token)
        if subject is not None and subject.lower_ in {"others", "several", "some", "many"}:
            return True
        if subject is None or subject.i > token.i or subject.left_edge.i <= start + 2 or subject.pos_ == "PRON":
            return False
        objects = token.lemma_ in _COUNTERING and self.tokens[subject.left_edge.i - 1].lower_ in {"but", "while"}
        cue = verb_cue(token)
        asks = cue is not None and cue.takes("object-to") and self._has_that(token)
        told = {"ccomp", "xcomp"} if asks else {"ccomp"}  # “… and that one told them to wait”
        return objects or any(one.dep_ in told and one.i > token.i for one in token.children)

    def _before_aside(self, verb: Token, start: int, end: int) -> int:
        """The end without a last relative clause that the writer adds: after the marks, or in a tense of its own."""
        for token in self.tokens[start + 2 : end]:  # “…, which the army denies”
            is_set_on = token.dep_ in {"relcl", "advcl", "ccomp"} and self.reading.outside(token)
            if token.lemma_ in _COUNTERING and is_set_on:
                which = next((one for one in token.children if one.tag_ == "WDT" and one.i < token.i), None)
                if which is not None and self.tokens[which.i - 1].text == "," and token.right_edge.i + 1 >= end - 1:
                    return int(which.i) - 1
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
            if "," in [one.text for one in self.tokens[at + 2 : end - 1]] and self._is_completed(start):
                continue  # “to make Tamsel, which lives off its port, a centre”
            is_present = finite.tag_ in {"VBZ", "VBP"} and (
                main_finite is None or main_finite.tag_ not in {"VBZ", "VBP"}
            )
            if follows_marks or is_present:
                return comma
        return end

    def _is_completed(self, start: int) -> bool:
        """Whether the content opens with a verb that needs another word behind its object: to make it a centre."""
        opening = [one.lemma_ for one in self.tokens[start : start + 3] if one.tag_ == "VB"]
        return bool(opening) and opening[0] in {"make", "keep", "render", "give", "turn", "name", "declare"}

    def _opens_own_speech(self, token: Token, start: int) -> bool:
        """Whether inside the content a clause begins in which the same speaker, or another, speaks anew."""
        subject = own_subject(token) if token.tag_ == "VBG" else None
        if subject is not None and token.dep_ in {"advcl", "ccomp", "conj"} and subject.left_edge.i > start + 1:
            return self.tokens[subject.left_edge.i - 1].text == "," or self._is_joined(token, subject)
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp", "conj", "acl", "dep"}:
            if self.tokens[token.i - 1].lower_ in {"when", "after", "before", "since", "if", "once"}:
                return False  # “said that, when holding talks, …”
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

    def _has_that(self, clause: Token) -> bool:
        return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)

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
