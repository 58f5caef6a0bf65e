"""The one living comment under a suggested brief: what to mend, whom it names, how it would look, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_archive.fields import ActorRef
from briefing_archive.github_brief import UNCHECKED, brief_lines
from briefing_archive.github_text import code, fenced, fitting, folded, said
from briefing_archive.model import Record
from briefing_archive.problems import KeyPath, Problem
from briefing_archive.registry import Registry
from briefing_archive.suggestion import Fault, Suggestion

# The comment begins with this, so that it is found again. Nobody's text can: `<` is escaped in all that is not ours.
MARKER = "<!-- briefs: the living comment of this suggestion -->"
# GitHub takes 65,536 characters; a value of the environment, by which the text travels, 131,072 bytes.
LONGEST = 60_000
ACCEPTED = "accepted"


@dataclass(frozen=True)
class Reading:
    """A suggestion with its record as YAML, as a value (None where it has not the form of one), and its problems."""

    suggestion: Suggestion
    yaml: str = ""
    record: Record | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether a pull request can be made of it."""
        return self.suggestion.is_whole and self.record is not None and not any(one.is_error for one in self.problems)


def comment_of(reading: Reading, registry: Registry, *, accepted: bool) -> str:
    """The comment's Markdown. It holds no time: the same suggestion always gets the same comment."""
    suggestion = reading.suggestion
    parts = [(0, MARKER), (0, "### Your suggestion, as the archive reads it"), (0, _verdict(reading, accepted))]
    if faults := _listed(suggestion.faults, reading.problems):
        parts.append((3, faults))
    if reading.record:
        parts.append((4, _people(reading.record, registry)))
        marks: Mapping[KeyPath, str] = {("quotes", index): UNCHECKED for index in range(len(reading.record.quotes))}
        look = "\n\n".join(brief_lines(reading.record, registry, marks))
        parts.append((5, folded("How the brief would look", look, is_open=True)))
    if reading.yaml:
        where = f"It would stand in {code(f'briefings/{suggestion.id}/record.yml')}."
        parts.append((6, folded("The record", f"{where}\n\n{fenced(reading.yaml, 'yaml')}")))
    parts.append((0, _next(reading, accepted)))
    return fitting(parts, LONGEST)


def pull_request_of(reading: Reading, issue: int) -> str:
    """What the pull request says of itself."""
    return (
        f"Suggested in #{issue}, made by machine from the issue’s words. Closes #{issue} when it is merged.\n\n"
        "It is a draft, and the check stays red until an editor who has the article has\n\n"
        "- [ ] put `article.txt` beside the record (git ignores it) and its SHA-256 into `source`,\n"
        "- [ ] held every sentence and quote against it, added `named`, `cue` and `evidence`,\n"
        "- [ ] set `status: reviewed` with `reviewed: {by: …, on: …}`, and run `briefs check`,\n"
        "- [ ] committed `record.yml` and `receipt.json`.\n"
    )


def _verdict(reading: Reading, accepted: bool) -> str:
    count = sum(fault.is_error for fault in reading.suggestion.faults) + sum(one.is_error for one in reading.problems)
    looks = len(reading.suggestion.faults) + len(reading.problems) - count
    if count:
        things = "**One thing is to mend**" if count == 1 else f"**{count} things are to mend**"
        late = " It was accepted, but no pull request can be made until then." if accepted else ""
        return f"{things}. Edit the text of the issue above; this comment is renewed within minutes.{late}"
    look = f" {looks} to look at, if you like:" if looks else ""
    return f"**Nothing is to mend.** Thank you!{look}"


def _listed(faults: Sequence[Fault], problems: Sequence[Problem]) -> str:
    lines = [
        f"1. {'' if one.is_error else '*worth a look:* '}line {one.line} of the issue, {said(one.field)}: "
        f"{said(one.fault)}\n   **mend:** {said(one.remedy)}"
        for one in sorted(faults, key=lambda one: (not one.is_error, one.line))
    ]
    lines += [
        f"1. {'' if one.is_error else '*worth a look:* '}record.yml, line {one.line}: {code(one.code)}: "
        f"{said(one.fault)}\n   **mend:** {said(one.remedy)}"
        for one in problems
    ]
    return "\n".join(lines)


def _people(record: Record, registry: Registry) -> str:
    return "\n".join(["**Who is meant**", "", *_matches(record, registry)])


def _matches(record: Record, registry: Registry) -> Iterator[str]:
    for one in record.actors:
        actor = registry.actors.get(one.actor)
        if actor:
            note = f" – {said(actor.note)}" if actor.note else ""
            yield f"- {', '.join(said(name) for name in one.named)}: {code(actor.id)}{note}"
    told: set[str] = set()
    for quote in record.quotes:
        for speaker in quote.speaker:
            if not isinstance(speaker, ActorRef) and speaker.words not in told:
                told.add(speaker.words)
                close = registry.bearers(speaker.words) or registry.alike_ids(speaker.words)
                names = " or ".join(f"{said(registry.actors[id_].name)} ({code(id_)})" for id_ in close)
                yield f"- {said(speaker.words)}: {f'did you mean {names}?' if names else 'new to the archive'}"
    if not record.quotes and not record.actors:
        yield "- nobody is quoted"


def _next(reading: Reading, accepted: bool) -> str:
    if accepted and reading.is_whole:
        return (
            "**What comes next.** It is accepted and becomes a pull request; later edits of the issue do not reach it."
        )
    return (
        "**What comes next.** A maintainer reads it, and with the label “accepted” it becomes a pull request. "
        f"Every quote stays marked “{UNCHECKED}”, and nothing is published, until an editor who holds the article "
        "has checked it to the word. Please never paste the article here: its text is its publisher’s."
    )
