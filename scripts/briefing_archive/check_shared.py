"""The check of what records share: the registry's actors, the stories, old addresses, and what git keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefing_archive.model import Comparison, Story
from briefing_archive.problems import Finding, Problem
from briefing_archive.registry import Registry
from briefing_archive.rules import identity, paths
from briefing_archive.store.records import STORIES, ActorEntry, RecordEntry, StoryEntry, problems_of
from briefing_archive.store.tracked import tracked_files


def check_actors(actors: Sequence[ActorEntry], registry: Registry) -> Iterator[Problem]:
    """Faults of the registry's actors, in their own files."""
    formerly = dict(_claims([(entry.id, entry.actor.formerly) for entry in actors], "actor"))
    for entry in actors:
        findings = [*paths.file_id_sound(entry.id), *paths.id_is_file_name(entry.actor.id, entry.id)]
        if not findings:
            findings += identity.actor_sound(entry.actor, registry)
        yield from problems_of([*findings, *formerly.get(entry.id, ())], entry)


def _claims(formerly: Sequence[tuple[str, Sequence[str]]], what: str) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    found = list(paths.addresses_free(what, [id_ for id_, _ in formerly], dict(formerly)))
    for id_, _ in formerly:
        yield id_, tuple(finding for owner, finding in found if owner == id_)


def check_stories(stories: Sequence[StoryEntry], entries: Sequence[RecordEntry]) -> Iterator[Problem]:
    """Faults of the stories, in their own files."""
    formerly = dict(_claims([(entry.id, entry.story.formerly) for entry in stories], "story"))
    told = {entry.id: entry.record.story for entry in entries}
    for entry in stories:
        findings = [*paths.file_id_sound(entry.id), *paths.story_briefs_exist(entry.id, entry.story, told)]
        yield from problems_of([*findings, *formerly.get(entry.id, ())], entry)


def check_paths(
    root: Path, entries: Sequence[RecordEntry], actors: Sequence[ActorEntry], stories: Sequence[StoryEntry]
) -> Iterator[Problem]:
    """Addresses that two briefs claim, names that one disk takes for one, and what git should not keep."""
    formerly = dict(_claims([(entry.id, entry.record.formerly) for entry in entries], "brief"))
    for entry in entries:
        yield from problems_of(formerly.get(entry.id, ()), entry)
    yield from paths.names_apart(entry.file for group in (entries, actors, stories) for entry in group)
    tracked = tracked_files(root)
    if tracked is not None:
        drafts = [entry.id for entry in entries if entry.record.status == "draft"]
        yield from paths.kept_by_git(tracked, drafts)


def sound_stories(stories: Mapping[str, Story], found: Sequence[Problem]) -> Mapping[str, Story]:
    """The stories, without comparisons where one of them is wrong."""
    wrong = {one.file for one in found if one.is_error}
    bare: dict[str, tuple[Comparison, ...]] = {"differs": (), "agrees": ()}
    return {
        id_: story.model_copy(update=bare) if f"{STORIES}/{id_}.yml" in wrong else story
        for id_, story in stories.items()
    }
