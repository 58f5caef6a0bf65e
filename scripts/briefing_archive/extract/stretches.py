"""Which words of a block belong together as a name: capitals, and the small words that names have inside.

Everything is decided on words, tags and the lists alone. What a stretch holds is for `names` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.name_joints import LINKS, MINISTERS, PORTFOLIOS, SUFFIXES, Joints
from briefing_archive.extract.wording import Wording

_PARTICLES = listed("particles")
_HEADS = listed("institution_heads")
_LEVELS = listed("levels") - {"city", "state", "county", "district"} | {"central", "interim", "transitional"}
_SHORT_TITLES = listed("short_titles")
_CREDITS = frozenset({"image", "images", "photo", "photos", "photograph", "picture", "credit", "photographer"})
# Particles that open no name.
_INNER = frozenset({"la", "le", "den", "do", "das", "du", "o", "los", "las"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})
# No name has more words; a longer stretch is a list without commas, or all capitals.
_LONGEST = 24


class Stretches(Joints):
    """The stretches of one block; `seen` are words that stand capitalised inside a sentence of the article."""

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Half-open stretches of words that may hold names, in order."""
        i, size = 0, len(self.line)
        while i < size:
            if not self.names[i]:
                named = self._body_of(i)
                if named > i:
                    yield self._level_before(i), named
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

    def _level_before(self, i: int) -> int:
        """Where a body in small letters begins with the word for its level: “regional government of Lombardy”."""
        return i - 1 if i and self.line.lower[i - 1] in _LEVELS and not self.names[i - 1] else i

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
        if i and line.lower[i - 1] in _PARTICLES and line.lower[i - 1] not in _INNER:
            return i - 1
        return i

    def is_credited(self, start: int) -> bool:
        """Whether a name is a photographer's: “Reuters/X”, “Image: NASA X.”"""
        line = self.line
        colon = next((i for i in range(start - 1, max(start - 6, 0), -1) if line.words[i] == ":"), 0)
        if colon and line.lower[colon - 1] in _CREDITS and line.is_first[colon - 1]:
            return True
        return (
            start > 1
            and line.words[start - 1] == "/"
            and line.is_glued(start)
            and self.known.organisation(line.words[start - 2]) is not None
        )

    def _is_classed(self, start: int) -> bool:
        """Whether a noun in small letters for a sort of body stands right before a name."""
        before = self.line.words[start - 1] if start else ""
        return before.islower() and self.known.kind_words.get(before) in {"ngo", "other", "company", "media"}

    def _is_remit_list(self, start: int, end: int) -> bool:
        """Whether a comma parts the matters that a minister is for: “Minister of Trade, Ports and Fisheries”."""
        line, i = self.line, end + 1
        link = next((k for k in range(end - 1, start, -1) if line.lower[k] in {"of", "for"}), None)
        if link is None or line.lower[link - 1] not in MINISTERS or line.lower[end + 1] not in PORTFOLIOS:
            return False
        while i < len(line) and i < end + 10 and (line.lower[i] in PORTFOLIOS or line.words[i] == ","):
            i += 1
        return i + 1 < len(line) and line.lower[i] == "and" and line.lower[i + 1] in PORTFOLIOS

    def _nicknamed(self, start: int, end: int) -> int:
        """End of a name that goes on behind a nickname in marks: “Terrence "T.J." Okafor”; else `end`."""
        line, size = self.line, len(self.line)
        if line.is_glued(end) or not line.is_glued(end + 1):
            return end
        if line.words[start] not in self.known.given_names and line.labels[end - 1] != "PERSON":
            return end
        for close in range(end + 2, min(end + 5, size - 1)):
            if line.words[close] in _MARKS and line.is_glued(close):
                is_capital = any(word[:1].isupper() for word in line.words[end + 1 : close])
                return close + 2 if is_capital and self.names[close + 1] and not line.is_glued(close + 1) else end
        return end

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
            if end + 1 < size and line.is_glued(end + 1) and self._is_given_part(start, end):
                return end + 2
            return end
        if word == "-" and after and line.words[end - 1] in self.known.adjectives and end - start > 2:
            return end + 2  # “Council on American - Tavrian Relations”, printed with blanks
        if word in _MARKS and end + 2 < size and (nicknamed := self._nicknamed(start, end)) > end:
            return nicknamed
        if lower in _PARTICLES and end + 2 < size and line.lower[end + 1] in _PARTICLES and self.names[end + 2]:
            return end + 3  # “Omar de la Renn”
        if lower in _PARTICLES and end + 1 < size:
            if after or (line.words[end + 1] in {"-", "‑"} and end + 2 < size and self.names[end + 2]):
                return end + (2 if after else 3)
            return end
        if word == "." and after and line.is_glued(end) and line.lower[end - 1] in _SHORT_TITLES:
            return end + 2
        if word == "&" and after:
            return end + 2
        if lower == "the" and after and end - start == 1 and self._is_classed(start):
            return end + 2  # “the charity Save the Reefs”
        if not after:
            further = end + 2
            is_link = lower in LINKS and line.lower[end + 1 : further] == ("the",) and further < size
            if is_link and self.names[further] and self._links(start, end, further):
                return further + 1
            return end
        if lower in LINKS and self._links(start, end, end + 1):
            return end + 2
        if lower == "in" and self._is_within(start, end):
            return end + 2
        if lower == "and" and self._joins(start, end):
            return end + 2
        if word in {"'", "’"} and line.words[end - 1] == "O" and line.is_glued(end):
            return end + 2  # “Carl O’ Reyle”
        if word in {"'s", "’s", "'", "’"} and self._owns(start, end):
            return end + 2
        if word == "," and self._is_remit_list(start, end):
            return end + 2
        if word == "," and line.lower[end + 1] in SUFFIXES | {"jr.", "jr", "sr."}:
            return end + 2
        return end


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
