"""The words right before a date that tell what it is to its sentence: “since”, “until”, “from the year”."""

from __future__ import annotations

import re

_LONGEST_LEAD = 40
LINKING = r"(?:the\s(?:year|month|week|day)s?\s)?"


def lead_of(pattern: re.Pattern[str], text: str, at: int, reach: int = _LONGEST_LEAD) -> re.Match[str] | None:
    """The match that ends right before `at`, in its paragraph."""
    start = max(at - reach, 0)
    blank = text.rfind("\n\n", start, at)
    return pattern.search(text, start if blank < 0 else blank + 2, at)
