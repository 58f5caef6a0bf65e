"""A new brief in the archive, and an old one drafted again beside what a person wrote."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing_archive.draft import Draft, draft_record, with_memories
from briefing_archive.fields import UNKNOWN
from briefing_archive.intake import Intake, take_in
from briefing_archive.known import Known
from briefing_archive.memory import memory_of
from briefing_archive.model import Record
from briefing_archive.problems import InputError
from briefing_archive.store.drafts import dump_actor, dump_record
from briefing_archive.store.folders import make_folder
from briefing_archive.store.records import load_records, load_registry
from briefing_archive.store.writing import write_if_changed

ARTICLE, RECORD, DRAFT = "article.txt", "record.yml", "record.draft.yml"


@dataclass(frozen=True)
class NewBrief:
    """What was made: the brief's id, its folder, how much was found, and the actors the registry lacks."""

    id: str
    path: Path
    counts: str
    proposed_actors: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class DraftedAgain:
    """The draft beside a record, and the unified difference from the record to it."""

    path: Path
    difference: str
    notes: tuple[str, ...]


def new_brief(
    root: Path, article: str, known: Known, model: str | None = None, *, allow_private: bool = False
) -> NewBrief:
    """Draft a brief into `briefings/<id>/`, made whole or not at all.

    Raises InputError for an article that cannot be read, has no day, or is in the archive already. Where the
    archive has the article's record but not its text, the text is put beside the record first.
    """
    intake = take_in(article, allow_private=allow_private)
    briefings = root / "briefings"
    records = {entry.id: entry.record for entry in load_records(root)[0]}
    _refuse_known(briefings, records, intake, known)
    registry = load_registry(root)
    draft = with_memories(draft_record(intake, known, registry, model), memory_of(records, registry), registry)
    folder = briefings / _free_id(briefings, draft.id)
    files = {ARTICLE: intake.data, RECORD: dump_record(draft.proposed).encode()}
    files |= {f"actors/{actor.id}.yml": dump_actor(actor).encode() for actor in draft.proposed.actors}
    make_folder(folder, files)
    ids = tuple(actor.id for actor in draft.proposed.actors)
    return NewBrief(folder.name, folder, _counts(draft), ids, draft.notes)


def _refuse_known(briefings: Path, records: Mapping[str, Record], intake: Intake, known: Known) -> None:
    """Raise InputError where a record has the same text or address."""
    for brief, record in records.items():
        source = record.source
        if source.sha256 == intake.sha256:
            there = briefings / brief / ARTICLE
            added = not there.exists()
            if added:
                write_if_changed(there, intake.data)
            hint = f"; its text was missing here and now stands in {there}" if added else ""
            raise InputError(
                f"this article is in the archive already, as {brief}{hint}",
                f"edit briefings/{brief}/record.yml; `briefs draft {brief}` drafts it again beside it",
                place=intake.name,
            )
        address = known.url or intake.url
        if address and address != UNKNOWN and _address(source.url) == _address(address):
            raise InputError(
                f"an article of this address is in the archive already, as {brief}",
                f"edit briefings/{brief}/record.yml, or give this version an address of its own",
                place=intake.name,
            )


def _address(url: str) -> str:
    """An address without what makes no difference: scheme, www., a last slash, a fragment."""
    bare = url.partition("#")[0].partition("://")[2].rstrip("/")
    return bare.removeprefix("www.").casefold()


def _free_id(briefings: Path, wanted: str) -> str:
    """`wanted`, or with a number where another article of the same day has it."""
    free = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, 1000))
    return next(one for one in free if not (briefings / one).exists())


def draft_again(root: Path, brief: str, model: str | None = None) -> DraftedAgain:
    """Draft a brief again into record.draft.yml beside its record, which stays as it is.

    Raises InputError where the brief or its article is not at hand.
    """
    folder = root / "briefings" / brief
    entries, problems = load_records(root, [brief])
    record = next((entry.record for entry in entries if entry.id == brief), None)
    if record is None:
        fault = f"the record cannot be read: {problems[0].fault}" if problems else "there is no such brief"
        raise InputError(fault, "look at its name in briefings/, or run `briefs check`", place=str(folder))
    article = folder / ARTICLE
    if not article.is_file():
        raise InputError(
            "the article is not at hand, and a draft is made from nothing else",
            f"put its text at {article}, byte for byte",
            place=str(folder),
        )
    intake = take_in(str(article))
    draft = draft_record(intake, _known(record), load_registry(root), model)
    drafted = dump_record(draft.proposed)
    write_if_changed(folder / DRAFT, drafted.encode())
    written = (folder / RECORD).read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        written.splitlines(keepends=True), drafted.splitlines(keepends=True), RECORD, DRAFT
    )
    return DraftedAgain(folder / DRAFT, "".join(difference), draft.notes)


def _known(record: Record) -> Known:
    source = record.source
    said = {key: None if value == UNKNOWN else value for key, value in vars(source).items()}
    return Known(source.published, said["publisher"], said["author"], said["url"], said["rights"], record.story)


def _counts(draft: Draft) -> str:
    """How much was found, and how much of it wants a look."""
    tree = draft.proposed.tree
    context = tree["context"]
    sizes = Counter({name: len(tree[name]) for name in ("summary", "actors", "quotes")})
    sizes.update({name: len(context[name]) for name in ("background", "events", "figures", "places")})
    said = ", ".join(f"{sizes[name]} {name}" for name in sizes if sizes[name])
    return f"{said or 'nothing found'}; {len(draft.proposed.doubts)} places to look at"
