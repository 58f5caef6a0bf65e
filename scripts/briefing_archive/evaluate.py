"""How good drafting is against annotated articles, and what a change to it gained and lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from briefing_archive.extract_bulk import article_of, drafter
from briefing_archive.problems import InputError
from briefing_archive.registry import registry_of
from briefing_archive.scoring.actors import score_actors
from briefing_archive.scoring.counting import Case, Row, Score
from briefing_archive.scoring.dates import has_dates, score_dates
from briefing_archive.scoring.mentions import score_mentions
from briefing_archive.scoring.quotes import score_quotes
from briefing_archive.scoring.summaries import score_summaries
from briefing_archive.store.json_lines import read_lines, read_object, write_object

Json = Mapping[str, Any]
Scorer = Callable[[Sequence[tuple[Json, Json]]], Score]

# What is measured, each where an article of the gold has it annotated.
_AREAS: tuple[tuple[Callable[[Json], bool], Scorer], ...] = (
    (lambda gold: "quotes" in gold, score_quotes),
    (lambda gold: "actors" in gold, score_actors),
    (has_dates, score_dates),
    (lambda gold: "entities" in gold, score_mentions),
    (lambda gold: "references" in gold, score_summaries),
)
_SHOWN = 100  # longest words of a case
_KEYS = "see the gold files' README for their keys"


def _read(path: Path) -> dict[str, Json]:
    objects = {}
    for number, line in read_lines(path):
        value = read_object(line, f"{path}:{number}")
        if not isinstance(value.get("id"), str):
            raise InputError("`id` is missing or no string", "give every line its id", place=f"{path}:{number}")
        objects[value["id"]] = value
    if not objects:
        raise InputError("this file is empty", "name a file with one object a line", place=str(path))
    return objects


def _draft_all(gold: Mapping[str, Json], path: Path, model: str | None) -> dict[str, Json]:
    # Without the archive's registry: what is measured is drafting, on articles that it does not know.
    draft = drafter(registry_of(()), model)
    return {
        name: draft(article_of({**value, "date": value.get("date") or value.get("dct")}, f"{path}: {name}"))
        for name, value in tqdm(gold.items(), desc="articles", disable=None)
    }


def _scores(gold: Mapping[str, Json], drafted: Mapping[str, Json], path: Path) -> list[Score]:
    scores = []
    try:
        for is_annotated, score in _AREAS:
            articles = [(value, drafted[name]) for name, value in gold.items() if is_annotated(value)]
            if articles:
                scores.append(score(articles))
    except KeyError as wrong:
        raise InputError(f"an annotation lacks {wrong}", _KEYS, place=str(path)) from wrong
    except (TypeError, IndexError, AttributeError, ValueError) as wrong:
        raise InputError(f"an annotation is not of the form it should be: {wrong}", _KEYS, place=str(path)) from wrong
    if not scores:
        raise InputError(
            "nothing is annotated in this file",
            "name one whose articles have quotes, actors, dates, entities or references",
            place=str(path),
        )
    return scores


def _cell(figure: float | int) -> str:
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


def _change(now: float | int, was: float | int) -> str:
    if now == was:
        return "="
    return f"{now - was:+d}" if isinstance(now, int) and isinstance(was, int) else f"{now - was:+.3f}"


def _table(rows: Sequence[Row], before: Sequence[Row]) -> Iterator[str]:
    """One area: a line a row, and under it what changed where there is a measurement to compare with."""
    heads: tuple[str, ...] = ()
    width = max(len(row.label) for row in rows) + 2
    earlier = {row.label: dict(row.figures) for row in before}
    for row in rows:
        names = tuple(name for name, _ in row.figures)
        if names != heads:
            heads = names
            yield f"{row.area if row is rows[0] else '':<{width}}" + "".join(f"{name:>10}" for name in names)
        yield f"{row.label:<{width}}" + "".join(f"{_cell(figure):>10}" for _, figure in row.figures)
        if was := earlier.get(row.label):
            cells = (f"{_change(figure, was.get(name, figure)):>10}" for name, figure in row.figures)
            yield f"{'  change':<{width}}" + "".join(cells)
    yield ""


def _line(case: Case) -> str:
    def short(words: str) -> str:
        words = " ".join(words.split())
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"

    return f"  {case.article}: {case.area}, {case.fault}: “{short(case.words)}”" + (
        f" ({short(case.detail)})" if case.detail else ""
    )


def _differences(now: Iterable[Case], was: Iterable[Case]) -> Iterator[str]:
    """The cases that are gone, and those that are new."""

    def key(case: Case) -> tuple[str, str, str, str]:
        return case.area, case.article, case.fault, case.words if case.area != "summary" else ""

    new, old = {key(case): case for case in now}, {key(case): case for case in was}
    gained = [case for name, case in old.items() if name not in new]
    lost = [case for name, case in new.items() if name not in old]
    for title, cases in (("gained: these were wrong before", gained), ("lost: these are wrong now", lost)):
        yield f"{title} ({len(cases)})"
        yield from map(_line, cases)
        yield ""


def evaluate(
    gold: Path, *, worst: int = 0, against: Path | None = None, save: Path | None = None, model: str | None = None
) -> Iterator[str]:
    """The lines of a report: every figure, then what changed `against` saved drafts, then the `worst` cases an area.

    What is measured depends on what the gold has annotated: quotes, actors, dates, named mentions, summaries.
    `save` keeps the drafts for a later comparison.
    """
    annotated = _read(gold)
    earlier = _read(against) if against else None
    if earlier is not None and (absent := sorted(annotated.keys() - earlier.keys())):
        raise InputError(
            f"{len(absent)} articles are not in the saved drafts, first “{absent[0]}”",
            f"make them with the same gold: briefs eval {gold} --save {against}",
            place=str(against),
        )
    drafted = _draft_all(annotated, gold, model)
    if save:
        try:
            save.write_bytes(b"".join(write_object(value) for value in drafted.values()))
        except OSError as wrong:
            raise InputError(f"cannot write: {wrong.strerror}", "name another file", place=str(save)) from wrong
    scores = _scores(annotated, drafted, gold)
    before = _scores(annotated, earlier, against or gold) if earlier is not None else []
    yield f"{len(annotated)} articles of {gold.name}"
    yield ""
    for i, score in enumerate(scores):
        yield from _table(score.rows, before[i].rows if before else ())
    if before:
        yield from _differences(
            (case for score in scores for case in score.cases), (case for score in before for case in score.cases)
        )
    for score in scores if worst else ():
        cases = sorted(score.cases, key=lambda case: -case.weight)[:worst]
        yield f"the worst {len(cases)} of {len(score.cases)} cases: {score.rows[0].area}"
        yield from map(_line, cases)
        yield ""
