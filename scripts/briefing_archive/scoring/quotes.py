"""How well quotes are found and given to their speakers.

A quote's span is the set of its signs without blanks and quotation marks, so that taking the marks in or not
never matters. Pairs are made one to one, best Jaccard first, at 0.3 (found) and at 0.8 (cut well). Speakers are
judged on the pairs found. Of one kind, recall is that of its gold quotes; a prediction that matches a gold quote
of another kind is left out of its precision.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.scoring.counting import Case, Json, Row, Score, f1, one_to_one, share
from briefing_archive.text import QUOTE_MARKS
from briefing_archive.wordlists import lines_of

FOUND, CUT_WELL = 0.3, 0.8
KINDS = (
    ("all", ("direct", "mixed", "indirect")),
    ("direct + mixed", ("direct", "mixed")),
    ("direct", ("direct",)),
    ("mixed", ("mixed",)),
    ("indirect", ("indirect",)),
)
_WEIGHTS = {"direct": 1.0, "mixed": 0.95, "indirect": 0.8}
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "him", "her", "them", "this"]
)


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset(word for line in lines_of("not_names.txt") for word in line.split())


@dataclass(frozen=True)
class _Paired:
    """One article's gold and predicted quotes, and their pairs at each likeness asked for."""

    article: str
    gold: Sequence[Json]
    predicted: Sequence[Json]
    found: dict[int, tuple[int, float]]
    cut_well: dict[int, tuple[int, float]]


def name_words(name: str | None) -> frozenset[str]:
    """The words of a name or a description, lower case, without a possessive.

    >>> sorted(name_words("Engineer Ines Okafor’s"))
    ['engineer', 'ines', 'okafor']
    """
    plain = re.sub(r"['’]s\b", "", name or "").lower()
    return frozenset(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain))


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names share a word that is part of a name; of two bare titles, whether they are the same.

    >>> same_name("Ines Okafor", "Okafor"), same_name("the minister", "the mayor")
    (True, False)
    """
    first, second = name_words(one), name_words(other)
    if first - _no_names() and second - _no_names():
        return bool((first & second) - _no_names())
    return bool(first) and (first == second or bool((first & second) - {"the", "a", "an", "of", "and"}))


def _signs(quote: Json, text: str) -> frozenset[int]:
    spans = quote.get("spans") or [[quote["start"], quote["end"]]]
    return frozenset(
        i
        for start, end in spans
        for i in range(start, min(end, len(text)))
        if not text[i].isspace() and text[i] not in QUOTE_MARKS
    )


def _pair(gold: Json, predicted: Json) -> _Paired:
    text = gold["text"]
    wanted, given = gold["quotes"], predicted.get("quotes", [])
    signs, given_signs = ([_signs(quote, text) for quote in quotes] for quotes in (wanted, given))
    likeness = [
        (len(x & y) / len(x | y), a, b) for a, x in enumerate(signs) for b, y in enumerate(given_signs) if x & y
    ]
    return _Paired(
        gold["id"],
        wanted,
        given,
        one_to_one(pair for pair in likeness if pair[0] >= FOUND),
        one_to_one(pair for pair in likeness if pair[0] >= CUT_WELL),
    )


def _is_pronoun(words: str | None) -> bool:
    parts = name_words(words)
    return bool(parts) and parts <= _PRONOUNS


def _mention_agrees(gold: Json, given: Json) -> bool:
    mention, speaker = gold.get("speaker_mention") or gold["speaker"], gold["speaker"]
    shown = [given.get("speaker_mention"), given.get("speaker")]
    if _is_pronoun(mention):
        return name_words(shown[0]) == name_words(mention) or same_name(speaker, shown[1])
    return any(same_name(wanted, words) for wanted in (mention, speaker) for words in shown if words)


def _row(articles: Sequence[_Paired], label: str, kinds: tuple[str, ...]) -> Row:
    wanted = sum(quote["type"] in kinds for article in articles for quote in article.gold)
    predicted = sum(len(article.predicted) for article in articles)
    figures: list[tuple[str, float | int]] = [("gold", wanted)]
    for name, pairs_of in _LEVELS:
        matched = sum(article.gold[i]["type"] in kinds for article in articles for i in pairs_of(article))
        false = predicted - sum(len(pairs_of(article)) for article in articles)
        precision, recall = share(matched, matched + false), share(matched, wanted)
        figures += [(f"P{name}", precision), (f"R{name}", recall), (f"F{name}", f1(precision, recall))]
    pairs = [
        (article.gold[i], article.predicted[j])
        for article in articles
        for i, (j, _) in article.found.items()
        if article.gold[i]["type"] in kinds
    ]
    named = [(g, p) for g, p in pairs if g.get("speaker") and not _is_pronoun(g["speaker"])]
    figures += [
        ("speaker", share(sum(same_name(g["speaker"], p.get("speaker")) for g, p in named), len(named))),
        ("mention", share(sum(_mention_agrees(g, p) for g, p in named), len(named))),
        ("kind", share(sum(g["type"] == p.get("type") for g, p in pairs), len(pairs))),
    ]
    return Row("quotes", label, tuple(figures))


_LEVELS: tuple[tuple[str, Callable[[_Paired], dict[int, tuple[int, float]]]], ...] = (
    (".3", lambda article: article.found),
    (".8", lambda article: article.cut_well),
)


def _cases(article: _Paired, text: str) -> list[Case]:
    def case(fault: str, quote: Json, weight: float, detail: str = "") -> Case:
        return Case("quotes", article.article, fault, text[quote["start"] : quote["end"]], detail, weight)

    cases = []
    taken = {j for j, _ in article.found.values()}
    for i, gold in enumerate(article.gold):
        weight = _WEIGHTS[gold["type"]]
        if i not in article.found:
            cases.append(case("missed", gold, weight, f"{gold['type']}, {gold.get('speaker')}, {gold.get('cue')}"))
            continue
        j, likeness = article.found[i]
        given = article.predicted[j]
        if gold.get("speaker") and not same_name(gold["speaker"], given.get("speaker")):
            cases.append(case("speaker", gold, weight, f"{gold['speaker']}; drafted {given.get('speaker')}"))
        if likeness < CUT_WELL:
            shown = text[given["start"] : given["end"]]
            cases.append(case("cut", gold, (1 - likeness) * weight, f"drafted “{shown}”"))
        if gold["type"] != given.get("type"):
            cases.append(case("kind", gold, 0.2, f"{gold['type']}; drafted {given.get('type')}"))
    for j, given in enumerate(article.predicted):
        if j not in taken:
            detail = f"{given.get('type')}, {given.get('speaker')}, {given.get('cue')}"
            cases.append(case("false", given, float(given.get("confidence", 1.0)), detail))
    return cases


def score_quotes(articles: Sequence[tuple[Json, Json]]) -> Score:
    """Rows by kind, and every quote that was missed, made up, cut badly or given to somebody else.

    Each article is its gold and its extraction.
    """
    paired = [_pair(gold, predicted) for gold, predicted in articles]
    rows = tuple(_row(paired, label, kinds) for label, kinds in KINDS)
    cases = [
        case for article, (gold, _) in zip(paired, articles, strict=True) for case in _cases(article, gold["text"])
    ]
    return Score(rows, tuple(cases))
