"""The archive's first two records, held against what a careful editor finds in their articles.

The list and the articles lie in the shared folder and are read there. Without it, the receipts vouch for them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from briefing_archive.check import check
from briefing_archive.fields import Described, Speaker
from briefing_archive.model import Actor, Quote, Record
from briefing_archive.sources.plain import decode
from briefing_archive.spans import Selector, Span, find_spans, find_words
from briefing_archive.speech import stretches
from briefing_archive.store.records import load_actors, load_records, load_registry, load_stories
from briefing_archive.store.yaml_file import read_yaml
from briefing_archive.text import fold_words, paragraph_at

BRIEFS = {
    "russia-hopes-taliban-cope-with-daesh": "2021-10-14-russia-hopes-taliban-cope-with-daesh",
    "russia-welcomes-taliban-for-talks": "2021-10-20-russia-welcomes-taliban-for-talks",
}


@dataclass(frozen=True)
class Case:
    """One record, its article, and what is expected of it."""

    article: str = field(repr=False)
    record: Record = field(repr=False)
    expected: Mapping[str, Any] = field(repr=False)
    actors: Mapping[str, Actor] = field(repr=False)

    def spans(self, evidence: Iterable[Selector]) -> list[Span]:
        return [span for selector in evidence for span in find_spans(selector, self.article)]

    def quote_spans(self, quote: Quote) -> list[Span]:
        """Where the quote stands: its spoken words and its evidence."""
        said = [span for words in spoken(quote.text) for span in find_words(words, self.article)]
        return said + self.spans(quote.evidence)

    def span_of(self, words: str) -> Span:
        (span,) = find_words(words.strip("“”"), self.article)
        return span

    def name_of(self, speaker: Speaker) -> str:
        return speaker.words if isinstance(speaker, Described) else self.actors[speaker.actor].name

    @cached_property
    def all_evidence(self) -> list[Span]:
        return [span for _, item in self.record.items() for span in self.spans(getattr(item, "evidence", ()))]


def spoken(text: str) -> list[str]:
    return [fold_words(text[part.start : part.end]) for part in stretches(text) if part.spoken]


def plain_name(words: str) -> str:
    return re.sub(r"^the ", "", fold_words(words).casefold()).strip(" ,")


@pytest.fixture(scope="module", params=[pytest.param(slug, marks=pytest.mark.shared) for slug in BRIEFS])
def case(request: pytest.FixtureRequest, project_root: Path, shared: Path) -> Case:
    slug = request.param
    (entry,), problems = load_records(project_root, [BRIEFS[slug]])
    assert not problems
    folder = shared / "articles"
    return Case(
        decode((folder / f"{slug}.txt").read_bytes(), slug),
        entry.record,
        read_yaml(folder / "expected.yml").value[slug],
        {one.id: one.actor for one in load_actors(project_root)[0]},
    )


def test_the_source_is_what_is_known_of_it(case: Case) -> None:
    source, expected = case.record.source, case.expected
    assert source.headline == expected["headline"]
    assert source.published.isoformat() == expected["published"]["value"]
    assert source.published_basis == "inferred"
    assert source.published_note
    assert (source.publisher, source.author, source.url) == ("unknown", "unknown", "unknown")
    assert source.rights == "all-rights-reserved"


def test_every_expected_quote_stands_in_the_record_and_no_other(case: Case) -> None:
    assert len(case.record.quotes) == len(case.expected["quotes"])
    for quote, expected in zip(case.record.quotes, case.expected["quotes"], strict=True):
        content = case.span_of(expected["content"])
        speakers = expected["speaker"] if isinstance(expected["speaker"], list) else [expected["speaker"]]
        assert quote.kind == expected["kind"], quote.id
        assert [case.name_of(one) for one in quote.speaker] == speakers, quote.id
        assert plain_name(quote.named or "null") == plain_name(expected["speaker_words"]), quote.id
        assert (quote.cue or "null") == expected["cue"], quote.id
        assert spoken(quote.text) == spoken(expected["content"]), quote.id
        spans = case.quote_spans(quote)
        assert spans, quote.id
        assert all(content.covers(span) for span in spans), quote.id


def test_every_expected_actor_stands_in_the_record_and_no_other(case: Case) -> None:
    found = {case.actors[one.actor].name: one for one in case.record.actors}
    assert set(found) == {expected["name"] for expected in case.expected["actors"]}
    for expected in case.expected["actors"]:
        participant = found[expected["name"]]
        assert case.actors[participant.actor].kind == expected["kind"]
        named = {plain_name(words) for words in participant.named}
        assert named >= {plain_name(words) for words in expected.get("also", ())}, expected["name"]
        if "role" in expected:
            assert participant.role == expected["role"]


def test_every_expected_date_is_an_event_or_a_length_of_time(case: Case) -> None:
    for expected in case.expected["dates"]:
        if re.fullmatch(r"P[0-9]+Y", expected["value"]):
            assert any(expected["words"] in said for said in figure_words(case))
            continue
        dated = {(event.as_stated, event.date) for event in case.record.context.events}
        past = f"../{case.record.source.published}"
        wanted = {"PAST_REF": past, "198": "198X"}.get(expected["value"], expected["value"])
        assert (expected["words"], wanted) in dated


def figure_words(case: Case) -> dict[str, str | None]:
    """The article's words for each figure, and who states it."""
    return {
        span.of(case.article): case.name_of(figure.according_to[0]) if figure.according_to else None
        for figure in case.record.context.figures
        for span in case.spans(figure.evidence)
    }


def test_every_expected_figure_stands_in_the_record(case: Case) -> None:
    words = figure_words(case)
    for expected in case.expected.get("figures", ()):
        held = [said for said in words if expected["words"].strip(' ")') in said.strip(' ")')]
        assert held, expected["words"]
        assert words[held[0]] == expected.get("according_to")


def test_every_expected_place_stands_in_the_record_and_no_other(case: Case) -> None:
    assert sorted(place.name for place in case.record.context.places) == sorted(case.expected["places"])


def test_nothing_rests_on_captions_or_subheadings(case: Case) -> None:
    title = Span(0, case.article.index("\n"))
    for span in case.all_evidence:
        block = paragraph_at(case.article, span.start)
        assert block is not None
        assert block.number or title.covers(span), span.of(case.article)


def all_words(case: Case) -> Iterator[str]:
    for participant in case.record.actors:
        yield from (*participant.named, participant.role or "")
        yield case.actors[participant.actor].name
    for quote in case.record.quotes:
        yield from (quote.text, quote.named or "")


def test_the_traps_are_not_fallen_into(case: Case) -> None:
    words = " ".join(all_words(case))
    assert not re.search("Karpukhin|REUTERS|RTS177T9|Grupo", words), "no photographer and no subheading speaks"
    said = {part for quote in case.record.quotes for part in spoken(quote.text)}
    assert "cope" not in said, "a headline's scare quote is nobody's quote"
    assert not any(event.date.startswith("2017") for event in case.record.context.events), "a caption's date"
    inserted = {words: quote.inserted for quote in case.record.quotes for words in spoken(quote.text) if "(" in words}
    assert all(outlet == ("(Daesh)",) for outlet in inserted.values())
    assert bool(inserted) == ("(Daesh)" in case.article)


def test_a_floating_quote_names_no_speaker_and_has_one(case: Case) -> None:
    floating = [quote for quote in case.record.quotes if quote.named is None]
    assert len(floating) == sum(one["speaker_words"] == "null" for one in case.expected["quotes"])
    assert all(quote.speaker and quote.cue is None for quote in floating)


@pytest.mark.shared
def test_the_two_briefs_are_one_story(project_root: Path, shared: Path) -> None:
    """What stands across both: one story, one group under two names, one background, one figure in one alone."""
    entries, _ = load_records(project_root, list(BRIEFS.values()))
    first, second = (entry.record for entry in entries)
    (story,) = (one.story for one in load_stories(project_root)[0] if one.id == first.story)
    assert first.story == second.story
    compared = [*story.differs, *story.agrees]
    assert all(set(one.within) <= set(BRIEFS.values()) for one in compared)
    assert {one.kind for one in story.differs} >= {"figure", "date", "speaker"}
    assert any("drills" in one.matter for one in compared)
    assert any("warn" in one.matter for one in compared)

    named = [{p.actor: p.named for p in record.actors}["islamic-state-group"] for record in (first, second)]
    assert "Daesh" in named[0]
    assert "IS" in named[1]
    counted = [[figure.value for figure in record.context.figures] for record in (first, second)]
    assert 2000 not in counted[0]
    assert 2000 in counted[1]
    joined = {event.same_as.partition("#")[2] for event in second.context.events if event.same_as}
    assert joined <= {event.id for event in first.context.events}
    assert len(joined) == 2


def test_receipts_vouch_for_both_briefs_without_their_articles(project_root: Path, tmp_path: Path) -> None:
    kept_back = shutil.ignore_patterns("article.txt")
    for folder in ("_actors", *BRIEFS.values()):
        shutil.copytree(project_root / "briefings" / folder, tmp_path / "briefings" / folder, ignore=kept_back)
    (tmp_path / "briefings" / "_stories").mkdir()
    shutil.copy(project_root / "briefings" / "_stories" / "moscow-talks-2021.yml", tmp_path / "briefings" / "_stories")
    checked = check(tmp_path)
    assert not checked.problems
    assert set(checked.by_receipt) == set(BRIEFS.values())
    assert (checked.verified, checked.located) == (7, 9)


@pytest.mark.parametrize("name", ["Daesh", "IS", "ISIS", "ISIL", "Islamic State", "داعش", "Da’esh", "Daʿesh"])
def test_the_islamic_state_group_is_one_actor_under_all_its_names(name: str, project_root: Path) -> None:
    found = load_registry(project_root).resolve(name)
    assert found is not None
    assert found.id == "islamic-state-group"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Moscow", "russia"),  # a capital
        ("the Kremlin", "russia"),  # a palace
        ("Brussels", "european-union"),  # a seat
        ("Ankara", "turkey"),  # a capital that is a place as well
        ("Lavrov", "sergei-lavrov"),  # a surname
    ],
)
def test_a_weak_name_of_the_registry_never_links_by_itself(name: str, actor: str, project_root: Path) -> None:
    registry = load_registry(project_root)
    assert registry.resolve(name) is None
    assert registry.bearers(name) == (actor,)


def test_the_branch_is_no_name_of_the_group(project_root: Path) -> None:
    registry = load_registry(project_root)
    branch = registry.resolve("Daesh Khurasan")
    assert branch is not None
    assert (branch.id, branch.part_of) == ("islamic-state-khorasan-province", "islamic-state-group")
