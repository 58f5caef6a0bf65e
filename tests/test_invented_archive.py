"""The invented archives that benches and tests of scale rest on are sound themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_archive.check import check
from briefing_archive.model import Record
from briefing_archive.receipt import item_hash
from briefing_archive.spans import find_spans
from briefing_archive.text import paragraph_at
from invented_archive import invented_archive, invented_briefs, write_invented_archive


@pytest.fixture(scope="module")
def made() -> list:
    return list(invented_briefs(40, seed=5))


def test_every_selector_picks_the_one_passage_its_receipt_names(made) -> None:
    for brief in made:
        for at, item in brief.record.items():
            grounding = brief.receipt.items[item_hash([key for key in at if isinstance(key, str)][-1], item)]
            spans = [span for selector in getattr(item, "evidence", ()) for span in find_spans(selector, brief.article)]
            if spans:
                start, _, number = grounding.spans[0]
                paragraph = paragraph_at(brief.article, start)
                assert len(spans) == 1
                assert spans[0].start == start
                assert paragraph is not None
                assert paragraph.number == number


def test_spoken_words_stand_in_the_article(made) -> None:
    for brief in made:
        for quote in brief.record.quotes:
            grounding = brief.receipt.items[item_hash("quotes", quote)]
            start, end, _ = grounding.spans[0]
            words = brief.article[start:end]
            assert quote.kind == "indirect" or words in quote.text


def test_all_kinds_of_quotes_and_names_occur(made) -> None:
    assert {quote.kind for brief in made for quote in brief.record.quotes} == {"direct", "mixed", "indirect"}
    languages = {name.lang for actor in invented_archive(120, 5).actors.values() for name in actor.names}
    assert {"ru", "el", "ar"} <= languages


def test_same_arguments_same_archive() -> None:
    assert invented_archive(12, 3) == invented_archive(12, 3)
    assert invented_archive(12, 3).briefs != invented_archive(12, 4).briefs


@pytest.mark.parametrize("count", [0, 1, 2, 25])
def test_archive_holds_as_many_briefs_as_asked_newest_first(count: int) -> None:
    archive = invented_archive(count, 1)
    ids = [brief.id for brief in archive.briefs]
    assert len(ids) == len(set(ids)) == count
    assert ids == sorted(ids, reverse=True)
    assert all(actor in archive.actors for brief in archive.briefs for actor in brief.actor_ids)


def test_written_files_are_the_archive(tmp_path: Path) -> None:
    import yaml

    write_invented_archive(tmp_path, 6, seed=2, articles=True)
    archive = invented_archive(6, seed=2)
    for brief in archive.briefs:
        read = yaml.load((tmp_path / "briefings" / brief.id / "record.yml").read_text(), Loader=yaml.BaseLoader)
        assert Record.model_validate(read) == brief.record
        assert (tmp_path / "briefings" / brief.id / "article.txt").stat().st_size > 2000
    assert len(list((tmp_path / "briefings" / "_actors").iterdir())) == len(archive.actors)


@pytest.mark.parametrize("articles", [True, False])
def test_written_archive_passes_every_rule(tmp_path: Path, articles: bool) -> None:
    """Against its articles, and by the receipts alone."""
    write_invented_archive(tmp_path, 30, seed=7, articles=articles)
    checked = check(tmp_path)
    assert checked.problems == ()
    assert len(checked.at_hand if articles else checked.by_receipt) == 30
    expected = {brief.id: brief.record for brief in invented_archive(30, seed=7).briefs}
    assert {brief.id: brief.record for brief in checked.archive.briefs} == expected
