"""The command `briefs`: its arguments, and how it ends."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from briefing_archive import actor_commands, commands
from briefing_archive.fields import ActorKind
from briefing_archive.problems import InputError, Severity
from briefing_archive.store.change_plan import complete_stopped

Run = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    """Argparse that says how to go on after a wrong command line."""

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """As argparse does; words of a list of ids may stand after the options too: `adopt BRIEF --edit ID`."""
        found, rest = super().parse_known_args(args, namespace)
        several = next((one.dest for one in self._get_positional_actions() if one.nargs == "*"), None)
        if found is not None and several and rest and not any(word.startswith("-") for word in rest):
            setattr(found, several, [*getattr(found, several), *rest])
            rest = []
        return found, rest

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
    table = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=_Parser)

    def add(name: str, run: Run, help: str) -> argparse.ArgumentParser:
        command = table.add_parser(name, help=help, description=help[0].upper() + help[1:], parents=[common])
        command.set_defaults(run=run)
        return command

    new = add("new", commands.new, "draft a brief from an article")
    new.add_argument("article", help="a .txt or .html file, an http(s) address, or - for standard input")
    new.add_argument("--published", type=_day, metavar="DAY", help="day of publication, 2021-10-14")
    new.add_argument("--allow-private", action="store_true", help="fetch from a private network too")
    for field in ("publisher", "url", "author", "rights", "story"):
        new.add_argument(f"--{field}")
    new.add_argument("--model", help="a spaCy pipeline other than the installed one")

    draft = add("draft", commands.draft, "draft a brief again beside its record and show the difference")
    draft.add_argument("id")
    draft.add_argument("--model", help="a spaCy pipeline other than the installed one")

    review = add(
        "review", commands.review, "show a brief beside its article: doubtful items and what may be missing first"
    )
    review.add_argument("id")

    check = add("check", commands.check, "hold records, actors and stories against every rule")
    check.add_argument("id", nargs="*", help="briefs to check (all)")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--drafts", action="store_true", help="list the warnings of drafts too, not only their number")

    add("render", commands.render, "write the pages' Markdown into site_src/")

    build = add("build", commands.build, "check, render and build the site")
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

    links = add("links", commands.links, "look whether every link and redirect of a built site leads somewhere")
    links.add_argument("--site", type=Path, metavar="DIR", help="the built site (site/)")
    links.add_argument("--url", default=os.environ.get("SITE_URL", ""), help="where it is to stand (SITE_URL)")

    serve = add("serve", commands.serve, "show the site at a local address and follow changes")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")

    extract = add("extract", commands.extract, "draft many articles, one JSON object a line")
    extract.add_argument("input", type=Path)
    extract.add_argument("output", type=Path)
    extract.add_argument("--jobs", type=_count, default=1, metavar="N", help="processes to use")
    extract.add_argument("--model", help="a spaCy pipeline other than the installed one")

    evaluate = add("eval", commands.evaluate, "measure drafting against annotated articles")
    evaluate.add_argument("gold", type=Path)
    evaluate.add_argument("--worst", type=_count, default=0, metavar="N", help="name the N worst cases")
    evaluate.add_argument(
        "--against", type=Path, metavar="OTHER.jsonl", help="show what changed since saved predictions"
    )
    evaluate.add_argument("--save", type=Path, metavar="OUT.jsonl", help="save these predictions")
    evaluate.add_argument("--model", help="a spaCy pipeline other than the installed one")

    rename = add("rename", commands.rename, "give a brief another id; the old address redirects")
    rename.add_argument("old")
    rename.add_argument("new")

    correct = add("correct", commands.correct, "add a dated correction to a brief")
    correct.add_argument("id")
    correct.add_argument("--what", required=True, help="what was wrong, and what stands there now")
    correct.add_argument("--why", required=True, help="how it came about or was found")
    correct.add_argument("--on", type=_day, default=None, metavar="DAY", help="the day (today)")

    withdraw = add("withdraw", commands.withdraw, "take a brief's content away and say why; the address stays")
    withdraw.add_argument("id")
    withdraw.add_argument("--why", required=True)
    withdraw.add_argument("--on", type=_day, default=None, metavar="DAY", help="the day (today)")

    suggestion = add("suggestion", commands.suggestion, "answer a suggested brief: an issue’s event in, a comment out")
    suggestion.add_argument("event", type=Path, help="the file that holds the event")
    suggestion.add_argument("--comment", type=Path, required=True, metavar="OUT.md", help="where the comment goes")
    suggestion.add_argument("--pull-request", type=Path, metavar="OUT.md", help="where the pull request’s text goes")
    suggestion.add_argument("--write", action="store_true", help="write the record of an accepted suggestion")
    suggestion.add_argument("--on", type=_day, default=None, metavar="DAY", help="the day (today)")

    diff = add("diff", commands.diff, "say what changed between two folders of an archive, as an editor would")
    diff.add_argument("before", type=Path, metavar="BASE_DIR")
    diff.add_argument("after", type=Path, metavar="HEAD_DIR")

    contribution = add(
        "contribution", commands.contribution, "check a commit’s records as data, by this folder’s tools"
    )
    contribution.add_argument("repository", type=Path, help="the git repository that holds the commit")
    contribution.add_argument("--base", default="HEAD^1", metavar="REVISION", help="what it is held against (HEAD^1)")
    contribution.add_argument("--head", default="HEAD", metavar="REVISION", help="the contribution (HEAD)")
    contribution.add_argument("--into", type=Path, required=True, metavar="DIR", help="a new folder to lay it out in")
    contribution.add_argument("--summary", type=Path, metavar="OUT.md", help="where the summary goes")
    contribution.add_argument("--trusted", action="store_true", help="take the receipts it changed as they are")
    contribution.add_argument("--first-time", action="store_true", help="tell what happens next in full")
    contribution.add_argument("--format", choices=("text", "json", "github"), default="text")

    new_archive = add("new-archive", commands.new_archive, "empty this archive of our briefs and give it its own name")
    new_archive.add_argument("--name", required=True, help="the site’s name")
    new_archive.add_argument("--owner", default="", help="who looks at pull requests: @name or @organisation/team")

    _add_actors(add("actors", actor_commands.suggest, "keep the registry of actors in order"), common)
    add("schema", commands.schema, "write the JSON Schemas that editors complete from")
    return parser


def _add_actors(actors: argparse.ArgumentParser, common: _Parser) -> None:
    deeds = actors.add_subparsers(metavar="deed", required=True, parser_class=_Parser)

    def add(name: str, run: Run, help: str, *words: str) -> argparse.ArgumentParser:
        deed = deeds.add_parser(name, help=help, description=help[0].upper() + help[1:], parents=[common])
        for word in words:
            deed.add_argument(word)
        deed.set_defaults(run=run)
        return deed

    add("suggest", actor_commands.suggest, "list entries that may be one actor")
    add("rename", actor_commands.rename, "give an actor another id; the old address redirects", "old", "new")
    add("merge", actor_commands.merge, "make two entries one; the old address redirects", "duplicate", "into")
    missed = add("add", actor_commands.add, "list an actor that drafting missed in a brief", "brief")
    missed.add_argument("name", help="as the article calls it")
    missed.add_argument("--kind", choices=get_args(ActorKind), metavar="KIND", help="of a new one: person, state …")
    missed.add_argument("--as", dest="to", metavar="ID", help="the actor that it is, where the name is not enough")
    adopt = add("adopt", actor_commands.adopt, "move actors that drafting proposed into the registry", "brief")
    adopt.add_argument("id", nargs="*", help="only these (all)")
    way = adopt.add_mutually_exclusive_group()
    way.add_argument("--edit", action="store_true", help="fill in kind, names and notes in your editor first")
    way.add_argument("--print-form", action="store_true", help="print the form that --edit opens, and do nothing")
    way.add_argument("--form", metavar="FILE", help="take in what a filled form says (- for standard input)")
    way.add_argument("--refuse", nargs="+", action="extend", metavar="ID", help="take these away: no actors of ours")
    adopt.add_argument("--kind", choices=get_args(ActorKind), metavar="KIND", help="of one actor: person, state …")
    adopt.add_argument("--name", help="of one actor: the name we print")
    adopt.add_argument("--weak", action="append", metavar="NAME", help="of one actor: a name that can mean others too")
    adopt.add_argument(
        "--role", dest="roles", action="append", metavar="ROLE", help="of one actor: its role, for those proposed"
    )
    adopt.add_argument("--note", help="of one actor: one neutral line")
    adopt.add_argument("--part-of", metavar="ID", help="of one actor: the actor of the registry that it is a part of")
    adopt.add_argument("--wikidata", metavar="Q42", help="of one actor: its item there, where you are certain")
    adopt.add_argument("--as", dest="to", metavar="ID", help="of one actor: its id, or the registry’s actor that it is")


def _count(words: str) -> int:
    if words.isdecimal() and 0 < int(words) < 1000:
        return int(words)
    raise argparse.ArgumentTypeError(f"“{words}” is no number from 1 to 999")


def _make_streams_whole() -> None:
    """Give the command the standard streams it was started without; a sign the terminal lacks is printed as \\u…."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _refuse_no_archive(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        fault = "this folder is no briefing archive: it has no mkdocs.yml"
        raise InputError(fault, "go to the archive's folder, or name it with --root", place=str(root))


def _tell_completed(files: Sequence[str]) -> None:
    if files:
        print(f"A change that was stopped half way is completed now: {', '.join(files)}.", file=sys.stderr)


def _failure(wrong: OSError) -> InputError:
    place = " and ".join(str(name) for name in (wrong.filename, wrong.filename2) if name)
    return InputError(
        wrong.strerror or str(wrong), "look what is at that place, at its rights, and for room", place=place
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 errors found, 2 wrong input or command line."""
    _make_streams_whole()
    args = _parser().parse_args(argv)
    args.root = getattr(args, "root", Path())
    args.quiet = getattr(args, "quiet", False)
    plain = getattr(args, "no_color", False) or os.environ.get("NO_COLOR")
    args.color = not plain and sys.stdout.isatty()
    try:
        if args.command not in {"extract", "eval"}:
            _refuse_no_archive(args.root)
            _tell_completed(complete_stopped(args.root))
        run: Run = args.run
        return run(args)
    except InputError as wrong:
        print(wrong, file=sys.stderr)
        return wrong.status
    except OSError as wrong:
        if isinstance(wrong, BrokenPipeError):
            # Whoever read the output has gone (`briefs check | head`); nothing more can be said.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        # A file that was there a moment ago, a folder in a file's place, rights, a full disk.
        print(_failure(wrong), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
