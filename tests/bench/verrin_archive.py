"""The archive that the journeys of tests/browser walk: a story of three briefs about the Tide Front, told by hand, so
that a test can name what a reader looks for; below it, older invented briefs, so that every kind of page is there.
"""

from __future__ import annotations

from typing import Any

from briefing_archive.archive import Archive, Brief
from briefing_archive.model import Actor, Record, Story
from briefing_archive.receipt import Grounding, Receipt, group_of, item_hash
from briefing_archive.registry import registry_of
from invented_archive import invented_archive

WARNING, TALKS, AFTER = "2026-07-02-tide-front-warns", "2026-07-05-talks-at-the-lock", "2026-07-09-after-the-lock"
HOAX, DRAFT, FORMER = "2026-07-01-whale-in-the-lock", "2026-07-10-lock-draft", "2026-07-02-front-warns"
SPELLINGS = ("Maʿrub", "MARUB", "Ma'rub", "معروب", "Прилив", "tide front", "Łódź Front", "lodz front")
QUOTE = "“The lock stays shut until the (island) council sits.”"

_TIDE_FRONT = {
    "id": "tide-front-group", "kind": "armed-group", "name": "Tide Front group", "note": "Islanders in arms.",
    "names": ["Tide Front", "Maʿrub", "Łódź Front", {"name": "معروب", "lang": "ar"}, {"name": "Прилив", "lang": "ru"}],
}  # fmt: skip
_INES = {
    "id": "ines-okafor", "kind": "person", "name": "Ines Okafor", "note": "Mayor of Port Verrin.",
    "names": [{"name": "Okafor", "weak": True}], "roles": [{"role": "mayor", "of": "port-verrin", "from": "2024"}],
}  # fmt: skip
_MARO = {"id": "maro-lind", "kind": "person", "name": "Maro Lind", "note": "Speaks for the Tide Front."}
_PORT = {"id": "port-verrin", "kind": "state", "name": "Port Verrin"}

_STORY: dict[str, Any] = {
    "title": "The lock at Port Verrin and the long quarrel of its islanders with the mayor",
    "intro": "An armed group, a mayor, and a lock that stays shut.",
    "differs": [
        {"matter": "Boats held back", "kind": "figure", "in": {
            WARNING: {"text": "about forty", "evidence": ["some forty boats"]},
            TALKS: {"text": "sixty, Lind says", "evidence": ["sixty of them"]}}},
    ],
    "agrees": [
        {"matter": "The lock is shut from 1 July on.", "kind": "date", "in": {
            WARNING: {"text": "shut on Wednesday", "evidence": ["shut on Wednesday"]},
            AFTER: {"text": "shut on 1 July", "evidence": ["since 1 July"]}}},
    ],
}  # fmt: skip


def _source(day: str, publisher: str, **more: Any) -> dict[str, Any]:
    return {
        "headline": "Verrin waits at its lock", "publisher": publisher, "published": day, "sha256": "ab" * 32,
        "url": f"https://news.example/{day}", "author": "R. Tamm", **more,
    }  # fmt: skip


_REVIEWED = {"status": "reviewed", "reviewed": {"by": "maintainers", "on": "2026-07-11"}, "story": "lock"}

_RECORDS: dict[str, dict[str, Any]] = {
    WARNING: {
        "title": "Tide Front warns Port Verrin over its lock",
        "formerly": [FORMER],
        "source": _source("2026-07-02", "The Verrin Post"),
        "summary": [{"text": "The Tide Front group keeps the lock shut.", "evidence": ["keeps the … since Wednesday"]}],
        "actors": [
            {"actor": "tide-front-group", "named": ["Maʿrub"]},
            {"actor": "maro-lind", "named": ["Maro Lind", "Lind"], "role": "spokesman on the island"},
            {"actor": "ines-okafor", "named": ["Ines Okafor"], "role": "mayor"},
        ],
        "quotes": [
            {"id": "q1", "text": QUOTE, "inserted": ["(island)"], "speaker": "maro-lind", "cue": "told reporters",
             "named": "Maro Lind, spokesman on the island", "on": "2026-07-01"},
            {"id": "q2", "text": "Okafor calls the blockade by Maʿrub “a mistake of sailors”.",
             "speaker": "ines-okafor", "named": "Ines Okafor", "cue": "said"},
            {"id": "q3", "text": "The ferries go round by the north.", "evidence": ["round by the north"],
             "speaker": "ines-okafor", "named": "Okafor", "cue": "added"},
        ],
        "context": {
            "background": [{"text": "The lock was built in 1971.", "evidence": ["built in 1971"]}],
            "events": [
                {"id": "e1", "date": "2026-07-01", "text": "The lock is shut.", "actors": ["tide-front-group"],
                 "evidence": ["on Wednesday"]},
                {"id": "e2", "date": "2025-08", "as_stated": "mid-August", "text": "A storm breaks the north pier.",
                 "evidence": ["in mid-August"]},
                {"id": "e4", "date": "2019", "text": "The lock is painted.", "evidence": ["in 2019"]},
                {"id": "e3", "date": "197X", "as_stated": "in the seventies", "text": "The lock is dug.",
                 "evidence": ["in the seventies"]},
            ],
            "figures": [{"value": "40", "unit": "boats", "approximate": True, "text": "Held back at the lock.",
                         "evidence": ["some forty boats"]}],
            "places": [{"name": "Port Verrin", "country": "NO", "evidence": ["Port Verrin"]}],
        },
    },
    TALKS: {
        "title": "Mayor and Tide Front talk at the lock",
        "source": _source("2026-07-05", "Radio Verrin"),
        "summary": [{"text": "The mayor meets the group at the lock.", "evidence": ["met at the lock"]}],
        "actors": [
            {"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor"], "role": "mayor of Port Verrin"},
            {"actor": "tide-front-group", "named": ["Tide Front"]},
            {"actor": "maro-lind", "named": ["Lind"]},
        ],
        "quotes": [
            {"id": "q1", "text": "“We shall talk as long as the tide allows,”", "speaker": "ines-okafor",
             "named": "Ines Okafor", "cue": "said"},
            {"id": "q2", "text": "Sixty boats are held back.", "evidence": ["sixty of them"], "speaker": "maro-lind",
             "named": "Lind", "cue": "counted"},
        ],
        "context": {"events": [
            {"id": "e1", "date": "2026-W27", "text": "Mayor and group meet at the lock.", "actors": ["ines-okafor"],
             "evidence": ["this week"]},
        ]},
    },
    AFTER: {
        "title": "Lock at Port Verrin to open at the next spring tide",
        "source": _source("2026-07-09", "The Verrin Post"),
        "corrections": [{"on": "2026-07-12", "what": "The day of the spring tide was wrong.", "why": "A slip."}],
        "summary": [{"text": "The lock opens with the next spring tide.", "evidence": ["with the … spring tide"]}],
        "actors": [
            {"actor": "maro-lind", "named": ["Maro Lind"]},
            {"actor": "tide-front-group", "named": ["Tide Front"]},
        ],
        "quotes": [{"id": "q1", "text": "“Nobody has won.”", "speaker": "maro-lind", "named": "Maro Lind",
                    "cue": "said", "on": "2026-07-08"}],
    },
    DRAFT: {
        "title": "The lock waits for paint", "status": "draft", "reviewed": None, "story": None,
        "source": _source("2026-07-10", "Radio Verrin"),
        "actors": [{"actor": "ines-okafor", "named": ["Okafor"]}],
        "quotes": [{"id": "q1", "text": "“It will be green,”", "speaker": "ines-okafor", "cue": "said"}],
    },
    HOAX: {
        "title": "A whale in the lock", "status": "withdrawn", "story": None,
        "source": _source("2026-07-01", "Radio Verrin"), "actors": [{"actor": "ines-okafor", "named": ["Okafor"]}],
        "withdrawn": {"on": "2026-07-04", "why": "The article was a hoax."},
    },
}  # fmt: skip


def _brief(identity: str, story: Story) -> Brief:
    """A brief whose receipt vouches for every item, and for what the story says of it."""
    record = Record.model_validate(_REVIEWED | _RECORDS[identity])
    told = [(at, item) for at, item in record.items()]
    for kind in ("differs", "agrees"):
        for number, one in enumerate(getattr(story, kind)):
            if identity in one.within:
                told.append((("lock", kind, number, "in", identity), one.within[identity]))
    items = {}
    for number, (at, item) in enumerate(told, 1):
        spans = tuple((number * 40 + i, number * 40 + i + 15, number) for i in range(3))
        items[item_hash(group_of(at), item)] = Grounding(at="/".join(map(str, at)), spans=spans)
    receipt = Receipt(fold=1, sha256=record.source.sha256, words=400, quoted=30, grounding=60, items=items)
    return Brief(identity, record, None if record.status == "draft" else receipt)


def verrin_archive(older: int = 60) -> Archive:
    """The story at Port Verrin, and `older` invented briefs of the years before it."""
    story = Story.model_validate(_STORY)
    below = invented_archive(older, 1)
    told = (_brief(identity, story) for identity in _RECORDS)
    briefs = sorted((*below.briefs, *told), key=lambda one: (one.record.source.published, one.id), reverse=True)
    actors = (Actor.model_validate(one) for one in (_TIDE_FRONT, _INES, _MARO, _PORT))
    return Archive(tuple(briefs), registry_of((*below.actors.values(), *actors)), {**below.stories, "lock": story})
