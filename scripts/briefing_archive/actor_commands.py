"""What each deed of `briefs actors` does: one function a deed, which prints and gives the exit status."""

from __future__ import annotations

import argparse
import sys

from briefing_archive.printing import as_text
from briefing_archive.problems import InputError
from briefing_archive.telling import say, tell_files


def suggest(args: argparse.Namespace) -> int:
    from briefing_archive.duplicates import duplicates
    from briefing_archive.registry import registry_of
    from briefing_archive.store.records import load_actors

    entries, unread = load_actors(args.root)
    for line in as_text(unread, color=args.color):
        print(line, file=sys.stderr)
    found = list(duplicates(registry_of(entry.actor for entry in entries)))
    for one in found:
        print(f"{one.first} and {one.second}: {one.reason}")
        print(f"    mend: `briefs actors merge {one.second} {one.first}`, or distinct_from: [{one.first}] in the other")
    say(args, f"{len(found)} pairs to look at." if found else "No two entries seem to be one actor.")
    return 1 if unread else 0


def rename(args: argparse.Namespace) -> int:
    from briefing_archive.actors import rename

    return tell_files(args, rename(args.root, args.old, args.new).files)


def merge(args: argparse.Namespace) -> int:
    from briefing_archive.actors import merge

    return tell_files(args, merge(args.root, args.duplicate, args.into).files)


def add(args: argparse.Namespace) -> int:
    from briefing_archive.adding import add_actor

    done = add_actor(args.root, args.brief, args.name, args.kind, args.to)
    if not done.files:
        say(args, f"{done.actor} is listed already, under this name too.")
    for file in done.files:
        say(args, file)
    adopt = f"`briefs actors adopt {args.brief} {done.actor} --edit`"
    say(args, f"Next: {adopt}." if done.is_proposed else f"Next: `briefs check {args.brief}`.")
    return 0


def adopt(args: argparse.Namespace) -> int:
    from briefing_archive.adopting import adopt, adopt_edited, adopt_file, adopt_one, form_of, option_of, refuse

    keys = ("kind", "name", "weak", "roles", "note", "part_of", "wikidata")
    said = {key: value for key in keys if (value := getattr(args, key)) is not None}
    said |= {"id": args.to} if args.to is not None else {}
    if said and len(args.id) != 1:
        options = ", ".join(map(option_of, said))
        raise InputError(f"{options} is said of one actor", f"name it: `briefs actors adopt {args.brief} ID …`")
    if args.print_form:
        print(form_of(args.root, args.brief, args.id), end="")
        return 0
    if args.refuse and args.id:
        both = f"adopt {' '.join(args.id)} and refuse {' '.join(args.refuse)}"
        raise InputError(f"to {both} are two commands", "run them one after the other, or use --edit")
    if args.refuse:
        done = refuse(args.root, args.brief, args.refuse)
    elif args.form:
        done = adopt_file(args.root, args.brief, args.form)
    elif args.edit:
        done = adopt_edited(args.root, args.brief, args.id)
    else:
        done = adopt_one(args.root, args.brief, args.id[0], said) if said else adopt(args.root, args.brief, args.id)
    for note in done.notes:
        say(args, note)
    if not done.files:
        say(args, "Next: `briefs check`.")
        return 0
    return tell_files(args, done.files)
