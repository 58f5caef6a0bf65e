"""Rules on names and places: ids, files, addresses that were used before, and what git may keep."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefing_archive.fields import BRIEF_ID_PATTERN, ID_PATTERN
from briefing_archive.model import Record, Story
from briefing_archive.problems import Finding, KeyPath, Problem, Severity, error, shape_error
from briefing_archive.rules.case import Case

_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$")
_BRIEF_FILES = frozenset({"record.yml", "receipt.json"})
_SHARED_FILES = re.compile(r"^briefings/(?:_actors|_stories)/[^/]+\.yml$|^briefings/_schema/[a-z]+\.schema\.json$")


def id_sound(case: Case) -> Iterator[Finding]:
    """A brief’s id is its day of publication and a slug."""
    if not re.fullmatch(BRIEF_ID_PATTERN, case.id) or len(case.id) > 80:
        yield shape_error(
            (),
            "id-malformed",
            f"the folder’s name `{case.id}` is no id of a brief",
            "name it by day and slug, at most 80 of a–z, 0–9 and -: 2026-03-14-harbour",
        )
    elif case.id[:10] != (day := case.record.source.published.isoformat()):
        yield error(
            ("source", "published"),
            "id-day",
            f"the article was published on {day}, but the id says {case.id[:10]}",
            f"correct the day, or rename the folder to {day}{case.id[10:]}",
        )


def item_ids_once(case: Case) -> Iterator[Finding]:
    """The ids of quotes and events are unique in a brief."""
    seen: dict[str, KeyPath] = {}
    places: list[tuple[KeyPath, str]] = [
        *((("quotes", i, "id"), quote.id) for i, quote in enumerate(case.record.quotes)),
        *((("context", "events", i, "id"), event.id) for i, event in enumerate(case.record.context.events)),
    ]
    for at, name in places:
        if name in seen:
            yield shape_error(
                at,
                "id-duplicate",
                f"`{name}` is the id of two items",
                "give this one an id that was never used here",
                name,
            )
        seen[name] = at


def references_lead_somewhere(case: Case) -> Iterator[Finding]:
    """`story` names a story, and `same_as` an item of another brief."""
    story = case.record.story
    if story and story not in case.stories:
        yield error(
            ("story",),
            "story-unknown",
            f"there is no story `{story}`",
            f"correct it, or add briefings/_stories/{story}.yml",
            story,
        )
    for at, target in _references(case.record):
        brief, _, item = target.partition("#")
        if brief == case.id:
            fault = "leads back to this brief"
        elif brief not in case.items:
            fault = f"leads to `{brief}`, which is no brief"
        elif item not in case.items[brief]:
            fault = f"leads to `{item}`, which `{brief}` does not have"
        else:
            continue
        yield error(
            at, "same-as-unknown", f"`{target}` {fault}", "write <brief>#<id> of an item of another brief", target
        )


def _references(record: Record) -> Iterator[tuple[KeyPath, str]]:
    for index, quote in enumerate(record.quotes):
        if quote.same_as:
            yield ("quotes", index, "same_as"), quote.same_as
    for index, event in enumerate(record.context.events):
        if event.same_as:
            yield ("context", "events", index, "same_as"), event.same_as


def file_id_sound(id_: str) -> Iterator[Finding]:
    """The name of an actor’s or story’s file is an id."""
    if not re.fullmatch(ID_PATTERN, id_) or len(id_) > 80 or _RESERVED.fullmatch(id_):
        yield shape_error(
            (),
            "id-malformed",
            f"the file’s name `{id_}` is no id",
            "name it with at most 80 of a–z, 0–9 and -, and no name that Windows keeps for itself",
        )


def id_is_file_name(written: str, id_: str) -> Iterator[Finding]:
    """An actor’s `id` is the name of its file."""
    if written != id_:
        yield shape_error(
            ("id",), "id-mismatch", f"the id is `{written}`, but the file is {id_}.yml", f"write `id: {id_}`", written
        )


def addresses_free(
    what: str, ids: Iterable[str], formerly: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, Finding]]:
    """An address that a brief, actor or story had before belongs to nothing else; with the id that claims it."""
    taken: dict[str, str] = {id_.casefold(): id_ for id_ in ids}
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for id_, old in formerly.items():
        for address in old:
            claims[address.casefold()].append(id_)
    for id_, old in formerly.items():
        for index, address in enumerate(old):
            rivals = [one for one in claims[address.casefold()] if one != id_]
            other = taken.get(address.casefold()) or next(iter(rivals), None)
            if other:
                fault = f"`{address}` is {'this' if other == id_ else 'the address of'} {what} `{other}` already"
                yield id_, error(("formerly", index), "address-taken", fault, "keep the address in one place", address)


def story_briefs_exist(id_: str, story: Story, told: Mapping[str, str | None]) -> Iterator[Finding]:
    """A story compares briefs that exist and belong to it."""
    for group in ("differs", "agrees"):
        for index, comparison in enumerate(getattr(story, group)):
            for brief in comparison.within:
                at: KeyPath = (group, index, "in", brief)
                if brief not in told:
                    yield error(at, "brief-unknown", f"there is no brief `{brief}`", "look at its name in briefings/")
                elif told[brief] != id_:
                    mend = f"write `story: {id_}` in its record, or take it out here"
                    yield error(at, "brief-unknown", f"`{brief}` does not belong to this story", mend)


def names_apart(paths: Iterable[str]) -> Iterator[Problem]:
    """No two files differ in capitals alone, because some systems take them for one."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        key = path.casefold()
        if key in seen:
            fault = f"differs from {seen[key]} in capitals alone"
            yield _at(path, "path-refused", fault, "rename one of the two, in small letters")
        seen.setdefault(key, path)


def kept_by_git(tracked: Mapping[str, str], drafts: Iterable[str]) -> Iterator[Problem]:
    """Git keeps records, receipts, actors, stories and schemas; never an article, a draft or a link."""
    drafted = {f"briefings/{brief}/record.yml" for brief in drafts}
    for path, mode in tracked.items():
        name = path.rpartition("/")[2]
        forget = f"take it out of git and keep it here: git rm --cached {path}"
        if mode == "120000":
            yield _at(path, "path-refused", "is a symbolic link", "put the file itself here")
        elif name == "article.txt":
            yield _at(path, "article-text-committed", "the article’s text is in git", forget)
        elif path in drafted:
            yield _at(
                path, "draft-committed", "a draft is in git, with the article’s sentences", forget + ", or review it"
            )
        elif not _is_ours(path):
            yield _at(path, "file-unexpected", "is no file of an archive", forget)


def _is_ours(path: str) -> bool:
    parts = path.split("/")
    is_brief_file = len(parts) == 3 and not parts[1].startswith("_") and parts[2] in _BRIEF_FILES
    is_note = parts[-1] in {".gitkeep", ".gitignore", "README.md"} and len(parts) <= 3
    return is_brief_file or is_note or _SHARED_FILES.fullmatch(path) is not None


def _at(path: str, code: str, fault: str, remedy: str) -> Problem:
    return Problem(path, 1, 1, code, Severity.ERROR, fault, remedy)
