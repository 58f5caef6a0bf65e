"""Figures: which numbers count something, what they count, and who says so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from briefing_archive.extract.closed_words import word_list
from briefing_archive.extract.quantities import quantities, words_value
from briefing_archive.extract.tallies import tallies
from briefing_archive.extract.told_twice import figures_once
from briefing_archive.proposals import FigureProposal
from briefing_archive.spans import Span
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("It cost 1,200 euros.", "1200", "", False),  # thousands
        ("It cost $1.2 billion.", "1200000000", "dollars", False),  # a sign and a scale
        ("It cost €5m.", "5000000", "euros", False),  # a short scale, with a currency only
        ("It cost US$ 300,000.", "300000", "US dollars", False),  # a blank after the sign
        ("A share of 3.5% fell.", "3.5", "percent", False),  # a sign behind
        ("A share of 40 per cent fell.", "40", "percent", False),  # in words
        ("Some 2,000 came.", "2000", "", True),  # a word of approximation
        ("At least fourteen came.", "14", "", True),  # a lower bound
        ("Ten or so came.", "10", "", True),  # behind the number
        ("Two hundred and fifty thousand came.", "250000", "", False),  # in words
        ("Half a million came.", "500000", "", False),  # a half
        ("Nearly 480 thousand came.", "480000", "", True),  # digits and a word
        ("Twenty-five came.", "25", "", False),  # a hyphen
    ],
)
def test_numbers_are_read(text: str, value: str, unit: str, approximate: bool) -> None:
    [found] = quantities(text)
    assert (f"{found.value:f}", found.unit, found.approximate) == (value, unit, approximate)


@pytest.mark.parametrize("text", ["It won 3-2.", "At 10:30.", "On 5/6.", "The 21st.", "Version 1.2.3.", "A4 and B12."])
def test_other_signs_are_no_numbers(text: str) -> None:
    assert not list(quantities(text))


@given(st.integers(0, 10**12))
def test_digits_mean_their_number(number: int) -> None:
    assert [found.value for found in quantities(f"They counted {number:,} crates.")] == [Decimal(number)]


@given(st.integers(1, 999).map(lambda number: number * 1000))
def test_thousands_in_words(number: int) -> None:
    assert words_value(f"{_words(number // 1000)} thousand") == number


def _words(number: int) -> str:
    ones, tens = word_list("ones"), word_list("tens")
    if number >= 100:
        rest = f" and {_words(number % 100)}" if number % 100 else ""
        return f"{ones[number // 100]} hundred{rest}"
    if number < 20:
        return ones[number]
    return tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")


@pytest.fixture(scope="module")
def figures(nlp):  # type: ignore[no-untyped-def]
    """(value, unit, words) of every figure of a paragraph."""
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    def read(text: str):  # type: ignore[no-untyped-def]
        found = extract_article(text, None, registry_of([]), nlp)
        return [(one.value, one.unit, one.span.of(text)) for one in found.figures], found

    return read


@pytest.mark.nlp
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a noun phrase, with its describing words
        ("The board sent some 200 harbour pilots.", [("200", "harbour pilots", "some 200 harbour pilots")]),
        # the amount in brackets is the same figure
        (
            "The board pledged 90 million crowns ($ 4 million).",
            [("90000000", "crowns", "90 million crowns ($ 4 million)")],
        ),
        # a unit that is left out is the one before
        (
            "The flood killed 300 swans and drove out five hundred more.",
            [("300", "swans", "300 swans"), ("500", "swans", "five hundred more")],
        ),
        # whom a verb strikes
        ("The blast killed eleven and injured 12.", [("11", "killed", "eleven"), ("12", "injured", "12")]),
        ("Officials said 35 were rescued.", [("35", "rescued", "35")]),
        # how many of those who speak, and of those whose number it is
        ("“More than 900 of us came,” she said.", [("900", "people", "More than 900 of us")]),
        ("The town puts their number at about 300.", [("300", "people", "about 300")]),
        # a joined word whole
        ("The mill has 78 co-owners.", [("78", "co-owners", "78 co-owners")]),
        # the ends of a range, a share of many, and what is no number
        ("They sold 40 to 50 crates and one or two boats.", []),
        ("The form has between 10 and 32 pages.", []),
        ("The crew rose from 40 to 50 sailors.", [("50", "sailors", "50 sailors")]),
        ("One out of every 200 passengers fell ill.", []),
        # two numbers of one thing
        ("The mill cut 1,600 and 400 jobs.", [("1600", "jobs", "1,600 and 400 jobs"), ("400", "jobs", "400 jobs")]),
        # whose they are is not what they are
        ("The hall holds 300 Tomas Vrell pictures.", [("300", "Tomas Vrell pictures", "300 Tomas Vrell pictures")]),
        # numbers that name a thing
        ("Scott Vrell is the 787 project manager.", []),
        ("The old Harbour 787 is gone. The 787 jets are new.", []),
        ("It has a 1.1 connection and fell below the 5000 mark.", []),
        ("The line bought 12 aircraft.", [("12", "aircraft", "12 aircraft")]),
        # a decimal comma
        ("Fares rose 3,5 percent.", [("3.5", "percent", "3,5 percent")]),
        ("They paid 1,2 million crowns.", [("1200000", "crowns", "1,2 million crowns")]),
        # the number of a house
        ("The board meets at 10 Quay Street.", []),
        # ages, small numbers that point back, numbers in names, days
        ("Ines Okafor, 42, told the two sides under Article 7 on May 3 that she is 43 years old.", []),
    ],
)
def test_figures_count_something(text: str, expected: list[tuple[str, str, str]], figures) -> None:  # type: ignore[no-untyped-def]
    assert figures(text)[0] == expected


def test_a_figure_told_twice_comes_once() -> None:
    def figure(value: str, text: str, at: int, *who: str) -> FigureProposal:
        return FigureProposal(Span(at, at + 3), value, "crates", False, who, text, ())

    told = [
        figure("300", "They counted 300 crates on the quay.", 0),
        figure("3", "A crane lifted 3 crates at dawn.", 50),
        figure("300", "The 300 crates came from the north.", 100),  # a large number is the same
        figure("300", "The union spoke of 300 crates.", 150, "Tomas Vrell"),  # another source
        figure("3", "Thieves took 3 crates from a shed.", 200),  # a small one may be another
        figure("3", "At dawn a crane lifted 3 crates.", 250),  # the same sentence, nearly
    ]
    assert [one.span.start for one in figures_once(told)] == [0, 50, 150, 200]


@pytest.mark.nlp
def test_who_says_a_figure(figures) -> None:  # type: ignore[no-untyped-def]
    _, found = figures("“We have lost 300 boats,” harbour master Ines Okafor said on Monday.")
    [figure] = found.figures
    assert figure.according_to == ("Ines Okafor",)
    assert figure.text == "“We have lost 300 boats,” harbour master Ines Okafor said on Monday."


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The council approved it 230 to 197.", [("230", "197")]),  # in words
        ("The house voted 1,230-to-997 for it.", [("1,230", "997")]),  # joined
        ("By a vote of 52–48, it fell.", [("52", "48")]),  # a dash
        ("A 5-4 ruling freed him.", [("5", "4")]),  # before its noun
        ("Port Verrin won 3-2.", []),  # a game
        ("He sold 10 to 12 crates.", []),  # a range
        ("They voted for ten years. He sold 10 to 12 crates.", []),  # another sentence's vote
        ("They voted for a rise of 3 to 5 percent.", []),  # a range of shares
    ],
)
def test_results_of_votes(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(one.of(text), other.of(text)) for one, other in tallies(text)] == pairs


@pytest.mark.nlp
def test_a_figure_is_told_in_a_sentence_that_stands_by_itself(nlp) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    text = (
        "Mayor Ines Okafor opened the quay of Port Verrin.\n\nThe council approved her plan 230 to 197. The board, "
        "which meets in Tamsel, paid 4,000 crowns, Okafor said. She lost 300 crates."
    )
    found = extract_article(text, None, registry_of([]), nlp).figures
    assert [(figure.value, figure.unit, figure.text) for figure in found] == [
        ("230", "votes", "The council approved Ines Okafor’s plan 230 to 197."),
        ("197", "votes", "The council approved Ines Okafor’s plan 230 to 197."),
        ("4000", "crowns", "The board paid 4,000 crowns."),
        ("300", "crates", "Ines Okafor lost 300 crates."),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Between US$300 and 400 million.", [("300000000", "US dollars"), ("400000000", "US dollars")]),  # one scale
        ("It paid $5 to 10 million.", [("5000000", "dollars"), ("10000000", "dollars")]),
        ("It cost $3, and 400 million fish died.", [("3", "dollars"), ("400000000", "")]),  # two matters
        ("It cost $3 and 400 million fish died.", [("3", "dollars"), ("400000000", "")]),
    ],
)
def test_a_range_of_money_shares_its_scale(text: str, found: list[tuple[str, str]]) -> None:
    assert [(f"{one.value:f}", one.unit) for one in quantities(text)] == found


@pytest.mark.nlp
def test_each_who_says_a_figure_is_named(figures) -> None:  # type: ignore[no-untyped-def]
    _, found = figures("Ines Okafor and Tomas Vrell said that 300 boats had been lost.")
    assert found.figures[0].according_to == ("Ines Okafor", "Tomas Vrell")
