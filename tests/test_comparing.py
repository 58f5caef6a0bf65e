"""Where the articles of a story differ and agree: names, days of one event, figures, speakers."""

from __future__ import annotations

import pytest
import sites
from briefing_archive.pages.comparing import compare


def test_two_articles_that_name_one_actor_otherwise_differ() -> None:
    archive = sites.two_briefs()
    differs, agrees = compare(archive, "harbour", archive.stories["harbour"], archive.briefs[::-1])
    names = [one for one in differs if one.kind == "Name"]
    assert [(one.matter, [side.text for side in one.sides]) for one in names] == [
        ("Verrin Guard", ["VG", "Verrin Guard"])
    ]
    assert "| *VG* | *Verrin Guard* |" in sites.markdown_of(archive)["stories/harbour.md"]
    assert [one.kind for one in agrees] == []


@pytest.mark.parametrize(
    ("there", "differs", "agrees"),
    [
        ("2026-03-13", [], ["Day"]),  # the same day
        ("2026-W11", [], []),  # the week of that day: less exact, no contradiction
        ("2026", [], []),
        ("../2026-03-31", [], []),  # by the end of the month
        ("2026-03-12", ["Day"], []),  # another day
        ("2026-W12", ["Day"], []),  # the week after
        ("../2026-03-12", ["Day"], []),
    ],
)
def test_days_of_one_event_differ_where_no_day_fits_both(there: str, differs: list[str], agrees: list[str]) -> None:
    event = {"id": "e1", "date": there, "text": "The council met.", "same_as": f"{sites.FIRST}#e1"}
    second = sites.brief(sites.SECOND, context={"events": [event]})
    archive = sites.archive(sites.brief(), second)
    found = compare(archive, "harbour", archive.stories["harbour"], archive.briefs[::-1])
    assert [[one.kind for one in group if one.kind == "Day"] for group in found] == [differs, agrees]


def test_a_surname_is_no_other_name() -> None:
    archive = sites.two_briefs()
    differs, _ = compare(archive, "harbour", archive.stories["harbour"], archive.briefs)
    assert "Ines Okafor" not in [one.matter for one in differs]


def test_a_quote_of_two_briefs_stands_once_among_what_a_speaker_said() -> None:
    def quote(**more: str) -> dict[str, str]:
        return {"id": "q1", "text": "“We will dredge.”", "speaker": "ines-okafor", **more}

    briefs = [
        sites.brief(f"2026-03-{day}-harbour", source=sites.source(published=f"2026-03-{day}"), quotes=[quote(**more)])
        for day, more in (
            (10, {}),
            (11, {"same_as": "2026-03-10-harbour#q1"}),
            (12, {"same_as": "2026-03-11-harbour#q1"}),
            (13, {"text": "“The pier stays.”"}),
        )
    ]
    page = sites.markdown_of(sites.archive(*briefs))["stories/harbour.md"]
    assert page.count("“We will dredge.”") == 1
    assert "also in the brief of [11\u00a0Mar\u00a02026](../briefs/2026-03-11-harbour.md#q1), [12" in page
    assert page.count("“The pier stays.”") == 1


def test_figures_of_one_unit_are_compared_only_when_attributed_alike() -> None:
    archive = sites.two_briefs()
    differs, _ = compare(archive, "harbour", archive.stories["harbour"], archive.briefs[::-1])
    [figure] = [one for one in differs if one.kind == "Figure"]
    assert [side.text for side in figure.sides] == ["≈\u00a02,000 tonnes", "2,500 tonnes"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Dredged from the channel.", "Left in the channel.", True),  # one channel
        ("Cast for Okafor.", "The margin in Quenby.", False),  # other matters with one unit
        ("Votes for Okafor.", "Votes in Quenby.", False),  # the unit alone is shared
    ],
)
def test_figures_are_compared_when_their_words_share_a_matter(first: str, second: str, same: bool) -> None:
    briefs = [
        sites.brief(
            f"2026-03-{day}-harbour",
            source=sites.source(published=f"2026-03-{day}"),
            context={"figures": [{"value": value, "unit": "votes", "text": text}]},
        )
        for day, value, text in ((10, "92153", first), (11, "149", second))
    ]
    archive = sites.archive(*briefs)
    differs, _ = compare(archive, "harbour", archive.stories["harbour"], archive.briefs[::-1])
    assert [one.kind for one in differs if one.kind == "Figure"] == ["Figure"] * same


def test_in_a_story_of_many_briefs_every_quote_has_its_day() -> None:
    days = [f"2026-03-{day}" for day in range(11, 16)]
    briefs = [sites.brief(f"{day}-harbour", source=sites.source(published=day)) for day in days]
    told = " ".join(sites.markdown_of(sites.archive(*briefs))["stories/harbour.md"].split())
    assert "[direct, 13 Mar 2026]" in told
    assert "[direct, published 11 Mar 2026]" in told
    assert "[direct]" not in told
