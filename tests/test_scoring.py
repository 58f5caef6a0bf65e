"""The rules of measuring, on invented quotes, dates, actors, mentions and summaries."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.scoring.actors import score_actors
from briefing_archive.scoring.counting import Score, b_cubed, one_to_one
from briefing_archive.scoring.dates import means_the_same, normal_value, score_dates
from briefing_archive.scoring.mentions import score_mentions
from briefing_archive.scoring.quotes import same_name, score_quotes
from briefing_archive.scoring.summaries import facts, lead, rouge, score_summaries
from hypothesis import given
from hypothesis import strategies as st

TEXT = "“The tide is late,” Ines Okafor said. She said the board would meet on Friday. “No,” Tomas Reyle replied."


def _at(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **more}


TIDE = _at("“The tide is late,”", type="direct", speaker="Ines Okafor", speaker_mention="Ines Okafor", cue="said")
BOARD = _at("the board would meet on Friday", type="indirect", speaker="Ines Okafor", speaker_mention="She", cue="said")
NO = _at("“No,”", type="direct", speaker="Tomas Reyle", speaker_mention="Tomas Reyle", cue="replied")
ALL = [TIDE, BOARD, NO]


def _gold(**annotated: Any) -> dict[str, Any]:
    return {"id": "harbour", "text": TEXT, **annotated}


def _figures(score: Score, label: str = "all") -> dict[str, float]:
    return dict(next(row for row in score.rows if row.label == label).figures)


def _faults(score: Score) -> list[tuple[str, str]]:
    return [(case.fault, case.words) for case in score.cases]


@pytest.mark.parametrize(
    ("drafted", "expected", "faults"),
    [
        (ALL, {"F.3": 1, "F.8": 1, "speaker": 1, "mention": 1, "kind": 1}, []),  # all right
        ([], {"P.3": 0, "R.3": 0, "F.3": 0, "speaker": 0}, ["missed", "missed", "missed"]),  # nothing found
        ([TIDE, BOARD], {"P.3": 1, "R.3": 2 / 3}, ["missed"]),  # one missed
        ([*ALL, _at("on Friday", type="direct")], {"P.3": 0.75, "R.3": 1}, ["false"]),  # one made up
        ([_at("The tide is late", type="direct", speaker="Okafor"), BOARD, NO], {"F.8": 1, "speaker": 1}, []),  # marks
        ([TIDE, BOARD, {**NO, "speaker": "Ines Okafor"}], {"F.3": 1, "speaker": 2 / 3}, ["speaker"]),  # wrong speaker
        ([TIDE, BOARD, {**NO, "speaker": None}], {"speaker": 2 / 3}, ["speaker"]),  # nobody is not right either
        ([TIDE, {**BOARD, "type": "mixed"}, NO], {"kind": 2 / 3}, ["kind"]),  # wrong kind
        ([TIDE, _at("the board would", type="indirect", speaker="Okafor"), NO], {"F.3": 1, "R.8": 2 / 3}, ["cut"]),
    ],
)
def test_quotes_are_paired_and_judged(drafted: list[Any], expected: dict[str, float], faults: list[str]) -> None:
    score = score_quotes([(_gold(quotes=ALL), {"quotes": drafted})])
    figures = _figures(score)
    assert {name: figures[name] for name in expected} == pytest.approx(expected)
    assert [fault for fault, _ in _faults(score)] == faults


def test_each_kind_has_its_row() -> None:
    score = score_quotes([(_gold(quotes=ALL), {"quotes": [TIDE, NO, _at("Friday", type="indirect")]})])
    assert _figures(score, "direct")["R.3"] == 1
    assert _figures(score, "indirect")["R.3"] == 0
    assert _figures(score, "mixed")["gold"] == 0


def test_the_pieces_of_one_quote_count_as_one() -> None:
    pieces = [[TIDE["start"], TIDE["end"]], [NO["start"], NO["end"]]]
    gold = {**TIDE, "spans": pieces}
    score = score_quotes([(_gold(quotes=[gold]), {"quotes": [{**TIDE, "spans": pieces}]})])
    assert _figures(score)["F.8"] == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ines Okafor", "Okafor", True),  # surname
        ("Ines Okafor", "Ines Okafor | Tomas Reyle", True),  # one of several
        ("Ines Okafor", "Tomas Reyle", False),
        ("President Ines Okafor", "President Tomas Reyle", False),  # a title in common is no name
        ("the mayor", "the mayor", True),  # only titles: the same words
        ("the mayor", "the minister", False),
        ("Okafor", None, False),
    ],
)
def test_names_agree_by_a_word_of_the_name(one: str, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


FRIDAY = _at("Friday", value="2026-03-20")


@pytest.mark.parametrize(
    ("drafted", "expected", "faults"),
    [
        ([FRIDAY], {"F1": 1, "strict": 1, "value F1": 1}, []),
        ([_at("on Friday", value="2026-03-20")], {"F1": 1, "strict": 0, "value F1": 1}, []),  # overlap is enough
        ([{**FRIDAY, "value": "2026-03-13"}], {"F1": 1, "value": 0, "value F1": 0}, [("value", "Friday")]),
        ([FRIDAY, _at("late", value="")], {"P": 0.5, "R": 1}, [("false", "late")]),
        ([], {"F1": 0}, [("missed", "Friday")]),
    ],
)
@pytest.mark.parametrize("key", ["dates", "timexes"])
def test_dates_are_paired_and_resolved(key: str, drafted: list[Any], expected: dict[str, float], faults: Any) -> None:
    score = score_dates([(_gold(**{key: [FRIDAY]}), {"dates": drafted})])
    figures = _figures(score)
    assert {name: figures[name] for name in expected} == pytest.approx(expected)
    assert _faults(score) == faults


@pytest.mark.parametrize(
    ("value", "normal"),
    [
        ("2026-03-16/2026-03-22", "2026-W12"),  # a week from Monday to Sunday
        ("2026-03-15/2026-03-21", "2026-03-15/2026-03-21"),  # seven days that are no ISO week
        ("2024-02-01/2024-02-29", "2024-02"),  # a whole month, in a leap year
        ("2023-02-01/2023-02-29", "2023-02-01/2023-02-29"),  # no such day
        ("2026-03-14t09:30:59", "2026-03-14T09:30"),
        (None, ""),
    ],
)
def test_values_are_compared_lightly_normalised(value: str | None, normal: str) -> None:
    assert normal_value(value) == normal


GOLD_ACTORS = [
    {"name": "Ines Okafor", "kind": "person", "aliases": ["Okafor"]},
    {"name": "Port Verrin Harbour Board", "kind": "government-body", "aliases": ["the board", "PVHB"]},
]


def _actor(name: str, kind: str, *names: str) -> dict[str, Any]:
    return {"name": name, "kind": kind, "names": [name, *names], "salience": 0.5, "mentions": []}


def test_actors_match_on_any_of_their_names() -> None:
    drafted = [_actor("Okafor", "person"), _actor("PVHB", "ngo"), _actor("Friday", "person")]
    score = score_actors([(_gold(actors=GOLD_ACTORS), {"actors": drafted})])
    figures = _figures(score)
    assert figures["R"] == 1
    assert figures["P"] == pytest.approx(2 / 3)
    assert figures["kind"] == 0.5
    assert sorted(_faults(score)) == [("false", "Friday"), ("kind", "Port Verrin Harbour Board")]


def test_an_actor_in_two_pieces_is_told_and_costs_precision() -> None:
    drafted = [
        _actor("President Ines Okafor", "person"),
        _actor("Okafor", "person"),
        _actor("The Board", "government-body"),
    ]
    score = score_actors([(_gold(actors=GOLD_ACTORS), {"actors": drafted})])
    assert ("apart", "okafor") in _faults(score) or ("apart", "ines okafor") in _faults(score)
    assert _figures(score)["P"] == pytest.approx(2 / 3)
    assert _figures(score)["B³"] < 1


def _entity(words: str, kind: str, cluster: str, **more: Any) -> dict[str, Any]:
    return _at(words, type=kind, cluster=cluster, named=True, **more)


def test_mentions_match_on_the_head_of_a_phrase() -> None:
    okafor = TEXT.index("Okafor")
    gold = _gold(
        entities=[
            _entity("Ines Okafor said", "PER", "o", head_start=okafor, head_end=okafor + 6),
            _entity("the board", "ORG", "b"),
            _entity("Friday", "DATE", "f"),  # no person, organisation or place
            _entity("She", "PER", "o", pronoun=True),
        ]
    )
    mention = {"mentions": [[okafor, okafor + 6]]}
    score = score_mentions([(gold, {"actors": [{**_actor("Okafor", "person"), **mention}]})])
    assert _figures(score)["gold"] == 2
    assert _figures(score, "PER")["F1"] == 1
    assert _faults(score) == [("missed", "the board")]
    wrong_type = score_mentions([(gold, {"actors": [{**_actor("Okafor", "company"), **mention}]})])
    assert (_figures(wrong_type)["R"], _figures(wrong_type)["R untyped"]) == (0, 0.5)
    assert ("type", "Ines Okafor said") in _faults(wrong_type)


def test_a_place_inside_a_title_is_a_mention_of_its_own() -> None:
    whole, place = TEXT.index("Ines Okafor"), TEXT.index("Okafor")
    gold = _gold(entities=[_entity("Ines Okafor", "PER", "o"), _entity("Okafor", "LOC", "p")])
    actor = {**_actor("Ines Okafor", "person"), "mentions": [[whole, whole + 11]]}
    state = {**_actor("Okafor", "state"), "mentions": [[place, place + 6]]}
    places = {"places": [{"name": "Okafor", "start": place, "end": place + 6}]}
    score = score_mentions([(gold, {"actors": [actor], **places})])
    assert (_figures(score)["R"], _figures(score)["P"]) == (1, 1)
    twice = score_mentions([(gold, {"actors": [actor, state], **places})])
    assert (_figures(twice)["R"], _figures(twice)["P"]) == (1, 1)  # one span of one type counts once


def test_what_follows_the_annotated_part_is_left_out() -> None:
    gold = _gold(entities=[], annotated_end=5)
    place = {"places": [{"name": "Reyle", **_at("Reyle")}]}
    assert _figures(score_mentions([(gold, place)]))["P"] == 0
    assert dict(score_mentions([(gold, place)]).rows[3].figures)["gold"] == 0


def test_summaries_are_held_against_the_nearest_reference() -> None:
    references = [{"text": "Nothing alike."}, {"text": "Okafor says the tide is late in Port Verrin."}]
    good = {"summary": [{"text": "Okafor says the tide is late in Port Verrin."}]}
    score = score_summaries([(_gold(references=references), good)])
    assert _figures(score, "drafted")["ROUGE-L"] == 1
    assert _figures(score, "drafted")["words"] == 9
    assert _figures(score, "first three")["ROUGE-1"] < 1
    assert rouge("", ["a"]) == (0, 0, 0)
    assert facts("In 2026 the Board met.") == {"2026", "board"}
    assert lead("One. Two.", 1) == "One."


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12))
def test_b_cubed_is_one_exactly_for_the_same_clusters(elements: list[tuple[str, str]]) -> None:
    precision, recall, both = b_cubed(elements)
    slack = 1e-9  # sums of thirds
    assert -slack <= min(precision, recall) - slack <= both <= max(precision, recall) + slack <= 1 + 2 * slack
    assert b_cubed([(gold, gold) for gold, _ in elements])[2] == pytest.approx(1 if elements else 0)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), st.integers(0, 4))))
def test_pairs_use_each_side_once(likeness: list[tuple[float, int, int]]) -> None:
    pairs = one_to_one(likeness)
    assert len({j for j, _ in pairs.values()}) == len(pairs)
    free = [(i, j) for _, i, j in likeness if i not in pairs and j not in {k for k, _ in pairs.values()}]
    assert not free


NIGHTS = "They met in the 1980s, on Friday night and for two weeks; now they meet every year."


def _nights(words: str, value: str) -> dict[str, Any]:
    start = NIGHTS.index(words)
    return {"start": start, "end": start + len(words), "value": value}


DRAFTED = [
    _nights("the 1980s", "198"),
    _nights("Friday night", "2026-03-13TNI"),
    _nights("two weeks", "P2W"),
    _nights("now", "PRESENT_REF"),
    _nights("every year", "P1Y"),
]


def test_gold_that_marks_dates_only_is_read_in_its_own_notation_too() -> None:
    gold = {"id": "a", "text": NIGHTS}
    gold["timexes"] = [_nights("the 1980s", "1980-01-01/1989-12-31"), _nights("Friday", "2026-03-13")]  # type: ignore[assignment]
    score = score_dates([(gold, {"dates": DRAFTED})])
    assert [(round(dict(row.figures)["P"], 2), dict(row.figures)["value"]) for row in score.rows] == [(0.4, 0), (1, 1)]


def test_gold_that_marks_lengths_has_one_row() -> None:
    gold = {"id": "a", "text": NIGHTS, "timexes": [_nights("two weeks", "P2W"), _nights("Friday", "2026-03-13")]}
    assert [row.label for row in score_dates([(gold, {"dates": DRAFTED})]).rows] == ["all"]


@pytest.mark.parametrize(
    ("gold", "drafted", "same"),
    [
        ("2026-03-14/2026-03-15", "2026-W11", False),  # a weekend is no week
        ("notBefore:2004/notAfter:2015", "P11Y", True),  # as long as the range
        ("notBefore:2004/notAfter:2015", "P10Y", False),
        ("notBefore:2001/notAfter:2001", "2001", True),  # a range of one year
        ("2026-06-01/2026-08-31", "2026-SU", True),  # a season by its months
        ("2026-03-14", None, False),  # nothing was drafted
    ],
)
def test_values_in_other_notation(gold: str, drafted: str | None, same: bool) -> None:
    assert means_the_same(gold, drafted) == same
