"""Views ready to print: what each page kind says about small invented archives."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sites
from briefing_archive.archive import Brief
from briefing_archive.pages.evidence import passage_href, two_ends
from briefing_archive.pages.links import direction
from briefing_archive.pages.page import Page
from briefing_archive.pages.pictures import columns_over_time
from briefing_archive.pages.wording import dated
from briefing_archive.spans import Selector
from selectolax.lexbor import LexborHTMLParser


def _shown(page: Page) -> Any:
    """What a page shows, whatever its kind."""
    return page.view


def test_who_appears_together_is_counted_by_paragraphs_and_by_briefs_where_no_receipt_tells() -> None:
    meeting = {"id": "e1", "date": "2026-03-13", "text": "They meet.", "actors": ["ines-okafor", "verrin-guard"]}
    context = {"events": [meeting]}
    checked = sites.brief(context=context)
    for one, met in (
        (checked, [("Verrin Guard", "1", "1")]),
        (replace(checked, receipt=None), [("Port Verrin", "", "1"), ("Verrin Guard", "", "1")]),
    ):
        view = _shown(sites.pages(sites.archive(one))["actors/ines-okafor.md"])
        assert [(row.actor.text, row.paragraphs, row.briefs) for row in view.company] == met


@pytest.mark.parametrize(
    ("value", "as_stated", "words", "bar"),
    [
        ("2026-03-13", None, "13 Mar 2026", "day"),  # to the day
        ("2026-03-13", "Friday", "13 Mar 2026", "day"),  # the value is more exact than the words
        ("2026-W11", None, "9–15 Mar 2026", "week"),
        ("2025-08", "mid-August", "mid-August 2025", "month"),  # the words, made whole
        ("2025-08", "last summer", "Aug 2025", "month"),  # words without the month
        ("2026-01", "January next year", "Jan 2026", "month"),  # words that go on after it
        ("198X", "in the 1980s", "1980s", "decade"),
        ("../2026-03-14", "in recent years", "in recent years", "none"),  # no exact day
        ("../2025-12", "until December", "until December 2025", "none"),  # the limit's year
        ("../2026-01-31", "by the end of January", "by the end of January 2026", "none"),
        ("../2025-12", "until December 2025", "until December 2025", "none"),  # the year stands there
        ("2025-12~/..", "since about December", "since about December 2025", "none"),
        ("../2025-12", None, "By Dec 2025", "none"),
        ("2025-08-05/2025-09-20", "in August", "5 Aug – 20 Sept 2025", "month"),  # more exact than the words
    ],
)
def test_dates_are_as_vague_as_they_are(value: str, as_stated: str | None, words: str, bar: str) -> None:
    shown = dated(value, as_stated)
    assert (shown.words, shown.bar) == (words, bar)


@pytest.mark.parametrize(
    ("value", "as_stated", "precision"),
    [
        ("../2025-12", "until December", "by Dec 2025"),
        ("../2026-01-31", "by the end of January", "by 31 Jan 2026"),
        ("2025-12/..", "since the storm", "from Dec 2025 on"),
        ("../2025", "by 2025", "no exact day"),  # the words are the limit
        ("../2025", None, "no exact day"),
    ],
)
def test_the_limit_of_an_open_interval_is_told_once(value: str, as_stated: str | None, precision: str) -> None:
    assert dated(value, as_stated).precision == precision


def test_a_passage_shows_its_two_ends_only() -> None:
    assert two_ends("a b c d e f g h i j k") == "a b c d … h i j k"
    assert two_ends("a b … c d") == "a b … c d"


def test_a_passages_address_is_a_text_fragment() -> None:
    href = passage_href("https://example.org/a", Selector("half-way … a, b & c"))
    assert href == "https://example.org/a#:~:text=half%2Dway,a%2C%20b%20%26%20c"
    assert passage_href("https://example.org/a", *map(Selector, ["a b", "c", "a b"])).endswith("text=a%20b&text=c")
    assert passage_href("unknown", Selector("x")) == ""


def test_columns_are_days_months_or_years() -> None:
    days = columns_over_time([date(2026, 3, 14), date(2026, 3, 20)], "Briefs")
    months = columns_over_time([date(2025, 1, 1), date(2026, 3, 1)], "Briefs")
    years = columns_over_time([date(2015, 1, 1), date(2026, 3, 1)], "Briefs")
    assert days is not None
    assert months is not None
    assert years is not None
    assert (len(days.columns), len(months.columns), len(years.columns)) == (14, 15, 12)
    assert sum(column.count for column in days.columns) == 2
    assert columns_over_time([], "Briefs") is None


def test_writing_runs_as_its_language_does() -> None:
    assert (direction("ar"), direction("ru"), direction("ku-Arab"), direction(None)) == ("rtl", "", "rtl", "")


def test_markdown_of_a_brief_reads_well_by_itself() -> None:
    text = sites.markdown_of(sites.two_briefs())[f"briefs/{sites.FIRST}.md"]
    assert "# Port Verrin argues about its harbour\n" in text
    assert "The town weighs a deeper harbour.[^1]\n" in text
    assert "\n> “We will dredge the *(old)*{: .insert } basin,”[^2]\n> {: #q1 .direct }\n" in text
    assert "\n> The VG calls the plan **“a gift”** to shipping firms.[^" in text
    assert "- **mid-August 2025** about this time\n    {: #e2 }\n\n    A storm breaks the pier.\n" in text
    assert "<" not in text


def test_every_field_of_the_source_is_shown() -> None:
    text = sites.markdown_of(sites.archive(sites.brief()))[f"briefs/{sites.FIRST}.md"]
    for field in (
        "Publisher",
        "Author",
        "Address",
        "Published",
        "Words quoted",
        "Rights",
        "Fingerprint",
        "Corrections",
    ):
        assert f"- **{field}:** " in text
    assert text.count("*unknown*{: .unk }") >= 4


def test_a_withdrawn_brief_leaves_its_address_and_nothing_else() -> None:
    gone = sites.brief(status="withdrawn", withdrawn={"on": "2026-04-01", "why": "The article was a hoax."})
    made = sites.markdown_of(sites.archive(gone))
    page = made[f"briefs/{sites.FIRST}.md"]
    assert "The article was a hoax." in page
    assert "1 Apr 2026" in page
    elsewhere = "".join(made.values())
    assert "dredge" not in elsewhere
    assert "a gift" not in elsewhere
    assert "The article was a hoax." in made["corrections.md"]


def test_former_addresses_lead_on() -> None:
    pages = sites.pages(sites.archive(sites.brief(formerly=["2026-03-13-old-name"])))
    assert pages["briefs/2026-03-13-old-name.md"].moved_to == f"briefs/{sites.FIRST}.md"


def test_a_draft_says_so_on_its_page_and_in_lists() -> None:
    made = sites.markdown_of(sites.archive(sites.brief(status="draft", reviewed=None)))
    assert "Do not cite." in made[f"briefs/{sites.FIRST}.md"]
    assert "*Draft, not reviewed*{: .badge .draft }" in made["briefs/index.md"]
    assert "*Draft, not reviewed*{: .badge .draft }" in made["index.md"]


def test_an_empty_archive_has_no_empty_headings() -> None:
    for path, text in sites.markdown_of(sites.archive(story=False)).items():
        lines = [line for line in text.splitlines() if line.strip()]
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            if line.startswith("##"):
                assert after, f"{path}: {line}"
                assert not after.startswith("##"), f"{path}: {line}"
            if line.startswith("| ---"):
                assert after.startswith("| "), path


def test_a_place_or_publisher_called_index_has_a_page_of_its_own() -> None:
    pages = sites.pages(sites.archive(sites.brief(context={"places": [{"name": "Index"}]})))
    assert pages["places/place-index.md"].title == "Index, place"
    assert pages["places/index.md"].title == "Places"


def test_related_briefs_tell_why() -> None:
    text = sites.markdown_of(sites.two_briefs())[f"briefs/{sites.FIRST}.md"]
    assert "same story, [The harbour](../stories/harbour.md)" in text
    assert "shares Ines Okafor, Verrin Guard" in text
    assert f"[Next: The council votes]({sites.SECOND}.md)" in text


def test_names_in_other_languages_carry_language_and_direction() -> None:
    text = sites.markdown_of(sites.two_briefs())["actors/ines-okafor.md"]
    assert "*إينيس أوكافور*{: lang=ar dir=rtl }" in text
    [name] = LexborHTMLParser(sites.html_of(text)).css("bdi[lang=ar][dir=rtl]")
    assert name.text() == "إينيس أوكافور"


def test_a_publishers_own_page_does_not_name_it_in_every_row() -> None:
    of = sites.two_briefs()
    told = sites.markdown_of(of)
    assert "The council votes" in told["publishers/the-verrin-post.md"]
    assert "(the-verrin-post" not in told["publishers/the-verrin-post.md"].replace("the-verrin-post/quotes", "")
    assert "publishers/the-verrin-post.md" in told["briefs/index.md"]


@pytest.mark.parametrize(("country", "columns"), [("NO", ("Place", "Country", "Briefs")), (None, ("Place", "Briefs"))])
def test_the_places_have_a_column_of_countries_where_one_is_given(
    country: str | None, columns: tuple[str, ...]
) -> None:
    one = sites.brief(context={"places": [{"name": "Port Verrin", "country": country}]})
    assert sites.pages(sites.archive(one))["places/index.md"].view.columns == columns


def test_an_actors_statement_of_a_figure_holds_the_figure() -> None:
    figure = {"value": "2", "unit": "ferries", "text": "Of the line had been sold.", "according_to": "ines-okafor"}
    of = sites.archive(sites.brief(context={"figures": [figure]}))
    assert "2 ferries of the line had been sold." in sites.markdown_of(of)["actors/ines-okafor.md"]


def test_names_to_try_are_unlike_the_main_one_and_each_other() -> None:
    front = {"id": "verrin-guard", "kind": "armed-group", "name": "Verrin Guard"}
    names = ["Guard of Verrin", "VG", "Maʿrub", "Marub", "Harbour Watch", {"name": "معروب", "lang": "ar"}]
    one = sites.brief(story=None)
    actor = sites.Actor.model_validate(front | {"names": names})
    view = sites.pages(sites.Archive((one,), sites.registry_of((actor,)), {}))["index.md"].view
    assert [link.text for link in view.names_to_try] == ["Maʿrub", "Harbour Watch", "معروب"]


def test_days_from_to_stay_on_one_line_and_a_count_says_its_own_noun() -> None:
    quote = {"id": "q1", "text": "“Nobody asked.”", "speaker": "ines-okafor", "on": "2026-W11"}
    brief = sites.brief(quotes=[quote])
    text = sites.markdown_of(sites.archive(brief))[f"briefs/{brief.id}.md"]
    assert '<span class="when">9–15' in sites.html_of(text)
    table = sites.html_of("| Place | Country | Briefs |\n| --- | --- | --- |\n| Port Verrin | NO | 1 brief |\n")
    assert 'data-l="Country"' in table
    assert 'data-l="Briefs"' not in table


def test_the_front_matter_holds_a_pages_own_title() -> None:
    of = sites.every_state()
    told = sites.markdown_of(of)
    for path, page in sites.pages(of).items():
        assert told[path].splitlines()[1] == f"title: {json.dumps(page.title, ensure_ascii=False)}", path


def test_the_front_page_says_what_the_archive_holds_and_how_much_is_checked() -> None:
    def held(*briefs: Brief) -> str:
        return sites.markdown_of(sites.archive(*briefs))["index.md"]

    unchecked = Brief(sites.SECOND, sites.record())
    assert "All 3 quotes of spoken words are verified, words and speaker." in held(sites.brief())
    assert "The one passage of reported speech is found in its article." in held(sites.brief())
    assert "Of 6 quotes of spoken words, 3 are verified, words and speaker." in held(sites.brief(), unchecked)
    both = held(sites.brief(), sites.brief(sites.SECOND))
    assert "All 2 passages of reported speech are found in their articles." in both


def test_where_no_limit_holds_the_words_quoted_are_told_without_a_meter() -> None:
    open_source, closed = (
        sites.markdown_of(sites.archive(sites.brief(source=sites.source(rights=rights))))[f"briefs/{sites.FIRST}.md"]
        for rights in ("CC-BY-4.0", "all-rights-reserved")
    )
    assert "- **Words quoted:** 20 of 400 (5.0%; openly licensed, no limit)\n" in open_source
    assert "- **Words quoted:** *20 of 400 (5.0%; limit 15%)*{: " in closed
