"""The summary and the shortening of sentences."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = pytest.mark.nlp


@pytest.fixture(scope="module")
def shorten(nlp):  # type: ignore[no-untyped-def]
    """A sentence's statement and the words of the attribution that was left out."""
    from briefing_archive.extract.compression import shorten as shorten_sentence
    from briefing_archive.nlp import parse_article
    from briefing_archive.proposals import Block
    from briefing_archive.spans import Span

    def read(text: str):  # type: ignore[no-untyped-def]
        [block] = parse_article(text, (Block(Span(0, len(text)), "paragraph"),), nlp).blocks
        statement = shorten_sentence(block, next(iter(block.doc.sents)))
        return statement.text, statement.attribution.of(text) if statement.attribution else None

    return read


@pytest.mark.parametrize(
    ("text", "shorter", "source"),
    [
        # an apposition
        ("The ferry, a rusty ship from the north, sank on Monday.", "The ferry sank on Monday.", None),
        # an apposition that says who somebody is stays
        ("Ines Okafor, mayor of Port Verrin, resigned.", "Ines Okafor, mayor of Port Verrin, resigned.", None),
        # a relative clause between commas
        ("The board, which met in secret, sacked the harbour master.", "The board sacked the harbour master.", None),
        # without commas the clause says which board, and stays
        (
            "The board that met in secret sacked the harbour master.",
            "The board that met in secret sacked the harbour master.",
            None,
        ),
        # an attribution at the end
        ("The quay will reopen in June, officials said.", "The quay will reopen in June.", "officials"),
        ("The quay is safe, according to the harbour board.", "The quay is safe.", "the harbour board"),
        ("According to the harbour board, the quay is safe.", "The quay is safe.", "the harbour board"),
        # an attribution that more hangs on stays
        (
            "The quay is safe, according to the harbour board on Monday.",
            "The quay is safe, according to the harbour board on Monday.",
            None,
        ),
        # an opening link, a dangling “also”, brackets
        ("However, the town will pay.", "The town will pay.", None),
        ("The town will also pay.", "The town will pay.", None),
        ("The Harbour Users Council (HUC) will pay.", "The Harbour Users Council will pay.", None),
        # words between quotation marks stay as they were said
        (
            "“The town, which is poor, will also pay,” Okafor said.",
            "“The town, which is poor, will also pay,” Okafor said.",
            None,
        ),
    ],
)
def test_shortening(text: str, shorter: str, source: str | None, shorten) -> None:  # type: ignore[no-untyped-def]
    assert shorten(text) == (shorter, source)


def test_a_date_that_is_to_be_kept_keeps_its_clause(nlp) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.extract.compression import shorten as shorten_sentence
    from briefing_archive.nlp import parse_article
    from briefing_archive.proposals import Block
    from briefing_archive.spans import Span

    text = "The board, which met on Monday, sacked the harbour master."
    [block] = parse_article(text, (Block(Span(0, len(text)), "paragraph"),), nlp).blocks
    start = text.index("Monday")
    assert shorten_sentence(block, next(iter(block.doc.sents)), [Span(start, start + 6)]).text == text


@pytest.fixture(scope="module")
def summary(nlp):  # type: ignore[no-untyped-def]
    """The summary's claims of an invented article."""
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    return lambda text: extract_article(text, date(2024, 5, 16), registry_of([]), nlp).summary


LEDE = "Mayor Ines Okafor reopened the northern quay of Port Verrin on Wednesday."


def test_the_lede_comes_first(summary) -> None:  # type: ignore[no-untyped-def]
    claims = summary(f"Port Verrin reopens quay\n\n{LEDE}\n\nGulls sat on the wall. The sun came out.")
    assert claims[0].text == LEDE


def test_sentences_that_bring_something_follow(summary) -> None:  # type: ignore[no-untyped-def]
    later = "Union leader Tomas Vrell said 300 dockers would strike."
    claims = summary(
        f"Port Verrin reopens quay\n\n{LEDE} The quay had been shut.\n\n{later}\n\nThe sun came out there."
    )
    assert later in [claim.text for claim in claims]


@pytest.mark.parametrize(
    "orphan",
    [
        "The remarks followed when Tomas Vrell of Dockers United spoke to 300 people.",  # a noun for what was said
        "This angered Tomas Vrell and 300 dockers of Dockers United.",  # a demonstrative
        "We lost 300 boats to Dockers United and Tomas Vrell.",  # a speaker's own word
    ],
)
def test_orphans_stay_out(orphan: str, summary) -> None:  # type: ignore[no-untyped-def]
    claims = summary(f"Port Verrin reopens quay\n\n{LEDE}\n\n{orphan}")
    assert [claim.text for claim in claims] == [LEDE]


def test_a_pronoun_is_named_where_one_person_can_be_meant(summary) -> None:  # type: ignore[no-untyped-def]
    claims = summary(f"Port Verrin reopens quay\n\n{LEDE} She thanked Tomas Vrell and 300 dockers of Dockers United.")
    assert claims[-1].text.startswith("Ines Okafor thanked")


def test_the_headline_stands_in_for_a_lede(summary) -> None:  # type: ignore[no-untyped-def]
    asked = "How did you come to build boats in a town where nobody else had built one for so long?"
    answered = "I had a saw and I had a lot of time, and my father told me what he knew of the work."
    talk = "\n\n".join([asked, answered] * 3)
    [claim] = summary(f"Port Verrin Gazette interviews Ines Okafor\n\nThursday, May 16, 2024\n\n{talk}")
    assert claim.text == "Port Verrin Gazette interviews Ines Okafor"
    assert claim.doubt


def test_nothing_to_say(summary) -> None:  # type: ignore[no-untyped-def]
    assert summary("…") == ()


def test_passing_words_for_dates_are_pointed_out(summary) -> None:  # type: ignore[no-untyped-def]
    [claim] = summary(f"Port Verrin reopens quay\n\n{LEDE}")
    assert claim.doubt == "“Wednesday” is 15 May 2024: name the date"


def test_what_is_named_counts_though_it_takes_no_part() -> None:
    from briefing_archive.extract.compression import Statement
    from briefing_archive.extract.summary import _Candidate, _gain

    def gain(names: set[str], known: set[str]) -> float:
        def one(held: set[str]) -> _Candidate:
            words = frozenset({"ferry", "sank"})
            return _Candidate(3, Statement("", ()), frozenset(), frozenset(held), frozenset(), 0, words, 1.0)

        before = _Candidate(0, Statement("", ()), frozenset(), frozenset(known), frozenset(), 0, frozenset(), 1.0)
        return _gain(one(names), [before], {}, frozenset())

    assert gain({"Tamsel"}, set()) > gain(set(), set()) == gain({"Tamsel"}, {"Tamsel"})
