"""Which words of a block may stand in a name: capitals that are not only those of a sentence's head or of a shout."""

from __future__ import annotations

import re

from briefing_archive.extract.crowds import are_people, is_crowd
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.wording import Wording

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_HEADS = listed("institution_heads")
_STAFF = listed("staff")
_BEFORE_MONTH = listed("before_month")
_OPENING_RANKS = listed("opening_ranks")
_CALENDAR = listed("calendar")
_CLOSED = listed("closed")
_CLOSED_TAGS = frozenset({"PRP", "PRP$", "DT", "WDT", "WP", "WRB", "IN", "CC", "MD", "TO", "EX", "UH", "WP$", "."})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_BEING = frozenset({"is", "was", "would", "will", "has", "could", "may", "might", "must", "should", "can"})
_UNCOUNTED = listed("uncounted")
_SAYS = frozenset({"says", "reports", "states", "writes", "notes", "claims", "adds", "quotes", "cites"})
_SIGN = re.compile(r"[^\W\d_]")
_NO_WORD = re.compile(r"[\[\]$€£¥]")


def _has_capital(word: str) -> bool:
    head = word[:4]
    return head != head.lower() and _SIGN.search(word) is not None


class NameWords:
    """The words of one block that names may hold; `seen` are words that stand capitalised inside a sentence."""

    def __init__(self, line: Wording, seen: frozenset[str]) -> None:
        self.line = line
        self.seen = seen
        self.known: Gazetteer = gazetteer()
        self.names = [self._is_name_word(i) for i in range(len(line))]

    def kind_at(self, i: int) -> str | None:
        """The kind of thing that word `i` names, where it is such a word."""
        return self.known.kind_words.get(self.line.lower[i])

    def _is_name_word(self, i: int) -> bool:
        line = self.line
        word, lower = line.words[i], line.lower[i]
        if not _has_capital(word) or lower.strip(".") in _CALENDAR or (lower == "may" and self._is_month(i)):
            return False
        if _NO_WORD.search(word):
            return False  # “[I]t”, “US$3”
        if word.isupper() and 1 < len(word) <= 6 and self.known.organisation(word):
            return True
        if lower in _ORDINALS and not line.is_first[i] and line.tags[i].startswith("NNP") and i + 1 < len(line):
            return _has_capital(line.words[i + 1])  # “the Third Harbour Circuit”
        if lower == "allah" and i + 1 < len(line) and line.tags[i + 1] == "NNP" and _has_capital(line.words[i + 1]):
            return True  # “Allah Wasaya”
        if lower in _CLOSED:
            return False
        if word.isupper() and len(word) > 1:
            return not self._is_shouted(i)
        if line.tags[i] in _CLOSED_TAGS and line.labels[i] not in NAMED:
            return False
        if not line.is_first[i]:
            return True
        if line.tags[i] == "VBG" or self._is_group(i):
            return False  # “Closing Port Verrin was wrong”, “Rebels took the port”
        if line.tags[i] == "NNS" and line.labels[i] == "PERSON" and self._opens_alone(i):
            return False  # “Photographs showed”
        if self._opens_common(i):
            return False  # “News of the wreck spread”, “Police arrested two”
        if lower in _OPENING_RANKS or self._is_deed(i):
            return False
        if line.tags[i].startswith("NNP") or line.labels[i] in NAMED or word in self.seen or self._is_known(i):
            return True
        return (line.tags[i] == "NN" and word in self.known.given_names) or self._is_source(i)

    def _opens_common(self, i: int) -> bool:
        """Whether a noun for a sort of body opens a sentence before a word in small letters: no body is called so."""
        after = self.line.words[i + 1] if i + 1 < len(self.line) else ""
        if self.line.lower[i] == "police":
            return after.islower()
        is_sort = self.kind_at(i) in {"media", "other", "company", "ngo", "place"}
        is_seen = self.line.words[i] in self.seen and after != "of" and after not in _STAFF | _HEADS
        return is_sort and not is_seen and after.islower() and self.line.words[i].istitle()

    def _is_source(self, i: int) -> bool:
        """Whether a bare word that opens a sentence is somebody's name, for it says something.

        “Norvik reports the pier is shut”: English puts no common noun in the singular so, save one for a stuff or mass.
        “Shipfinder, a register of vessels, states …” is explained as only a name is.
        """
        line, size = self.line, len(self.line)
        is_noun = line.tags[i] in {"NN", "NNP", "NNS"} and line.lower[i] not in _UNCOUNTED | self.known.person_words
        if not is_noun or i + 2 >= size or self.kind_at(i) is not None or line.deps[i] not in {"nsubj", "ROOT"}:
            return False
        verb = i + 1
        if line.words[verb] == "," and line.lower[verb + 1] in {"a", "an", "the"}:
            verb = next((k + 1 for k in range(verb + 2, min(verb + 14, size - 1)) if line.words[k] == ","), 0)
        elif line.tags[i] == "NNS":
            return False
        return line.tags[verb] == "VBZ" and line.lower[verb] in _SAYS

    def _is_shouted(self, i: int) -> bool:
        """Whether a common word is only printed in capitals (“a LOT of”)."""
        line = self.line
        if i == 0 or i + 1 >= len(line) or line.lower[i - 1] not in {"a", "an", "very", "so", "not"}:
            return False
        is_noun = line.tags[i].startswith("NNP") or line.labels[i] in NAMED
        return line.lower[i + 1] == "of" or not (is_noun or line.tags[i + 1].startswith("NN"))

    def _opens_alone(self, i: int) -> bool:
        """Whether the word is capitalised here only, and what follows is not."""
        after = self.line.words[i + 1] if i + 1 < len(self.line) else ""
        return after.islower() and self.line.words[i] not in self.seen

    def _is_group(self, i: int) -> bool:
        """Whether a noun that opens a sentence is a common one for people: “Ministers met”, “Townsfolk fled”."""
        line = self.line
        if line.words[i] in self.seen or (i + 1 < len(line) and line.words[i + 1][:1].isupper()):
            return False
        if is_crowd(line.words[i]):
            return i + 1 >= len(line) or self.kind_at(i + 1) is None  # “People magazine”
        return line.tags[i] in {"NNS", "NNPS"} and are_people(line.words[i])

    def _is_deed(self, i: int) -> bool:
        """Whether a word in -ing opens a sentence before one bare noun of office: “Dissolving Parliament is wrong”."""
        line = self.line
        if not line.lower[i].endswith("ing") or i + 1 >= len(line):
            return False
        alone = i + 2 < len(line) and line.lower[i + 2] in _BEING
        is_bare = self.kind_at(i + 1) not in {None, "place", "event", "company"} and _has_capital(line.words[i + 1])
        return alone and is_bare and not self.known.is_place(line.words[i])

    def _is_month(self, i: int) -> bool:
        """Whether “May” is the month or the verb, and not a name."""
        line = self.line
        before = line.lower[i - 1] if i else ""
        after = line.words[i + 1] if i + 1 < len(line) else ""
        return line.tags[i] in {"MD", "CD"} or before in _BEFORE_MONTH or before.isdigit() or after[:1].isdigit()

    def _is_known(self, i: int) -> bool:
        word = self.line.words[i]
        return word in self.known.adjectives or self.known.state_of(word) is not None
