"""The check: every rule over every record, actor and story, and the archive of what may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from briefing_archive.archive import Archive, Brief
from briefing_archive.check_shared import check_actors, check_paths, check_stories, sound_stories
from briefing_archive.checked import Checked
from briefing_archive.fields import UNKNOWN
from briefing_archive.model import Seen, Story
from briefing_archive.problems import Finding, InputError, KeyPath, Problem, Severity, error
from briefing_archive.receipt import Receipt
from briefing_archive.registry import Registry, registry_of
from briefing_archive.rules import vouching
from briefing_archive.rules.case import Case, seen_in_stories
from briefing_archive.rules.in_order import RULES, TOMBSTONE_RULES
from briefing_archive.store.receipts import ARTICLE, RECEIPT, read_article, read_receipt, write_receipt
from briefing_archive.store.records import (
    ACTORS,
    BRIEFINGS,
    STORIES,
    RecordEntry,
    StoryEntry,
    brief_folders,
    load_actors,
    load_records,
    load_stories,
    problems_of,
    proposed_ids,
)

# What these say is that nobody who holds the article has checked something, not that it is wrong.
UNVERIFIED = frozenset({"receipt-missing", "receipt-stale"})


@dataclass(frozen=True)
class _Around:
    """What every record is held against besides its article."""

    registry: Registry
    stories: Mapping[str, StoryEntry]
    seen: Mapping[str, tuple[tuple[KeyPath, Seen], ...]]
    items: Mapping[str, frozenset[str]]
    unread_actors: frozenset[str]
    unverified: Severity


# Faults by which the article does not bear a quote out.
FAILED = frozenset(
    {
        "quote-not-found",
        "quote-altered",
        "quote-stitched",
        "quote-unmarked",
        "quote-wrong-speaker",
        "quote-ambiguous",
        "quote-truncated",
        "evidence-not-found",
    }
)


@dataclass(frozen=True)
class _Result:
    """One record after its rules; `of_stories` are faults in what stories say of it, in their files."""

    entry: RecordEntry
    case: Case
    problems: tuple[Problem, ...]
    of_stories: tuple[Problem, ...]
    fresh: Receipt | None
    failures: Mapping[int, tuple[str, str]]

    @property
    def has_errors(self) -> bool:
        return any(problem.is_error for problem in self.problems)

    @property
    def brief(self) -> Brief:
        receipt = self.fresh or vouching.valid_receipt(self.entry.record, self.case.receipt)
        return Brief(self.entry.id, self.entry.record, receipt, self.failures)


def check(
    root: Path, ids: Sequence[str] = (), write_receipts: bool = False, *, unverified: Severity = Severity.ERROR
) -> Checked:
    """Hold every record (or those of `ids`) against every rule.

    The archive holds the briefs without an error, newest first. Receipts are written, where asked for, for
    reviewed records that were held against their article and have no error. What nobody with the article has
    checked is of the severity `unverified`. Raises InputError for an unknown id.
    """
    entries, problems = load_records(root)
    actors, actor_problems = load_actors(root)
    stories, story_problems = load_stories(root)
    refuse_unknown(ids, root)
    # The file's name counts, so that a wrong id inside is told once and not at every mention.
    registry = registry_of(entry.actor.model_copy(update={"id": entry.id}) for entry in actors)
    files = {entry.id: entry for entry in stories}
    told = {entry.id: entry.story for entry in stories}
    around = _Around(
        registry,
        files,
        seen_in_stories(told),
        {entry.id: frozenset(_item_ids(entry)) for entry in entries},
        frozenset(Path(one.file).stem for one in actor_problems),
        unverified,
    )
    results = [_check_record(entry, around) for entry in entries if not ids or entry.id in ids]
    found = [problem for result in results for problem in (*result.problems, *result.of_stories)]
    unread = list(problems)
    shared = list(check_paths(root, entries, actors, stories))
    found += [one for one in (*actor_problems, *story_problems) if not ids or one.file in {ACTORS, STORIES}]
    if ids:
        shared, unread = ([one for one in group if one.file.split("/")[1] in ids] for group in (shared, unread))
    else:
        found += check_actors(actors, registry)
        found += check_stories(stories, entries)
    found += shared
    committed = {one.file.split("/")[1] for one in found if one.code == "draft-committed"}
    good = [one for one in results if not one.has_errors and one.entry.id not in committed]
    fit = {one.entry.id for one in good}
    return Checked(
        archive=_archive(good, registry, sound_stories(told, found)),
        problems=tuple(
            sorted({*found, *unread}, key=lambda one: (one.file, one.line, one.column, one.code, one.fault))
        ),
        at_hand=tuple(one.entry.id for one in results if one.case.text is not None),
        by_receipt=tuple(one.entry.id for one in results if one.case.text is None),
        left_out=tuple(
            sorted(
                {one.entry.id for one in results if one.entry.id not in fit}
                | {one.file.split("/")[1] for one in unread}
            )
        ),
        receipts_written=_write_receipts(good) if write_receipts else (),
        verified=sum(_grounded(one, {"direct", "mixed"}) for one in good),
        located=sum(_grounded(one, {"indirect"}) for one in good),
    )


def refuse_unknown(ids: Sequence[str], root: Path) -> None:
    """Raise InputError for an id that no brief has, with the nearest that one has."""
    there = [folder.name for folder in brief_folders(root)]
    for one in ids:
        if one not in there:
            close = get_close_matches(one, there, 1)
            raise InputError(
                f"there is no brief `{one}`",
                f"write {close[0]}" if close else "look at the names in briefings/",
                place=BRIEFINGS,
            )


def _item_ids(entry: RecordEntry) -> Iterator[str]:
    yield from (quote.id for quote in entry.record.quotes)
    yield from (event.id for event in entry.record.context.events)


def _check_record(entry: RecordEntry, around: _Around) -> _Result:
    folder = f"{BRIEFINGS}/{entry.id}"
    article, problems = read_article(entry.folder, f"{folder}/{ARTICLE}")
    receipt, receipt_problems = read_receipt(entry.folder, f"{folder}/{RECEIPT}")
    record = entry.record
    is_same = article is not None and record.source.sha256 in {article.sha256, UNKNOWN}
    case = Case(
        entry.id,
        record,
        around.registry,
        article.text if article and is_same else None,
        receipt,
        frozenset(around.stories),
        around.seen.get(entry.id, ()),
        around.items,
        around.unread_actors,
        proposed_ids(entry.folder),
    )
    rules = TOMBSTONE_RULES if record.status == "withdrawn" else RULES
    findings = [
        replace(finding, severity=around.unverified) if finding.code in UNVERIFIED else finding
        for rule in rules
        for finding in rule(case)
    ]
    if article and not is_same:
        findings.append(_other_article(article.sha256))
    of_stories = [finding for finding in findings if finding.at[:1] and finding.at[0] in around.stories]
    findings = [finding for finding in findings if finding not in of_stories]
    if record.status == "draft":
        findings = [_softened(finding) for finding in findings]
    fresh = vouching.receipt_for(case, article.sha256) if article and is_same else None
    placed = (*problems, *receipt_problems, *problems_of(findings, entry))
    failures = _failures(findings) if record.status == "draft" and case.text is not None else {}
    return _Result(entry, case, placed, tuple(_in_stories(of_stories, around.stories)), fresh, failures)


def _failures(findings: Iterable[Finding]) -> Mapping[int, tuple[str, str]]:
    """By index, the first fault of each quote that the article does not bear out: its code, and what is wrong."""
    found: dict[int, tuple[str, str]] = {}
    for finding in findings:
        if finding.code in FAILED and finding.at[:1] == ("quotes",) and isinstance(finding.at[1], int):
            found.setdefault(finding.at[1], (finding.code, finding.fault))
    return found


def _in_stories(findings: Sequence[Finding], stories: Mapping[str, StoryEntry]) -> Iterator[Problem]:
    """Faults in what stories say of a brief, in the stories' own files."""
    for finding in findings:
        story = stories[str(finding.at[0])]
        yield from problems_of([replace(finding, at=finding.at[1:])], story)


def _other_article(sha256: str) -> Finding:
    return error(
        ("source", "sha256"),
        "article-changed",
        "article.txt is not the text the record was made from",
        f"put the right text there; if this is it, write sha256: {sha256} and check every item again",
    )


def _softened(finding: Finding) -> Finding:
    """In a draft only faults of form stop."""
    return finding if finding.is_shape else replace(finding, severity=Severity.WARNING)


def _archive(good: Sequence[_Result], registry: Registry, stories: Mapping[str, Story]) -> Archive:
    briefs = sorted((one.brief for one in good), key=lambda brief: brief.id, reverse=True)
    briefs.sort(key=lambda brief: brief.record.source.published, reverse=True)
    return Archive(tuple(briefs), registry, stories).without_dangling()


def _write_receipts(good: Sequence[_Result]) -> tuple[str, ...]:
    return tuple(
        one.entry.id
        for one in good
        if one.fresh and one.entry.record.status == "reviewed" and write_receipt(one.entry.folder, one.fresh)
    )


def _grounded(result: _Result, kinds: set[str]) -> int:
    brief = result.brief
    return sum(
        quote.kind in kinds and bool(quote.speaker) and brief.grounding(("quotes", index), quote) is not None
        for index, quote in enumerate(brief.record.quotes)
    )
