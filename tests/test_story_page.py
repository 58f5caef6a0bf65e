"""What a story's page says in words: figures as sentences, sides that say the same, who is quoted where; and places."""

from __future__ import annotations

import pytest
import sites
from briefing_archive.archive import Brief
from briefing_archive.model import Figure
from briefing_archive.pages.brief import brief_page
from briefing_archive.pages.evidence import place_name
from briefing_archive.pages.figure_words import asked, told
from briefing_archive.receipt import Grounding


@pytest.mark.parametrize(
    ("unit", "text", "sentence", "question"),
    [
        # the text goes on from the number
        ("boats", "Of the fleet were sold.", "12 boats of the fleet were sold.", "… boats of the fleet were sold."),
        ("sailors", "Were hurt.", "12 sailors were hurt.", "… sailors were hurt."),
        ("dead", "Or more, by one count.", "12 dead or more, by one count.", "… dead or more, by one count."),
        # the text stands by itself, and the number follows
        ("metres", "The depth of the basin.", "The depth of the basin: 12 metres.", "The depth of the basin."),
        ("seats", "Won by the Harbour Party.", "Won by the Harbour Party: 12 seats.", "Won by the Harbour Party."),
        # more than one part: the number first
        ("tonnes", "Mud; more by now.", "12 tonnes: Mud; more by now.", "Mud; more by now."),
        ("tonnes", "Mud. Not all wet.", "12 tonnes: Mud. Not all wet.", "Mud. Not all wet."),
        ("tonnes", "Taken out of the basin", "12 tonnes: Taken out of the basin", "Taken out of the basin"),
    ],
)
def test_a_figure_is_said_in_one_sentence(unit: str, text: str, sentence: str, question: str) -> None:
    figure = Figure.model_validate({"value": "12", "unit": unit, "text": text})
    assert (told(figure), asked([figure])) == (sentence, question)


def _page(*briefs: Brief) -> str:
    return sites.markdown_of(sites.archive(*briefs))["stories/harbour.md"]


def _with_figure(day: int, value: str) -> Brief:
    figure = {"value": value, "unit": "boats", "text": "Of the fleet were sold."}
    published = f"2026-03-{day}"
    return sites.brief(f"{published}-harbour", source=sites.source(published=published), context={"figures": [figure]})


def test_sides_that_say_the_same_are_told_once_and_by_whom_they_were_found() -> None:
    agrees = _page(_with_figure(10, "12"), _with_figure(11, "12")).partition("## Where they agree")[2]
    assert "\n12 boats of the fleet were sold.\n" in agrees
    [line] = [line for line in agrees.splitlines() if "12 boats" in line and "fleet" not in line]
    assert line.count("12 boats") == 1
    assert line.index("[10\u00a0Mar") < line.index("[11\u00a0Mar") < line.index("12 boats")
    assert line.endswith("Figure, found by software")


def test_where_figures_differ_the_matter_leaves_the_number_open() -> None:
    differs = _page(_with_figure(10, "12"), _with_figure(11, "14")).partition("## Where the sources differ")[2]
    assert "| **… boats of the fleet were sold.** Figure, found by software |" in differs


def _said(day: int, *speakers: str) -> Brief:
    quotes = [{"id": f"q{n}", "text": "“We wait.”", "speaker": one} for n, one in enumerate(speakers)]
    published = f"2026-03-{day}"
    return sites.brief(f"{published}-harbour", source=sites.source(published=published), quotes=quotes)


def test_who_is_quoted_in_one_brief_only_may_be_an_actor_of_all() -> None:
    page = _page(_said(10, "ines-okafor", "verrin-guard"), _said(11, "ines-okafor"))
    once = page.partition("## Quoted in one brief only")[2].partition("\n## ")[0]
    assert "[Verrin Guard]" in once
    assert "Okafor" not in once
    assert "[Verrin Guard]" in page.partition("## In every brief")[2].partition("\n## ")[0]


def _vouched(*spans: tuple[int, int, int]) -> Brief:
    """A brief whose receipt shows these passages, and a headline of 40 signs."""
    brief = sites.brief()
    assert brief.receipt is not None
    items = {
        "a" * 32: Grounding(at="source", spans=((0, 40, 0),)),
        **{f"{n:032}": Grounding(at=f"summary/{n}", spans=(one,)) for n, one in enumerate(spans)},
    }
    return Brief(brief.id, brief.record, brief.receipt.model_copy(update={"items": items}))


@pytest.mark.parametrize(
    ("span", "others", "place"),
    [
        ((300, 320, 4), [], "¶4"),
        ((3, 9, 0), [(300, 320, 4)], "headline"),
        ((60, 80, 0), [(100, 120, 1), (300, 320, 4)], "line above ¶1"),
        ((200, 220, 0), [(100, 120, 1), (300, 320, 2)], "line above ¶2"),
        ((200, 220, 0), [(100, 120, 1), (300, 320, 4)], "line between ¶1 and ¶4"),
        ((60, 80, 0), [(300, 320, 4)], "line before ¶4"),
        ((500, 520, 0), [(300, 320, 4)], "line below ¶4"),
        ((500, 520, 0), [], "line of its own"),
    ],
)
def test_a_line_without_a_number_is_told_by_its_neighbours(
    span: tuple[int, int, int], others: list[tuple[int, int, int]], place: str
) -> None:
    assert place_name(_vouched(span, *others), span) == place


def test_what_is_due_stands_last_and_what_has_no_beginning_first() -> None:
    days = [("e1", "../2030"), ("e2", "2026-03-02"), ("e3", "../2026-03-14"), ("e4", "2026-02")]
    events = [{"id": one, "date": day, "text": "It happens."} for one, day in days]
    brief = sites.brief(context={"events": events})
    view = brief_page(sites.archive(brief), brief).view
    assert [event.id for event in view.events] == ["e3", "e4", "e2", "e1"]  # type: ignore[attr-defined]
