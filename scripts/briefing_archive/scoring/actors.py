"""How well the actors of an article are found, told apart and put together under their names.

A gold actor and a drafted one match when they have a name in common; they are paired one to one, most names first.
Names are compared without case, article, possessive and titles. Alias clusters are scored by B³ over the gold
names that drafting saw at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_archive.registry import name_key
from briefing_archive.scoring.counting import Case, Json, Row, Score, b_cubed, one_to_one, prf, share

_TITLE = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|president|prime minister|"
    r"minister|senator|sen|gen|general|judge|justice|governor|gov|mayor|chancellor|secretary)\.?\s+(?=\S)",
    re.I,
)


def bare_key(name: str) -> str:
    """A name as it is compared: without titles, article, possessive and case.

    >>> bare_key("President Ines Okafor’s"), bare_key("the Harbour Board")
    ('ines okafor', 'harbour board')
    """
    key = name_key(name).casefold().strip(" .,")
    while (shorter := _TITLE.sub("", key)) != key:
        key = shorter
    return key


def _names(actor: Json, others: str) -> set[str]:
    return {bare_key(name) for name in (actor["name"], *actor.get(others, ())) if name} - {""}


def score_actors(articles: Sequence[tuple[Json, Json]]) -> Score:
    """One row over all kinds and one a kind, and every actor missed, made up, of a wrong kind or torn apart."""
    cases: list[Case] = []
    predicted = 0
    by_kind: dict[str, list[int]] = {}
    elements: list[tuple[str, str]] = []
    for gold, drafted in articles:
        article = gold["id"]
        golds, given = gold["actors"], drafted.get("actors", [])
        gold_names = [_names(actor, "aliases") for actor in golds]
        given_names = [_names(actor, "names") for actor in given]
        pairs = one_to_one(
            (len(x & y), a, b) for a, x in enumerate(gold_names) for b, y in enumerate(given_names) if x & y
        )
        predicted += len(given)
        taken = {j for j, _ in pairs.values()}
        for i, actor in enumerate(golds):
            count = by_kind.setdefault(actor["kind"], [0, 0, 0])
            count[0] += 1
            if i not in pairs:
                cases.append(Case("actors", article, "missed", actor["name"], actor["kind"]))
                continue
            mate = given[pairs[i][0]]
            count[1] += 1
            count[2] += mate["kind"] == actor["kind"]
            if mate["kind"] != actor["kind"]:
                cases.append(
                    Case("actors", article, "kind", actor["name"], f"{actor['kind']}; drafted {mate['kind']}", 0.6)
                )
        for i, names in enumerate(gold_names):
            for name in sorted(names):
                homes = [j for j, there in enumerate(given_names) if name in there]
                own = pairs[i][0] if i in pairs else None
                if homes:
                    home = own if own in homes else homes[0]
                    elements.append((f"{article}/{i}", f"{article}/{home}"))
                    if own is not None and home != own:
                        detail = f"apart from {golds[i]['name']}, under {given[home]['name']}"
                        cases.append(Case("actors", article, "apart", name, detail, 0.7))
        for j, actor in enumerate(given):
            if j not in taken:
                detail = f"{actor['kind']}; names: {', '.join(actor['names'][:4])}"
                cases.append(
                    Case("actors", article, "false", actor["name"], detail, 0.5 + actor.get("salience", 0) / 2)
                )
    return Score(tuple(_rows(by_kind, predicted, elements)), tuple(cases))


def _rows(by_kind: dict[str, list[int]], predicted: int, elements: list[tuple[str, str]]) -> list[Row]:
    wanted, matched, right = (sum(counts) for counts in zip(*by_kind.values(), strict=True)) if by_kind else (0, 0, 0)
    rows = [
        Row(
            "actors",
            "all",
            (
                ("gold", wanted),
                *prf(matched, predicted, wanted),
                ("kind", share(right, matched)),
                ("B³", b_cubed(elements)[2]),
            ),
        )
    ]
    rows += [
        Row("actors", kind, (("gold", n), ("R", share(m, n)), ("kind", share(r, m))))
        for kind, (n, m, r) in sorted(by_kind.items(), key=lambda item: -item[1][0])
    ]
    return rows
