"""What a check found, and the archive of all that may be published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing_archive.archive import Archive
from briefing_archive.problems import Problem


@dataclass(frozen=True)
class Checked:
    """What a check found, and the archive of all that may be published.

    `at_hand` are the briefs held against their article, `by_receipt` those verified by a receipt, `left_out`
    those that have errors. `verified` counts direct and mixed quotes whose words and speaker match, `located`
    reported statements whose passage was found.
    """

    archive: Archive
    problems: tuple[Problem, ...]
    at_hand: tuple[str, ...] = ()
    by_receipt: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    receipts_written: tuple[str, ...] = ()
    verified: int = 0
    located: int = 0

    @property
    def has_errors(self) -> bool:
        return any(problem.is_error for problem in self.problems)

    @property
    def drafts(self) -> tuple[str, ...]:
        """Ids of the briefs that nobody has reviewed yet."""
        return tuple(brief.id for brief in self.archive.briefs if brief.record.status == "draft")

    def kinds(self) -> str:
        """How many problems of each code there are, most first; empty where all are of one."""
        codes = Counter(problem.code for problem in self.problems)
        found = ", ".join(f"{count:,} {code}" for code, count in codes.most_common())
        return f"Of these {found}." if len(codes) > 1 else ""

    def summary(self) -> str:
        """One or two lines that say what was checked, and against what."""
        errors = sum(problem.is_error for problem in self.problems)
        warnings = len(self.problems) - errors
        count = len(self.at_hand) + len(self.by_receipt)
        lines = [
            f"{_count(count, 'brief')} checked: {len(self.at_hand)} against the article, "
            f"{len(self.by_receipt)} by receipt. "
            f"{_count(self.verified, 'quote')} verified, {_count(self.located, 'passage')} found. "
            f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."
        ]
        if self.left_out:
            lines.append(f"Not fit to publish: {', '.join(self.left_out)}.")
        if self.receipts_written:
            lines.append(f"Receipts written: {', '.join(self.receipts_written)}.")
        return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
