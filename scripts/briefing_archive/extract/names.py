"""The grammar of names: where title, owner and name part, and what makes an institution of a name.

A stretch of capitalised words is read from the left: what stands before a title is its owner (“NATO
Secretary-General”), what stands after it is a person. Everything is decided on words and tags alone; who is who is
for the whole article to say (`clusters`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.name_joints import LINKS, SUFFIXES
from briefing_archive.extract.stretches import Stretches
from briefing_archive.extract.titles import Titles
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
_RANKS = listed("ranks")
_REGNAL = listed("regnal")
_NUMERALS = listed("numerals")
_PEOPLES = listed("peoples")
_FILLERS = listed("filler_adjectives")
_HEADS = listed("institution_heads")
_STAFF = listed("staff")


class _Parting:
    """Parts the stretches of one block."""

    def __init__(self, stretches: Stretches) -> None:
        self.line = stretches.line
        self.known = stretches.known
        self.names = stretches.names
        self.kind_at = stretches.kind_at
        self.titles = Titles(stretches)

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

    def parts(self, start: int, end: int) -> Iterator[Name]:
        """The names inside a stretch, in order."""
        line = self.line
        if line.lower[end - 1] == "flight" and end < len(line) and line.words[end].isdigit():
            if start < end - 1:  # “Zorvex Air Flight 574” is a flight of Zorvex Air
                yield self.name(start, end - 1, "institution")
            return
        whole = line.text(start, end)
        if line.words[start] == line.lower[start] and line.lower[start] in _HEADS and end > start + 1:
            yield self.name(start, end, "institution")
            return
        if self.known.organisation(whole) or self.known.is_place(whole):
            wider = self._institution(start, end)
            if wider is not None:
                yield wider
                if self.known.is_place(whole):
                    yield self.name(start, end, nested=True)
                return
            yield self.name(start, end)
            return
        if whole in self.known.adjectives or (end - start == 1 and self._is_people(start)):
            yield self._institution(start, end) or self.name(start, end, "adjective")
            return
        last_kind = self.kind_at(end - 1)
        title = self.titles.find(start, end)
        if title is not None and last_kind not in {None, "place", "event"} and not self.titles.has_link(*title, end):
            title = None
        if title is not None and title[1] < 0:
            yield from self._owner(start, title[0])
            yield from self._of_part(title[0], end)
            return
        if title is not None:
            yield from self._titled(start, *title, end)
            return
        if last_kind is None and self.titles.is_bare(start, end):
            yield from self._owner(start, self.titles.title_at(end - 1, start))
            return
        yield from self._untitled(start, end)

    def _is_people(self, i: int) -> bool:
        """Whether a word is the adjective of a people, faith or view, and no name: “European”, “Islamist”."""
        return self.line.lower[i].endswith(("ist", "ists", "ism")) or self.line.lower[i] in _PEOPLES

    def _of_part(self, start: int, end: int) -> Iterator[Name]:
        """The name behind “of”, “for” or “to” in a title: “Norway” of “Prime Minister of Norway”."""
        line = self.line
        link = next((i for i in range(start, end) if line.lower[i] in LINKS), end)
        first = link + 1
        while first < end and line.lower[first] == "the":
            first += 1
        if first < end and line.lower[first] not in {"state", "house", "defense", "defence"}:
            yield self.name(first, end, nested=True)

    def _titled(self, start: int, first: int, name: int, end: int) -> Iterator[Name]:
        yield from self._owner(start, first)
        yield from self._of_part(first, name)
        role = self._role(start, name)
        is_single = end - name == 1 or (end - name == 2 and self.line.lower[end - 1] in _NUMERALS)
        if is_single and self.line.lower[name - 1] in _REGNAL:
            name -= 1
        yield self.name(name, end, "person", role)

    def _role(self, start: int, end: int) -> Span:
        """The words of a title, with the nouns before it that belong to it."""
        line = self.line
        first = start
        while first > 0 and line.lower[first - 1] in _RANKS and line.lower[first - 1] not in _FILLERS:
            if line.words[first - 1].islower() and self._lead(first, end) > first:
                break  # “the state of emergency Ombran President X declared”
            first -= 1
        return line.span(first, end)

    def _owner(self, start: int, end: int) -> Iterator[Name]:
        """The name before a title: “Zorvex” of “Zorvex CEO”."""
        line = self.line
        while end > start and (
            self.titles.title_at(end - 1, start) >= 0
            or line.lower[end - 1] in _RANKS
            or line.words[end - 1] in {"'s", "’s", "'", "’", "-", "/", "."}
            or line.lower[end - 1] in LINKS
            or line.lower[end - 1] == "and"
        ):
            end -= 1
        while start < end and line.lower[start] in _RANKS and self._lead(start, end) == start:
            if self.known.is_place(line.text(start, end)):
                break
            start += 1
        if start < end - 1 and line.lower[start] in _PEOPLES and self._lead(start, end) == start:
            start += 1  # “the Democratic Senate Leader” leads the Senate
        if start >= end:
            return
        whole = line.text(start, end)
        if whole in self.known.adjectives:
            yield self.name(start, end, "adjective", nested=True)
            return
        lead = self._lead(start, end)
        if lead > start and lead < end and not self.known.organisation(whole):
            yield self.name(start, lead, "adjective", nested=True)
            if self.kind_at(end - 1):
                yield self.name(lead, end, "institution", nested=True)
            return
        if self._is_owner(start, end):
            yield self.name(start, end, nested=True)

    def _is_owner(self, start: int, end: int) -> bool:
        """Whether words before a title are a name and not its portfolio (“Coastal Waters Minister”)."""
        line, whole = self.line, self.line.text(start, end)
        return (
            self.known.is_place(whole)
            or self.known.organisation(whole) is not None
            or whole.isupper()
            or any(line.labels[i] in {"ORG", "GPE"} for i in range(start, end))
        )

    def _lead(self, start: int, end: int) -> int:
        """End of the state or its adjective that opens a stretch, or `start`."""
        for size in (3, 2, 1):
            if start + size < end or size == end - start:
                words = self.line.text(start, start + size)
                if words in self.known.adjectives or self.known.state_of(words):
                    return start + size
        return start

    def _untitled(self, start: int, end: int) -> Iterator[Name]:
        line = self.line
        if start and line.lower[start - 1] in SUFFIXES and line.words[start] in self.known.given_names:
            yield self.name(start, end, "person")  # “the chairman of Zorvex LLC Ines Press”
            return
        lead = self._lead(start, end)
        if start < lead < end:
            rest = line.text(lead, end)
            is_person = line.words[lead] in self.known.given_names or line.labels[lead] == "PERSON"
            if (is_person or line.words[lead - 1].endswith("ns")) and self.kind_at(end - 1) is None:
                yield self.name(start, lead, "adjective", nested=True)
                yield self.name(lead, end, "person")
                return
            if self.known.organisation(rest) and self.known.organisation(rest).kind == "armed-group":  # type: ignore[union-attr]
                yield self.name(start, lead, "adjective", nested=True)
                yield self.name(lead, end)
                return
        if (named := self._person_behind(start, end)) is not None:
            body, person = named
            yield self.name(start, body, "institution", nested=True)
            yield self.name(person, end, "person", line.span(body, person))
            return
        prefix = self._known_prefix(start, end)
        if prefix < end:
            yield self.name(start, prefix)
            return
        wider = self._institution(start, end)
        if wider is None and line.lower[end - 1] in {"embassy", "consulate"} and self._seat(end) > end:
            wider = self.name(start, self._seat(end), "institution")
        if wider is not None:
            yield wider
            if lead > start and wider.form == "institution":
                yield self.name(start, lead, "adjective", nested=True)
            return
        form: Form = "institution" if self.kind_at(end - 1) not in {None, "place", "event"} else "name"
        if (
            start < lead < end
            and form == "name"
            and self.kind_at(end - 1) is None
            and line.words[start] in (self.known.adjectives)
        ):
            # “Soviet Red Army” is one name, “American Sniper” none that takes part: both are left to the vote.
            yield self.name(start, end)
            return
        if start < lead < end and form == "name" and self._stands_apart(start, lead):
            yield self.name(start, lead)
            yield self.name(lead, end)
            return
        yield self.name(start, end, form)

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
        for i in range(end, stop):
            if not line.tags[i].startswith("NN") or line.lower[i] not in _HEADS:
                continue
            rest = range(i + 1, stop)
            if any(line.lower[k] in _HEADS for k in rest):
                continue
            if all(line.lower[k] in _STAFF or line.tags[k] == "JJ" for k in rest):
                last = i + 1
                if line.lower[i] in {"embassy", "consulate", "mission"}:
                    last = self._seat(last)
                return self.name(start, last, "institution")
        return None

    def _seat(self, end: int) -> int:
        """End of “embassy in London” where a place follows, else `end`."""
        if end + 1 < len(self.line) and self.line.lower[end] == "in" and self.names[end + 1]:
            return end + 2
        return end


def find_names(line: Wording, seen: frozenset[str]) -> tuple[Name, ...]:
    """Every name of a block, in order; `seen` holds words that are capitalised inside a sentence elsewhere."""
    stretches = Stretches(line, seen)
    parting = _Parting(stretches)
    return tuple(
        name
        for start, end in stretches.stretches()
        if not stretches.is_credited(start)
        for name in parting.parts(start, end)
        if sum(sign.isalpha() for sign in name.text) > 1
    )
