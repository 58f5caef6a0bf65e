"""A contribution checked as data: the records of a commit, with the tools and the templates of this folder.

Nothing of the commit is checked out or run. Its files are read from git's objects, vetted by path, kind and size,
and laid out beside our own tools. Whoever can change record and receipt together could vouch for anything; so
unless the contribution is trusted, receipts it changed are not taken.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_archive.archive import Brief
from briefing_archive.check import UNVERIFIED, check
from briefing_archive.contribution_summary import Findings, summary_of
from briefing_archive.problems import InputError, Problem, Severity
from briefing_archive.record_diff import State, changes
from briefing_archive.rules import paths
from briefing_archive.rules.vouching import valid_receipt
from briefing_archive.store.commits import Kept, contents_of, files_of
from briefing_archive.store.pages import GENERATED, GENERATED_FILES
from briefing_archive.store.receipts import RECEIPT, read_receipt
from briefing_archive.store.records import BRIEFINGS, load_actors, load_records, load_registry, load_stories

LARGEST = 1_000_000
MOST_FILES = 2_000
_SCHEMAS = f"{BRIEFINGS}/_schema/"
_PLAIN_PATH = re.compile(r"briefings/(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
# Our tools, as they stand beside the contribution's records.
_TOOLS = ("mkdocs.yml", "templates", "scripts")


@dataclass(frozen=True)
class Contribution:
    """What a contribution's check found: problems at their places, and the summary for whoever sent it."""

    problems: tuple[Problem, ...]
    summary: str

    @property
    def has_errors(self) -> bool:
        return any(one.is_error for one in self.problems)


def state_of(root: Path) -> State:
    """All records, actors and stories of a folder that can be read."""
    if not (root / BRIEFINGS).is_dir():
        raise InputError("there are no briefs here", f"name a folder that holds {BRIEFINGS}/", place=str(root))
    return State(
        {entry.id: entry.record for entry in load_records(root)[0]},
        {entry.id: entry.actor for entry in load_actors(root)[0]},
        {entry.id: entry.story for entry in load_stories(root)[0]},
    )


def contribute(
    root: Path, repository: Path, base: str, head: str, into: Path, *, trusted: bool = False, first_time: bool = False
) -> Contribution:
    """Check what the commit `head` changes in the records of `base`; `into` then holds all that a site is built from.

    `root` has the tools. Where the contribution is not trusted, what only its own receipts vouch for is unverified:
    a warning, told apart from what is to mend.
    """
    if into.exists():
        raise InputError("this folder is there already", "name a new one", place=str(into))
    before, after = files_of(repository, base), files_of(repository, head)
    changed = {path: kept for path, kept in after.items() if before.get(path) != kept}
    ours = {path: kept for path, kept in changed.items() if _is_record(path)}
    refused = tuple(_refused(ours))
    outside = sum(not _is_record(path) for path in {*changed, *(before.keys() - after.keys())})
    gone_wrong = {one.file for one in refused}
    kept = {path: one for path, one in after.items() if path.startswith(f"{BRIEFINGS}/") and path not in gone_wrong}
    withheld = () if trusted else tuple(_withheld(kept, before))
    for path in withheld:
        if path in before:
            kept[path] = before[path]
        else:
            del kept[path]
    _lay_out(root, into, _read(repository, kept))
    checked = check(into, unverified=Severity.ERROR if trusted else Severity.WARNING)
    entries, _ = load_records(into)
    touched = {path.split("/")[1] for path in ours if not path.split("/")[1].startswith("_")}
    drafts = [one.id for one in entries if one.record.status == "draft" and one.id in touched]
    committed = paths.kept_by_git({path: one.mode for path, one in ours.items() if path in kept}, drafts)
    problems = (*refused, *committed, *checked.problems)
    waiting = [one for one in problems if one.code in UNVERIFIED and not one.is_error]
    unverified = tuple(one for one in waiting if one.file in ours or one.file.split("/")[1] in touched)
    others = tuple(dict.fromkeys(one for one in problems if one not in waiting))
    with tempfile.TemporaryDirectory() as scratch:
        _write(Path(scratch), _read(repository, {path: one for path, one in before.items() if _is_record(path)}))
        (Path(scratch) / BRIEFINGS).mkdir(exist_ok=True)
        changed_things = tuple(changes(state_of(Path(scratch)), state_of(into)))
    shown = {one.id for one in changed_things if one.kind == "brief"} | touched
    briefs = [
        Brief(one.id, one.record, valid_receipt(one.record, read_receipt(one.folder, one.file)[0]))
        for one in entries
        if one.id in shown
    ]
    findings = Findings(others, unverified, changed_things, briefs, load_registry(into), withheld, outside, first_time)
    return Contribution(others, summary_of(findings))


def _is_record(path: str) -> bool:
    return path.startswith(f"{BRIEFINGS}/") and not path.startswith(_SCHEMAS)


def _refused(ours: Mapping[str, Kept]) -> Iterator[Problem]:
    """Files that are not taken in: links, programs, strange names, what no archive holds, too much."""
    if len(ours) > MOST_FILES:
        fault = f"{len(ours):,} files change; the limit is {MOST_FILES:,}"
        yield _at(BRIEFINGS, "contribution-large", fault, "send them in several parts")
    for path, kept in ours.items():
        if kept.mode != "100644" or not _PLAIN_PATH.fullmatch(path):
            what = {"120000": "is a symbolic link", "160000": "is another repository", "100755": "is a program"}
            fault = what.get(kept.mode, "has a name that is not of a–z, 0–9 and -")
            yield _at(path, "path-refused", fault, "put a plain file of an archive here, or take it away")
        elif kept.size > LARGEST:
            yield _at(path, "file-too-large", f"has {kept.size:,} bytes", f"keep it under {LARGEST:,} bytes")
    plain = {path: one.mode for path, one in ours.items() if one.mode == "100644" and _PLAIN_PATH.fullmatch(path)}
    yield from paths.kept_by_git(plain, ())


def _at(path: str, code: str, fault: str, remedy: str) -> Problem:
    return Problem(path, 1, 1, code, Severity.ERROR, fault, remedy)


def _withheld(kept: Mapping[str, Kept], before: Mapping[str, Kept]) -> Iterator[str]:
    """Receipts that the contribution brings or changes."""
    for path, one in kept.items():
        if path.endswith(f"/{RECEIPT}") and before.get(path) != one:
            yield path


def _read(repository: Path, files: Mapping[str, Kept]) -> Mapping[str, bytes]:
    plain = {path: one for path, one in files.items() if one.mode == "100644" and _PLAIN_PATH.fullmatch(path)}
    found = contents_of(repository, (one.blob for one in plain.values() if one.size <= LARGEST))
    return {path: found[one.blob] for path, one in plain.items() if one.blob in found}


def _lay_out(root: Path, into: Path, files: Mapping[str, bytes]) -> None:
    """Our tools and hand-written pages, with the contribution's records."""
    into.mkdir(parents=True)
    for name in _TOOLS:
        if (root / name).exists():
            (into / name).symlink_to((root / name).resolve())
    if (root / "site_src").is_dir():
        shutil.copytree(root / "site_src", into / "site_src")
        for name in GENERATED:
            shutil.rmtree(into / "site_src" / name, ignore_errors=True)
        for name in GENERATED_FILES:
            (into / "site_src" / name).unlink(missing_ok=True)
    _write(into, files)
    (into / BRIEFINGS).mkdir(exist_ok=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
