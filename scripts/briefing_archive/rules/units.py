"""The rule that a figure counts what the article counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from briefing_archive.extract.quantities import Quantity, quantities
from briefing_archive.model import Figure
from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.locating import LocatedItem
from briefing_archive.rules.sentences import sentences_of
from briefing_archive.text import fold_words, search_key
from briefing_archive.wordlists import closed_words

# Words for what is counted that an article may put otherwise, or leave out: “killed twelve”, “was 95”.
_PEOPLE = frozenset({"people", "person", "man", "men", "women"})
_PUT_OTHERWISE = {
    **dict.fromkeys(("dead", "death", "fatality", "victim"), r"dead|dies?|died|deaths?|kill(?:s|ed)?|fatal\w*|tolls?"),
    **dict.fromkeys(("wounded", "injured", "casualty"), r"wound(?:s|ed)?|injur(?:es?|ed|ies)|hurt|casualties"),
    "point": r"mark|level|index|close[ds]?",
    "year": r"age|aged|old|(?:is|was) [0-9a-z-]+",
    "percent": r"%|per cent|percentage|share",
}
_NO_NOUN = frozenset(
    {"more", "less", "other", "were", "was", "are", "is", "had", "have", "dead", "each", "still", "later"}
)
_VERB = re.compile(r"\w+ed|came|went|fell|fled|left|lost|won|sank|swam|hid|said|spoke|will|would|could|may|might|must")
_SHORT = re.compile(r"\A[^\S\n]?[a-z]{1,4}(?:[²³]|\b)")
"""A measure cut short behind its number: km, kg, mph."""
_NEXT_WORDS = re.compile(r"\A(?:[^\S\n]|-)*((?:[^\W\d_][\w’'-]*(?:[^\S\n]+|-|(?=\W|\Z))){1,3})")


def units_stated(case: Case) -> Iterator[Finding]:
    """What a figure counts stands in the sentences of its evidence, and nothing else stands behind its number."""
    if case.located is None:
        return
    text = case.located.text
    figures = [(item, item.item) for item in case.located.items if isinstance(item.item, Figure) and item.spans]
    for item, figure in figures:
        others = {head: other.unit for _, other in figures if (head := _head(other.unit)) not in _words(figure.unit)}
        fault = _fault(figure, _sentences(item, text), others, _words(text))
        if fault:
            yield warning(
                (*item.at, "unit"),
                "unit-unstated",
                fault,
                "write what the article counts, in its word for it",
                figure.unit,
            )


def _sentences(item: LocatedItem, text: str) -> list[str]:
    return [fold_words(sentences_of(span, text).of(text)) for span in item.spans]


def _fault(figure: Figure, sentences: list[str], others: Mapping[str, str], known: Set[str]) -> str:
    """How the sentences count something else than the figure; "" where they do not."""
    mine = _words(figure.unit)
    found = [(one, sentence) for sentence in sentences for one in quantities(sentence) if one.value == figure.value]
    units = [one.unit for one, _ in found if one.unit]
    if units and not any(mine & _words(unit) for unit in units):
        return f"the number is one of {units[0]}, not of {figure.unit}"
    behind = [_behind(one, sentence) for one, sentence in found]
    counted = [next(iter(sorted(words & others.keys())), "") for words in behind if not words & mine]
    if found and len(counted) == len(found) and all(counted):
        return f"the number is one of {others[counted[0]]}, which another figure counts, not of {figure.unit}"
    if not mine & _PEOPLE and found and all(_is_of_another(mine, one, sentence) for one, sentence in found):
        return f"“{figure.unit}” stands behind another number, and something else behind {figure.value:,}"
    if units or mine & _PEOPLE or any(mine & _words(sentence) for sentence in sentences):
        return ""
    other = "|".join(_PUT_OTHERWISE[one] for one in mine & _PUT_OTHERWISE.keys())
    if other and any(re.search(rf"(?<!\w)(?:{other})(?!\w)", sentence.casefold()) for sentence in sentences):
        return ""
    if not mine & known and not any(_counted(one, sentence) for one, sentence in found):
        return ""  # the number stands alone, and the unit is ours
    if any(_SHORT.match(sentence[one.span.end :]) and _is_measure(figure.unit) for one, sentence in found):
        return ""
    return f"the sentence of its evidence has no word “{figure.unit}”"


def _behind(one: Quantity, sentence: str) -> frozenset[str]:
    """The words right behind a number, up to a sign."""
    found = _NEXT_WORDS.match(sentence[one.span.end :])
    return _words(found[1]) if found else frozenset()


def _counted(one: Quantity, sentence: str) -> frozenset[str]:
    """The words right behind a number that counts them; none where it stands alone: “seven million more to feed”."""
    found = _NEXT_WORDS.match(sentence[one.span.end :])
    words = _words(found[1]) if found else frozenset[str]()
    first = found[1].split()[0] if found else ""
    is_noun = first not in closed_words() and not _VERB.fullmatch(first) and not words & _NO_NOUN
    return words if is_noun else frozenset()


def _is_of_another(mine: Set[str], number: Quantity, sentence: str) -> bool:
    """Whether another number of the sentence has the unit right behind it, and ours has another noun."""
    own = _counted(number, sentence)
    if not own or own & mine:
        return False
    return any(_behind(one, sentence) & mine for one in quantities(sentence) if one.value != number.value)


def _is_measure(unit: str) -> bool:
    return re.search(r"met(?:re|er)s?\b|grams?\b|litres?\b|miles|feet|inches|hectares|watts?\b|hours", unit) is not None


def _words(text: str) -> frozenset[str]:
    """Words in one form for singular and plural, British and American; closed classes aside."""
    return frozenset(_stem(one) for one in search_key(text).split() if one not in closed_words())


def _head(unit: str) -> str:
    """The noun that a unit counts: “soldiers” in “Soviet soldiers a day”."""
    before = re.split(r"\s(?:of|in|a|an|per|for|from|with)\s", search_key(unit))[0].split()
    return _stem(before[-1]) if before else ""


def _stem(word: str) -> str:
    single = re.sub(r"(?<=\w\w)ies\Z", "y", word)
    single = re.sub(r"(?<=\w\w[^s])s\Z", "", single)
    return re.sub(r"tre\Z", "ter", single)
