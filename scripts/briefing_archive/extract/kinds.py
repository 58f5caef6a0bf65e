"""What kind of organisation a name is one of, and when two of them are the same.

A name that the lists know is of the kind they give; else its head words and its surroundings tell.
"""

from __future__ import annotations

import re
from typing import cast

from briefing_archive.extract.ballots import Ballot
from briefing_archive.extract.gazetteer import Gazetteer, listed, without_form
from briefing_archive.fields import ActorKind
from briefing_archive.text import search_key

_LEGAL_FORMS = frozenset(
    {
        "corporation",
        "corp",
        "inc",
        "incorporated",
        "llc",
        "ltd",
        "limited",
        "plc",
        "gmbh",
        "ag",
        "nv",
        "n.v",
        "s.a",
        "sa",
        "co",
        "company",
    }
)
_SMALL = frozenset({"of", "for", "the", "and", "s", "on", "to", "in"})


def organisation_key(text: str, known: Gazetteer) -> tuple[str | None, tuple[str, ...]]:
    """State and words of an organisation's name, without order: “Foreign Ministry of Iraq”, “Iraqi Foreign Ministry”.

    A name that the lists know gives its full name as the only word.
    """
    if organisation := known.organisation(text):
        return None, (organisation.name,)
    return bare_key(text, known)


def bare_key(text: str, known: Gazetteer) -> tuple[str | None, tuple[str, ...]]:
    """State and words as `organisation_key` gives them of a name that the lists do not know as it stands."""
    code: str | None = None
    parts = re.sub(r"['’]s\b", "", text).split()
    if len(parts) > 1 and parts[-1].lower().strip(".,") in _LEGAL_FORMS:
        parts = " ".join(parts[:-1]).rstrip(",").split()
        if organisation := known.organisation(" ".join(parts)):
            return None, (organisation.name,)
    if len(parts) > 1 and parts[-1].islower() and (organisation := known.organisation(" ".join(parts[:-1]))):
        return None, (organisation.name,)
    for size in (3, 2, 1):
        if len(parts) > size:
            lead, tail = " ".join(parts[:size]), " ".join(parts[-size:])
            found = known.adjectives.get(lead) or known.state_of(lead)
            if found:
                code, parts = found, parts[size:]
                break
            if parts[-size - 1].lower() in {"of", "the"} and (found := known.state_of(tail)):
                code, parts = found, parts[: -size - 1]
                break
    if len(parts) > 1 and parts[1].islower() and (owner := known.organisation(parts[0])):
        parts = [*owner.name.split(), *parts[1:]]  # “the UN refugee agency”
    rest = " ".join(parts)
    if organisation := known.organisation(rest):
        return code, (organisation.name,)
    trunk = without_form(rest)
    if trunk != rest and (organisation := known.organisation(trunk)):
        return code, (organisation.name,)
    words = tuple(sorted(word for word in search_key(rest).split() if word not in _SMALL))
    # A state has one national congress: “the Ombran Congress”.
    return code, tuple(word for word in words if word != "national") if code and len(words) > 1 else words


_OF_STATES = ("world ", "international ", "global ", "united nations", "un ", "u.n. ")
_REPORTING = frozenset({"journalism", "reporting", "journalists"})
_CAUSES = frozenset({"rights", "peace", "justice", "refugees", "relief", "democracy", "freedom", "liberties"})


def _aim(lowered: str) -> ActorKind | None:
    """The kind that what a body is for tells: a centre for journalism is a newsroom, one for peace a campaign."""
    aims = set(lowered.partition(" for ")[2].split())
    return "media" if aims & _REPORTING else "ngo" if aims & _CAUSES else None


def _is_political(words: list[str]) -> bool:
    """Whether a union or front is a party by what it calls itself: “Verrin People's Union”, “African National Front”.

    The national league of a sport and the national union of a trade are none.
    """
    if words[-1] not in _GATHERED:
        return False
    return bool(_PARTY_WORDS & set(words)) or words[-3:-1] == ["african", "national"]


def _is_schools(words: list[str]) -> bool:
    """Whether a university or museum opens the name of its department."""
    nouns = [word.removesuffix("'s").removesuffix("’s") for word in words]
    return "police" not in nouns and any(word in _SCHOOLS for word in nouns[:-1])


_SCHOOLS = frozenset(
    {"university", "college", "museum", "polytechnic", "a&m", "seminary", "conservatory", "observatory"}
)
_GATHERED = frozenset({"union", "front", "congress", "movement", "alliance", "rally", "coalition", "league"})
_PARTY_WORDS = listed("party_words")
_ACTOR_KINDS = frozenset(
    {"government-body", "intergovernmental", "armed-group", "party", "company", "ngo", "media", "other"}
)


def organisation_kind(text: str, ballot: Ballot, known: Gazetteer) -> ActorKind:
    """The kind of an organisation, from the kinds its name and surroundings speak for.

    Where nothing tells, a name that goes without article (Zorvex) is a company's, others stay open.
    """
    code_words = organisation_key(text, known)[1]
    if len(code_words) == 1 and (listed_as := known.organisation(code_words[0])):
        return listed_as.kind
    last = text.split()[-1]
    if last.isupper() and known.is_place(text.removesuffix(last)) and (listed_as := known.organisation(last)):
        return listed_as.kind  # the arm of a body in a region: “Ohio EPA”
    kinds = {kind: weight for kind, weight in ballot.kinds.items() if kind in _ACTOR_KINDS}
    first = text.split()[0]
    is_of_state = first in known.adjectives or known.state_of(first) is not None
    if kinds:
        best = max(kinds, key=lambda kind: kinds[kind])
        lowered = text.lower()
        if best in {"ngo", "government-body"} and lowered.startswith(_OF_STATES):
            return "intergovernmental"
        if best == "ngo" and _is_political(lowered.split()):
            return "party"
        if best in {"ngo", "other"} and (aim := _aim(lowered)) is not None:
            return aim
        if best == "government-body" and _is_schools(lowered.split()):
            return "other"  # a department of a university
        owner = known.organisation(first) if best == "government-body" else None
        if owner is not None and owner.kind in {"company", "intergovernmental"}:
            return owner.kind  # “the EU observer mission”
        return cast(ActorKind, best)
    if is_of_state and not text.isupper():
        return "government-body"
    if text.isupper() or ballot.takes_article:
        return "other"
    return "company"
