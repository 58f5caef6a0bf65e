"""Records, actors and stories as they stand on disk, each with the places of its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from briefing_archive.fields import Value
from briefing_archive.model import Actor, Record, Story
from briefing_archive.problems import Finding, InputError, Problem, Severity, refuse
from briefing_archive.registry import Registry, registry_of
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.yaml_file import Tree, YamlFault, read_yaml

BRIEFINGS = "briefings"
RECORD = "record.yml"
ACTORS = f"{BRIEFINGS}/_actors"
STORIES = f"{BRIEFINGS}/_stories"
PROPOSED = "actors"


@dataclass(frozen=True)
class Written:
    """One file that was read: the id its name gives, its name in messages, and the places of its keys."""

    id: str
    file: str
    tree: Tree


@dataclass(frozen=True)
class RecordEntry(Written):
    """A record that has the form of one; whether it is true is for the rules to say."""

    record: Record
    folder: Path


@dataclass(frozen=True)
class ActorEntry(Written):
    """An actor's file."""

    actor: Actor


@dataclass(frozen=True)
class StoryEntry(Written):
    """A story's file."""

    story: Story


Shape = TypeVar("Shape", bound=Value)
Loaded = TypeVar("Loaded", bound=Written)


def load_records(root: Path, ids: Sequence[str] = ()) -> tuple[tuple[RecordEntry, ...], tuple[Problem, ...]]:
    """Every record of the archive (or those of `ids`) in the order of their ids, and what cannot be read."""
    entries: list[RecordEntry] = []
    problems: list[Problem] = []
    for folder in brief_folders(root):
        if ids and folder.name not in ids:
            continue
        file = f"{BRIEFINGS}/{folder.name}/{RECORD}"
        if not (folder / RECORD).exists() and not (folder / RECORD).is_symlink():
            problems.append(_no_record(file))
        elif read := _read(folder / RECORD, file, Record, problems):
            entries.append(RecordEntry(folder.name, file, read[0], read[1], folder))
    return tuple(entries), tuple(problems)


def load_actors(root: Path) -> tuple[tuple[ActorEntry, ...], tuple[Problem, ...]]:
    """Every actor's file in the order of their ids, and what cannot be read."""
    return _load_all(root, ACTORS, Actor, ActorEntry)


def load_proposed(root: Path, brief: str) -> tuple[tuple[ActorEntry, ...], tuple[Problem, ...]]:
    """The actors that drafting proposed for a brief, in the order of their ids, and what cannot be read."""
    return _load_all(root, f"{BRIEFINGS}/{brief}/{PROPOSED}", Actor, ActorEntry)


def proposed_ids(folder: Path) -> frozenset[str]:
    """The ids of the actors whose proposed files stand beside the record in this folder."""
    return frozenset(file.stem for file in (folder / PROPOSED).glob("*.yml"))


def load_stories(root: Path) -> tuple[tuple[StoryEntry, ...], tuple[Problem, ...]]:
    """Every story in the order of their ids, and what cannot be read."""
    return _load_all(root, STORIES, Story, StoryEntry)


def load_registry(root: Path) -> Registry:
    """The registry of the actors that can be read; `check` tells of the others. InputError where it is no folder."""
    entries, problems = load_actors(root)
    refuse(one for one in problems if one.file == ACTORS)
    return registry_of(entry.actor for entry in entries)


def problems_of(findings: Iterable[Finding], entry: Written) -> Iterator[Problem]:
    """The findings with the file, line and column where each stands."""
    for finding in findings:
        yield _problem(finding, entry.file, entry.tree)


def _problem(finding: Finding, file: str, tree: Tree) -> Problem:
    if finding.code == "key-unknown":
        line, column = tree.key_position(finding.at)
    else:
        line, column = tree.position(finding.at, finding.words)
    return Problem(file, line, column, finding.code, finding.severity, finding.fault, finding.remedy)


def brief_folders(root: Path) -> list[Path]:
    """The folder of each brief, in the order of their ids; InputError where there are none for a file's sake."""
    briefings = root / BRIEFINGS
    if _is_no_folder(briefings):
        raise InputError(f"is {_NO_FOLDER}", _MOVE, place=BRIEFINGS, status=1)
    found = briefings.iterdir() if briefings.exists() else ()
    return sorted(path for path in found if path.name[0] not in "._" and path.is_dir())


_NO_FOLDER, _MOVE = "no folder", "move what is there to another name, and put the folder in its place"


def _is_no_folder(path: Path) -> bool:
    """Whether something else stands where a folder should; nothing at all is an empty folder."""
    return (path.exists() or path.is_symlink()) and not path.is_dir()


def _load_all(
    root: Path, folder: str, model: type[Shape], make: Callable[[str, str, Tree, Shape], Loaded]
) -> tuple[tuple[Loaded, ...], tuple[Problem, ...]]:
    entries: list[Loaded] = []
    problems: list[Problem] = []
    if _is_no_folder(root / folder):
        return (), (Problem(folder, 1, 1, "path-refused", Severity.ERROR, f"is {_NO_FOLDER}", _MOVE),)
    found = (root / folder).iterdir() if (root / folder).exists() else ()
    for path in sorted(one for one in found if one.suffix.lower() in {".yml", ".yaml"} and one.name[0] != "."):
        file = f"{folder}/{path.name}"
        if path.suffix != ".yml":
            problems.append(_misnamed(file, f"{path.stem}.yml"))
        elif read := _read(path, file, model, problems):
            entries.append(make(path.stem, file, *read))
    return tuple(entries), tuple(problems)


def _read(path: Path, file: str, model: type[Shape], problems: list[Problem]) -> tuple[Tree, Shape] | None:
    """The tree and value of a file; None where it has not the form, and then what is wrong is in `problems`."""
    if path.is_symlink():
        problems.append(
            Problem(file, 1, 1, "path-refused", Severity.ERROR, "is a symbolic link", "put the file itself here")
        )
        return None
    try:
        tree = read_yaml(path, file)
    except YamlFault as wrong:
        problems.append(Problem(file, wrong.line, wrong.column, wrong.code, Severity.ERROR, wrong.fault, wrong.remedy))
        return None
    try:
        return tree, model.model_validate(tree.value)
    except ValidationError as wrong:
        problems.extend(_problem(finding, file, tree) for finding in shape_findings(wrong, model, tree.value))
        return None


def _misnamed(file: str, name: str) -> Problem:
    return Problem(file, 1, 1, "path-refused", Severity.ERROR, "is not read under this name", f"rename it to {name}")


def _no_record(file: str) -> Problem:
    return Problem(
        file, 1, 1, "record-missing", Severity.ERROR, "the folder has no record", "write record.yml, or take it away"
    )
