"""Which words of a block belong together as a name: capitals, and the small words that names have inside.

Everything is decided on words, tags and the lists alone. What a stretch holds is for `names` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.wording import Wording

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_PARTICLES = listed("particles")
_BEFORE_MONTH = listed("before_month")
_HEADS = listed("institution_heads")
_OPENING_RANKS = listed("opening_ranks")
_CALENDAR = listed("calendar")
_CLOSED = listed("closed")
_CLOSED_TAGS = frozenset({"PRP", "PRP$", "DT", "WDT", "WP", "WRB", "IN", "CC", "MD", "TO", "EX", "UH", "WP$", "."})
_OWNERS = listed("owners")
LINKS = frozenset({"of", "for", "on", "to"})
_SUFFIXES = frozenset({"inc.", "inc", "ltd", "ltd.", "llc", "corp.", "corp", "plc"})
_SHORT_TITLES = listed("short_titles")
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "adviser", "advisor", "aide", "consul"})
# No name has more words; a longer stretch is a list without commas, or all capitals.
_LONGEST = 24
_SIGN = re.compile(r"[^\W\d_]")


def _has_capital(word: str) -> bool:
    return any(sign.isupper() for sign in word[:4]) and _SIGN.search(word) is not None


class Stretches:
    """The stretches of one block; `seen` are words that stand capitalised inside a sentence of the article."""

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
        if not _has_capital(word) or lower in _CALENDAR or (lower == "may" and self._is_month(i)):
            return False
        if word.isupper() and 1 < len(word) <= 6 and self.known.organisation(word):
            return True
        if lower in _CLOSED:
            return False
        if word.isupper() and len(word) > 1:
            return True
        if line.tags[i] in _CLOSED_TAGS and line.labels[i] not in NAMED:
            return False
        if not line.is_first[i]:
            return True
        if lower in _OPENING_RANKS:
            return False
        if line.tags[i].startswith("NNP") or line.labels[i] in NAMED or word in self.seen or self._is_known(i):
            return True
        return line.tags[i] == "NN" and word in self.known.given_names

    def _is_month(self, i: int) -> bool:
        """Whether “May” is the month or the verb, and not a name."""
        line = self.line
        before = line.lower[i - 1] if i else ""
        after = line.words[i + 1] if i + 1 < len(line) else ""
        return line.tags[i] in {"MD", "CD"} or before in _BEFORE_MONTH or before.isdigit() or after[:1].isdigit()

    def _is_known(self, i: int) -> bool:
        word = self.line.words[i]
        return word in self.known.adjectives or self.known.state_of(word) is not None

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Half-open stretches of words that may hold names, in order."""
        i, size = 0, len(self.line)
        while i < size:
            if not self.names[i]:
                named = self._body_of(i)
                if named > i:
                    yield i, named
                i = max(i + 1, named)
                continue
            end = max(i + 1, self._known_end(i))
            while end - i < _LONGEST and (further := self._extend(i, end)) > end:
                end = further
            yield self._lead_in(i), end
            i = end

    def _body_of(self, i: int) -> int:
        """End of a small-letter institution with its state: “government of Iraq”; else `i`."""
        line, size = self.line, len(self.line)
        if i + 2 >= size or line.lower[i] not in _HEADS or line.lower[i + 1] != "of":
            return i
        first = i + 3 if line.lower[i + 2] == "the" and i + 3 < size else i + 2
        end = first
        while end < size and self.names[end]:
            end += 1
        return end if end > first and self.known.is_place(line.text(first, end)) else i

    def _known_end(self, i: int) -> int:
        """End of the longest name at `i` that the lists know and that small words are part of; else `i`."""
        for words in self.known.linked_names.get(self.line.words[i], ()):
            if self.line.words[i : i + len(words)] == words:
                return i + len(words)
        return i

    def _lead_in(self, i: int) -> int:
        """Where a name begins whose first word is a small particle: “al-Verrini”, “van Holm”."""
        line = self.line
        if i > 1 and line.words[i - 1] in {"-", "‑"} and line.lower[i - 2] in {"al", "el", "ul", "an", "as", "ash"}:
            return i - 2 if line.is_glued(i) and line.is_glued(i - 1) else i
        if i and line.lower[i - 1] in _PARTICLES and line.lower[i - 1] not in {"la", "le", "den", "do", "das", "du"}:
            return i - 1
        return i

    def is_credited(self, start: int) -> bool:
        """Whether a name is a photographer's: “Reuters/X”."""
        line = self.line
        return (
            start > 1
            and line.words[start - 1] == "/"
            and line.is_glued(start)
            and self.known.organisation(line.words[start - 2]) is not None
        )

    def _extend(self, start: int, end: int) -> int:
        """Where the stretch goes on to, or `end`."""
        line, size = self.line, len(self.line)
        if end >= size:
            return end
        word, lower = line.words[end], line.lower[end]
        if self.names[end]:
            if line.is_glued(end) and line.words[end - 1][-1].isalpha():
                return end + 1
            return end + 1 if not self._parts(start, end) else end
        after = end + 1 < size and self.names[end + 1]
        if word == "/" and self.known.organisation(line.text(start, end)):
            return end
        if word in {"-", "–", "‑", "/"} and line.is_glued(end):
            if end + 1 < size and line.is_glued(end + 1) and (after or line.lower[end + 1] in _PARTICLES):
                return end if self._is_pair(start, end) else end + 2
            if end + 1 < size and line.is_glued(end + 1) and line.words[end + 1].isdigit():
                return end + 2
            return end
        if lower in _PARTICLES and end + 1 < size:
            if after or (line.words[end + 1] in {"-", "‑"} and end + 2 < size and self.names[end + 2]):
                return end + (2 if after else 3)
            return end
        if word == "." and after and line.is_glued(end) and line.lower[end - 1] in _SHORT_TITLES:
            return end + 2
        if word == "&" and after:
            return end + 2
        if not after:
            further = end + 2
            is_link = lower in LINKS and line.lower[end + 1 : further] == ("the",) and further < size
            if is_link and self.names[further] and self._links(start, end, further):
                return further + 1
            return end
        if lower in LINKS and self._links(start, end, end + 1):
            return end + 2
        if lower == "and" and self._joins(start, end):
            return end + 2
        if word in {"'s", "’s", "'", "’"} and self._owns(start, end):
            return end + 2
        if word == "," and line.lower[end + 1] in _SUFFIXES | {"jr.", "jr", "sr."}:
            return end + 2
        return end

    def _parts(self, start: int, end: int) -> bool:
        """Whether two names stand side by side without a sign between them: a new entity begins at `end`."""
        line = self.line
        before, here = line.bounds[end - 1], line.bounds[end]
        if line.words[end] in self.known.given_names and line.lower[end - 1] in _SUFFIXES:
            return True
        if line.words[end] in self.known.given_names and line.labels[end] == "PERSON":
            before_kind = self.kind_at(end - 1)
            if before_kind not in {None, "place", "event"} and end - start > 1:
                return True
        if line.words[end] in self.known.given_names and end - start <= 4:
            organisation = self.known.organisation(line.text(start, end))
            if organisation is not None and organisation.kind in {"media", "intergovernmental", "government-body"}:
                return True
        if not (before and here and before != here and here[0] == end):
            return False
        left, right = line.labels[end - 1], line.labels[end]
        if (left, right) == ("GPE", "PERSON"):
            return self.known.is_place(line.text(before[0], end))
        return (left, right) == ("PERSON", "GPE") and self.known.is_place(line.text(end, here[1]))

    def _is_pair(self, start: int, dash: int) -> bool:
        """Whether a dash joins two actors (“Russia-Taliban”) and not the parts of one name."""
        left, right = self.line.text(start, dash), self.line.words[dash + 1]
        known = self.known
        if right == "Korea" or known.organisation(f"{left}-{right}"):
            return False
        return all(
            known.is_place(part) or known.organisation(part) is not None or part in known.adjectives
            for part in (left, right)
        )

    def _covers(self, i: int, k: int) -> bool:
        bounds = self.line.bounds[i]
        return bounds is not None and bounds[0] <= i and k < bounds[1] and self.line.labels[i] in NAMED

    def _links(self, start: int, end: int, target: int) -> bool:
        """Whether “of” or “for” at `end` stands inside a name: after the head word of an organisation or a title."""
        line = self.line
        head = line.lower[end - 1]
        kind = self.known.kind_words.get(head)
        if self._covers(end - 1, target):
            return head not in self.known.given_names
        if line.lower[end] == "of":
            return kind is not None or head in self.known.person_words
        if line.lower[end] == "to":
            return head in _ENVOYS
        if line.lower[end] == "on":
            return head in {"commission", "committee", "council", "panel", "conference"}
        return kind not in {None, "place", "event", "media", "armed-group"} or head == "coordinator"

    def _joins(self, start: int, end: int) -> bool:
        """Whether “and” at `end` stands inside a name: “Institute for Tides and Harbours”."""
        line = self.line
        if self._goes_on(start, end):
            return True
        if not self._covers(end - 1, end + 1):
            return False
        left, right = line.text(start, end), line.words[end + 1]
        if self.known.is_place(left) or self.known.organisation(left):
            return False
        return not (self.known.is_place(right) or self.known.organisation(right) or line.labels[end] == "PERSON")

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether an adjective is waiting for its noun: “Committee for Coastal and Inland Waters”."""
        line = self.line
        return line.tags[end - 1] == "JJ" and any(
            line.lower[i] in {"of", "for", "on"} and self.kind_at(i - 1) is not None for i in range(start + 1, end - 1)
        )

    def _owns(self, start: int, end: int) -> bool:
        """Whether a possessive at `end` stands inside a name: “People's Protection Units”."""
        line = self.line
        owner = line.lower[end - 1]
        if owner in _OWNERS or owner.rstrip("s") in _OWNERS:
            return True
        follows = end + 1
        while follows < len(line) and self.names[follows]:
            follows += 1
        kind = self.known.kind_words.get(line.lower[follows - 1])
        if kind == "government-body" and self.known.state_of(line.text(start, end)):
            return True
        return self._covers(end - 1, end + 1) and line.labels[end] in {"ORG", "FAC"} and kind is not None


def capitalised_inside(lines: Sequence[Wording]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence of running text, where the capital tells a name.

    The first word of a sentence counts where a name goes on after it (“Ines Okafor won”).
    """
    found: set[str] = set()
    for line in lines:
        if line.block.block.kind not in {"paragraph", "caption"}:
            continue
        inside = [
            not first and word[:1].isupper() and tag.startswith("NN")
            for word, first, tag in zip(line.words, line.is_first, line.tags, strict=True)
        ]
        found.update(word for word, is_inside in zip(line.words, inside, strict=True) if is_inside)
        found.update(
            line.words[i]
            for i, goes_on in enumerate(inside[1:])
            if goes_on and line.is_first[i] and line.tags[i].startswith("NN")
        )
    return frozenset(found)
