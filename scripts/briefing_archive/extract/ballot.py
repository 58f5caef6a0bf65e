"""The votes on one name, and what the words of the name say by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.name_joints import GATHERED
from briefing_archive.extract.names import Name
from briefing_archive.spans import Span

Sort = Literal["person", "org", "place", "event", "people"]

_DOMAIN = re.compile(r"\w\.(?:com|org|net|info|news|[a-z]{2})$")
_FIRST_PLACE = listed("first_place")
_FIRST_EVENT = listed("first_event")
_FIRST_COMPANY = listed("first_company")
_QUARTERS = listed("quarters")
_NUMERALS = listed("numerals")
_MASTHEADS = listed("mastheads")
# “San Marcos de las Olas” is a town.
_SAINTED = frozenset({"San", "Santa", "Santo"})
# How a village calls its old, which is no office of theirs.
_KIN = frozenset({"Grandfather", "Grandmother", "Grandpa", "Grandma", "Granny", "Uncle", "Aunt", "Auntie"})
_PAPERS = listed("paper_names")
_PERIODICAL = frozenset({"daily", "evening", "weekly", "sunday", "morning", "nightly"})
# Words that tell beside whom somebody was, and no office or trade.
_BESIDE = listed("beside")
# Whose office it is, where only its kind is said: “the bank's chairman” is chairman.
_OWNER = re.compile(
    r"^(?:the |its )?(?:company|firm|bank|group|airline|carrier|automaker|manufacturer|country|nation|organi[sz]ation"
    r"|party|club|team|agency|union|network|court|ministry|department|council|city|state|institute|institution|body"
    r"|university|college|school|hospital|museum|board|association|federation|charity|trust|foundation|society|league"
    r"|newspaper|paper|magazine|broadcaster|station|chain|operator|maker|producer|retailer|lender|insurer|studio|fund"
    r"|commission|committee|authority|service|office|bureau|centre|center|church|province|county|town|village|island"
    r"|movement|alliance|coalition|bloc)['’]s "
)
# A name that begins small and goes on with a capital is a make more often than its maker: “iGull”.
_CAMEL = re.compile(r"[a-z][A-Z]")
_MODEL = re.compile(r"(?:^|[A-Z-])\d+[A-Za-z]{0,3}$")


@dataclass
class Ballot:
    """The votes on one name, and the titles and kinds that its surroundings give it."""

    votes: dict[Sort, float] = field(
        default_factory=lambda: {"person": 0.0, "org": 0.0, "place": 0.0, "event": 0.0, "people": 0.0}
    )
    kinds: dict[str, float] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    role_spans: list[Span] = field(default_factory=list)
    descriptors: list[Span] = field(default_factory=list)
    takes_article: int = 0
    mentions: int = 0
    located: int = 0
    """Mentions that say where something is."""

    def add(self, sort: Sort, weight: float) -> None:
        self.votes[sort] += weight

    def kind(self, kind: str, weight: float) -> None:
        self.kinds[kind] = self.kinds.get(kind, 0.0) + weight

    def role(self, span: Span, words: str) -> None:
        told = _OWNER.sub("", " ".join(words.split()))
        if told.lower() not in _BESIDE and told not in _KIN:
            self.roles.setdefault(told)
        self.role_spans.append(span)

    def merge(self, other: Ballot) -> None:
        """Take over the votes of another name of the same bearer."""
        for sort, weight in other.votes.items():
            self.votes[sort] += weight
        for kind, weight in other.kinds.items():
            self.kind(kind, weight)
        self.roles.update(other.roles)
        self.role_spans.extend(other.role_spans)
        self.descriptors.extend(other.descriptors)
        self.takes_article += other.takes_article
        self.mentions += other.mentions
        self.located += other.located

    @property
    def sort(self) -> Sort:
        """What most votes say; a person where nothing does."""
        return max(self.votes, key=lambda sort: self.votes[sort])


def count_form(text: str, name: Name, ballot: Ballot, known: Gazetteer) -> None:
    """What the words of the name say by themselves; counted once a name."""
    words = text.split()
    organisation = known.organisation(text)
    if organisation:
        ballot.add("org", 6.0)
        ballot.kind(organisation.kind, 6.0)
    if text.isupper() and len(text) > 3 and known.is_place(text.title()):
        ballot.add("place", 4.0)
    if known.is_place(text):
        ballot.add("place", 2.5 if len(words) == 1 else 6.0)
    if name.form == "person":
        ballot.add("person", 3.0)
    if words[0] in known.given_names:
        ballot.add("person", 2.0 if len(words) > 1 else 0.8 if known.is_place(text) else 1.2)
    elif len(words) > 1 and any(word in known.given_names for word in words[1:-1]):
        ballot.add("person", 1.0)
    for size in range(1, len(words)):
        if (opening := known.organisation(" ".join(words[:size]))) is not None:
            ballot.add("org", 2.0)
            ballot.kind(opening.kind, 1.0)
    if _MODEL.search(words[-1]) and not organisation:
        ballot.add("event", 4.0)
        ballot.add("place", -6.0)
    if _CAMEL.match(text) and not organisation:
        ballot.add("event", 1.5)
    if _DOMAIN.search(text):
        ballot.add("org", 2.0)
        ballot.kind("media", 0.5)
    _count_head(words, ballot, known)
    if len(words) == 1 and text.isupper() and 2 <= len(text) <= 6 and text.isalpha():
        ballot.add("org", 1.5)
        ballot.add("person", -1.0)
    elif _ends_in_acronym(words) and words[0] not in known.given_names:
        ballot.add("org", 1.5)  # “Ohio EPA”
        ballot.add("person", -1.0)
    if name.form == "institution":
        ballot.add("org", 3.0)


def _ends_in_acronym(words: Sequence[str]) -> bool:
    last = words[-1]
    is_acronym = last.isupper() and last.isalpha() and 2 < len(last) < 7 and last.lower() not in _NUMERALS
    return is_acronym and len(words) > 1 and not words[0].isupper()


def _count_head(words: Sequence[str], ballot: Ballot, known: Gazetteer) -> None:
    lower = [word.lower() for word in words]
    if len(words) > 1:
        if words[-1] == "State" and (words[0] in known.adjectives or lower[0] == "member"):
            ballot.add("event", 6.0)  # what a state is called, no place of its own
        if lower[0] in _FIRST_PLACE:
            ballot.add("place", 4.0 if words[0] in _SAINTED and {"de", "del"} & set(words) else 1.5)
        elif lower[0] in _FIRST_EVENT:
            # “Project of Tidal Interest” is no body as “Tidal Project” may be.
            ballot.add("event", 7.0 if lower[1] == "of" else 2.0)
        if len(words) == 2 and known.state_of(words[1]) and not known.is_place(words[0]) and lower[0] not in _QUARTERS:
            # “Zorvex Norway”, “Zorvex UK”: a person's surname is no abbreviation.
            ballot.add("org", 5.0 if words[1].isupper() and words[0] not in known.given_names else 2.0)
            if words[1].isupper() and lower[0] not in {"team", "miss"}:
                ballot.kind("company", 0.5)
    if known.organisation(words[0]) and known.is_place(" ".join(words[1:])):
        return
    if words[0] in GATHERED and len(words) > 2 and lower[1] == "of":
        ballot.add("org", 5.0)
        ballot.kind("ngo", 3.0)
        return
    if len(words) > 1 and lower[-1] in _PAPERS and words[-1].istitle():
        ballot.add("org", 1.5 if words[0] not in known.given_names else 0.0)
        ballot.kind("media", 1.0)
    if len(words) > 1 and lower[0] in _PERIODICAL and known.kind_of(lower[-1], lower[-2]) is None:
        ballot.add("org", 2.0)
        ballot.kind("media", 2.0)
    heads = [lower[-1]]
    last_kind = known.kind_of(lower[-1], lower[-2] if len(lower) > 1 else "")
    if len(words) > 1 and lower[0] in _FIRST_COMPANY and last_kind != "government-body":
        ballot.add("org", 4.0)
        ballot.kind("company", 3.0)
        return
    if len(words) > 2 and known.is_place(words[-1]):
        heads = [lower[-2]]
    link = next((i for i, word in enumerate(lower) if word in {"of", "for", "on", "to", "in"} and i), None)
    if link is not None:
        heads.insert(0, lower[link - 1])
    for head, weight in zip(heads, (4.0, 2.0), strict=False):
        kind = known.kind_of(head, lower[-2] if len(lower) > 1 and head == lower[-1] else "")
        is_masthead = len(words) == 1 and head in _MASTHEADS
        if kind is None or (len(words) == 1 and kind not in {"government-body", "event"} and not is_masthead):
            continue
        if head == "group":
            kind = known.kind_of(lower[-2]) if words[-1].islower() and len(words) > 1 else None
            kind = kind if kind in {"ngo", "media", "party"} else "company"  # “the Reef Watch group”
        if kind in {"place", "event"}:
            ballot.add(cast(Sort, kind), weight)
        else:
            ballot.add("org", weight)
            ballot.kind(kind, weight)
        ballot.add("person", -1.0)
        return
    if words[0] not in known.given_names and any(known.kind_words.get(word) == "event" for word in lower[:-1]):
        ballot.add("event", 2.0)  # “Space Shuttle Zorvex”
    if any(known.kind_words.get(word) == "company" for word in lower[1:-1]):
        ballot.add("org", 2.0)
        ballot.kind("company", 1.0)
