"""Invented news prose: pairs of what an article says and what we say of it, in other words.

Each pair shares its slots and never more than eight words in a row, as the archive's rule on copied runs wants.
"""

from __future__ import annotations

from random import Random

ADJECTIVES = (
    "tidal coastal northern southern provincial disputed delayed emergency winter spring joint new old shared public "
    "private rural urban hidden costly temporary permanent draft amended secret regional narrow broad local rusting "
    "unpaid overdue unfinished experimental voluntary compulsory annual quarterly leaking frozen contested quiet"
).split()
NOUNS = (
    "levy ferry dam tunnel census tariff ceasefire licence bridge harbour railway aqueduct orchard quota subsidy "
    "inquiry treaty tender budget ballot verdict strike curfew pipeline granary hospital school prison archive "
    "lighthouse reservoir quarry sawmill tramline cannery fishery nursery warehouse convoy checkpoint amnesty audit "
    "boycott charter embargo loan mandate pension permit petition refinery register shelter siren summit survey toll "
    "truce vaccine veto viaduct wage wharf windfarm workshop"
).split()
VERBS = (
    "postpones reopens rejects approves funds audits defends halves doubles suspends revives renames surveys sells "
    "questions drops extends limits inspects rebuilds leases shields weighs scraps"
).split()
PAST = (
    "postponed reopened rejected approved funded audited defended halved doubled suspended revived surveyed sold "
    "questioned dropped extended limited inspected rebuilt leased"
).split()
GROUPS = (
    "dockers farmers nurses teachers villagers shopkeepers tenants fishers drivers students pensioners weavers "
    "engineers clerks miners shepherds millers refugees reservists beekeepers"
).split()
UNITS = (
    "households", "crowns", "tonnes of grain", "hectares", "containers", "fighters", "patients", "voters", "wagons",
    "hours of footage", "pupils", "letters", "boats", "jobs",
)  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()

# (the article's sentence, our sentence)
FACTS = (
    (
        "Papers filed at the {place} registry show that {org} {past} the {matter} without a public hearing",
        "No public hearing preceded the decision of {org} on the {matter}.",
    ),
    (
        "For {n} {group} in {place}, the {matter} decides whether they can stay through the winter",
        "Whether {group} can remain in {place} this winter depends on the {matter}.",
    ),
    (
        "Nobody at {org} would say on record who had ordered the {matter} to be kept from the council",
        "Who withheld the {matter} from the council, {org} leaves open.",
    ),
    (
        "After {n} days of talks in {place} the delegates left the {matter} to a panel of retired judges",
        "A panel of former judges takes over the {matter} once talks in {place} end.",
    ),
    (
        "Under an older agreement {org} keeps the keys to the {matter} until the lease runs out in {year}",
        "Control over the {matter} stays with {org}, by an agreement that lasts to {year}.",
    ),
    (
        "Engineers sent to {place} found the {matter} in a worse state than the report of {year} had claimed",
        "The condition of the {matter} proves poorer than a survey made in {year} suggested.",
    ),
    (
        "Both sides in {place} accept that without the {matter} the road to the coast closes by December",
        "The coast road shuts before the year is out unless the {matter} goes ahead.",
    ),
    (
        "A notice pinned to the town hall of {place} gives {group} two weeks to object to the {matter}",
        "Objections by {group} against the {matter} are open for a fortnight.",
    ),
)
EVENTS = (
    (
        "{when} a fire at the {noun} of {place} left {org} without its records",
        "{org} lost its records in a fire at {place}.",
    ),
    (
        "The {matter} had been signed {when} aboard a ferry off {place}",
        "Signing of the {matter} off {place}.",
    ),
    (
        "As the older ones recall, {when} {group} occupied the {noun} at {place} for nine nights",
        "Occupation of a {noun} in {place} by {group}.",
    ),
    (
        "Elections held {when} in {place} ended the long majority that {org} had relied on",
        "{org} lost its majority at the polls in {place}.",
    ),
)
FIGURES = (
    "An internal table counts {n} {unit} that depend on the {matter}",
    "By its own estimate the office has set aside {n} {unit} for the {matter}",
    "Lists kept in {place} name {n} {unit} still waiting for the {matter}",
)
OUR_FIGURE = "{unit} bound to the {matter}"
SPOKEN = (
    "We will not let the {matter} be settled behind closed doors",
    "The {group} of {place} have waited longer than anyone should",
    "Nobody asked us before the {matter} was put on the table",
    "If the {noun} fails in spring, the whole valley will feel it",
    "I have read every page, and the {matter} does not add up",
    "There is no second {noun}, and no money for one",
    "You cannot run a {noun} on promises and borrowed diesel",
    "What {place} needs is a working {noun}, not another commission",
    "Our people signed the {matter} because they had no choice",
    "This {noun} belongs to those who built it by hand",
)
HALF_SPOKEN = (
    "ready to walk away from the {matter}",
    "a {adjective} answer to a simple question",
    "tired of waiting for the {noun}",
    "no friend of the {group}",
    "worth less than the paper it stands on",
    "the last chance for {place}",
)
REPORTED = (
    ("the {matter} would go to a vote before the thaw", "A vote on the {matter} comes ahead of spring."),
    ("the office had warned {place} about the {noun} twice", "{place} received two warnings over its {noun}."),
    ("{group} were free to appeal against the {matter}", "An appeal over the {matter} stays open to {group}."),
    ("the {noun} could reopen within weeks of a settlement", "Once settled, the {noun} may be back in weeks."),
    ("talks on the {matter} went on in a back room", "Negotiation over the {matter} continued all along."),
)
FILLERS = (
    "Rain had closed the lower market, and the stalls stood empty along the quay until the afternoon ferry came in.",
    "The building has no lift, the lamps on the stairs were out, and the hearing began with a search for chairs.",
    "Across the square a brass band practised the same four bars while a queue formed outside the savings bank.",
    "The minutes run to ninety pages and spend eleven of them on the seating of guests.",
    "Buses ran late all morning, and the bakery on the corner sold out before the first speaker had arrived.",
    "A dog slept under the table through most of it and left when the coffee came.",
    "On the hillside above, scaffolding has stood so long that swallows nest in it.",
    "Copies were handed round in plastic sleeves, and several of them lacked the final annex.",
    "The clock in the hall has been wrong for years, so that nobody quite agrees on when the session closed.",
    "Older residents remember a time when the same question filled the theatre for three evenings.",
    "Outside, volunteers painted a banner and argued about the spelling of a street name.",
    "The heating failed shortly after noon, and those who stayed did so in their coats.",
)
CUES = ("said", "told reporters", "warned", "insisted", "argued", "announced", "conceded", "claimed")
TITLES = (
    "{org} {verb} the {matter} in {place}",
    "{place} waits as {org} {verb} the {matter}",
    "What {org} leaves open about the {matter}",
    "{group} of {place} press {org} over the {matter}",
)
HEADLINES = (
    "‘{half}’: {org} and the {matter}",
    "{place} braces for the {matter}",
    "In {place}, a {noun} nobody wants",
)


def filled(template: str, slots: dict[str, str]) -> str:
    """The template with its slots filled, its first letter a capital."""
    text = template.format_map(slots)
    return text[0].upper() + text[1:]


def moment(random: Random) -> tuple[str, str, str]:
    """A date, the words an article has for it with their preposition, and these words where they are vaguer."""
    year, month = random.randrange(1978, 2015), random.randrange(1, 13)
    named = f"{MONTHS[month - 1]} {year}"
    day = random.randrange(1, 29)
    return random.choice(
        (
            (f"{year}-{month:02}-{day:02}", f"on {day} {named}", ""),
            (f"{year}-{month:02}", f"in {named}", ""),
            (f"{year}-{month:02}", f"in mid-{named}", f"mid-{named}"),
            (str(year), f"in {year}", ""),
            (f"{year // 10}X", f"in the {year // 10}0s", ""),
            (f"{year}~", f"around {year}", ""),
        )
    )


def slots_for(random: Random, place: str, org: str) -> dict[str, str]:
    """One draw of every slot; `place` and `org` are given, so that they are names of the registry."""
    noun = random.choice(NOUNS)
    adjective = random.choice(ADJECTIVES)
    return {
        "place": place,
        "org": org,
        "noun": noun,
        "adjective": adjective,
        "matter": f"{adjective} {random.choice(NOUNS)}",
        "group": random.choice(GROUPS),
        "n": f"{random.randrange(3, 900) * random.choice((1, 1, 5, 10, 100)):,}",
        "unit": random.choice(UNITS),
        "year": str(random.randrange(1978, 2015)),
        "verb": random.choice(VERBS),
        "past": random.choice(PAST),
        "half": f"{random.choice(ADJECTIVES)} {noun}",
    }
