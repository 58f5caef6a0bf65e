"""Quotes ready to print: what was spoken, what the outlet put in, who said it, whether it was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sites
from briefing_archive.archive import Brief
from briefing_archive.pages.links import Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.quotations import quote_view, runs


def _shown(page: Page) -> Any:
    """What a page shows, whatever its kind."""
    return page.view


def _view(brief: Brief, index: int):  # type: ignore[no-untyped-def]
    return quote_view(brief, index, Links(sites.archive(brief), f"briefs/{brief.id}.md"), ())


def test_a_quote_says_who_how_and_when() -> None:
    view = _view(sites.brief(), 0)
    assert [link.text for link in view.attribution.speakers] == ["Ines Okafor"]
    assert (view.attribution.role, view.attribution.cue) == ("harbour mayor", "told the council")
    assert view.attribution.when == "13\u00a0Mar\u00a02026"
    assert (view.kind_word, view.badge) == ("Direct", "verified")


def test_the_outlets_words_are_set_apart_inside_the_speakers() -> None:
    [[run]] = _view(sites.brief(), 0).paragraphs
    assert [(piece.text, piece.is_inserted) for piece in run.pieces] == [
        ("“We will dredge the ", False),
        ("(old)", True),
        (" basin,”", False),
    ]


@pytest.mark.parametrize(
    ("text", "inserted", "note"),
    [
        ("“[T]hey dredge.”", "[T]", "in “[T]hey”: the outlet changed the first letter."),
        ("“Now [i]t’s deep.”", "[i]", "in “[i]t’s”: the outlet changed the first letter."),
        ("“They dredge[d] it.”", "[d]", "in “dredge[d]”: the outlet changed the ending."),
        ("“The [un]likely pier.”", "[un]", "in “[un]likely”: the outlet changed the first letters."),
        ("“A harb[o]r.”", "[o]", "in “harb[o]r”: the outlet changed the letter inside."),
        ("“It is [a] pier.”", "[a]", "was inserted by the outlet; it is not the speaker’s word."),  # a word by itself
        ("“They dredge[.]”", "[.]", "is punctuation of the outlet."),
        ("“They [...] dredge.”", "[...]", "stands where the outlet left words out."),
        ("“They […] dredge.”", "[…]", "stands where the outlet left words out."),
        ("“They [. . .] dredge.”", "[. . .]", "stands where the outlet left words out."),
        ("“The (old) pier.”", "(old)", "was inserted by the outlet; it is not the speaker’s word."),
    ],
)
def test_what_the_outlet_did_to_the_speakers_words(text: str, inserted: str, note: str) -> None:
    quote = {"id": "q1", "text": text, "inserted": [inserted], "speaker": "ines-okafor"}
    assert [(one.words, one.note) for one in _view(sites.brief(quotes=[quote]), 0).inserted] == [((inserted,), note)]


def test_words_put_in_are_told_together() -> None:
    quote = {
        "id": "q1",
        "text": "“[It is] a [long] pier.”",
        "inserted": ["[It is]", "[long]"],
        "speaker": "ines-okafor",
    }
    page = sites.markdown_of(sites.archive(sites.brief(quotes=[quote])))[f"briefs/{sites.FIRST}.md"]
    marked = "*\\[It is\\]*{: .insert }, *\\[long\\]*{: .insert }"
    assert f"> {marked} were inserted by the outlet; they are not the speaker’s words.\n" in page


def test_a_letter_changed_in_two_words_is_told_of_both() -> None:
    quote = {"id": "q1", "text": "“[T]hey dredge. [T]he pier.”", "inserted": ["[T]"], "speaker": "ines-okafor"}
    page = sites.markdown_of(sites.archive(sites.brief(quotes=[quote])))[f"briefs/{sites.FIRST}.md"]
    assert "> *\\[T\\]*{: .insert } in “\\[T\\]hey”: the outlet changed the first letter.\n" in page
    assert "in “\\[T\\]he”: the outlet changed the first letter.\n" in page


def test_speech_without_a_named_speaker_says_where_it_carries_on_from() -> None:
    [note] = _view(sites.brief(), 1).notes
    assert note.startswith("No speaker is named in ¶")
    assert "carries on from ¶" in note


def test_a_speaker_without_an_entry_is_shown_in_the_articles_words() -> None:
    speakers = _view(sites.brief(), 2).attribution.speakers
    assert [(link.text, bool(link.href)) for link in speakers] == [("Two guards", False), ("Verrin Guard", True)]


def test_a_speaker_the_registry_lacks_goes_by_the_articles_name() -> None:
    draft = sites.brief(
        actors=[{"actor": "una-brack", "named": ["Una Brack", "Brack"]}],
        quotes=[{"id": "q1", "text": "“No.”", "speaker": "una-brack"}],
        context={},
    )
    [quote] = _shown(sites.pages(sites.archive(draft))[f"briefs/{draft.id}.md"]).quotes
    assert [(link.text, link.href) for link in quote.attribution.speakers] == [("Una Brack", "")]


def test_verified_and_found_are_told_apart_and_unchecked_is_neither() -> None:
    brief = sites.brief()
    assert [_view(brief, index).badge for index in range(4)] == ["verified", "verified", "verified", "passage found"]
    unchecked = replace(brief, receipt=None)
    assert {_view(unchecked, index).badge for index in range(4)} == {"not yet checked"}


def test_the_kinds_of_runs_follow_the_marks() -> None:
    mixed = sites.record().quotes[2]
    assert [run.is_spoken for part in runs(mixed) for run in part] == [False, True, False]
