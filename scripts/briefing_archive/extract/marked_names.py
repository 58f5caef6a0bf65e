"""Marks that gloss or name something in reported words: “an exit (“going out”)”, “its “Person of the Year””."""

from __future__ import annotations

import re

from briefing_archive.spans import Span

_BEFORE = 24
_LONGEST = 80
_IN_MARKS = r"[\"“][^\"”]*[\"”]"
_CAPITAL = r"(?:[A-Z][\w’'-]*|\d+)"
_SMALL = r"(?:of|the|and|for|to|in|on|a|an)"
_NAMING = r"(?:named|titled|entitled|nicknamed|dubbed|so-called|called\ the|known\ as|code-?named|pseudonym)"
_HOLDER = r"(?:\d{4}|the|a|an|its|their|his|her|our|of|\w+[’']s)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WORKS = (
    "memoirs?|autobiography|book|novel|film|movie|documentary|song|album|single|poem|play|musical|opera|essay|ballad"
)
_NAMES = re.compile(
    rf"""\(\s*{_IN_MARKS}\s*\)\Z                                                        # alone in brackets
    |\b{_NAMING}[\s,]+{_IN_MARKS}.?\Z                                                   # after a word for naming
    |\b{_HOLDER}\s+[\"“]{_CAPITAL}(?:\s+(?:{_SMALL}|{_CAPITAL}))*\s+{_CAPITAL},?[\"”].?\Z  # all capitals, as titles are
    """,
    re.VERBOSE,
)


# the “Gull” brand, a “Blue Gull” label: what the marks hold is called so
_CALLED = re.compile(
    rf"[\"“]{_CAPITAL}(?:\s+{_CAPITAL})*[\"”]\s(?:brand|name|nickname|label|logo|trademark|title|series|model|line)s?\b"
)


# Terrence “T.J.” Boggs
_NICKNAME = re.compile(
    rf"[A-Z][\w.’'-]+\s[\"“'‘](?:(?:[A-Z]\.)+|{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})[\"”'’]\s(?!{_DAY})[A-Z][a-zà-ÿ]"
)
# in her book, “The Long Wait,”
_WORK = re.compile(
    rf"\b(?:{_WORKS})[\s,]+(?:(?:called|titled|entitled)\s)?[\"“'‘](?:{_CAPITAL}|{_SMALL})(?:[\s:]+(?:{_SMALL}|{_CAPITAL}))*[,.]?[\"”'’]"
)


def is_name_in_marks(marks: Span, text: str) -> bool:
    """Whether marks hold no words of anybody but a nickname within a name, or the title of a work behind its noun.

    >>> is_name_in_marks(Span(5, 11), "Piet “T.J.” Marlow")
    True
    >>> is_name_in_marks(Span(12, 28), "in her book “The Long Wait,” she")
    True
    """
    if marks.end - marks.start > _LONGEST:
        return False
    begins = max(text.rfind(" ", 0, max(marks.start - 1, 0)) + 1, 0)
    if _NICKNAME.match(text, begins):
        return True
    return any(one.end() == marks.end for one in _WORK.finditer(text, max(marks.start - _BEFORE, 0), marks.end))


def only_names(marks: Span, text: str) -> bool:
    """Whether marks inside a reported clause hold no speech but a gloss alone in brackets, a name or a title.

    >>> text = 'the robot, named "Blue Gull," sank (a "total loss" of it)'
    >>> only_names(Span(17, 29), text), only_names(Span(38, 50), text)
    (True, False)
    >>> only_names(Span(9, 15), 'used the "Gull" brand')
    True
    """
    if marks.end - marks.start > _LONGEST:
        return False
    if _CALLED.match(text, marks.start):
        return True
    return _NAMES.search(text, max(marks.start - _BEFORE, 0), marks.end + 1) is not None
