"""Events and background: what happened on which date, and what was so before the news."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = pytest.mark.nlp

TODAY = date(2024, 5, 16)


@pytest.fixture(scope="module")
def read(nlp):  # type: ignore[no-untyped-def]
    """The extraction of an invented article."""
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    return lambda text, today=TODAY: extract_article(text, today, registry_of([]), nlp)


LEDE = "Port Verrin reopened its northern quay on Wednesday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "value", "text"),
    [
        # a relative clause takes its noun for a subject, and the rest of the sentence stays out
        (
            "The Harbour Board, which shut the quay on May 3, wants more money from the town.",
            "2024-05-03",
            "The Harbour Board shut the quay on May 3.",
        ),
        # the other event of “a day after”
        (
            "The vote came Tuesday, a day after Mayor Ines Okafor resigned over the budget.",
            "2024-05-13",
            "Mayor Ines Okafor resigned over the budget.",
        ),
        # a main clause stays whole, without asides that hold no date
        (
            "The ferry, a rusty ship from the north, sank in mid-March.",
            "2024-03",
            "The ferry sank in mid-March.",
        ),
    ],
)
def test_an_event_is_the_clause_of_its_date(sentence: str, value: str, text: str, read) -> None:  # type: ignore[no-untyped-def]
    events = read(LEDE + sentence).events
    assert text in [event.text for event in events if event.value == value]


def test_events_name_their_actors(read) -> None:  # type: ignore[no-untyped-def]
    text = LEDE + "Mayor Ines Okafor met union leader Tomas Vrell on May 3."
    event = next(event for event in read(text).events if event.value == "2024-05-03")
    assert set(event.actors) >= {"Ines Okafor", "Tomas Vrell"}
    assert event.as_stated.of(text) == "May 3"


@pytest.mark.parametrize(
    "sentence",
    [
        "The 1931 hall stood empty.",  # a year that describes a noun
        "The strike lasted two weeks.",  # a duration
        "The union meets every Monday.",  # a set of times
        "The quay is now open.",  # the present
    ],
)
def test_no_event(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    assert [event.value for event in read(LEDE + sentence).events] == ["2024-05-15"]


def test_open_dates_are_doubted(read) -> None:  # type: ignore[no-untyped-def]
    [event] = read("Port Verrin reopened its northern quay on Wednesday.", None).events
    assert (event.value, bool(event.doubt)) == ("XXXX-WXX-3", True)


def test_a_sentence_that_leans_on_another_is_doubted(read) -> None:  # type: ignore[no-untyped-def]
    events = read(LEDE + "Ships waited.\n\nThis decision was taken on May 3.").events
    assert [bool(event.doubt) for event in events] == [False, True]


STORY = (
    LEDE
    + "The Harbour Board paid for the work. Mayor Ines Okafor cut a ribbon on Wednesday.\n\n"
    + "{}\n\nOkafor said the town would pay back the money by June."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The quay was built in 1911 for grain ships.",  # a date long before
        "The town has repaired the quay several times in recent years.",  # what was done before
        "Port Verrin lies on the northern coast.",  # what holds at all times
        "After the great storm, the board shut the quay for good.",  # after an earlier event
    ],
)
def test_background_is_told_from_news(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    assert [claim.text for claim in read(STORY.format(sentence)).background] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Crews painted the rails on Tuesday.",  # news
        "The board will build a second quay.",  # to come
        "“The quay was built in 1911,” Okafor said.",  # somebody's words
        "It was built in 1911.",  # an orphan: the quay, the town or the board?
    ],
)
def test_no_background(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    assert read(STORY.format(sentence)).background == ()


def test_every_claim_stands_in_the_article(read) -> None:  # type: ignore[no-untyped-def]
    text = STORY.format("The quay, which is long, was built in 1911 for grain ships.")
    found = read(text)
    for claim in (*found.background, *found.summary, *found.events):
        for span in claim.evidence:
            words = " ".join(span.of(text).split()).strip(" ,.")
            assert words.casefold() in claim.text.casefold()
