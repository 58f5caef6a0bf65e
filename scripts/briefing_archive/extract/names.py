"""The grammar of names: where title, owner and name part, and what makes an institution of a name.

A stretch of capitalised words is read from the left: what stands before a title is its owner (“NATO
Secretary-General”), what stands after it is a person. Everything is decided on words and tags alone; who is who is
for the whole article to say (`clusters`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_archive.extract.gazetteer import listed, without_form
from briefing_archive.extract.glued import office_before, person_glued
from briefing_archive.extract.name_bodies import Bodies, explains, glosses
from briefing_archive.extract.name_bodies import Form as Form
from briefing_archive.extract.name_bodies import Name as Name
from briefing_archive.extract.name_joints import LINKS, PORTFOLIOS, SUFFIXES
from briefing_archive.extract.stretches import Stretches
from briefing_archive.extract.surroundings import phrase_before
from briefing_archive.extract.titles import Titles
from briefing_archive.extract.wording import Wording
from briefing_archive.spans import Span

_RANKS = listed("ranks")
_INDICES = listed("market_indices")
_REGNAL = listed("regnal")
_NUMERALS = listed("numerals")
_PEOPLES = listed("peoples")
_POSTNOMINALS = listed("postnominals")
_FILLERS = listed("filler_adjectives")
_HEADS = listed("institution_heads")
_LEVELS = listed("levels")


class _Parting(Bodies):
    """Parts the stretches of one block."""

    def __init__(self, stretches: Stretches) -> None:
        super().__init__(stretches)
        self.titles = Titles(stretches)

    def parts(self, start: int, end: int) -> Iterator[Name]:
        """The names inside a stretch, in order."""
        line = self.line
        if line.lower[end - 1] == "flight" and end < len(line) and line.words[end].isdigit():
            if start < end - 1:  # “Zorvex Air Flight 574” is a flight of Zorvex Air
                yield self.name(start, end - 1, "institution")
            return
        if self._is_half(start, end):
            return
        if end - start > 2 and line.words[end - 1].isupper() and line.lower[end - 1] in _POSTNOMINALS:
            end -= 1  # “Ines Okafor MP”
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
        if self._is_states(start, end):
            yield self.name(start, end, "institution")
            yield self.name(start, self._lead(start, end), "adjective", nested=True)
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
            if line.words[end : end + 2] in {("'s", "office"), ("’s", "office")}:
                yield self.name(title[0], end + 2, "institution")  # “President Okafor's office”
            return
        if last_kind is None and self.titles.is_bare(start, end):
            yield from self._owner(start, self.titles.title_at(end - 1, start))
        else:
            yield from self._untitled(start, end)

    def _is_states(self, start: int, end: int) -> bool:
        """Whether a state's adjective stands before the name of a public body that many states have."""
        lead = self._lead(start, end)
        if not start < lead < end or self.line.text(start, lead) not in self.known.adjectives:
            return False
        body = self.known.organisation(self.line.text(lead, end))
        return body is not None and body.kind == "government-body"

    def is_name(self, name: Name) -> bool:
        """Whether a name has letters enough: “G7” is one because the lists know it."""
        return sum(sign.isalpha() for sign in name.text) > 1 or self.known.organisation(name.text) is not None

    def is_office(self, start: int, end: int) -> bool:
        """Whether a stretch is an office of a place, “Ambassador to Norway”, behind which its bearer may stand."""
        title = self.titles.find(start, end)
        return title is not None and title[1] < 0 and self.kind_at(end - 1) is None

    def may_hold(self, name: Name) -> bool:
        """Whether a name right behind an office is its bearer's."""
        line = self.line
        is_free = name.form == "name" and name.role is None and not line.is_glued(name.first)
        return is_free and (line.labels[name.first] == "PERSON" or line.words[name.first] in self.known.given_names)

    def _is_half(self, start: int, end: int) -> bool:
        """Whether a stretch only shares its noun with what “and” joins to it: “City and State Harbour wardens”."""
        line = self.line
        if start < 2 or end >= len(line) or line.lower[start] not in _LEVELS or line.lower[start - 1] != "and":
            return False
        return line.lower[start - 2] in _LEVELS and line.tags[end] == "NNS"

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
        if first < end and line.lower[first] not in PORTFOLIOS | {"state", "house"}:
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
        if first > 1 and line.lower[first - 1] == "and" and line.lower[first - 2] in self.known.person_words:
            return line.span(phrase_before(line, first - 1, self.known), end)
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

    def _is_whole(self, words: str) -> bool:
        """Whether words name a group or firm whole, so that a people's adjective before them is none of its name.

        “The Norwegian Volvo” is Volvo; a public body often has its state in its name.
        """
        known = self.known.organisation(words) or self.known.organisation(without_form(words))
        return known is not None and known.kind in {"armed-group", "company", "media"}

    def _is_ware(self, start: int, end: int) -> bool:
        """Whether the words behind a firm's name are those of what it makes, and no person's or title."""
        line = self.line
        given = self.known.given_names
        return not any(line.words[i] in given or self.titles.title_at(i, start) >= 0 for i in range(start, end))

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
            if self._is_whole(rest) or line.lower[lead] in _INDICES:
                is_adjective = line.text(start, lead) in self.known.adjectives
                yield self.name(start, lead, "adjective" if is_adjective else "name", nested=is_adjective)
                yield self.name(lead, end)
                return
        if (initial := self._initial(start, end)) > start:
            yield self.name(initial, end, "person", line.span(start, initial))
            return
        if (glued := person_glued(line, start, end, self.known)) is not None:
            yield self.name(start, glued[0], "institution", nested=True)
            yield self.name(glued[0], end, "person", glued[1])
            return
        if (named := self._person_behind(start, end)) is not None:
            body, person = named
            yield self.name(start, body, "institution", nested=True)
            yield self.name(person, end, "person", line.span(body, person))
            return
        prefix = self._known_prefix(start, end)
        if prefix < end:
            yield self.name(start, prefix, nested=self._is_ware(prefix, end))
            return
        wider = self._institution(start, end)
        if wider is None and line.lower[end - 1] in {"embassy", "consulate"} and self._seat(end) > end:
            wider = self.name(start, self._seat(end), "institution")
        if wider is not None:
            yield wider
            if lead > start and wider.form == "institution":
                yield self.name(start, lead, "adjective", nested=True)
            return
        form: Form = "institution" if self._is_bodys(start, end) else "name"
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


def find_names(line: Wording, seen: frozenset[str]) -> tuple[Name, ...]:
    """Every name of a block, in order; `seen` holds words that are capitalised inside a sentence elsewhere."""
    stretches = Stretches(line, seen)
    parting = _Parting(stretches)
    found: list[Name] = []
    office: tuple[int, int] | None = None
    for start, end in stretches.stretches():
        if stretches.is_credited(start):
            continue
        names = [one for one in parting.parts(start, end) if parting.is_name(one)]
        if office is not None and office[1] == start and len(names) == 1 and parting.may_hold(names[0]):
            names = [replace(names[0], form="person", role=line.span(*office))]
        follows = found and len(names) == 1 and found[-1].last == start and found[-1].form == "institution"
        if follows and parting.may_hold(names[0]):
            first = office_before(line, found[-1].first, parting.known)
            if first is not None:  # “head of the Harbour Union Ines Okafor”
                names = [replace(names[0], form="person", role=line.span(first, start))]
                found[-1] = replace(found[-1], is_nested=True)
        if names and glosses(line, names[0], found):
            names = names[1:]
        if names and explains(line, names[0], found):
            names[0] = replace(names[0], is_nested=True)
        office = (start, end) if parting.is_office(start, end) else None
        found += names
    return tuple(found)
