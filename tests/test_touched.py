"""What counts as a touch when a drafted record is held against the reviewed one. Everything here is invented."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Record
from briefing_archive.touched import Tally, Version, compare, total

TEXT = """Harbour of Port Verrin to close

The harbour of Port Verrin will close in June, mayor Ines Okafor said on Monday.

“We have waited far too long for this,” Okafor told reporters. The Harbour Board opposes the plan.

The pier, built in 1911, was last repaired two years ago, according to the board.
"""

CLOSING = {
    "id": "q1",
    "text": "The harbour of Port Verrin will close in June",
    "evidence": ["The harbour of … in June"],
    "speaker": "ines-okafor",
    "named": "mayor Ines Okafor",
    "cue": "said",
}
WAITED = {
    "id": "q2",
    "text": "“We have waited far too long for this,”",
    "speaker": "ines-okafor",
    "named": "Okafor",
    "cue": "told reporters",
}
REPAIRED = {
    "id": "q3",
    "text": "was last repaired two years ago",
    "evidence": ["was last repaired … ago"],
    "speaker": {"words": "the board"},
    "named": "the board",
    "cue": "according to",
}
OKAFOR = {"actor": "ines-okafor", "named": ["Ines Okafor", "Okafor"]}
BOARD = {"actor": "harbour-board", "named": ["Harbour Board"]}
BUILT = {"id": "e1", "date": "1911", "text": "The pier is built.", "evidence": ["built in 1911"]}
KINDS = {"ines-okafor": "person", "harbour-board": "government-body"}


def record(**parts: Any) -> Record:
    source = {"headline": "Harbour of Port Verrin to close", "published": "2026-03-10"}
    return Record.model_validate({"title": "A harbour", "status": "draft", "source": source, **parts})


def faults(area: str, drafted: Record, reviewed: Record, kinds: dict[str, str] | None = None) -> list[str]:
    tallies = compare(Version(drafted, kinds or KINDS), Version(reviewed, KINDS), TEXT)
    return [touch.fault for one in tallies if one.area == area for touch in one.touches]


@pytest.mark.parametrize(
    ("drafted", "reviewed", "expected"),
    [
        ([CLOSING], [CLOSING], []),  # nothing was changed
        ([CLOSING], [CLOSING | {"text": "From June on no ship will call."}], []),  # our words for the same passage
        ([CLOSING], [CLOSING | {"id": "q7"}], []),  # another id
        ([CLOSING | {"cue": "said on Monday"}], [CLOSING], []),  # a cue that holds the cue
        ([CLOSING], [CLOSING | {"named": None, "cue": None}], []),  # a quote that carries on
        ([CLOSING], [], ["deleted"]),
        ([], [WAITED], ["missing"]),
        ([CLOSING], [WAITED], ["deleted", "missing"]),  # passages that have nothing in common
        ([CLOSING | {"evidence": ["The harbour of Port Verrin"]}], [CLOSING], ["cut"]),  # far less than was said
        ([CLOSING | {"cue": "told reporters"}], [CLOSING], ["cue"]),
        ([WAITED | {"speaker": {"words": "reporters"}}], [WAITED], ["speaker"]),
        ([WAITED | {"speaker": None}], [WAITED], ["speaker"]),
        ([WAITED | {"speaker": ["ines-okafor", "harbour-board"]}], [WAITED], ["speaker"]),  # one too many
        ([REPAIRED | {"speaker": {"words": "board"}}], [REPAIRED], []),  # fewer words for the same body
        ([REPAIRED | {"speaker": "harbour-board"}], [REPAIRED], []),  # the body under its entry
        ([REPAIRED], [REPAIRED | {"speaker": "harbour-board"}], ["speaker"]),  # whom the words mean was not told
        ([WAITED], [WAITED | {"text": "They “have waited far too long for this,” she holds."}], ["kind"]),
        (
            [WAITED | {"text": "they had waited", "evidence": ["waited far too"], "cue": "said"}],
            [WAITED],
            ["cut, kind, cue"],  # one item, however much of it was wrong
        ),
    ],
)
def test_touches_of_a_quote(drafted: list[dict[str, Any]], reviewed: list[dict[str, Any]], expected: list[str]) -> None:
    actors = [OKAFOR, BOARD]
    assert faults("quotes", record(actors=actors, quotes=drafted), record(actors=actors, quotes=reviewed)) == expected


def test_words_put_into_an_actor_who_stays_without_them_are_a_wrong_speaker() -> None:
    drafted = record(
        actors=[OKAFOR | {"named": ["Okafor", "the board"]}], quotes=[REPAIRED | {"speaker": "ines-okafor"}]
    )
    assert faults("quotes", drafted, record(actors=[OKAFOR], quotes=[REPAIRED])) == ["speaker"]
    assert faults("quotes", drafted, record(quotes=[REPAIRED])) == []  # an actor only by these words is no actor


def test_a_speaker_keeps_its_quotes_under_another_id() -> None:
    drafted = record(actors=[OKAFOR | {"actor": "okafor"}], quotes=[WAITED | {"speaker": "okafor"}])
    assert faults("quotes", drafted, record(actors=[OKAFOR], quotes=[WAITED])) == []


@pytest.mark.parametrize(
    ("drafted", "reviewed", "kinds", "expected"),
    [
        ([OKAFOR], [OKAFOR], {}, []),
        ([OKAFOR | {"actor": "okafor"}], [OKAFOR], {"okafor": "person"}, []),  # another id
        ([OKAFOR | {"named": ["Okafor"]}], [OKAFOR], {}, []),  # any of its names
        ([BOARD | {"named": ["the Harbour Board"]}], [BOARD], {}, []),  # the article makes no other name
        ([BOARD | {"named": ["The Board of Port Verrin"]}], [BOARD], {}, []),  # found by its entry
        ([OKAFOR], [OKAFOR], {"ines-okafor": "company"}, ["kind"]),
        ([OKAFOR, BOARD], [OKAFOR], {}, ["deleted"]),
        ([OKAFOR], [OKAFOR, BOARD], {}, ["missing"]),
        (
            [{"actor": "a", "named": ["Ines Okafor"]}, {"actor": "b", "named": ["Okafor"]}],
            [OKAFOR],
            {},
            ["apart", "deleted"],  # two heaps of names for one person: both need a touch
        ),
        ([OKAFOR | {"named": ["Ines Okafor", "Harbour Board"]}], [OKAFOR, BOARD], {}, ["mixed up", "missing"]),
    ],
)
def test_touches_of_an_actor(
    drafted: list[dict[str, Any]], reviewed: list[dict[str, Any]], kinds: dict[str, str], expected: list[str]
) -> None:
    assert faults("actors", record(actors=drafted), record(actors=reviewed), KINDS | kinds) == expected


@pytest.mark.parametrize(
    ("drafted", "reviewed", "expected"),
    [
        ([BUILT], [BUILT | {"id": "e4", "text": "The pier is opened.", "evidence": ["The pier … 1911"]}], []),
        ([BUILT | {"date": "1912"}], [BUILT], ["date, it is 1911"]),
        ([BUILT | {"date": "1911~"}], [BUILT], ["date, it is 1911"]),  # vaguer than the article
        ([BUILT], [], ["deleted"]),
        ([], [BUILT], ["missing"]),
        ([BUILT, BUILT | {"id": "e2"}], [BUILT], ["deleted"]),  # one event told twice
        ([BUILT], [BUILT | {"evidence": ["will close in June"]}], ["deleted", "missing"]),  # the same date elsewhere
    ],
)
def test_touches_of_a_date(drafted: list[dict[str, Any]], reviewed: list[dict[str, Any]], expected: list[str]) -> None:
    assert faults("dates", record(context={"events": drafted}), record(context={"events": reviewed})) == expected


def test_tallies_add_up_over_records() -> None:
    drafted = record(actors=[OKAFOR], quotes=[CLOSING, WAITED | {"cue": "said"}, REPAIRED])
    reviewed = record(actors=[OKAFOR], quotes=[CLOSING, WAITED])
    one = compare(Version(drafted, KINDS), Version(reviewed, KINDS), TEXT)
    quotes, actors, dates = total([*one, *one])
    assert (quotes.untouched, quotes.wrong, quotes.missing, quotes.drafted) == (2, 4, 0, 6)
    assert quotes.share == pytest.approx(1 / 3)
    assert (actors.untouched, actors.share) == (2, 1.0)
    assert dates == Tally("dates", 0, ())
    assert dates.share == 0


def test_a_kind_nobody_tells_is_not_judged() -> None:
    assert compare(Version(record(actors=[OKAFOR]), {}), Version(record(actors=[OKAFOR]), KINDS), TEXT)[1].wrong == 0


def test_the_same_words_are_the_same_quote_though_they_stand_twice() -> None:
    twice = {**WAITED, "text": "“Okafor”"}  # no passage can be told from the other
    draft = Version(record(quotes=[twice]), KINDS)
    assert next((one.untouched, one.touches) for one in compare(draft, draft, TEXT)) == (1, ())
