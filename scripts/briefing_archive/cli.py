"""The command `briefs`: arguments, printing, progress and exit codes."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path

from briefing_archive.printing import as_github, as_json, as_text, visible
from briefing_archive.problems import InputError, Problem, Severity

Run = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """Argparse that says how to go on after a wrong command line."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"{self.prog}: {message}\n    mend: {self.prog} --help lists what there is\n")


def _day(words: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{words}” is no day; write it as 2021-10-14")


def _parser() -> argparse.ArgumentParser:
    # What holds for every command may stand before it or after it.
    common = _Parser(add_help=False)
    common.add_argument("--root", type=Path, default=argparse.SUPPRESS, help="the archive's folder (this one)")
    common.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="print problems only")
    common.add_argument("--no-color", action="store_true", default=argparse.SUPPRESS, help="print without colour")

    parser = _Parser(prog="briefs", description="Draft, check and publish briefs of news articles.", parents=[common])
    commands = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=_Parser)

    def add(name: str, run: Run, help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help[0].upper() + help[1:], parents=[common])
        command.set_defaults(run=run)
        return command

    new = add("new", _new, "draft a brief from an article")
    new.add_argument("article", help="a .txt or .html file, an http(s) address, or - for standard input")
    new.add_argument("--published", type=_day, metavar="DAY", help="day of publication, 2021-10-14")
    new.add_argument("--allow-private", action="store_true", help="fetch from a private network too")
    for field in ("publisher", "url", "author", "rights", "story"):
        new.add_argument(f"--{field}")
    new.add_argument("--model", help="a spaCy pipeline other than the installed one")

    draft = add("draft", _draft, "draft a brief again beside its record and show the difference")
    draft.add_argument("id")
    draft.add_argument("--model", help="a spaCy pipeline other than the installed one")

    review = add("review", _review, "show a brief beside its article: doubtful items and what may be missing first")
    review.add_argument("id")

    check = add("check", _check, "hold records, actors and stories against every rule")
    check.add_argument("id", nargs="*", help="briefs to check (all)")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")

    add("render", _render, "write the pages' Markdown into site_src/")

    build = add("build", _build, "check, render and build the site")
    build.add_argument("--site", type=Path, metavar="DIR", help="where to build it (site/)")
    build.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes to use (one a processor)")
    build.add_argument("--reviewed-only", action="store_true", help="leave drafts out, as publishing does")
    build.add_argument("--keep-going", action="store_true", help="leave failing briefs out and say so")
    build.add_argument(
        "--unverified",
        type=Severity,
        choices=tuple(Severity),
        default=Severity.ERROR,
        help="what an item is that nobody with the article has checked (error)",
    )

    links = add("links", _links, "look whether every link and redirect of a built site leads somewhere")
    links.add_argument("--site", type=Path, metavar="DIR", help="the built site (site/)")
    links.add_argument("--url", default=os.environ.get("SITE_URL", ""), help="where it is to stand (SITE_URL)")

    serve = add("serve", _serve, "show the site at a local address and follow changes")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")

    extract = add("extract", _extract, "draft many articles, one JSON object a line")
    extract.add_argument("input", type=Path)
    extract.add_argument("output", type=Path)
    extract.add_argument("--jobs", type=_count, default=1, metavar="N", help="processes to use")
    extract.add_argument("--model", help="a spaCy pipeline other than the installed one")

    evaluate = add("eval", _eval, "measure drafting against annotated articles")
    evaluate.add_argument("gold", type=Path)
    evaluate.add_argument("--worst", type=_count, default=0, metavar="N", help="name the N worst cases")
    evaluate.add_argument(
        "--against", type=Path, metavar="OTHER.jsonl", help="show what changed since saved predictions"
    )
    evaluate.add_argument("--save", type=Path, metavar="OUT.jsonl", help="save these predictions")
    evaluate.add_argument("--model", help="a spaCy pipeline other than the installed one")

    rename = add("rename", _rename, "give a brief another id; the old address redirects")
    rename.add_argument("old")
    rename.add_argument("new")

    correct = add("correct", _correct, "add a dated correction to a brief")
    correct.add_argument("id")
    correct.add_argument("--what", required=True, help="what was wrong, and what stands there now")
    correct.add_argument("--why", required=True, help="how it came about or was found")
    correct.add_argument("--on", type=_day, default=None, metavar="DAY", help="the day (today)")

    withdraw = add("withdraw", _withdraw, "take a brief's content away and say why; the address stays")
    withdraw.add_argument("id")
    withdraw.add_argument("--why", required=True)
    withdraw.add_argument("--on", type=_day, default=None, metavar="DAY", help="the day (today)")

    suggestion = add("suggestion", _suggestion, "answer a suggested brief: an issue’s event in, a comment out")
    suggestion.add_argument("event", type=Path, help="the file that holds the event")
    suggestion.add_argument("--comment", type=Path, required=True, metavar="OUT.md", help="where the comment goes")
    suggestion.add_argument("--pull-request", type=Path, metavar="OUT.md", help="where the pull request’s text goes")
    suggestion.add_argument("--write", action="store_true", help="write the record of an accepted suggestion")
    suggestion.add_argument("--on", type=_day, default=None, metavar="DAY", help="the day (today)")

    diff = add("diff", _diff, "say what changed between two folders of an archive, as an editor would")
    diff.add_argument("before", type=Path, metavar="BASE_DIR")
    diff.add_argument("after", type=Path, metavar="HEAD_DIR")

    contribution = add("contribution", _contribution, "check a commit’s records with this folder’s tools, as data")
    contribution.add_argument("repository", type=Path, help="the git repository that holds the commit")
    contribution.add_argument("--base", default="HEAD^1", metavar="REVISION", help="what it is held against (HEAD^1)")
    contribution.add_argument("--head", default="HEAD", metavar="REVISION", help="the contribution (HEAD)")
    contribution.add_argument("--into", type=Path, required=True, metavar="DIR", help="a new folder to lay it out in")
    contribution.add_argument("--summary", type=Path, metavar="OUT.md", help="where the summary goes")
    contribution.add_argument("--trusted", action="store_true", help="take the receipts it changed as they are")
    contribution.add_argument("--first-time", action="store_true", help="tell what happens next in full")
    contribution.add_argument("--format", choices=("text", "json", "github"), default="text")

    new_archive = add("new-archive", _new_archive, "empty this archive of our briefs and give it a name of its own")
    new_archive.add_argument("--name", required=True, help="the site’s name")
    new_archive.add_argument("--owner", default="", help="who looks at pull requests: @name or @organisation/team")

    _add_actors(add("actors", _actors_suggest, "keep the registry of actors in order"), common)
    add("schema", _schema, "write the JSON Schemas that editors complete from")
    return parser


def _add_actors(actors: argparse.ArgumentParser, common: _Parser) -> None:
    deeds = actors.add_subparsers(metavar="deed", required=True, parser_class=_Parser)

    def add(name: str, run: Run, help: str, *words: str) -> argparse.ArgumentParser:
        deed = deeds.add_parser(name, help=help, description=help[0].upper() + help[1:], parents=[common])
        for word in words:
            deed.add_argument(word)
        deed.set_defaults(run=run)
        return deed

    add("suggest", _actors_suggest, "list entries that may be one actor")
    add("rename", _actors_rename, "give an actor another id; the old address redirects", "old", "new")
    add("merge", _actors_merge, "make two entries one; the old address redirects", "duplicate", "into")
    adopt = add("adopt", _actors_adopt, "move actors that drafting proposed into the registry", "brief")
    adopt.add_argument("id", nargs="*", help="only these (all)")


def _count(words: str) -> int:
    if words.isdecimal() and 0 < int(words) < 1000:
        return int(words)
    raise argparse.ArgumentTypeError(f"“{words}” is no number from 1 to 999")


def _say(args: argparse.Namespace, line: str) -> None:
    if not args.quiet:
        print(line)


def _new(args: argparse.Namespace) -> int:
    from briefing_archive.draft import Known
    from briefing_archive.new import new_brief

    known = Known(args.published, args.publisher, args.author, args.url, args.rights, args.story)
    made = new_brief(args.root, args.article, known, args.model, allow_private=args.allow_private)
    for note in made.notes:
        _say(args, note)
    _say(args, f"Drafted {made.path}/record.yml: {made.counts}.")
    if made.proposed_actors:
        count = len(made.proposed_actors)
        are = "1 actor is" if count == 1 else f"{count} actors are"
        _say(args, f"{are} not in the registry; proposed in {made.path}/actors/.")
        _say(
            args,
            "    Look at kind and names, mark weak ones, add a one-line note; what is right goes into the registry by",
        )
        _say(args, f"    `briefs actors adopt {made.id} ID …`.")
    _say(args, f"Next: `briefs review {made.id}`, edit the record, then `briefs check {made.id}`.")
    return 0


def _draft(args: argparse.Namespace) -> int:
    from briefing_archive.new import draft_again

    again = draft_again(args.root, args.id, args.model)
    for note in again.notes:
        _say(args, note)
    if again.difference:
        print(again.difference, end="")
    _say(args, f"Drafted again as {again.path}; the record is as it was.")
    return 0


def _review(args: argparse.Namespace) -> int:
    from briefing_archive.review import review

    for line in review(args.root, args.id):
        print(visible(line))
    return 0


def _check(args: argparse.Namespace) -> int:
    from briefing_archive.check import check

    checked = check(args.root, args.id, write_receipts=os.environ.get("CI", "") not in {"true", "1"})
    _print_problems(args, checked.problems)
    if args.format == "text":
        _say(args, checked.summary())
    return 1 if checked.has_errors else 0


def _print_problems(args: argparse.Namespace, problems: Sequence[Problem]) -> None:
    if args.format == "json":
        print(as_json(problems))
    else:
        for line in as_github(problems) if args.format == "github" else as_text(problems, color=args.color):
            print(line)


def _render(args: argparse.Namespace) -> int:
    from briefing_archive.build import render

    report = render(args.root)
    _tell_problems(args, report.problems, report.checked.drafts)
    _say(args, report.summary())
    return 0 if report.is_done else 1


def _build(args: argparse.Namespace) -> int:
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
    _say(args, report.summary())
    return 0 if report.is_done else 1


def _tell_problems(args: argparse.Namespace, problems: Sequence[Problem], drafts: Collection[str]) -> None:
    """Print what a build should know: all but the warnings of drafts, which `check` lists and this counts."""
    folders = {f"briefings/{draft}/": draft for draft in drafts}
    waiting = Counter(
        draft for problem in problems for folder, draft in folders.items() if problem.file.startswith(folder)
    )
    told = [problem for problem in problems if problem.is_error or not problem.file.startswith(tuple(folders))]
    for line in as_text(told, color=args.color):
        print(line, file=sys.stderr)
    for draft, count in waiting.items():
        _say(args, f"{draft} is a draft with {count} warnings: `briefs check {draft}` lists them.")


def _links(args: argparse.Namespace) -> int:
    from briefing_archive.site_check import check_site

    found = check_site(args.root, args.site or args.root / "site", args.url)
    for line in as_text(found.problems, color=args.color):
        print(line)
    _say(args, found.summary())
    return 1 if found.problems else 0


def _serve(args: argparse.Namespace) -> int:
    from briefing_archive.serve import serve

    serve(args.root, args.address)
    return 0


def _extract(args: argparse.Namespace) -> int:
    from briefing_archive.extract_bulk import extract_bulk

    failed = 0
    for failure in extract_bulk(args.input, args.output, args.root, jobs=args.jobs, model=args.model, quiet=args.quiet):
        print(failure, file=sys.stderr)
        failed = 1
    return failed


def _eval(args: argparse.Namespace) -> int:
    from briefing_archive.evaluate import evaluate

    for line in evaluate(args.gold, worst=args.worst, against=args.against, save=args.save, model=args.model):
        print(line)
    return 0


def _rename(args: argparse.Namespace) -> int:
    from briefing_archive.amend import rename_brief

    return _tell_files(args, rename_brief(args.root, args.old, args.new))


def _correct(args: argparse.Namespace) -> int:
    from briefing_archive.amend import correct

    return _tell_files(args, correct(args.root, args.id, args.what, args.why, args.on or date.today()))


def _withdraw(args: argparse.Namespace) -> int:
    from briefing_archive.amend import withdraw

    return _tell_files(args, withdraw(args.root, args.id, args.why, args.on or date.today()))


def _suggestion(args: argparse.Namespace) -> int:
    from briefing_archive.suggest import answer, read_event, write_record

    found = answer(args.root, read_event(args.event), args.on or date.today())
    args.comment.write_text(found.comment, encoding="utf-8")
    if args.pull_request:
        args.pull_request.write_text(found.pull_request if found.opens_pull_request else "", encoding="utf-8")
    if args.write and found.opens_pull_request:
        print(write_record(args.root, found).relative_to(args.root).as_posix())
    return 0


def _diff(args: argparse.Namespace) -> int:
    from briefing_archive.contribute import state_of
    from briefing_archive.record_diff import changes

    for change in changes(state_of(args.before), state_of(args.after)):
        print(visible(str(change)))
    return 0


def _contribution(args: argparse.Namespace) -> int:
    from briefing_archive.contribute import contribute

    found = contribute(
        args.root, args.repository, args.base, args.head, args.into, trusted=args.trusted, first_time=args.first_time
    )
    if args.summary:
        args.summary.write_text(found.summary, encoding="utf-8")
    _print_problems(args, found.problems)
    return 1 if found.has_errors else 0


def _new_archive(args: argparse.Namespace) -> int:
    from briefing_archive.new_archive import new_archive

    done = new_archive(args.root, args.name, args.owner)
    _say(args, f"Taken away: {done.briefs} briefs, {done.actors} actors, {done.stories} stories.")
    _say(args, f"Written: {', '.join(done.files)}.")
    _say(args, "Next: `make site`, look at it, then `git add --all && git commit -m 'Begin our archive'`.")
    return 0


def _actors_suggest(args: argparse.Namespace) -> int:
    from briefing_archive.duplicates import duplicates
    from briefing_archive.store.records import load_registry

    found = list(duplicates(load_registry(args.root)))
    for one in found:
        print(f"{one.first} and {one.second}: {one.reason}")
        print(f"    mend: `briefs actors merge {one.second} {one.first}`, or distinct_from: [{one.first}] in the other")
    _say(args, f"{len(found)} pairs to look at." if found else "No two entries seem to be one actor.")
    return 0


def _actors_rename(args: argparse.Namespace) -> int:
    from briefing_archive.actors import rename

    return _tell_files(args, rename(args.root, args.old, args.new).files)


def _actors_merge(args: argparse.Namespace) -> int:
    from briefing_archive.actors import merge

    return _tell_files(args, merge(args.root, args.duplicate, args.into).files)


def _actors_adopt(args: argparse.Namespace) -> int:
    from briefing_archive.actors import adopt

    return _tell_files(args, adopt(args.root, args.brief, tuple(args.id)))


def _tell_files(args: argparse.Namespace, files: Sequence[str]) -> int:
    for file in files:
        _say(args, file)
    _say(args, f"{len(files)} files changed. Next: look at `git diff`, then `briefs check`.")
    return 0


def _schema(args: argparse.Namespace) -> int:
    from briefing_archive.store.schemas import write_schemas

    for path in write_schemas(args.root):
        _say(args, f"Wrote {path}")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 errors found, 2 wrong input or command line."""
    args = _parser().parse_args(argv)
    args.root = getattr(args, "root", Path())
    args.quiet = getattr(args, "quiet", False)
    plain = getattr(args, "no_color", False) or os.environ.get("NO_COLOR")
    args.color = not plain and sys.stdout.isatty()
    try:
        if not (args.root / "mkdocs.yml").is_file() and args.command not in {"extract", "eval"}:
            raise InputError(
                "this folder is no briefing archive: it has no mkdocs.yml",
                "go to the archive's folder, or name it with --root",
                place=str(args.root),
            )
        run: Run = args.run
        return run(args)
    except InputError as wrong:
        print(wrong, file=sys.stderr)
        return wrong.status
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone (`briefs check | head`); nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
