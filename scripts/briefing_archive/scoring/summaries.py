"""How close a drafted summary comes to what a person wrote, beside the article's first three sentences.

ROUGE-1, -2 and -L F1 (Lin 2004), lower case, without stemming, against the reference that fits best. `covered` is
the share of the names and numbers of the reference that the summary has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing_archive.scoring.counting import Case, Json, Row, Score, f1, share
from briefing_archive.text import paragraphs

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z0-9])")


def lead(text: str, count: int = 3) -> str:
    """The first sentences of an article's numbered paragraphs.

    >>> lead("Headline\\n\\nOne. Two.\\n\\nThree. Four.")
    'One. Two. Three.'
    """
    sentences: list[str] = []
    for block in paragraphs(text):
        if block.number is not None:
            sentences += _SENTENCE_END.split(text[block.start : block.end])
        if len(sentences) >= count:
            break
    return " ".join(sentences[:count])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _overlap(given: Sequence[str], wanted: Sequence[str], size: int) -> float:
    grams = [Counter(zip(*(words[i:] for i in range(size)), strict=False)) for words in (given, wanted)]
    both = sum((grams[0] & grams[1]).values())
    return f1(share(both, sum(grams[0].values())), share(both, sum(grams[1].values())))


def _longest(given: Sequence[str], wanted: Sequence[str]) -> float:
    """F1 of the longest common subsequence."""
    line = [0] * (len(wanted) + 1)
    for word in given:
        before = 0
        for i, other in enumerate(wanted, start=1):
            before, line[i] = line[i], before + 1 if word == other else max(line[i], line[i - 1])
    return f1(share(line[-1], len(given)), share(line[-1], len(wanted)))


def rouge(given: str, references: Sequence[str]) -> tuple[float, float, float]:
    """ROUGE-1, -2 and -L F1 against the reference with the best ROUGE-1.

    >>> rouge("the board halts dredging", ["the board halts dredging"])
    (1.0, 1.0, 1.0)
    """
    words = _words(given)
    scores = [
        (_overlap(words, other, 1), _overlap(words, other, 2), _longest(words, other))
        for other in map(_words, references)
    ]
    return max(scores, key=lambda score: score[0])


def facts(sentence: str) -> set[str]:
    """The numbers and capitalised words of a sentence, lower case, its first word left out unless a number.

    >>> sorted(facts("The board of Port Verrin halted 2 dredgers."))
    ['2', 'port', 'verrin']
    """
    found = _WORD.findall(sentence)
    return {word.lower() for i, word in enumerate(found) if word[0].isdigit() or (i and word[0].isupper())}


def _row(label: str, given: Sequence[tuple[str, Sequence[str]]]) -> Row:
    scores = [rouge(text, references) for text, references in given]
    names = [(facts(reference), set(_words(text))) for text, references in given for reference in references]
    figures = [
        (name, share(sum(score[i] for score in scores), len(scores)))
        for i, name in enumerate(("ROUGE-1", "ROUGE-2", "ROUGE-L"))
    ]
    covered = share(sum(len(wanted & words) for wanted, words in names), sum(len(wanted) for wanted, _ in names))
    length = share(sum(len(_words(text)) for text, _ in given), len(given))
    return Row("summary", label, (("gold", len(given)), *figures, ("covered", covered), ("words", round(length))))


def score_summaries(articles: Sequence[tuple[Json, Json]]) -> Score:
    """A row for the drafted summaries and one for the first three sentences; cases are the farthest off."""
    drafted: list[tuple[str, Sequence[str]]] = []
    leads: list[tuple[str, Sequence[str]]] = []
    cases: list[Case] = []
    for gold, prediction in articles:
        references = [reference["text"] for reference in gold["references"]]
        if not references:
            continue
        text = " ".join(claim["text"] for claim in prediction.get("summary", []))
        drafted.append((text, references))
        leads.append((lead(gold["text"]), references))
        score = rouge(text, references)[0]
        cases.append(Case("summary", gold["id"], "far", text, f"ROUGE-1 {score:.2f} to “{references[0]}”", 1 - score))
    return Score((_row("drafted", drafted), _row("first three", leads)), tuple(cases))
