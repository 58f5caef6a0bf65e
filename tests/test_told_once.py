"""One event of several tellings."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.nlp


def test_an_event_told_twice_comes_once(read_article) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Mayor Ines Okafor closed the northern quay on May 3.\n\nThe town is poor.\n\n"
        "Ines Okafor closed the old northern quay on May 3."
    )
    assert [event.value for event in read_article(text).events] == ["2024-05-03"]


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        # last week, and then more exactly
        (
            "Ines Okafor was sworn in as mayor last week after the vote.",
            "Ines Okafor was sworn in as mayor on May 8.",
            ["2024-05-08"],
        ),
        (
            "Ines Okafor was sworn in as mayor last week.",
            "Ines Okafor left the union on May 8.",
            ["2024-W19", "2024-05-08"],
        ),
        # what has lasted since a day, and what happened on it
        ("Tomas Vrell has been in hospital since Friday.", "On Friday, Tomas Vrell fell off the quay.", ["2024-05-10"]),
        (
            "Tomas Vrell has been in hospital since Friday.",
            "On Monday, Tomas Vrell spoke.",
            ["2024-05-10", "2024-05-13"],
        ),
        # what had been said by a day is a word, no deed
        ("By Monday night, Tomas Vrell said the union was ready.", "The town is poor.", []),
    ],
)
def test_an_event_is_told_where_it_is_told_best(first: str, second: str, values: list[str], read_article) -> None:  # type: ignore[no-untyped-def]
    text = f"Port Verrin reopened its northern quay.\n\nThe town is small. {first}\n\n{second}"
    assert [event.value for event in read_article(text).events] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the main clause tells it best, wherever it stands
        (
            "The men met after the Harbour Board closed the quay on Monday. On Monday, the Harbour Board closed the "
            "quay with chains and a fence around all of it.",
            ["On Monday, the Harbour Board closed the quay with chains and a fence around all of it."],
        ),
        # what a sentence tells beside another date gives way
        (
            "On Tuesday, dockers sued against the plan Mayor Ines Okafor announced last Monday so she could dredge. "
            "On Monday, Okafor opened the plan.",
            ["On Monday, Okafor opened the plan."],
        ),
        # all that one speaker said on one day
        (
            'Ines Okafor told the court on Monday "we will dredge". Okafor told the court on Monday "nobody will pay".',
            ['Ines Okafor told the court on Monday "we will dredge".'],
        ),
        # somebody else said more
        (
            'Ines Okafor sued the mill on Monday. Tomas Vrell told the court on Monday "nobody will pay".',
            ["Ines Okafor sued the mill on Monday.", 'Tomas Vrell told the court on Monday "nobody will pay".'],
        ),
        # one deed in other words: it happens to somebody once, or it is told of one thing
        (
            "Tomas Vrell became harbour master on Monday. Ines Okafor said little. Vrell was elected on Monday.",
            ["Tomas Vrell became harbour master on Monday."],
        ),
        (
            "The new ferry was unveiled on Monday. Ines Okafor said little. The town presented the ferry on Monday.",
            ["The new ferry was unveiled on Monday."],
        ),
        (
            "The new ferry was unveiled on Monday. Ines Okafor said little. The town presented a clock on Monday.",
            ["The new ferry was unveiled on Monday.", "The town presented a clock on Monday."],
        ),
        (
            "Tomas Vrell was due to stand down on Monday. The town is poor. Vrell’s term was to end on Monday.",
            ["Vrell’s term was to end on Monday."],
        ),
        # what only takes up what was told
        (
            "Ines Okafor closed the quay on Monday. The town is poor. The announcement came on Monday at noon.",
            ["Ines Okafor closed the quay on Monday."],
        ),
        ("The town is poor. The announcement came on Monday.", ["The announcement came on Monday."]),
        # what somebody said, beside what she did
        (
            'Ines Okafor said on Monday "we will dredge". On Monday Okafor met the dockers at the mill.',
            ["On Monday Okafor met the dockers at the mill."],
        ),
        # what is passed on that somebody said
        (
            "The town is poor. The quay is old. The Verrin Gazette reported on Monday that Ines Okafor said so.",
            [],
        ),
        ('The town is poor. "We will dredge," according to a letter on Monday by Ines Okafor.', []),
        (
            'The town is poor. The quay is old. On the market on Monday, Tomas Vrell said "nobody will pay".',
            [],
        ),
        # what begins with another date's clause tells its own beside that
        (
            "On Tuesday, dockers sued over the plan Mayor Ines Okafor announced last Monday. "
            "Okafor met Vrell on Monday.",
            ["Okafor met Vrell on Monday."],
        ),
        # the day of a word stands with its quote alone
        ('Ines Okafor said on Monday "we will dredge". Tomas Vrell said on Monday "nobody will pay".', []),
    ],
)
def test_one_event_is_told_once(text: str, values: list[str], read_article) -> None:  # type: ignore[no-untyped-def]
    events = read_article("Port Verrin has a northern quay.\n\n" + text).events
    assert [event.text for event in events if event.value == "2024-05-13"] == values


def test_what_may_be_one_event_is_marked(read_article) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Ines Okafor closed the quay on Monday. The town is poor.\n\n"
        "On Monday, Tomas Vrell swam. On Monday, Okafor bought a mill."
    )
    assert [event.doubt for event in read_article(text).events] == ["", "", "same day and actor as e1: one event?"]
