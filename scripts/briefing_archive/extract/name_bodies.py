"""What makes an institution of a name, and where a name ends that goes on: heads in small letters, seats, products."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.name_joints import INITIALS, LINKS
from briefing_archive.extract.stretches import Stretches
from briefing_archive.extract.wording import Wording
from briefing_archive.spans import Span

Form = Literal["name", "person", "institution", "adjective", "description"]


@dataclass(frozen=True, slots=True)
class Name:
    """One mention: words `first` to `last` (exclusive) of block `block`.

    `form` is what the grammar knows: a person after a title, an institution by its head word, the adjective of a
    state, or just a name. `role` is a title right before it. `is_nested` marks a name inside another's title.
    """

    block: int
    first: int
    last: int
    span: Span
    text: str
    form: Form
    role: Span | None = None
    is_nested: bool = False


_ABBREVIATED = frozenset({"inc.", "corp.", "co.", "ltd.", "jr.", "sr.", "st.", "bros.", "dr.", "mt.", "no."})
_HEADS = listed("institution_heads")
_STAFF = listed("staff")
_OFFICES = listed("public_offices")
_NOUNS = frozenset({"JJ", "NN", "NNP"})
# What a state has one of, and what it has one of by the word before the noun: a ministry, a court.
_ONE = frozenset(
    {"military", "army", "navy", "parliament", "senate", "police", "judiciary", "coast guard", "air force"}
)
_DIVISIONS = frozenset({"division", "branch", "chamber", "section", "bench", "circuit", "parliament", "senate"})
_STATE_BODIES = frozenset({"ministry", "court", "commission", "agency", "bank", "council", "treasury", "directorate"})


class Bodies:
    """The bodies among the names of one block."""

    def __init__(self, stretches: Stretches) -> None:
        self.line = stretches.line
        self.known = stretches.known
        self.names = stretches.names
        self.kind_at = stretches.kind_at

    def name(self, first: int, last: int, form: Form = "name", role: Span | None = None, nested: bool = False) -> Name:
        line = self.line
        while first < last - 1 and line.lower[first] == "the":
            first += 1
        span, text = line.span(first, last), line.text(first, last)
        if text[-1] == "." and "." not in text[:-1] and line.lower[last - 1] not in _ABBREVIATED and len(text) > 3:
            # spaCy leaves the full stop with a word it does not know: “AT&T.”
            span, text = Span(span.start, span.end - 1), text[:-1]
        while unicodedata.category(text[0]) == "Cf" and len(text) > 1:  # a mark that prints nothing
            span, text = Span(span.start + 1, span.end), text[1:]
        return Name(line.number, first, last, span, text, form, role, nested)

    def _lead(self, start: int, end: int) -> int:
        """End of the state or its adjective that opens a stretch, or `start`."""
        for size in (3, 2, 1):
            if start + size < end or size == end - start:
                words = self.line.text(start, start + size)
                if words in self.known.adjectives or self.known.state_of(words):
                    return start + size
        return start

    def _stands_apart(self, start: int, lead: int) -> bool:
        """Whether a state's name, short or of two words, only says where what follows is: “UK Zorvex prices”."""
        line = self.line
        bounds = line.bounds[start]
        is_short = lead - start > 1 or line.text(start, lead).replace(".", "").isupper()
        return is_short and (bounds is None or bounds[1] == lead or line.labels[start] != "ORG")

    def _person_behind(self, start: int, end: int) -> tuple[int, int] | None:
        """End of a body and start of a person's name where a title stands between them that the lists do not know.

        “House Harbour Committee Lampwarden Ines Okafor” gives the committee and Ines Okafor.
        """
        line = self.line
        heads = [i for i in range(start, end) if self.kind_at(i) not in {None, "place", "event", "company", "media"}]
        if not heads or heads[-1] == start or self.kind_at(end - 1) is not None:
            return None
        body = heads[-1] + 1
        for person in range(body + 1, end - 1):
            inside = line.lower[body:end]
            if line.words[person] in self.known.given_names and end - person <= 3 and not LINKS & set(inside):
                return body, person
        return None

    def _initial(self, start: int, end: int) -> int:
        """Where a person's name begins with initials behind an office that the lists do not know; else `start`.

        “Additional Harbour Ombud R.N. Okafor”, but “George W. Okafor”.
        """
        line = self.line
        first = next((i for i in range(start, end - 1) if INITIALS.fullmatch(line.words[i])), start)
        words = line.words[start:first]
        is_office = len(words) > 1 and not any(one in self.known.given_names or one[-1] == "." for one in words)
        return first if is_office and line.labels[start] != "PERSON" else start

    def _known_prefix(self, start: int, end: int) -> int:
        """End of a company's name before its product (“Zorvex K7”), else `end`."""
        line = self.line
        if self.kind_at(end - 1) not in {None, "event"} or end - start < 2:
            return end
        if any(line.lower[i] in LINKS or line.lower[i] == "and" for i in range(start, end)):
            return end
        for cut in range(end - 1, start, -1):
            organisation = self.known.organisation(line.text(start, cut))
            if organisation is not None and organisation.kind in {"company", "armed-group"}:
                return end if self.known.is_place(line.text(cut, end)) else cut
        return end

    def _institution(self, start: int, end: int) -> Name | None:
        """The name with the small-letter nouns that make an institution of it: “Afghan special forces”.

        A noun of people may follow (“Afghan government officials”); a name may not (“news agency Fars”).
        """
        line, size = self.line, len(self.line)
        stop = end
        if line.lower[end - 1].endswith(("ist", "ists")) or (end - start == 1 and self.kind_at(start) == "event"):
            return None
        while stop < size and stop < end + 4 and not self.names[stop] and not line.is_glued(stop):
            if not line.tags[stop].startswith(("NN", "JJ")):
                break
            stop += 1
        if stop < size and self.names[stop] and not line.is_glued(stop):
            return None
        if end + 1 < size and line.words[end] in {"'s", "’s"} and line.lower[end + 1] in {"office", "administration"}:
            return self.name(start, end + 2, "institution")
        if stop + 1 < size and line.words[stop] in {"'s", "’s"} and line.lower[stop + 1] in {"office", "department"}:
            is_public = stop > end and line.lower[stop - 1] in _OFFICES
            if is_public and (self.known.is_place(line.text(start, end)) or line.labels[end - 1] == "GPE"):
                return self.name(start, stop + 2, "institution")  # “the Port Verrin district attorney's office”
        if (owned := self._owned_body(start, end)) > end:
            return self.name(start, owned, "institution")  # “Norway's interior ministry”
        if (sent := self._sent(start, end)) > end:
            return self.name(start, sent, "institution")  # “the UN observer mission”
        for i in range(end, stop):
            if not line.tags[i].startswith("NN") or line.lower[i] not in _HEADS:
                continue
            rest = range(i + 1, stop)
            if line.lower[i - 1 : i + 1] == ("news", "agency"):
                continue  # what the name before it is
            if any(line.lower[k] in _HEADS for k in rest):
                continue
            if all(line.lower[k] in _STAFF or line.tags[k] == "JJ" for k in rest):
                last = i + 1
                if line.lower[i] in {"embassy", "consulate", "mission"}:
                    last = self._seat(last)
                return self.name(start, last, "institution")
        return None

    def _owned_body(self, start: int, end: int) -> int:
        """End of a public body in small letters that a state or region owns; else `end`. No name of it may follow."""
        line = self.line
        is_owned = end + 2 < len(line) and line.words[end] in {"'s", "’s"}
        if not is_owned or not self.known.is_place(line.text(start, end)):
            return end
        last = end + 1
        while last < min(len(line), end + 5) and line.tags[last] in _NOUNS and line.words[last].islower():
            last += 1
        while last > end + 1 and line.lower[last - 1] in _STAFF:
            last -= 1
        nouns = " ".join(line.lower[end + 1 : last])
        is_body = nouns in _ONE or (last > end + 2 and line.lower[last - 1] in _STATE_BODIES)
        follows = line.words[last] if last < len(line) else ""
        return last if is_body and follows != "," and not (last < len(line) and self.names[last]) else end

    def _sent(self, start: int, end: int) -> int:
        """End of the mission or force of a body of states, told by what it does there; else `end`."""
        line = self.line
        body = self.known.organisation(line.text(start, end))
        if body is None or body.kind != "intergovernmental":
            return end
        last = end
        while last < min(len(line), end + 4) and line.words[last].islower() and line.tags[last] in _NOUNS | {"VBG"}:
            last += 1
        is_told = last > end + 1 and line.lower[last - 1] in {"mission", "force", "operation"}
        follows = line.words[last] if last < len(line) else ""
        return last if is_told and not follows[:1].isupper() and line.lower[last - 2] != "task" else end

    def _is_bodys(self, start: int, end: int) -> bool:
        """Whether a name ends in a noun for a body, or has one before “of” or “for”: “U.S. Office for the Coast”."""
        heads = [end - 1, *(i - 1 for i in range(start + 2, end) if self.line.lower[i] in {"of", "for"})]
        return any(self.kind_at(i) not in {None, "place", "event"} for i in heads)

    def _seat(self, end: int) -> int:
        """End of “embassy in London” where a place follows, else `end`."""
        if end + 1 < len(self.line) and self.line.lower[end] == "in" and self.names[end + 1]:
            return end + 2
        return end


def glosses(line: Wording, name: Name, found: Sequence[Name]) -> bool:
    """Whether brackets only tell the name before them: “the Tidehall (Ombran parliament)”, “(Harbour Division)”."""
    first, last = name.first, name.last
    if first < 2 or line.words[first - 1] != "(" or last >= len(line) or line.words[last] != ")":
        return False
    is_gloss = line.words[last - 1].islower() or line.lower[last - 1] in _DIVISIONS
    return is_gloss and bool(found) and found[-1].last == first - 1


def explains(line: Wording, name: Name, found: Sequence[Name]) -> bool:
    """Whether a body in small letters only tells what the name before its comma is: “Tidecosm, the Ombran agency”."""
    first, last = name.first, name.last
    if (
        not line.words[last - 1].islower()
        or first < 3
        or line.lower[first - 1] != "the"
        or line.words[first - 2] != ","
    ):
        return False
    closes = last < len(line) and line.words[last] in {",", ".", ")", "–", "—"}
    return closes and bool(found) and found[-1].last == first - 2
