"""Phrases that name somebody by what he is, “the harbour master of Port Verrin”: the noun, and what tells something."""

from __future__ import annotations

import re

from briefing_archive.text import words as words_of
from briefing_archive.wordlists import person_words

_DETERMINER = re.compile(
    r"^(?:(?:some|many|most|several|both|one|all|none|part|few)\s+of\s+)?(?:the|a|an|this|that|these|those|its|his|her|their|our|both|one|some|several|many|other|another|no|any|each"
    r"|every|all|most)\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those|its|his|her|their|our)\s+", re.IGNORECASE)
_SMALL = frozenset("the a an of for and in to on at from with by his her its their s".split())
_AFTER_HEAD = frozenset({"of", "for", "in", "to", "at", "from", "with", "on", "by", "who"})


def telling_words(words: str) -> frozenset[str]:
    """The words of a description that tell something."""
    found = (words[a:b].casefold() for a, b in words_of(re.sub(r"['’]s\b", "", words)))
    return frozenset(word for word in found if word not in _SMALL)


def role_head(words: str) -> str:
    """The noun of a role or description, in lower case: its last word before “of”, “for” and the like.

    A word for a person at the end is the noun, whatever stands before it.

    >>> role_head("former Secretary of State"), role_head("Port Verrin’s harbour master"), role_head("House Whip")
    ('secretary', 'master', 'whip')
    """
    found = [words[a:b].casefold() for a, b in words_of(words)]
    if found and found[-1] in person_words():
        return found[-1]
    stop = next((at for at, word in enumerate(found) if at and word in _AFTER_HEAD), len(found))
    return found[stop - 1] if found else ""


def without_article(words: str) -> str:
    """A description without the article before it; what tells how many stays.

    >>> without_article("The harbour master"), without_article("Most dockers"), without_article("some of the dockers")
    ('harbour master', 'Most dockers', 'some of the dockers')
    """
    return _ARTICLE.sub("", words.strip(" ,;:–—-\n\t")).strip()


def bare(words: str) -> str:
    """A description without the article or possessive before it and the blanks around it.

    >>> bare("The harbour master")
    'harbour master'
    """
    return _DETERMINER.sub("", words.strip(" ,;:–—-\n\t")).strip()
