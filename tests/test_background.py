"""Background: what was so before the news."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.nlp

LEDE = "Port Verrin reopened its northern quay on Wednesday.\n\n"

STORY = (
    LEDE
    + "The Harbour Board paid for the work. Mayor Ines Okafor cut a ribbon on Wednesday.\n\n"
    + "{}\n\nOkafor said the town would pay back the money by June."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The town has repaired the quay several times in recent years.",  # what was done before
        "Port Verrin lies on the northern coast.",  # what holds at all times
        "After the great storm, the board shut the quay for good.",  # after an earlier event
    ],
)
def test_background_is_told_from_news(sentence: str, read_article) -> None:  # type: ignore[no-untyped-def]
    assert [claim.text for claim in read_article(STORY.format(sentence)).background] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Crews painted the rails on Tuesday.",  # news
        "The board will build a second quay.",  # to come
        "“The quay was built in 1911,” Okafor said.",  # somebody's words
        "It was built in 1911.",  # an orphan: the quay, the town or the board?
    ],
)
def test_no_background(sentence: str, read_article) -> None:  # type: ignore[no-untyped-def]
    assert read_article(STORY.format(sentence)).background == ()


def test_every_claim_stands_in_the_article(read_article) -> None:  # type: ignore[no-untyped-def]
    text = STORY.format("The quay, which is long, was built in 1911 for grain ships.")
    found = read_article(text)
    for claim in (*found.background, *found.summary, *found.events):
        for span in claim.evidence:
            words = " ".join(span.of(text).split()).strip(" ,.")
            assert words.casefold() in claim.text.casefold()


def test_what_an_event_tells_is_no_background_too(read_article) -> None:  # type: ignore[no-untyped-def]
    text = (
        LEDE + "The town is poor.\n\nInes Okafor ran the harbour from 1998 until 2004.\n\nThe quay remains its heart."
    )
    told = read_article(text)
    assert "1998/2004" in [event.value for event in told.events]
    assert not any("1998" in claim.text for claim in told.background)


def test_what_the_summary_tells_is_no_background_too(read_article) -> None:  # type: ignore[no-untyped-def]
    text = "Port Verrin reopened its quay.\n\nThe quay had been closed since a storm broke its wall in 1998."
    told = read_article(text)
    assert not {claim.text for claim in told.summary} & {claim.text for claim in told.background}
    assert any("1998" in claim.text for claim in (*told.summary, *told.background))
