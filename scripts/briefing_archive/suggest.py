"""A suggested brief: from the event of an issue to the comment that answers it and the record it may become."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from briefing_archive.fields import UNKNOWN
from briefing_archive.issue_form import address_key
from briefing_archive.model import Record
from briefing_archive.problems import InputError, Problem, Severity
from briefing_archive.proposed_record import ProposedRecord
from briefing_archive.registry import Registry
from briefing_archive.rules import grounding, identity, paths
from briefing_archive.rules.case import Case, Rule
from briefing_archive.store.drafts import dump_record
from briefing_archive.store.records import BRIEFINGS, RECORD, Written, load_records, load_registry, problems_of
from briefing_archive.store.shape import shape_findings
from briefing_archive.store.writing import write_if_changed
from briefing_archive.store.yaml_file import YamlFault, parse_yaml
from briefing_archive.suggestion import Suggestion, read_suggestion
from briefing_archive.suggestion_comment import ACCEPTED, Reading, comment_of, pull_request_of

_LARGEST_EVENT = 2_000_000
_LARGEST_BODY = 20_000
_HEADER = """\
yaml-language-server: $schema=../_schema/record.schema.json

Suggested in issue #{number}, by somebody who may not hold the article. Nothing is checked yet. With the article
- put article.txt beside this file and its SHA-256 into `source`,
- hold every line against it, and give quotes their `named` and `cue`, sentences their `evidence`,
- run `briefs check`, and when it is clean set status: reviewed with reviewed: {{by: …, on: …}}.
"""
# What can be said of a record without its article.
_RULES: tuple[Rule, ...] = (
    paths.id_sound,
    paths.item_ids_once,
    identity.actors_known,
    identity.actors_once,
    identity.names_known,
    grounding.marks_in_order,
    grounding.quotes_in_order,
)


@dataclass(frozen=True)
class Issue:
    """The issue an event is about, as it was when the event happened.

    `has_label`: it bears the maintainers' label; `is_accepted`: the event is that label being given. Only then a
    pull request is made, from the very words the maintainer saw: whoever wrote the issue can still edit it later.
    """

    number: int
    title: str
    body: str
    has_label: bool
    is_accepted: bool


@dataclass(frozen=True)
class Answer:
    """What a suggestion gets: the comment, and where nothing is to mend the record and the pull request's text."""

    issue: Issue
    id: str
    comment: str
    yaml: str = ""
    pull_request: str = ""

    @property
    def file(self) -> str:
        return f"{BRIEFINGS}/{self.id}/{RECORD}"

    @property
    def opens_pull_request(self) -> bool:
        return bool(self.yaml) and self.issue.is_accepted


def read_event(path: Path) -> Issue:
    """The issue in a file that holds GitHub's event; InputError for anything else."""
    try:
        if path.stat().st_size > _LARGEST_EVENT:
            raise InputError("is too large for an event", "name the file in GITHUB_EVENT_PATH", place=str(path))
        event = json.loads(path.read_bytes())
        issue = event["issue"]
        number, title, body = issue["number"], issue["title"], issue["body"] or ""
        labels = {str(one["name"]) for one in issue.get("labels", ())}
        given = event.get("action") == "labeled" and event["label"]["name"] == ACCEPTED
        sound = type(number) is int and number > 0 and isinstance(title, str) and isinstance(body, str)
    except OSError as wrong:
        raise InputError(f"cannot be read: {wrong.strerror}", "name the event's file", place=str(path)) from wrong
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise InputError("is no event of an issue", "name the file in GITHUB_EVENT_PATH", place=str(path))
    return Issue(number, title, body, ACCEPTED in labels, given)


def answer(root: Path, issue: Issue, today: date) -> Answer:
    """What the archive says to a suggestion. Nothing is written."""
    registry = load_registry(root)
    reading = _read(root, issue, registry, today)
    comment = comment_of(reading, registry, accepted=issue.has_label or issue.is_accepted)
    if not reading.is_whole:
        return Answer(issue, reading.suggestion.id, comment)
    return Answer(issue, reading.suggestion.id, comment, reading.yaml, pull_request_of(reading, issue.number))


def write_record(root: Path, found: Answer) -> Path:
    """Write the suggested record into the archive; its file. InputError where there is one that says something else."""
    path = root / found.file
    if path.exists() and path.read_text("utf-8") != found.yaml:
        raise InputError("there is a brief of this day and headline already", "mend that one", place=found.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_if_changed(path, found.yaml.encode())
    return path


def _read(root: Path, issue: Issue, registry: Registry, today: date) -> Reading:
    entries, _ = load_records(root)
    urls = {address_key(entry.record.source.url): entry.id for entry in entries if entry.record.source.url != UNKNOWN}
    body = issue.body[:_LARGEST_BODY]
    suggestion = read_suggestion(issue.title[:300], body, registry, urls, today)
    if not suggestion.tree:
        return Reading(suggestion)
    text = dump_record(ProposedRecord(suggestion.tree), _HEADER.format(number=issue.number))
    there = {entry.id for entry in entries}
    record, problems = _record(text, suggestion, registry)
    taken = [_taken(suggestion.id)] if suggestion.id in there else []
    return Reading(suggestion, text, record, (*taken, *problems))


def _record(text: str, suggestion: Suggestion, registry: Registry) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record in a YAML text (None where it has not the form of one), and what can be said of it by itself."""
    try:
        tree = parse_yaml(text, RECORD)
    except YamlFault as wrong:
        return None, (Problem(RECORD, wrong.line, wrong.column, wrong.code, Severity.ERROR, wrong.fault, wrong.remedy),)
    entry = Written(suggestion.id, RECORD, tree)
    try:
        record = Record.model_validate(tree.value)
    except ValidationError as wrong:
        return None, tuple(problems_of(shape_findings(wrong, Record, tree.value), entry))
    case = Case(suggestion.id, record, registry)
    return record, tuple(problems_of((finding for rule in _RULES for finding in rule(case)), entry))


def _taken(id_: str) -> Problem:
    fault = f"there is a brief {id_} already"
    remedy = "look there first; if it is of another article, give its exact headline"
    return Problem(RECORD, 1, 1, "id-taken", Severity.ERROR, fault, remedy)
