"""The day of a quote against the article’s words for it."""

from __future__ import annotations

import pytest
from briefing_archive.model import Record
from briefing_archive.registry import registry_of
from briefing_archive.rules.case import Case
from briefing_archive.rules.said_on import quotes_dated

WEDNESDAY = """Dredging stops

The dredger left on Monday. On Tuesday, Ines Okafor said “the channel is deep enough”.

“It was a mistake,” Bo Lindt told the board on 4 March. The board met two days before the strike.

“We never asked for it,” Nell Harker said.
"""
LATER = (
    WEDNESDAY
    + """
A day later Karl Dunmore said “nobody asked us”.
"""
)


def faults(on: str, said: str, named: str, cue: str, text: str = WEDNESDAY) -> list[str]:
    record = {
        "title": "x",
        "status": "draft",
        "source": {"headline": "Dredging stops", "published": "2026-03-11"},
        "quotes": [{"id": "q1", "text": f"“{said}”", "named": named, "cue": cue, "on": on}],
    }
    return [one.fault for one in quotes_dated(Case("x", Record.model_validate(record), registry_of([]), text))]


@pytest.mark.parametrize(
    ("on", "said", "named", "cue"),
    [
        ("2026-03-10", "the channel is deep enough", "Ines Okafor", "said"),
        ("2026-03-04", "It was a mistake,", "Bo Lindt", "told the board"),
        ("2026-03-11", "We never asked for it,", "Nell Harker", "said"),  # the day of publication
        ("2026-03-09", "We never asked for it,", "Nell Harker", "said"),
        ("2026-03", "We never asked for it,", "Nell Harker", "said"),
    ],
)
def test_a_day_that_the_words_can_mean_passes(on: str, said: str, named: str, cue: str) -> None:
    assert faults(on, said, named, cue) == []


@pytest.mark.parametrize(
    ("on", "said", "named", "cue", "told"),
    [
        (
            "2026-03-09",
            "the channel is deep enough",
            "Ines Okafor",
            "said",
            "2026-03-09 is a Monday, and the article says “On Tuesday”",
        ),
        (
            "2026-03-05",
            "It was a mistake,",
            "Bo Lindt",
            "told the board",
            "2026-03-05 is a Thursday, and the article says “on 4 March”",
        ),
        (
            "2026-03-06",
            "We never asked for it,",
            "Nell Harker",
            "said",
            "no word of the article up to the quote can mean 2026-03-06, a Friday",
        ),
        (
            "2026-04-10",
            "We never asked for it,",
            "Nell Harker",
            "said",
            "no word of the article up to the quote can mean 2026-04-10, a Friday",
        ),
    ],
)
def test_another_day_is_told(on: str, said: str, named: str, cue: str, told: str) -> None:
    assert faults(on, said, named, cue) == [told]


def test_a_day_told_from_another_passes() -> None:
    assert faults("2026-03-05", "nobody asked us", "Karl Dunmore", "said", LATER) == []
    assert faults("2026-02-20", "nobody asked us", "Karl Dunmore", "said", LATER) != []


@pytest.mark.parametrize(
    ("on", "when"),
    [
        ("2026-03-09", "Two days ago"),
        ("2026-03-08", "Over the weekend"),
        ("2025-12-24", "On Christmas Eve"),
        ("2026-03-10", "On Tues. last"),
        ("2026-03-03", "On 3/3"),
        ("2026-03-10", "Late on Tuesday night"),
    ],
)
def test_words_that_are_not_worked_out_are_left_to_the_reviewer(on: str, when: str) -> None:
    text = f"Head\n\nThe mine fell in on Monday. {when}, Bo Lindt said “it is over”.\n"
    assert faults(on, "it is over", "Bo Lindt", "said", text) == []
