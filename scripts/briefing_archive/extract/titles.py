"""Titles inside a stretch of capitals: where one stands, how far it goes, and where the name after it begins."""

from __future__ import annotations

from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.name_joints import GATHERED, LINKS, PORTFOLIOS
from briefing_archive.extract.stretches import Stretches

_REGNAL = listed("regnal")
_SAINTS = frozenset({"st", "st.", "saint"})
_BODIES = frozenset({"government-body", "ngo", "company", "media", "party", "other"})


class Titles:
    """Finds the titles of one block."""

    def __init__(self, stretches: Stretches) -> None:
        self.line = stretches.line
        self.known = stretches.known
        self.kind_at = stretches.kind_at

    def title_at(self, i: int, start: int) -> int:
        """The first word of a title that ends at `i`, or -1."""
        line = self.line
        for length in (3, 2, 1):
            first = i - length + 1
            if first < start:
                continue
            phrase = line.text(first, i + 1).lower()
            if phrase in _SAINTS:
                continue  # of a surname or a place: “Mayor Ines St. Clair”
            if phrase in self.known.person_words or (phrase[-1] == "s" and phrase[:-1] in self.known.person_words):
                return first
        return -1

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """First word of the last title, and first word of the name after it; -1 where “of X” is all that follows."""
        line = self.line
        for i in range(end - 2, start - 1, -1):
            first = self.title_at(i, start)
            if first < 0:
                continue
            after = i + 1
            if line.words[i] in GATHERED and line.lower[after] == "of" and not line.is_first[i]:
                return None  # “the Friends of Tide Bay”
            if line.lower[after] in LINKS:
                if self._heads_before(start, first):
                    return None
                split = self._after_of(after + 1, end)
                return first, -1 if split is None else split
            if line.words[after] in {"'s", "’s", "'", "’", "&", "-", "/"} or line.lower[after] == "and":
                continue
            if self._is_office(after, end):
                continue  # “a Chief Harbour Attorney” is nobody's name
            if self._is_common(after) and (end - after == 1 or line.lower[after + 1] in LINKS):
                continue
            if self._is_common(after) and self.kind_at(after) in _BODIES and first > start:
                continue  # “chief of the Sailor Council Ines Okafor” heads the council
            return first, after
        return None

    def has_link(self, first: int, name: int, end: int) -> bool:
        """Whether a title goes on with “of” (“President of the World Bank”)."""
        return any(word in LINKS for word in self.line.lower[first : name if name > 0 else end])

    def is_bare(self, start: int, end: int) -> bool:
        """Whether the stretch ends in a title without a name: “NATO Secretary-General”, not “Stephen King”."""
        line = self.line
        title = self.title_at(end - 1, start)
        if title < 0:
            return False
        heads = (self.kind_at(i) for i in range(start, title - 1))
        is_plural = line.tags[end - 1] in {"NNPS", "NNS"}
        if (is_plural or line.lower[title - 1] in {"of", "the"}) and any(
            kind not in {None, "place", "event"} for kind in heads
        ):
            return False  # “Royal Courts of Justice”
        if end - start == 1:
            return line.labels[start] != "PERSON" or (start > 0 and line.lower[start - 1] in {"the", "a", "an"})
        is_surname = line.lower[end - 1] in _REGNAL or end - start == 2
        if line.lower[end - 1] in _REGNAL and line.labels[end - 1] == "PERSON" and 2 < end - start <= 5:
            return line.labels[start] != "PERSON"  # “Nadir Imran Ali Shah”
        return not (is_surname and end - start <= 3 and line.words[start] in self.known.given_names)

    def _is_common(self, i: int) -> bool:
        """Whether a word after a title is a noun of office or kind and no name: “Lord President”, “Member State”."""
        is_noun = self.kind_at(i) is not None or self.line.lower[i] in self.known.person_words
        return is_noun and self.line.words[i] not in self.known.given_names

    def _is_office(self, start: int, end: int) -> bool:
        """Whether the words behind a title end in an office of their own and open with no given name."""
        line = self.line
        if end - start < 2 or line.words[start] in self.known.given_names or line.labels[end - 1] == "PERSON":
            return False
        return self.title_at(end - 1, start) >= 0 and line.words[end - 1] not in self.known.given_names

    def _heads_before(self, start: int, end: int) -> bool:
        """Whether an organisation's head word with “of” stands before a title: “Office of the Commissioner for …”."""
        return any(
            self.line.lower[i + 1] == "of" and self.kind_at(i) not in {None, "place", "event"}
            for i in range(start, end - 1)
        )

    def _after_of(self, start: int, end: int) -> int | None:
        """Where a person's name begins after “President of …”; None where none does."""
        line = self.line
        i = start
        while i < end and (line.lower[i] in PORTFOLIOS or line.lower[i] in {"and", "&", ","}):
            i += 1
        if start < i < end:
            # “Director of Public Prosecutions Ines Okafor”: more words than a name has, and a given name among them
            given = next((k for k in range(i, end - 1) if line.words[k] in self.known.given_names), i)
            return given if end - i > 2 else i
        for i in range(start + 1, end):
            if line.words[i] in self.known.given_names and line.lower[i - 1] not in {"the", "of", "and", "for"}:
                return i
            if line.lower[i] in LINKS or line.lower[i - 1] in LINKS:
                continue
            if self.known.is_place(line.text(start, i)) or line.text(start, i).lower() in {"state", "the house"}:
                return i
        return None
