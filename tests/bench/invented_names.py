"""Invented names: people, places and organisations that exist nowhere, with their other spellings.

Everything is put together from syllables, so that two archives of one seed hold the same names, and no name
is taken from the news. Some Latin names carry marks, some names are also written in Cyrillic, Greek or Arabic
letters: what search and pages have to cope with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from briefing_archive.fields import ActorKind
from briefing_archive.model import Actor, Name, Role, SameAs

_GIVEN_STARTS = "Al Be Ca Da El Fe Gi Ha Il Jo Ka Li Ma Ne Od Pe Ra Sa Ti Ul Ve Wi Ya Zo Ím Éd Ör".split()
_GIVEN_ENDS = "ria dan len mir sa vio nette ko lind rosh bel dra nuo ska tien wen lá nić rø zelle".split()
_STARTS = "Ab Bar Cor Dru Eg Fal Gar Hol Is Jar Kel Lor Mar Nor Or Pel Quel Ros Sar Tor Ur Vel Wen Yar Zel".split()
_MIDDLES = "a e i o u an en ór in ul ará ete ivi omo una aš eł".split()
_ENDS = "dine vik ford san lund mar reth nov qa sco tchen wald yev zan beck dóttir ligh moor pont sten".split()
_PLACE_ENDS = "verrin moor stad kett burgh haven mouth rin dale quay ness lak tor shire fell ova grad umi".split()

CYRILLIC = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz", ["а", "б", "к", "д", "е", "ф", "г", "х", "и", "й", "к", "л", "м", "н", "о", "п",
        "к", "р", "с", "т", "у", "в", "в", "кс", "ы", "з"], strict=True,
    )
)  # fmt: skip
GREEK = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz", ["α", "μπ", "κ", "ντ", "ε", "φ", "γκ", "χ", "ι", "τζ", "κ", "λ", "μ", "ν", "ο",
        "π", "κ", "ρ", "σ", "τ", "ου", "β", "ου", "ξ", "υ", "ζ"], strict=True,
    )
)  # fmt: skip
ARABIC = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz", ["ا", "ب", "ك", "د", "ي", "ف", "غ", "ه", "ي", "ج", "ك", "ل", "م", "ن", "و", "ب",
        "ق", "ر", "س", "ت", "و", "ف", "و", "كس", "ي", "ز"], strict=True,
    )
)  # fmt: skip
SCRIPTS = {"ru": CYRILLIC, "el": GREEK, "ar": ARABIC}

_BODIES = "Harbour Water Grain Rail Forest Energy Border Health Census Housing Fisheries Ports Tariff Mining".split()
_BODY_FORMS = ("{} Ministry of {}", "{} {} Board", "{} {} Inspectorate", "{} {} Agency")
_ORG_FORMS: dict[ActorKind, tuple[str, ...]] = {
    "company": ("{} Shipping", "{} & Daughters", "{} Rail Works", "{} Grain Holdings"),
    "ngo": ("{} River Watch", "{} Relief Circle", "Friends of {}", "{} Tenants’ League"),
    "media": ("{} Courier", "Radio {}", "{} Evening Post"),
    "party": ("{} Civic Union", "{} Green List", "New {} Party"),
    "armed-group": ("{} Liberation Column", "{} Mountain Brigade", "{} Forest Guard"),
    "intergovernmental": ("{} Basin Commission", "Council of {} States"),
    "other": ("{} Dockers’ Assembly", "{} Mothers’ March"),
}
_PERSON_ROLES = (
    "harbour minister", "deputy mayor", "police chief", "party chair", "union secretary", "chief engineer",
    "foreign minister", "opposition leader", "head of the river board", "spokeswoman", "envoy", "judge",
)  # fmt: skip
# Of ten actors, six are people; states are few.
_KINDS: tuple[ActorKind, ...] = (
    "person", "person", "government-body", "person", "company", "person", "ngo", "person", "party", "person",
    "media", "person", "armed-group", "person", "government-body", "person", "intergovernmental", "person", "other",
    "person",
)  # fmt: skip
LETTERS = str.maketrans(
    "áéíóúÁÉÍÓÚöÖøØšŠłŁćĆ’&", "aeiouAEIOUoOoOsSlLcC' "
)  # enough for the syllables above; search has its own table


def _title(parts: list[str]) -> str:
    word = "".join(parts)
    return word[0].upper() + word[1:].lower()


def slug(text: str) -> str:
    """The id-like form of an invented name.

    >>> slug("Ørla Kelšdóttir & Daughters")
    'orla-kelsdottir-daughters'
    """
    return "-".join(re.findall(r"[a-z0-9]+", text.translate(LETTERS).replace("'", "").lower()))


def written_in(lang: str, name: str) -> str:
    """An invented name in the letters of `lang` ("ru", "el" or "ar"), sign by sign.

    >>> written_in("ru", "Velan")
    'Велан'
    """
    table = SCRIPTS[lang]
    signs = (table.get(sign, sign) for sign in name.translate(LETTERS).lower())
    written = " ".join("".join(signs).split())
    return written.title() if lang != "ar" else written


def surnames(random: Random) -> Iterator[str]:
    """Family names, each once."""
    seen: set[str] = set()
    while True:
        name = _title([random.choice(_STARTS), random.choice(_MIDDLES), random.choice(_ENDS)])
        if len(seen) > 3000:  # the pool of three syllables runs thin
            name = _title(
                [random.choice(_STARTS), random.choice(_MIDDLES), random.choice(_STARTS), random.choice(_ENDS)]
            )
        if name not in seen:
            seen.add(name)
            yield name


def places(random: Random) -> Iterator[str]:
    """Names of towns, each once."""
    seen: set[str] = set()
    while True:
        name = _title([random.choice(_STARTS), random.choice(["", "", *_MIDDLES]), random.choice(_PLACE_ENDS)])
        if random.random() < 0.12:
            name = f"{random.choice(['Port', 'Upper', 'Saint', 'New'])} {name}"
        if name not in seen:
            seen.add(name)
            yield name


def _other_scripts(random: Random, name: str) -> tuple[Name, ...]:
    return (
        (Name(name=written_in(lang, name), lang=lang),) if (lang := random.choice(["ru", "el", "ar", "", ""])) else ()
    )


def _person(random: Random, surname: str, body: str | None) -> Actor:
    name = f"{_title([random.choice(_GIVEN_STARTS), random.choice(_GIVEN_ENDS)])} {surname}"
    plain = name.translate(LETTERS)
    spelled = (Name(name=plain),) if plain != name else ()
    return Actor(
        id=slug(name),
        kind="person",
        name=name,
        names=(Name(name=surname, weak=True), *spelled, *_other_scripts(random, name)),
        roles=(Role(role=random.choice(_PERSON_ROLES), of=body, since=str(random.randrange(2009, 2024))),),
        same_as=SameAs(),
        note="An invented person.",
    )


def _state(random: Random, place: str, capital: str) -> Actor:
    return Actor(
        id=slug(place),
        kind="state",
        name=place,
        names=(Name(name=f"Republic of {place}"), Name(name=capital, weak=True), *_other_scripts(random, place)),
        note="An invented state.",
    )


def _organisation(random: Random, kind: ActorKind, place: str, state: str) -> Actor:
    if kind == "government-body":
        name = random.choice(_BODY_FORMS).format(place, random.choice(_BODIES))
    else:
        name = random.choice(_ORG_FORMS[kind]).format(place)
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    short = f"{initials}{place[-1].upper()}"
    return Actor(
        id=slug(name),
        kind=kind,
        name=name,
        names=(Name(name=short, weak=True), *_other_scripts(random, name)),
        part_of=state if kind == "government-body" else None,
        note="An invented organisation.",
    )


def actors(random: Random, count: int, towns: Iterator[str]) -> tuple[Actor, ...]:
    """`count` actors in a fixed mix of kinds, ids and strong names all different; the first is a state."""
    families = surnames(random)
    found: dict[str, Actor] = {}
    state = body = ""
    number = 0
    while len(found) < count:
        kind: ActorKind = "state" if number % 40 == 0 else _KINDS[number % len(_KINDS)]
        number += 1
        if kind == "state":
            actor = _state(random, next(towns), next(towns))
            state = actor.id
        elif kind == "person":
            actor = _person(random, next(families), body or None)
        else:
            actor = _organisation(random, kind, next(towns), state)
            body = actor.id if kind == "government-body" else body
        found.setdefault(actor.id, actor)
    return tuple(found.values())
