"""Views ready to print: what each page kind says about small invented archives."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
import sites
from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.comparing import compare
from briefing_archive.pages.evidence import passage_href, two_ends
from briefing_archive.pages.index_pages import Index, IndexRow, index_pages
from briefing_archive.pages.links import Link, Links, direction
from briefing_archive.pages.listing import is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.pictures import columns_over_time
from briefing_archive.pages.quotations import quote_view, runs
from briefing_archive.pages.wording import dated
from briefing_archive.spans import Selector
from hypothesis import given
from hypothesis import strategies as st
from invented_archive import invented_archive
from selectolax.lexbor import LexborHTMLParser


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


def test_verified_and_found_are_told_apart_and_unchecked_is_neither() -> None:
    brief = sites.brief()
    assert [_view(brief, index).badge for index in range(4)] == ["verified", "verified", "verified", "passage found"]
    unchecked = replace(brief, receipt=None)
    assert {_view(unchecked, index).badge for index in range(4)} == {"not yet checked"}


def test_the_kinds_of_runs_follow_the_marks() -> None:
    mixed = sites.record().quotes[2]
    assert [run.is_spoken for part in runs(mixed) for run in part] == [False, True, False]


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


@given(st.integers(0, 60), st.integers(1, 10))
def test_cut_pages_are_full_and_never_change(count: int, size: int) -> None:
    """Adding an item leaves every full part as it was; nothing is lost or repeated."""
    front, parts = cut(list(range(count, 0, -1)), size)
    assert [*front, *(one for part in reversed(parts) for one in part.items)] == list(range(count, 0, -1))
    assert all(len(part.items) == size for part in parts)
    _, more = cut(list(range(count + 1, 0, -1)), size)
    assert more[: len(parts)] == parts


def test_two_articles_that_name_one_actor_otherwise_differ() -> None:
    archive = sites.two_briefs()
    differs, agrees = compare(archive, "harbour", archive.stories["harbour"], archive.briefs[::-1])
    names = [one for one in differs if one.kind == "Name"]
    assert [(one.matter, [side.text for side in one.sides]) for one in names] == [
        ("Verrin Guard", ["VG", "Verrin Guard"])
    ]
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
    assert pages["places/place-index.md"].title == "Index"
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


@pytest.mark.parametrize(("count", "paths"), [(40, 1), (200, 1), (201, 26)])
def test_a_long_list_has_a_page_a_letter(count: int, paths: int) -> None:
    keys = [f"{chr(65 + number % 25)}bel {number}" for number in range(count)]
    found = list(
        index_pages(
            sites.archive(),
            Index(
                "places/index.md", "places/a-z", "Places", "", "place", ("Place",), keys, str,
                lambda key, links: IndexRow(Link(key), "", ()), "",
            ),
        )
    )  # fmt: skip
    assert len(found) == paths
    rows = [row.thing.text for page in found for group in _shown(page).groups for row in group.rows]
    assert sorted(rows) == sorted(keys)


@cache
def _large() -> tuple[Archive, dict[str, Page]]:
    of = invented_archive(briefs=400, seed=5)
    return of, sites.pages(of)


def test_a_large_archive_says_everything_and_builds_no_wall() -> None:
    """Every quote, event and brief is on a list, and no page has more than some hundred links of one kind."""
    of, made = _large()
    quotes = sum(len(brief.record.quotes) for brief in of.briefs if brief.record.status != "withdrawn")
    years = [_shown(page) for path, page in made.items() if re.match(r"quotes/\d", path)]
    assert sum(len(one.quotes) for view in years for one in view.quotes) == quotes
    timeline = [_shown(page) for path, page in made.items() if path.startswith("timeline/") and "index" not in path]
    events = [event for view in timeline for year in view.years for event in year.events]
    assert sum(len(event.told) for event in events) == sum(
        len(brief.record.context.events) for brief in of.briefs if brief.record.status != "withdrawn"
    )
    for path, page in made.items():
        for name in ("quotes", "older", "years", "periods", "letters", "groups", "events", "briefs", "stories"):
            listed = getattr(_shown(page), name, None)
            assert listed is None or isinstance(listed, (str, Link)) or len(listed) <= 120, (path, name, len(listed))


def test_an_actor_of_many_briefs_has_all_of_them_listed() -> None:
    of, made = _large()
    actor = max(of.actors, key=lambda one: len(of.with_actor(one)))
    whole = [page for path, page in made.items() if re.fullmatch(rf"actors/{actor}/briefs(?:/\d+)?\.md", path)]
    assert sum(len(_shown(page).briefs) for page in whole) == sum(is_open(one) for one in of.with_actor(actor))
    by = [page for path, page in made.items() if re.fullmatch(rf"actors/{actor}(?:/quotes-\d+)?\.md", path)]
    assert sum(len(one.quotes) for page in by for one in _shown(page).quotes) == sum(
        is_open(brief) for brief, _ in of.quotes_by(actor)
    )


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


def test_in_a_story_of_many_briefs_every_quote_has_its_day() -> None:
    days = [f"2026-03-{day}" for day in range(11, 16)]
    briefs = [sites.brief(f"{day}-harbour", source=sites.source(published=day)) for day in days]
    told = " ".join(sites.markdown_of(sites.archive(*briefs))["stories/harbour.md"].split())
    assert "[direct, 13 Mar 2026]" in told
    assert "[direct, published 11 Mar 2026]" in told
    assert "[direct]" not in told


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
