"""What has been added: by the day of review, apart from the day of the article; told to feed readers too."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
import sites
from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.data import data_files
from briefing_archive.pages.feed import ENTRIES, FEED, by_day_added

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST_DAY = date(2026, 1, 1)


def _brief(number: int, added: date, **values: object) -> Brief:
    """A brief whose article is older the later it was added."""
    published = FIRST_DAY - timedelta(days=number)
    return sites.brief(
        f"{published}-harbour",
        title=f"Harbour {number}",
        source=sites.source(published=published),
        reviewed={"by": "maintainers", "on": added},
        **values,
    )


def _archive(count: int) -> Archive:
    """Briefs of which two at a time were added on one day."""
    return sites.archive(*(_brief(number, FIRST_DAY + timedelta(days=number // 2)) for number in range(count)))


def test_the_last_one_added_comes_first_however_old_its_article() -> None:
    briefs = by_day_added(_archive(5))
    assert [brief.record.title for brief in briefs] == [f"Harbour {one}" for one in (4, 2, 3, 0, 1)]


def test_drafts_and_withdrawn_briefs_are_not_added() -> None:
    assert [brief.id for brief in by_day_added(sites.every_state())] == [sites.SECOND, sites.FIRST]


@pytest.mark.parametrize(
    ("count", "listed"),
    [(0, 0), (1, 0), (10, 0), (11, 5), (50, 5), (300, 5)],  # no list where the latest briefs beside it are those
)
def test_the_front_page_names_the_few_added_last(count: int, listed: int) -> None:
    home = sites.markdown_of(_archive(count))["index.md"]
    part = home.partition("## Recently added")[2].partition("\n## ")[0]
    assert part.count("\n- [") == listed
    assert ("Added" in part) is bool(listed)
    assert ("[Recently added]" in home) is (count > 0 and not listed)


@pytest.mark.parametrize("count", [0, 1, 2, 50, 99, 100, 300])
def test_every_reviewed_brief_stands_once_on_the_pages_of_what_was_added(count: int) -> None:
    archive = _archive(count)
    made = {path: text for path, text in sites.markdown_of(archive).items() if path.startswith("briefs/added")}
    titles = sorted(line for text in made.values() for line in text.splitlines() if line.startswith("    ### "))
    assert len(titles) == len(set(titles)) == count
    assert len(made) == 1 + max(count // 50 - 1, 0)
    assert ("No brief has been reviewed yet." in made["briefs/added.md"]) is (count == 0)


def test_a_brief_added_later_leaves_the_older_pages_as_they_are() -> None:
    before, after = sites.markdown_of(_archive(150)), sites.markdown_of(_archive(151))
    for path in ("briefs/added/1.md", "briefs/added/2.md"):
        assert before[path] == after[path]


def _feed(archive: Archive) -> ElementTree.Element:
    return ElementTree.fromstring(dict(data_files(archive))[FEED])


def test_the_feed_holds_the_briefs_added_last_and_the_day_of_a_correction() -> None:
    slip = [{"on": "2026-03-25", "what": "The day was wrong.", "why": "A slip of ours."}]
    archive = sites.archive(_brief(1, FIRST_DAY), _brief(2, FIRST_DAY + timedelta(days=1), corrections=slip))
    entries = _feed(archive).findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == ["Harbour 2", "Harbour 1"]
    assert entries[0].findtext(f"{ATOM}published") == "2026-01-02T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}updated") == "2026-03-25T00:00:00Z"
    assert _feed(archive).findtext(f"{ATOM}updated") == "2026-03-25T00:00:00Z"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "../briefs/2025-12-30-harbour/"


def test_the_feed_is_the_same_whenever_made_and_has_an_end() -> None:
    archive = _archive(120)
    assert dict(data_files(archive))[FEED] == dict(data_files(_archive(120)))[FEED]
    entries = _feed(archive).findall(f"{ATOM}entry")
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries) == ENTRIES


def test_an_archive_without_reviewed_briefs_has_no_feed() -> None:
    assert FEED not in dict(data_files(_archive(0)))
    assert "added.xml" not in sites.markdown_of(_archive(0))["briefs/added.md"]


@pytest.mark.parametrize("title", ["<b>x</b> & ]]>", "a \ufffe b", "“x” — y"])
def test_whatever_stands_in_a_record_the_feed_is_well_formed(title: str) -> None:
    [entry] = _feed(sites.archive(sites.brief(title=title))).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == title.replace("\ufffe", "\ufffd")
