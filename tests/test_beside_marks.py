"""Who speaks, by what stands right before words in marks, however the sentence around them is parsed. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp


def _said(text: str, nlp) -> list[tuple[str, str, tuple[str, ...]]]:  # type: ignore[no-untyped-def]
    found = extract_article(text, None, registry_of([]), nlp).quotes
    return [(one.span.of(text).strip("“”.,"), one.cue.of(text) if one.cue else "", one.speakers) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "cue", "speaker"),
    [
        ("A banner read: “Leave the reef alone.”", "Leave the reef alone", "read", "banner"),
        ("A sign on the gate read: “No ferries today.”", "No ferries today", "read", "sign on the gate"),
        ("Outside the court, a placard read: “Free the crews.”", "Free the crews", "read", "placard"),
        ("A note pinned to the door reads: “Closed until Monday.”", "Closed until Monday", "reads", "note"),
        (
            "The crowd cheered, and in the words of the harbour surveyor, Tom Vale, QC, “it slept on sand.”",
            "it slept on sand",
            "in the words of",
            "Tom Vale",
        ),
        (
            "It was, in the words of one docker, “a bad day for all of us”.",
            "a bad day for all of us",
            "in the words of",
            "one docker",
        ),
        ("The team played, in the coach's words, “like strangers” and lost.", "like strangers", "words", "coach"),
        (
            "The plan is, in the view of many farmers, “a death sentence for small farms”.",
            "a death sentence for small farms",
            "in the view of",
            "many farmers",
        ),
        (
            "According to the surveyor, Tom Vale, QC, “it slept on sand.”",
            "it slept on sand",
            "According to",
            "surveyor",
        ),
    ],
)
def test_what_leads_to_words_in_marks(text: str, words: str, cue: str, speaker: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert _said(text, nlp) == [(words, cue, (speaker,))]


@pytest.mark.parametrize(
    "text",
    [
        "In other words, “nobody knows”.",
        "She dived in the view of the cameras, “Hope” at her side.",
        "In a view shared by many, “Hope” is a fine ship.",
    ],
)
def test_what_names_no_speaker(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert _said(text, nlp) == []
