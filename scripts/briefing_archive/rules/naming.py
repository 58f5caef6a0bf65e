"""Names and descriptions: which words for somebody are held against the registry."""

from __future__ import annotations

import re

_PRONOUNS = frozenset(
    {"i", "he", "she", "it", "they", "we", "you", "who", "this", "that", "him", "them", "us", "one", "both"}
)
_LINKING = frozenset({"from", "in", "at", "with", "near", "of", "for", "to", "by", "on"})
_OPENING = re.compile(
    r"(?:an?|the|his|her|its|their|our|this|that|these|those|some|one|two|three|several|many|most|both|other|"
    r"another|no|all)\b",
    re.IGNORECASE,
)


def is_pronoun(named: str) -> bool:
    """Whether the words are a pronoun alone.

    >>> is_pronoun("She"), is_pronoun("Shea")
    (True, False)
    """
    return named.strip().casefold() in _PRONOUNS


def is_description(named: str) -> bool:
    """Whether words describe somebody rather than name them: they end in a small letter's word.

    Names that the registry lists are looked for first; this tells what the others are. “the Kremlin” is a
    name, “the Russian president” a description, and so is “officials from Port Verrin”.

    >>> [is_description(words) for words in ("the harbour group", "Port Verrin", "officials from Port Verrin")]
    [True, False, True]
    """
    words = [word for word in re.split(r"[\s,]+", named.strip()) if word]
    if not words:
        return False
    inner = words[1:] if _OPENING.match(words[0]) else words
    if not inner:
        return True
    head = inner[-1].strip("’'”\")(")
    if head[:1].islower():
        return True
    small = [index for index, word in enumerate(inner) if word[:1].islower()]
    # “officials from Port Verrin” describes; “mayor Ines Okafor” and “Rahim al-Said of Sankt Aldo” name.
    return bool(small) and inner[0][:1].islower() and any(inner[index] in _LINKING for index in small)
