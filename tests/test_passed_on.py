"""An outlet that only passes speech on is not the one who speaks. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.extract.passed_on import without_carriers
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp


def _said(text: str, nlp) -> list[tuple[tuple[str, ...], str]]:  # type: ignore[no-untyped-def]
    found = without_carriers(extract_article(text, None, registry_of([]), nlp))
    return [(one.speakers, one.span.of(text)) for one in found.quotes]


def test_who_speaks_inside_an_outlets_report_speaks_once(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Harbour Times reported Omar Rashad, the caretaker mayor, recommended the ships leave the port."
    assert _said(text, nlp) == [(("Omar Rashad",), "the ships leave the port")]


def test_an_outlets_tail_is_no_part_of_the_words(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "On Monday, Omar Rashad said that the new port makes the old one unnecessary, Harbour Times reported."
    assert _said(text, nlp) == [(("Omar Rashad",), "the new port makes the old one unnecessary")]


def test_what_an_outlet_tells_itself_stays(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Harbour Times reported that the port was closed on Monday."
    assert _said(text, nlp) == [(("Harbour Times",), "the port was closed on Monday")]


def test_who_stands_beside_a_statement_is_told_in_a_doubt(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "According to the lawyers, Omar Rashad told the court that the crane was old."
    (quote,) = without_carriers(extract_article(text, None, registry_of([]), nlp)).quotes
    assert quote.speakers == ("Omar Rashad",)
    assert quote.doubt == "passed on by “the lawyers”: say so in a note"


@pytest.mark.parametrize(
    "text",
    [
        "According to Harbour Times, quoting the caretaker mayor Omar Rashad, the port was closed on Monday.",
        "Harbour Times reported, quoting the caretaker mayor Omar Rashad, that the port was closed on Monday.",
    ],
)
def test_whom_an_outlet_quotes_speaks(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert _said(text, nlp) == [(("Omar Rashad",), "the port was closed on Monday")]


def test_a_reporter_passes_on_as_the_outlet_does(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Omar Rashad is mayor. A Harbour Times reporter noted Omar Rashad said the port was closed."
    assert _said(text, nlp) == [(("Omar Rashad",), "the port was closed")]
