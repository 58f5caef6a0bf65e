"""What a person had to touch in drafted records: counts over pairs of a draft and the reviewed record.

    python tests/bench/bench_touched.py DRAFTS [--cases] [--only ID …]
    python tests/bench/bench_touched.py [--registry all|none] [--cases] [--only ID …]

DRAFTS is a folder with copies of records as `briefs new` made them: <id>.draft.yml, and beside it, where there
were any, the actors it proposed in <id>.actors/. Without it every reviewed brief whose article is at hand is
drafted anew instead, with the registry as it is now or with none at all; figures before and after a change of
rules are compared so. Briefs without article.txt are left out and named.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from briefing_archive.draft import draft_record
from briefing_archive.fields import UNKNOWN
from briefing_archive.intake import take_in
from briefing_archive.known import Known
from briefing_archive.model import Actor, Record, Source
from briefing_archive.registry import Registry, registry_of
from briefing_archive.store.records import load_records, load_registry
from briefing_archive.store.yaml_file import read_yaml
from briefing_archive.touched import AREAS, Tally, Version, compare, total

ROOT = Path(__file__).resolve().parents[2]


def saved(drafts: Path, brief: str, registry: Registry) -> Version | None:
    """A draft as it was saved; None where there is none."""
    path = drafts / f"{brief}.draft.yml"
    if not path.is_file():
        return None
    record = Record.model_validate(read_yaml(path, path.name).value)
    files = sorted((drafts / f"{brief}.actors").glob("*.yml"))
    proposed = [Actor.model_validate(read_yaml(file, file.name).value) for file in files]
    return Version(record, {**kinds_of(registry), **{actor.id: actor.kind for actor in proposed}})


def anew(article: Path, source: Source, registry: Registry) -> Version:
    """The article drafted with the rules as they are now."""
    told = {key: None if value == UNKNOWN else value for key, value in vars(source).items()}
    known = Known(source.published, told["publisher"], told["author"], told["url"], told["rights"])
    proposed = draft_record(take_in(str(article)), known, registry).proposed
    kinds = {**kinds_of(registry), **{actor.id: actor.kind for actor in proposed.actors}}
    return Version(Record.model_validate(proposed.tree), kinds)


def kinds_of(registry: Registry) -> dict[str, str]:
    """The kind of every actor of the registry."""
    return {actor.id: actor.kind for actor in registry.actors.values()}


def tallies(args: argparse.Namespace) -> Iterator[tuple[str, tuple[Tally, ...]]]:
    """Each brief with its tallies, in the order of the ids."""
    registry = load_registry(ROOT)
    start = registry if args.registry == "all" else registry_of(())
    for entry in load_records(ROOT, args.only or ())[0]:
        article = entry.folder / "article.txt"
        if entry.record.status != "reviewed" or (args.drafts and not (args.drafts / f"{entry.id}.draft.yml").is_file()):
            continue
        if not article.is_file():
            print(f"left out, its article is not at hand: {entry.id}")
            continue
        drafted = saved(args.drafts, entry.id, registry) if args.drafts else anew(article, entry.record.source, start)
        if drafted:
            reviewed = Version(entry.record, kinds_of(registry))
            yield entry.id, compare(drafted, reviewed, take_in(str(article)).text)


def row(name: str, found: tuple[Tally, ...]) -> str:
    """One line of the table: for each area what needed no touch of what was drafted, and what was missing."""
    cells = (f"{one.untouched:3} of {one.drafted:3} {one.share:4.0%} {one.missing:3} missing" for one in found)
    return f"{name[:46]:46}  " + "   ".join(cells)


def main() -> None:
    """Print the table, and with --cases every touch."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("drafts", type=Path, nargs="?")
    parser.add_argument("--registry", choices=("all", "none"), default="all")
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--only", nargs="+")
    args = parser.parse_args()
    print(f"{'needed no touch':46}  " + "   ".join(f"{area:26}" for area in AREAS))
    every: list[Tally] = []
    for brief, found in tallies(args):
        every += found
        print(row(brief, found))
        if args.cases:
            for touch in (touch for one in found for touch in one.touches):
                print(f"    {touch.area} {touch.fault}: {touch.words[:110]}")
    print(row("all", total(every)))


if __name__ == "__main__":
    main()
