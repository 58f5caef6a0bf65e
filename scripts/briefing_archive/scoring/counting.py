"""What every score is made of: pairs one to one, shares, rows of figures, and cases by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that drafting got wrong: `fault` is a word for it, `words` what it is about.

    `weight`, 0 to 1, says how much it matters; the worst cases come first in a report.
    """

    area: str
    article: str
    fault: str
    words: str
    detail: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report: the area, a label, and figures in the order in which they are printed."""

    area: str
    label: str
    figures: tuple[tuple[str, float | int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The rows and the cases of one area."""

    rows: tuple[Row, ...]
    cases: tuple[Case, ...]


def share(part: float, whole: float) -> float:
    """`part` of `whole`; 0 of nothing.

    >>> share(1, 4), share(0, 0)
    (0.25, 0.0)
    """
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall.

    >>> round(f1(0.5, 1.0), 3), f1(0, 0)
    (0.667, 0.0)
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def prf(matched: int, predicted: int, wanted: int) -> tuple[tuple[str, float], ...]:
    """Precision, recall and F1, as figures of a row."""
    precision, recall = share(matched, predicted), share(matched, wanted)
    return ("P", precision), ("R", recall), ("F1", f1(precision, recall))


def one_to_one(likeness: Iterable[tuple[float, int, int]]) -> dict[int, tuple[int, float]]:
    """Pairs made best first, each side used once: gold index to predicted index and their likeness.

    Equal likenesses go by the order of gold, then of the prediction.

    >>> one_to_one([(0.5, 0, 0), (0.9, 1, 0), (0.4, 0, 1)])
    {1: (0, 0.9), 0: (1, 0.4)}
    """
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, gold, predicted in sorted(likeness, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if gold not in pairs and predicted not in taken:
            pairs[gold] = (predicted, score)
            taken.add(predicted)
    return pairs


def b_cubed(clusters: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 over elements, each given as its gold cluster and its predicted one.

    Bagga and Baldwin 1998: for each element, how pure its predicted cluster is, and how complete.

    >>> b_cubed([("a", "x"), ("a", "x"), ("a", "y"), ("b", "y")])[:2]
    (0.75, 0.6666666666666666)
    """
    elements = list(clusters)
    if not elements:
        return 0.0, 0.0, 0.0
    precision = recall = 0.0
    for gold, predicted in elements:
        in_gold = sum(1 for g, _ in elements if g == gold)
        in_predicted = sum(1 for _, p in elements if p == predicted)
        both = sum(1 for g, p in elements if g == gold and p == predicted)
        precision += both / in_predicted
        recall += both / in_gold
    precision, recall = precision / len(elements), recall / len(elements)
    return precision, recall, f1(precision, recall)
