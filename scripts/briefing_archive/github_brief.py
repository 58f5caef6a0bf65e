"""A brief as a comment or a job summary shows it: in GitHub's Markdown, every word of it without power."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing_archive.dates import describe
from briefing_archive.fields import UNKNOWN, ActorRef, Speaker
from briefing_archive.github_text import code, said
from briefing_archive.model import Record
from briefing_archive.problems import KeyPath
from briefing_archive.registry import Registry

UNCHECKED = "not yet checked"


def brief_lines(record: Record, registry: Registry, marks: Mapping[KeyPath, str]) -> Iterator[str]:
    """The parts of a brief, each a paragraph; `marks` says for an item's key path how it was checked."""
    source = record.source
    yield f"**{said(record.title)}**"
    publisher = "publisher unknown" if source.publisher == UNKNOWN else said(source.publisher)
    address = "address unknown" if source.url == UNKNOWN else code(source.url)
    yield f"*{publisher} · {describe(source.published.isoformat())} · “{said(source.headline)}”* · {address}"
    if record.withdrawn:
        yield f"Withdrawn on {record.withdrawn.on.isoformat()}: {said(record.withdrawn.why)}"
    if record.summary:
        yield "\n".join(f"- {said(one.text)}{_mark(marks, ('summary', i))}" for i, one in enumerate(record.summary))
    if record.actors:
        names = [_actor(one.actor, registry) + (f" ({said(one.role)})" if one.role else "") for one in record.actors]
        yield f"**Who:** {', '.join(names)}"
    for index, quote in enumerate(record.quotes):
        who = ", ".join(_speaker(one, registry) for one in quote.speaker) or "speaker unknown"
        yield f"> {said(quote.text)}\n>\n> — {who}{_mark(marks, ('quotes', index))}"
    rows = [
        *((("background", i), one.text) for i, one in enumerate(record.context.background)),
        *((("events", i), f"{one.date}: {one.text}") for i, one in enumerate(record.context.events)),
        *((("figures", i), f"{one.value} {one.unit}: {one.text}") for i, one in enumerate(record.context.figures)),
    ]
    if rows:
        yield "\n".join(f"- {said(text)}{_mark(marks, ('context', *at))}" for at, text in rows)


def _mark(marks: Mapping[KeyPath, str], at: KeyPath) -> str:
    return f" · *{said(marks[at])}*" if at in marks else ""


def _actor(id_: str, registry: Registry) -> str:
    found = registry.actors.get(id_)
    return said(found.name) if found else f"{code(id_)} (not in the registry)"


def _speaker(one: Speaker, registry: Registry) -> str:
    return _actor(one.actor, registry) if isinstance(one, ActorRef) else said(one.words)
