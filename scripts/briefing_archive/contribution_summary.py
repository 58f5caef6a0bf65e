"""What the summary of a contribution's check shows: what is to mend, what changed, how it looks, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing_archive.archive import Brief
from briefing_archive.github_brief import brief_lines
from briefing_archive.github_text import code, fitting, folded, said
from briefing_archive.item_diff import Change
from briefing_archive.problems import KeyPath, Problem
from briefing_archive.registry import Registry

NOT_HERE = "not verified here: needs an editor with the article"
# GitHub shows a mebibyte of a step's summary; people read less.
LONGEST = 300_000
_MOST_PROBLEMS = 50


@dataclass(frozen=True)
class Findings:
    """All a summary tells of. `unverified` are items nobody with the article has vouched for; `outside` counts
    files that are no records; `withheld` are briefs whose changed receipt was not taken."""

    problems: Sequence[Problem]
    unverified: Sequence[Problem]
    changes: Sequence[Change]
    briefs: Sequence[Brief]
    registry: Registry
    withheld: Sequence[str] = ()
    outside: int = 0
    first_time: bool = False


def summary_of(found: Findings) -> str:
    """The summary's Markdown; everything in it that is not ours is without power."""
    errors = [one for one in found.problems if one.is_error]
    warnings = [one for one in found.problems if not one.is_error]
    parts = [(0, "## Your contribution, checked"), (0, _verdict(found, errors))]
    if errors:
        parts.append((1, "\n".join(_problems(errors))))
    if found.unverified:
        parts.append((2, _unverified(found)))
    parts.append((2, _changes(found.changes)))
    if warnings:
        parts.append((4, folded(f"Worth a look ({len(warnings)})", "\n".join(_problems(warnings)))))
    for number, brief in enumerate(found.briefs):
        look = "\n\n".join(brief_lines(brief.record, found.registry, marks_of(brief)))
        parts.append((5 + number, folded(f"How {brief.id} looks", look, is_open=number == 0)))
    parts.append((0, _next(found, bool(errors))))
    return fitting(parts, LONGEST)


def marks_of(brief: Brief) -> Mapping[KeyPath, str]:
    """How each item of a brief was checked, in the words a reader of the summary sees."""
    marks: dict[KeyPath, str] = {}
    for at, item in brief.record.items():
        if at[0] not in {"summary", "quotes", "context"}:
            continue
        if brief.grounding(at, item) is None:
            marks[at] = NOT_HERE
        elif at[0] == "quotes":
            quote = brief.record.quotes[int(at[1])]
            marks[at] = "passage found" if quote.kind == "indirect" else "verified"
    return marks


def _verdict(found: Findings, errors: Sequence[Problem]) -> str:
    if errors:
        things = "**One thing is to mend.**" if len(errors) == 1 else f"**{len(errors)} things are to mend.**"
        return f"{things} Each is marked at its line under *Files changed*; `briefs check` prints the same for you."
    if found.unverified:
        return f"**Nothing is to mend.** {len(found.unverified)} items wait for an editor who holds the article."
    if not found.changes:
        return "**Nothing is to mend**, and nothing that readers see has changed."
    return "**Nothing is to mend.** Every item is verified."


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    for one in problems[:_MOST_PROBLEMS]:
        place = code(f"{one.file}:{one.line}:{one.column}")
        yield f"1. {place} {code(one.code)}: {said(one.fault)}\n   **mend:** {said(one.remedy)}"
    if len(problems) > _MOST_PROBLEMS:
        yield f"\n… and {len(problems) - _MOST_PROBLEMS} more."


def _unverified(found: Findings) -> str:
    lines = [f"- {code(f'{one.file}:{one.line}')}: {said(one.fault)}" for one in found.unverified[:_MOST_PROBLEMS]]
    more = len(found.unverified) - _MOST_PROBLEMS
    lines += [f"- … and {more} more"] if more > 0 else []
    why = (
        "The article’s text is not in the repository, so words and speakers cannot be held against it here. "
        "This is nothing for you to mend."
    )
    if found.withheld:
        why += " The receipts that came along were not counted: only an editor’s own check is."
    return f"### {NOT_HERE[:1].upper()}{NOT_HERE[1:]}\n\n{why}\n\n" + "\n".join(lines)


def _changes(changes: Sequence[Change]) -> str:
    lines = ["### What changes for readers", ""]
    if not changes:
        lines.append("No record, actor or story changes.")
    for (kind, id_), group in groupby(changes, key=lambda one: (one.kind, one.id)):
        lines.append(f"- **{kind} {code(id_)}**")
        lines += [f"  - {_change(one)}" for one in group]
    return "\n".join(lines)


def _change(one: Change) -> str:
    words = said(f"{one.matter} {one.deed}".strip())
    if one.before and one.after:
        return f"{words}: {said(one.before)} → {said(one.after)}"
    return f"{words}: {said(one.before or one.after)}" if one.before or one.after else words


def _next(found: Findings, has_errors: bool) -> str:
    lines = ["### What happens next", ""]
    if found.first_time:
        lines += ["Thank you for your first contribution! It goes like this:", ""]
    if has_errors:
        lines.append("1. Follow the mends above and push again; the check runs anew by itself.")
    lines += [
        "1. An editor who holds the article checks every word and speaker, and adds the receipt.",
        "1. A maintainer merges it, and minutes later it stands on the site. You need do nothing more.",
    ]
    if found.first_time:
        lines += [
            "",
            "The site with your change is below as an artifact, `site`, to look at. What we ask of a brief stands "
            "in CONTRIBUTING.md; never put an article’s text into the repository.",
        ]
    if found.outside:
        lines += ["", f"*{found.outside} changed files are no records; the tests look at those.*"]
    return "\n".join(lines)
