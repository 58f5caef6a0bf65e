"""What to know of each actor of a brief before it goes into the registry: where it stands, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing_archive.model import Actor
from briefing_archive.role_wordings import whole
from briefing_archive.rules.grounding import place_in
from briefing_archive.rules.locating import locate
from briefing_archive.spans import Span
from briefing_archive.store.looks import hints_in
from briefing_archive.store.receipts import ARTICLE, read_article
from briefing_archive.store.records import BRIEFINGS, RecordEntry, load_records
from briefing_archive.text import paragraph_at

_AROUND = 40


def hints_of(root: Path, brief: str) -> Mapping[str, Sequence[str]]:
    """By actor: the article's words around its first mention and its role, and the LOOK comments of the record."""
    if (read := _read(root, brief)) is None:
        return {}
    entry, text = read
    looks = hints_in(entry.tree, entry.record)
    located = {item.at: item for item in locate(entry.record, (), text).items}
    found: dict[str, list[str]] = {}
    for index, who in enumerate(entry.record.actors):
        said = found.setdefault(who.actor, [])
        passages = [(one.at[2], one.span) for one in located["actors", index].passages if one.span]
        for part, at in passages[:1] + [one for one in passages[1:] if one[0] == "role"]:
            around = _around(at, text)
            if part != "role" or not any(at.of(text) in line for line in said):
                said.append(f"{place_in(at.start, text)}  {'role: ' if part == 'role' else ''}{around}")
        said += (f"LOOK: {one}" for one in looks.get(("actors", index), ()))
    return found


def with_whole_roles(root: Path, brief: str, actor: Actor) -> Actor:
    """The actor with its roles as the article words them, none broken off within a name that the record gives."""
    if not actor.roles or (read := _read(root, brief)) is None:
        return actor
    record, text = read[0].record, read[1]
    names = [*(name for who in record.actors for name in who.named), *(one.name for one in record.context.places)]
    roles = (one.model_copy(update={"role": whole(one.role, names, text)}) for one in actor.roles)
    return actor.model_copy(update={"roles": tuple(roles)})


def _read(root: Path, brief: str) -> tuple[RecordEntry, str] | None:
    """The record of a brief and its article's text, "" where that is not at hand; None where it cannot be read."""
    entries, _ = load_records(root, [brief])
    if not entries:
        return None
    article, _ = read_article(entries[0].folder, f"{BRIEFINGS}/{brief}/{ARTICLE}")
    return entries[0], article.text if article else ""


def _around(span: Span, text: str) -> str:
    """The words around a span of its paragraph, on one line and none of them cut."""
    block = paragraph_at(text, span.start)
    start, end = (block.start, block.end) if block else (0, len(text))
    before = text[max(start, span.start - _AROUND) : span.start]
    after = text[span.end : min(end, span.end + _AROUND)]
    if span.start - _AROUND > start:
        before = "… " + before.partition(" ")[2]
    if span.end + _AROUND < end:
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{span.of(text)}{after}".split())
