"""What each command does: one function a command, which prints and gives the exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from briefing_archive.printing import as_github, as_json, as_text, folded, visible
from briefing_archive.problems import Problem
from briefing_archive.telling import say, tell_files, write_out


def new(args: argparse.Namespace) -> int:
    from briefing_archive.known import known_of
    from briefing_archive.new import new_brief

    said = {key: getattr(args, key) for key in ("publisher", "author", "url", "rights", "story")}
    known = known_of(args.published, said)
    if args.published and args.published > date.today() + timedelta(days=1):
        say(args, f"{args.published} is still to come: look at the day of publication.")
    made = new_brief(args.root, args.article, known, args.model, allow_private=args.allow_private)
    for note in made.notes:
        say(args, note)
    say(args, f"Drafted {made.path}/record.yml: {made.counts}.")
    if made.proposed_actors:
        count = len(made.proposed_actors)
        are = "1 actor is" if count == 1 else f"{count} actors are"
        say(args, f"{are} not in the registry; proposed in {made.path}/actors/.")
        say(args, "    Kind, names, roles and a note are filled in, and what is right goes into the registry, by")
        say(args, f"    `briefs actors adopt {made.id} --edit`.")
    say(args, f"Next: `briefs review {made.id}`, edit the record, then `briefs check {made.id}`.")
    return 0


def draft(args: argparse.Namespace) -> int:
    from briefing_archive.new import draft_again

    again = draft_again(args.root, args.id, args.model)
    for note in again.notes:
        say(args, note)
    if again.difference:
        print(again.difference, end="")
    say(args, f"Drafted again as {again.path}; the record is as it was.")
    return 0


def review(args: argparse.Namespace) -> int:
    from briefing_archive.review import review

    for line in review(args.root, args.id):
        print(visible(line))
    return 0


def check(args: argparse.Namespace) -> int:
    from briefing_archive.check import check

    checked = check(args.root, args.id, write_receipts=os.environ.get("CI", "") not in {"true", "1"})
    told, waiting = checked.problems, Counter[str]()
    if args.format == "text" and not (args.id or args.drafts):
        told, waiting = _apart(checked.problems, checked.drafts)
    _print_problems(args, told)
    _tell_drafts(args, waiting)
    if args.format == "text":
        say(args, checked.summary())
        if args.id and (kinds := checked.kinds()):
            say(args, kinds)
    return 1 if checked.has_errors else 0


def _print_problems(args: argparse.Namespace, problems: Sequence[Problem]) -> None:
    if args.format == "json":
        print(as_json(problems))
    else:
        told = as_github(problems) if args.format == "github" else as_text(folded(problems), color=args.color)
        for line in told:
            print(line)


def render(args: argparse.Namespace) -> int:
    from briefing_archive.build import render

    report = render(args.root)
    _tell_problems(args, report.problems, report.checked.drafts)
    say(args, report.summary())
    return 0 if report.is_done else 1


def build(args: argparse.Namespace) -> int:
    from briefing_archive.build import build

    report = build(
        args.root,
        args.site,
        reviewed_only=args.reviewed_only,
        keep_going=args.keep_going,
        jobs=args.jobs,
        unverified=args.unverified,
    )
    _tell_problems(args, report.problems, report.rendered.checked.drafts)
    say(args, report.summary())
    return 0 if report.is_done else 1


def _tell_problems(args: argparse.Namespace, problems: Sequence[Problem], drafts: Collection[str]) -> None:
    """Print what a build should know: all but the warnings of drafts, which `check` lists and this counts."""
    told, waiting = _apart(problems, drafts)
    for line in as_text(told, color=args.color):
        print(line, file=sys.stderr)
    _tell_drafts(args, waiting)


def _apart(problems: Sequence[Problem], drafts: Collection[str]) -> tuple[tuple[Problem, ...], Counter[str]]:
    """The problems without the warnings of drafts, and how many of those each draft has."""
    folders = {f"briefings/{draft}/": draft for draft in drafts}
    waiting = Counter(
        draft
        for problem in problems
        for folder, draft in folders.items()
        if problem.file.startswith(folder) and not problem.is_error
    )
    told = (problem for problem in problems if problem.is_error or not problem.file.startswith(tuple(folders)))
    return tuple(told), waiting


def _tell_drafts(args: argparse.Namespace, waiting: Counter[str]) -> None:
    for draft, count in waiting.items():
        warnings = "1 warning" if count == 1 else f"{count} warnings"
        say(args, f"{draft} is a draft with {warnings}: `briefs check {draft}` lists them.")


def links(args: argparse.Namespace) -> int:
    from briefing_archive.site_check import check_site

    found = check_site(args.root, args.site or args.root / "site", args.url)
    for line in as_text(found.problems, color=args.color):
        print(line)
    say(args, found.summary())
    return 1 if found.problems else 0


def serve(args: argparse.Namespace) -> int:
    from briefing_archive.serve import serve

    serve(args.root, args.address)
    return 0


def extract(args: argparse.Namespace) -> int:
    from briefing_archive.extract_bulk import extract_bulk

    failed = 0
    for failure in extract_bulk(args.input, args.output, args.root, jobs=args.jobs, model=args.model, quiet=args.quiet):
        print(failure, file=sys.stderr)
        failed = 1
    return failed


def evaluate(args: argparse.Namespace) -> int:
    from briefing_archive.evaluate import evaluate

    for line in evaluate(args.gold, worst=args.worst, against=args.against, save=args.save, model=args.model):
        print(line)
    return 0


def rename(args: argparse.Namespace) -> int:
    from briefing_archive.amend import rename_brief

    return tell_files(args, rename_brief(args.root, args.old, args.new))


def correct(args: argparse.Namespace) -> int:
    from briefing_archive.amend import correct

    return tell_files(args, correct(args.root, args.id, args.what, args.why, args.on or date.today()))


def withdraw(args: argparse.Namespace) -> int:
    from briefing_archive.amend import withdraw

    return tell_files(args, withdraw(args.root, args.id, args.why, args.on or date.today()))


def suggestion(args: argparse.Namespace) -> int:
    from briefing_archive.suggest import answer, read_event, write_record

    found = answer(args.root, read_event(args.event), args.on or date.today())
    write_out(args.comment, found.comment)
    if args.pull_request:
        write_out(args.pull_request, found.pull_request if found.opens_pull_request else "")
    if args.write and found.opens_pull_request:
        print(write_record(args.root, found).relative_to(args.root).as_posix())
    return 0


def diff(args: argparse.Namespace) -> int:
    from briefing_archive.contribute import state_of
    from briefing_archive.record_diff import changes

    for change in changes(state_of(args.before), state_of(args.after)):
        print(visible(str(change)))
    return 0


def contribution(args: argparse.Namespace) -> int:
    from briefing_archive.contribute import contribute

    found = contribute(
        args.root, args.repository, args.base, args.head, args.into, trusted=args.trusted, first_time=args.first_time
    )
    if args.summary:
        write_out(args.summary, found.summary)
    _print_problems(args, found.problems)
    return 1 if found.has_errors else 0


def new_archive(args: argparse.Namespace) -> int:
    from briefing_archive.new_archive import new_archive

    done = new_archive(args.root, args.name, args.owner)
    say(args, f"Taken away: {done.briefs} briefs, {done.actors} actors, {done.stories} stories.")
    say(args, f"Written: {', '.join(done.files)}.")
    say(args, "Next: `make site`, look at it, then `git add --all && git commit -m 'Begin our archive'`.")
    return 0


def schema(args: argparse.Namespace) -> int:
    from briefing_archive.store.schemas import write_schemas

    for path in write_schemas(args.root):
        say(args, f"Wrote {path}")
    return 0
