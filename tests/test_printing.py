"""Problems are printed so that people, GitHub and tools read the same, and no text can command a terminal."""

from __future__ import annotations

import json
from dataclasses import replace

from briefing_archive.printing import as_github, as_json, as_text, folded
from briefing_archive.problems import Problem, Severity

ALTERED = Problem(
    "briefings/x/record.yml", 6, 12, "quote-altered", Severity.ERROR, "“a” is not “b”", "copy, exactly: “b”"
)
LONG = Problem("briefings/x/record.yml", 9, 3, "selector-long", Severity.WARNING, "9 words\x1b[2J", "use 5")


def test_text_names_place_code_fault_and_mend() -> None:
    assert list(as_text([ALTERED, LONG], color=False)) == [
        "briefings/x/record.yml:6:12: quote-altered: “a” is not “b”\n    mend: copy, exactly: “b”",
        "briefings/x/record.yml:9:3: selector-long (warning): 9 words\\x1b[2J\n    mend: use 5",
    ]


def test_sentences_of_a_draft_that_are_still_the_articles_are_told_together() -> None:
    copied = [
        Problem("briefings/x/record.yml", line, 9, "copied-run", Severity.WARNING, "11 words in a row", "use ours")
        for line in (3, 8, 8, 12)
    ]
    (first, *rest) = folded([ALTERED, *copied, LONG])
    assert (first, rest[1:]) == (ALTERED, [LONG])
    assert (rest[0].line, rest[0].remedy) == (3, "use ours")
    assert rest[0].fault == "4 passages are still the article’s own words: lines 3, 8, 12"
    assert list(folded(copied[:3])) == copied[:3]  # a few hide nothing
    reviewed = [replace(one, severity=Severity.ERROR) for one in copied]
    assert list(folded(reviewed)) == reviewed


def test_github_annotations_escape_what_would_end_them() -> None:
    hostile = Problem("a,b.yml", 1, 2, "x", Severity.ERROR, "50 %\n::error::no", "do")
    assert list(as_github([hostile])) == [
        "::error file=a%2Cb.yml,line=1,col=2,title=x::50 %25\\n::error::no%0Amend: do"
    ]


def test_json_holds_every_field() -> None:
    assert json.loads(as_json([ALTERED]))[0] == {
        "file": "briefings/x/record.yml",
        "line": 6,
        "column": 12,
        "code": "quote-altered",
        "severity": "error",
        "fault": "“a” is not “b”",
        "remedy": "copy, exactly: “b”",
    }
