"""How well named mentions are found, against texts in which every mention is marked.

Only named gold mentions count, as persons, organisations or places. A drafted mention matches when it overlaps
the head of the gold one (its whole span where no head is marked) or at least half of it, one to one, closest in
length first. Alias clusters are scored by B³ over the matched mentions. Where only the beginning of a text is
annotated, later predictions are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from briefing_archive.scoring.counting import Case, Json, Row, Score, b_cubed, one_to_one, prf, share

_GOLD_TYPES = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
_KIND_TYPES = {"person": "PER", "state": "LOC"}


def _given(drafted: Json, limit: float) -> Iterator[Json]:
    """Mentions of drafted actors, bystanders and places, one a span and type; a place may stand inside a title."""
    seen: set[tuple[int, int, str]] = set()
    actors = (
        (start, end, _KIND_TYPES.get(actor["kind"], "ORG"), f"a{i}")
        for i, actor in enumerate([*drafted.get("actors", []), *drafted.get("bystanders", [])])
        for start, end in actor["mentions"]
    )
    places = ((place["start"], place["end"], "LOC", f"p{place['name']}") for place in drafted.get("places", []))
    for start, end, sort, cluster in chain(actors, places):
        if start < limit and (start, end, sort) not in seen:
            seen.add((start, end, sort))
            yield {"start": start, "end": end, "type": sort, "cluster": cluster}


def _likeness(gold: Json, given: Json) -> float | None:
    """How close the lengths are, as a number that grows; None where the two do not match."""
    start, end = (
        (gold["head_start"], gold["head_end"]) if gold.get("head_start") is not None else (gold["start"], gold["end"])
    )
    overlap = min(gold["end"], given["end"]) - max(gold["start"], given["start"])
    union = max(gold["end"], given["end"]) - min(gold["start"], given["start"])
    if (start < given["end"] and given["start"] < end) or overlap >= union / 2:
        return -float(abs((gold["end"] - gold["start"]) - (given["end"] - given["start"])))
    return None


def score_mentions(articles: Sequence[tuple[Json, Json]]) -> Score:
    """Rows for all and for each type; cases are misses and wrong types."""
    cases: list[Case] = []
    elements: list[tuple[str, str]] = []
    counts = {name: [0, 0, 0] for name in ("all", "PER", "ORG", "LOC")}
    untyped = 0
    for gold, drafted in articles:
        wanted = [
            entity
            for entity in gold["entities"]
            if entity["type"] in _GOLD_TYPES and entity.get("named", True) and not entity.get("pronoun")
        ]
        given = list(_given(drafted, gold.get("annotated_end", float("inf"))))
        likeness = [
            (like, a, b)
            for a, x in enumerate(wanted)
            for b, y in enumerate(given)
            if (like := _likeness(x, y)) is not None
        ]
        typed = one_to_one(pair for pair in likeness if _GOLD_TYPES[wanted[pair[1]]["type"]] == given[pair[2]]["type"])
        loose = one_to_one(likeness)
        untyped += len(loose)
        for name, among_gold, among_given in _tallies(wanted, given, typed):
            for i, number in enumerate((len(among_gold & typed.keys()), among_given, len(among_gold))):
                counts[name][i] += number
        elements += [
            (f"{gold['id']}/{wanted[i]['cluster']}", f"{gold['id']}/{given[j]['cluster']}")
            for i, (j, _) in typed.items()
            if wanted[i].get("cluster") is not None
        ]
        cases += [
            Case("mentions", gold["id"], "missed", entity["text"], entity["type"])
            for i, entity in enumerate(wanted)
            if i not in loose
        ]
        cases += [
            Case(
                "mentions",
                gold["id"],
                "type",
                wanted[i]["text"],
                f"{wanted[i]['type']}; drafted {given[j]['type']}",
                0.7,
            )
            for i, (j, _) in loose.items()
            if i not in typed and _GOLD_TYPES[wanted[i]["type"]] != given[j]["type"]
        ]
    all_figures = (
        ("gold", counts["all"][2]),
        *prf(*counts["all"]),
        ("R untyped", share(untyped, counts["all"][2])),
        ("B³", b_cubed(elements)[2]),
    )
    rows = [Row("mentions", "all", all_figures)]
    rows += [Row("mentions", name, (("gold", counts[name][2]), *prf(*counts[name]))) for name in ("PER", "ORG", "LOC")]
    return Score(tuple(rows), tuple(cases))


def _tallies(
    wanted: Sequence[Json], given: Sequence[Json], pairs: dict[int, tuple[int, float]]
) -> Iterator[tuple[str, set[int], int]]:
    """For all and for each type: the indices of its gold mentions, and the number of its predictions."""
    yield "all", set(range(len(wanted))), len(given)
    for name in ("PER", "ORG", "LOC"):
        indices = {i for i, entity in enumerate(wanted) if _GOLD_TYPES[entity["type"]] == name}
        yield name, indices, sum(entity["type"] == name for entity in given)
