"""What is quoted and cited stands in the article, to the letter, in one place, and means there what it means here."""

from __future__ import annotations

from typing import Any

import pytest
from briefing_archive.model import Record
from briefing_archive.registry import registry_of
from briefing_archive.rules import grounding, truncation
from briefing_archive.rules.case import Case
from briefing_archive.rules.comparing import describe_difference, pieces_in
from briefing_archive.rules.locating import context_of
from briefing_archive.spans import Span

ARTICLE = """Harbour to close

“We will not dredge the harbour again,” Ines Okafor said. “If the eelgrass dies, we may think about it.”

The board called the plan “a slow drowning” and the harbour “a ditch”. The plan is dear, the plan is late.

“They (the ministers) have shared out what is not theirs. We know that.

“And we shall drink,” said Bo Lindt, “as our fathers did, unless the lake is gone.”

Lindt called it “a ditch” too. “They have shared out [...] what is not ours ... but theirs[.]” \
He spoke of ‘hope’ and of 1,200 ships – all of them small.
"""
RULES = (
    grounding.marks_in_order,
    grounding.quotes_found,
    grounding.quotes_in_order,
    grounding.inserted_found,
    truncation.nothing_turned,
    grounding.evidence_given,
    grounding.evidence_found,
)


def found(text: str = "", **more: Any) -> list[tuple[str, str]]:
    """Code and fault of every finding on one quote."""
    quotes = [{"id": "q1", "text": text, **more}] if text else []
    return faults({"quotes": quotes})


def faults(content: dict[str, Any]) -> list[tuple[str, str]]:
    head = {"title": "x", "status": "draft", "source": {"headline": "Harbour to close", "published": "2026-05-05"}}
    case = Case("x", Record.model_validate(head | content), registry_of([]), ARTICLE)
    return [(one.code, one.fault) for rule in RULES for one in rule(case)]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("“We will not dredge the harbour again,”", {}),
        ("“We will not dredge the harbour again”", {}),  # a mark's comma may be left out
        ('"We will not dredge the harbour again"', {}),
        ("They will “not dredge the harbour again”.", {}),  # the negation is quoted
        ("They do not want to “dredge the harbour again”.", {}),  # ours says it
        ("They refuse to “dredge the harbour again”.", {}),
        ("“They (the ministers) have shared out what is not theirs. We know that.”", {"inserted": ["(the ministers)"]}),
        ("“have shared out […] what is not ours”", {}),  # an ellipsis alone speaks for itself
        ("“have shared out […] what is not ours”", {"inserted": ["[…]"]}),
        ("“what is not ours ... but theirs”", {}),
        ("“They (the ministers) have shared out”", {"inserted": ["the ministers"]}),
        ("“They (the ministers) have shared out”", {"inserted": []}),  # looked at: her own
        ("“what is not theirs. We know that.\n\n“And we shall drink,”", {}),  # over paragraphs
        ("“what is not theirs. We know that.\n\nAnd we shall drink,”", {}),  # the mark not opened again
        ("“And we shall drink,” “as our fathers did, unless the lake is gone.”", {}),  # broken by its cue
        ("It is “a ditch”.", {"evidence": ["called it … too"]}),  # the passage tells which
        ("It is “a ditch”.", {"named": "The board", "cue": "called"}),  # speaker and cue tell which
        ("They “hope”.", {}),  # single marks in the article
        ("The harbour stays as it is.", {"evidence": ["not dredge the harbour again"]}),
        ("There are ships.", {"evidence": ["1,200 ships - all"]}),
    ],
)
def test_true_quotes_pass(text: str, more: dict[str, Any]) -> None:
    assert found(text, **more) == []


@pytest.mark.parametrize(
    ("text", "code", "fault"),
    [
        ("“We will dredge the harbour again,”", "quote-altered", "leaves out “not”"),
        ("“We will not dredge a harbour again,”", "quote-altered", "“a” for “the”"),
        ("“We will not ever dredge the harbour again,”", "quote-altered", "adds “ever”"),
        ("“we will not dredge the harbour again,”", "quote-altered", "“we” for “We”"),
        ("“We will not dredge the harbour again.”", "quote-altered", "adds “.”"),
        ("“a quick drowning”", "quote-altered", "“quick” for “slow”"),
        ("“the heart of a whale”", "quote-not-found", "“the heart of a whale” does not occur"),
        ("“We will not dredge … again,”", "quote-stitched", "“We will not dredge” (¶1) | “again” (¶1)"),
        ("“We will not dredge the harbour again. If the eelgrass dies”", "quote-stitched", "(¶1) | “If the eelgrass"),
        ("“We will not dredge as our fathers did”", "quote-stitched", "(¶1) | “as our fathers did” (¶4)"),
        ("“We may think about it” if “We will not dredge”", "quote-altered", "“We” for “we”"),
        ("“a slow drowning” after “not dredge the harbour”", "quote-stitched", "are no one statement"),
        ("“a ditch”", "quote-ambiguous", "“a ditch” stands 2 times (¶2, ¶5)"),
        ("“The plan is dear”", "quote-unmarked", "outside of quotation marks"),
        ("“dredge the harbour again”", "quote-truncated", "“not” stands just outside"),
        ("“the eelgrass dies”", "quote-truncated", "“If” stands just outside"),
        ("“as our fathers did”", "quote-truncated", "“unless” stands just outside"),
        ("“We will not", "marks-unbalanced", "the quotation mark before “We will not” has no partner"),
        ("“They (the ministers) have”", "insertion-unmarked", "“the ministers” stands in brackets"),
        ("“what is not ours ... but theirs[.]”", "insertion-unmarked", "“.” stands in brackets"),
        ("It stays.", "evidence-missing", "nothing grounds this reported statement"),
    ],
)
def test_false_quotes_are_told_apart(text: str, code: str, fault: str) -> None:
    results = found(text)
    assert code in [one for one, _ in results], results
    assert any(fault in words for one, words in results if one == code), results


def test_brackets_of_the_speaker_and_of_the_outlet_are_told_apart() -> None:
    text = "Harbour\n\n“We will stay (we have said [it] before!) and dig (the board) on,” Okafor said.\n"
    said = "“We will stay (we have said [it] before!) and dig (the board) on,”"
    record = {
        "title": "x",
        "status": "draft",
        "source": {"headline": "x", "published": "2026-05-05"},
        "quotes": [{"id": "q1", "text": said, "inserted": ["[it]"]}],
    }
    case = Case("x", Record.model_validate(record), registry_of([]), text)
    assert [one.words for one in grounding.inserted_found(case)] == ["the board"]


def test_inserted_words_must_stand_there() -> None:
    assert found("“We will not dredge”", inserted=["(not)"])[0][0] == "inserted-not-found"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ({"title": "“a slow drowning” of a harbour"}, []),
        ({"title": "“a quick drowning” of a harbour"}, ["quote-altered"]),
        ({"summary": [{"text": "It is “1,200 ships”.", "evidence": ["1,200 ships"]}]}, []),
        ({"summary": [{"text": "It is “1,300 ships”.", "evidence": ["1,200 ships"]}]}, ["quote-altered"]),
        ({"summary": [{"text": "x"}]}, ["evidence-missing"]),
        ({"summary": [{"text": "x", "evidence": ["the plan"]}]}, ["evidence-ambiguous"]),
        ({"summary": [{"text": "x", "evidence": [{"words": "the plan", "before": "called"}]}]}, []),
        ({"summary": [{"text": "x", "evidence": ["the whale"]}]}, ["evidence-not-found"]),
        ({"summary": [{"text": "x", "evidence": ["of 1", "200 ships"]}]}, ["evidence-not-found"] * 2),
        ({"context": {"places": [{"name": "Harbour", "evidence": ["harbour"]}]}}, []),  # any place of a name will do
        ({"context": {"places": [{"name": "Harbour"}]}}, ["evidence-missing"]),
        ({"actors": [{"actor": "bo-lindt", "named": ["Bo Lindt", "Lund"]}]}, ["evidence-not-found"]),
        ({"actors": [{"actor": "bo-lindt", "named": ["Bo Lindt"], "role": "king"}]}, ["evidence-not-found"]),
        (
            {
                "context": {
                    "events": [{"id": "e", "date": "2021", "as_stated": "now", "text": "x", "evidence": ["late"]}]
                }
            },
            ["evidence-not-found"],
        ),
    ],
)
def test_claims_and_names(content: dict[str, Any], codes: list[str]) -> None:
    assert [code for code, _ in faults(content)] == codes


def test_a_comma_that_split_a_selector_is_told() -> None:
    head = {"title": "x", "status": "draft", "source": {"headline": "Harbour to close", "published": "2026-05-05"}}
    record = Record.model_validate(head | {"summary": [{"text": "x", "evidence": ["of 1", "200 ships"]}]})
    case = Case("x", record, registry_of([]), ARTICLE)
    assert all("single quotation marks" in one.remedy for one in grounding.evidence_found(case))


def test_ground_gives_what_receipts_keep() -> None:
    head = {"title": "x", "status": "draft", "source": {"headline": "Harbour to close", "published": "2026-05-05"}}
    quotes = [
        {"id": "q1", "text": "It is “a slow drowning”.", "evidence": ["called the plan"]},
        {"id": "q2", "text": "“?”"},
    ]
    grounded = grounding.ground(Record.model_validate(head | {"quotes": quotes}), ARTICLE)
    by_label = {one.at: one.spans for one in grounded.values()}
    assert [ARTICLE[start:end] for start, end, _ in by_label["quotes/q1"]] == ["a slow drowning", "called the plan"]
    assert {number for _, _, number in by_label["quotes/q1"]} == {2}
    assert "quotes/q2" not in by_label


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ("a b c", "a b c", "its signs differ"),
        ("a b", "a b.", "leaves out “.”"),
        ("a x c", "a b c", "“x” for “b”"),
        ("a “b” c", "a ‘b’ c", "its signs differ"),
        ("1,300", "1,200", "“1,300” for “1,200”"),
    ],
)
def test_differences_in_words(ours: str, theirs: str, words: str) -> None:
    assert describe_difference(ours, theirs).words == words


def test_pieces() -> None:
    pieces = pieces_in("We will not dredge … all of them small", ARTICLE)
    assert [piece.of(ARTICLE) for piece in pieces] == ["We will not dredge", "all of them small"]
    assert pieces_in("We will not dredge the harbour", ARTICLE) == ()
    assert pieces_in("", ARTICLE) == ()


def test_a_speech_over_paragraphs_has_the_context_of_all_and_of_what_it_carries_on_from() -> None:
    start = ARTICLE.index("They (the")
    assert [block.number for block in context_of(Span(start, start + 4), ARTICLE)] == [2, 3, 4]
