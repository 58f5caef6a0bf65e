"""Which of “he” and “she” can mean an actor, as titles, roles and given names tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from briefing_archive.proposals import ActorProposal
from briefing_archive.wordlists import rows_of

Sex = Literal["f", "m", ""]

_MALE = re.compile(
    r"\b(?:mr|sir|lord|king|prince|sheikh|sultan|emir|father|brother|son|husband|uncle|nephew|widower|baron|duke|count|emperor"
    r"|businessman|spokesman|chairman|congressman|councilman|salesman|policeman|actor|pope|bishop|imam|boyfriend|fiancé|man|boy)\b",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:mrs|ms|miss|dame|lady|madam|queen|princess|mother|sister|daughter|wife|aunt|niece|widow|baroness|duchess|countess"
    r"|empress|businesswoman|spokeswoman|chairwoman|congresswoman|councilwoman|policewoman|actress|nun|girlfriend|fiancée"
    r"|woman|girl)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _given_names() -> Mapping[str, Sex]:
    sexes: dict[str, Sex] = {}
    for name, sex in rows_of("given_names.tsv"):
        if sex == "f":
            sexes[name.casefold()] = "f"
        elif sex == "m":
            sexes[name.casefold()] = "m"
    return sexes


def sex_of(actor: ActorProposal) -> Sex:
    """The sex that an actor's titles and roles, else the given name, tell; empty where they tell none or both.

    >>> sex_of(ActorProposal("Ines Okafor", "person", None, ("Mr Okafor",), (), (), 0.0))
    'm'
    """
    return sex_told(actor.name, (*actor.roles, *actor.names))


def sex_told(name: str, also: Iterable[str]) -> Sex:
    """The sex that what somebody is also called or is tells, else the given name; empty where they tell none or both.

    >>> sex_told("Ines Okafor", []), sex_told("Okafor", ["the chairman"]), sex_told("Okafor", ["engineer"])
    ('f', 'm', '')
    """
    told = " ".join(also)
    male, female = _MALE.search(told) is not None, _FEMALE.search(told) is not None
    if male != female:
        return "m" if male else "f"
    first = name.split()[0].casefold() if name.split() else ""
    return _given_names().get(first, "")
