"""Where the words of a name hang together: dashes, small words, possessives, and where two names stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_archive.extract.gazetteer import listed
from briefing_archive.extract.name_words import NAMED, NameWords

LINKS = frozenset({"of", "for", "on", "to"})
# What ministries and their ministers are for.
PORTFOLIOS = listed("portfolios")
INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")
_SHARED = frozenset({"government-body", "ngo", "other"})
MINISTERS = frozenset({"minister", "ministers", "secretary", "commissioner", "undersecretary"})
_OWNERS = listed("owners")
_SMALL = LINKS | {"and", "the", "in"}
_OPENING = frozenset({"(", "["})
_MATTERS = PORTFOLIOS | frozenset(
    {"standards", "ethics", "integrity", "fairness", "candour", "truth", "openness", "women", "youth", "equality"}
    | {"confidence", "safety", "excellence", "innovation", "transparency", "accountability", "freedom", "honesty"}
)
GATHERED = frozenset({"Friends", "Mothers", "Fathers", "Parents", "Grandmothers", "Families", "Sons", "Daughters"})
_OFFICES = listed("public_offices")
_CAUSES = frozenset(
    {"movement", "network", "group", "campaign", "foundation", "organisation", "organization", "charity"}
)
SUFFIXES = frozenset({"inc.", "inc", "ltd", "ltd.", "llc", "corp.", "corp", "plc"})
_ENVOYS = frozenset({"ambassador", "envoy", "representative", "adviser", "advisor", "aide", "consul"})
_AFTER_DASH = frozenset({"style", "era", "area", "wide", "level", "type", "size", "like", "day", "year", "month"})


def _in_order(letters: str, initials: Iterable[str]) -> bool:
    """Whether all letters come among the initials in their order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)


class Joints(NameWords):
    """The joints of the names of one block."""

    def _parts(self, start: int, end: int) -> bool:
        """Whether two names stand side by side without a sign between them: a new entity begins at `end`."""
        line = self.line
        before, here = line.bounds[end - 1], line.bounds[end]
        if line.words[end] in self.known.given_names and line.lower[end - 1] in SUFFIXES:
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

    def _is_given_part(self, start: int, dash: int) -> bool:
        """Whether small letters after a dash are the second half of a given name: “Voss Ji-min”."""
        line, after = self.line, dash + 1
        if dash - start < 2 or not line.words[after].isalpha() or line.lower[after] in _AFTER_DASH:
            return False
        if line.tags[after] not in {"NN", "NNP", "FW", "NNS"} or self.known.is_place(line.text(start, dash)):
            return False
        is_person = "PERSON" in {line.labels[dash - 1], line.labels[after]}
        return is_person or any(word in self.known.given_names for word in line.words[start:dash])

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
        if line.lower[end] == "of" and end - start > 2 and kind == "other" and self._lies(target):
            return False  # “Harbour and Tide Museum of Verrin, Oregon”
        if self._opens_person(target) and line.lower[target] in self.known.person_words:
            return False  # “a bench of Justice Ines Okafor”
        if self._covers(end - 1, target):
            return head not in self.known.given_names
        if line.lower[end] == "for" and end - start == 1 and self._is_cause(start, target):
            return True
        if line.lower[end] == "of" and end - start == 1 and line.words[start] in GATHERED and not line.is_first[start]:
            return True  # “the Friends of Tide Bay”
        if line.lower[end] == "of":
            return kind is not None or head in self.known.person_words or self._goes_further(start, end)
        if line.lower[end] == "to":
            return head in _ENVOYS
        if line.lower[end] == "on":
            return head in {"commission", "committee", "council", "panel", "conference"}
        if kind is None and (link := next((i for i in range(start + 1, end) if line.lower[i] == "of"), None)):
            kind = self.kind_at(link - 1)  # “Court of Fisheries for the Third Harbour”
        return kind not in {None, "place", "event", "media", "armed-group"} or head in self.known.person_words

    def _is_within(self, start: int, end: int) -> bool:
        """Whether “in” stands inside a body's name, which what it minds opens: “Candour in Harbour Life Commission”.

        The letters in brackets behind it tell, or that a common noun with an article opens it.
        """
        line, last = self.line, end + 1
        while last < len(line) and (self.names[last] or line.lower[last] in _SMALL):
            last += 1
        is_body = last - end > 2 and self.kind_at(last - 1) in _SHARED
        if not is_body or self.kind_at(end - 1) is not None or self.known.is_place(line.words[end + 1]):
            return False
        if self.known.organisation(line.text(start, end)) or self.known.is_place(line.text(start, end)):
            return False
        acronym = line.words[last + 1] if last + 1 < len(line) and line.words[last] in _OPENING else ""
        letters = acronym.replace(".", "").lower()
        initials = [line.lower[i][0] for i in range(start, last)]
        if len(letters) > 2 and letters[0] == initials[0] and _in_order(letters, initials):
            return True
        is_common = end - start == 1 and line.lower[start] in _MATTERS
        return is_common and start > 0 and line.lower[start - 1] == "the"

    def _lies(self, i: int) -> bool:
        """Whether a place of one word begins here that a comma and its region follow."""
        line = self.line
        if i + 2 >= len(line) or line.words[i + 1] != "," or not self.names[i + 2]:
            return False
        after = line.words[i + 2]
        return self.known.region_state(after) is not None or self.known.state_of(after) is not None

    def _goes_further(self, start: int, end: int) -> bool:
        """Whether “of” stands behind “for” in the name of a body: “Council for the Welfare of Sailors”."""
        link = next((i for i in range(start + 1, end) if self.line.lower[i] == "for"), None)
        return link is not None and self.kind_at(link - 1) not in {None, "place", "event"}

    def _is_cause(self, start: int, target: int) -> bool:
        """Whether a name goes on behind “for” to the society that it is: “Lanterns for Peace Foundation”."""
        line, end = self.line, target
        while end < len(line) and self.names[end]:
            end += 1
        if end < len(line) and line.words[end].islower() and line.lower[end] in _CAUSES:
            return line.tags[start] in {"NNP", "NNPS", "NNS"}  # “Lanterns for Peace movement”
        is_body = end - target > 1 and self.kind_at(end - 1) == "ngo"
        labels = {line.labels[start], line.labels[target]}
        return is_body and not labels & {"PERSON", "GPE"} and line.words[start] not in self.known.given_names

    def _joins(self, start: int, end: int) -> bool:
        """Whether “and” at `end` stands inside a name: “Institute for Tides and Harbours”."""
        line = self.line
        if self._goes_on(start, end) or self._is_of_both(start, end) or self._is_spelled(start, end):
            return True
        if self._is_remit(start, end) or self._shares_head(start, end):
            return True
        if self._opens_person(end + 1):
            return False
        if not self._covers(end - 1, end + 1) or self._are_two(start, end):
            return False
        left, right = line.text(start, end), line.words[end + 1]
        if self.known.is_place(left) or self.known.organisation(left):
            return False
        return not (self.known.is_place(right) or self.known.organisation(right) or line.labels[end] == "PERSON")

    def _shares_head(self, start: int, end: int) -> bool:
        """Whether what stands before “and” belongs to a body’s noun behind it: “the Steel and Mines Office”."""
        line, head = self.line, end + 1
        while head + 1 < len(line) and head < end + 5 and self.names[head + 1]:
            head += 1
        if head == end + 1 or line.tags[head] != "NNP" or self.kind_at(head) not in _SHARED:
            return False
        left = line.text(start, end)
        if self.kind_at(end - 1) in _SHARED or self.known.is_place(left) or self.known.organisation(left):
            return False
        is_matter = line.lower[start - 1] == "the" and all(word in PORTFOLIOS for word in line.lower[start:end])
        return is_matter or (line.heads[end - 1] == head and line.deps[end - 1] in {"nmod", "compound", "amod"})

    def _is_remit(self, start: int, end: int) -> bool:
        """Whether “and” joins two matters that one body or minister is for: “Department of Fisheries and Oceans”."""
        line = self.line
        link = next((i for i in range(end - 1, start, -1) if line.lower[i] in {"of", "for", "on"}), None)
        if link is None:
            return False
        is_office = self.kind_at(link - 1) in {"government-body", "ngo"} or line.lower[link - 1] in MINISTERS
        after = end + 1
        while after < len(line) and self.names[after] and line.lower[after] in PORTFOLIOS:
            after += 1
        is_matter = all(word in PORTFOLIOS or word in _SMALL or word == "," for word in line.lower[link + 1 : end])
        return is_office and is_matter and after > end + 1

    def _opens_person(self, i: int) -> bool:
        """Whether a person's name begins here: an office before it, or a given name before what can be a surname."""
        line = self.line
        if line.lower[i] in self.known.person_words and i + 1 < len(line) and self.names[i + 1]:
            following = line.words[i + 1]
            return following in self.known.given_names or INITIALS.fullmatch(following) is not None
        if line.words[i] not in self.known.given_names or i + 1 >= len(line):
            return False
        return line.words[i + 1] in {'"', "“", "‘"} or (self.names[i + 1] and self.kind_at(i + 1) is None)

    def _are_two(self, start: int, end: int) -> bool:
        """Whether “and” joins two names and not the words of one: “the schools X and Y”, “both X and Y”.

        A name in the singular takes no plural before it; one that ends in its own head word has no plural verb.
        """
        line = self.line
        if start and (line.lower[start - 1] in {"both", "between"} or line.tags[start - 1] == "NNS"):
            return line.words[start - 1].islower() and not line.is_glued(start)
        if any(line.lower[i] in _SMALL for i in range(start, end)):
            return False
        after = end + 1
        while after < len(line) and self.names[after]:
            after += 1
        is_whole = after - end > 2 and self.kind_at(after - 1) in {"company", "other"}
        return is_whole and after < len(line) and (line.tags[after] == "VBP" or line.lower[after] in {"were", "have"})

    def _is_of_both(self, start: int, end: int) -> bool:
        """Whether one body is of two places: “the High Court of Ombra and Tavria rules”, with a singular verb."""
        line = self.line
        link = next((i for i in range(end - 1, start, -1) if line.lower[i] == "of"), None)
        if link is None or all(self.kind_at(i) in {None, "place", "event"} for i in range(start, link)):
            return False
        after = end + 1
        while after < len(line) and self.names[after]:
            after += 1
        if not (self.known.is_place(line.text(link + 1, end)) and self.known.is_place(line.text(end + 1, after))):
            return False
        return after >= len(line) or (line.tags[after] != "VBP" and line.lower[after] not in {"were", "have", "are"})

    def _is_spelled(self, start: int, end: int) -> bool:
        """Whether an acronym in brackets, or before them, has letters of both sides: “Reef and Tide Office (RTO)”."""
        line, last = self.line, end + 1
        while last < len(line) and (self.names[last] or line.lower[last] in _SMALL):
            last += 1
        acronym = ""
        if last + 1 < len(line) and line.words[last] in _OPENING:
            acronym = line.words[last + 1]
        elif start > 1 and line.words[start - 1] in _OPENING:
            acronym = line.words[start - 2]
        elif start > 2 and line.lower[start - 1] == "the" and line.words[start - 2] in _OPENING:
            acronym = line.words[start - 3]
        letters = acronym.replace(".", "").lower()
        if len(letters) < 3 or not acronym.isupper():
            return False
        left = [line.lower[i][0] for i in range(start, end) if self.names[i]]
        right = [line.lower[i][0] for i in range(end + 1, last) if self.names[i]]
        both = [*left, *right]
        if both[0] != letters[0] or both[-1] != letters[-1] or _in_order(letters, left) or _in_order(letters, right):
            return False
        # One word at most may go without its letter, and “and” may have one.
        return len(both) <= len(letters) + 1 and (_in_order(letters, both) or _in_order(letters, [*left, "a", *right]))

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
        if owner in _OFFICES and line.lower[end + 1] in {"office", "department"}:
            return end - start > 1  # “Port Verrin District Attorney's Office”
        follows = end + 1
        while follows < len(line) and self.names[follows]:
            follows += 1
        kind = self.known.kind_words.get(line.lower[follows - 1])
        if kind in {"government-body", "other"} and self.kind_at(end - 1) == "other":
            return True  # “Verrin University's Geology Department”
        if kind == "government-body" and self.known.state_of(line.text(start, end)):
            return True
        return self._covers(end - 1, end + 1) and line.labels[end] in {"ORG", "FAC"} and kind is not None
