"""What changed between two states, said as an editor would."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefing_archive.cli import main
from briefing_archive.model import Actor, Record, Story
from briefing_archive.record_diff import State, changes

BRIEF = "2026-03-14-harbour-plan"
RECORD: dict[str, Any] = {
    "title": "Port Verrin argues",
    "status": "reviewed",
    "reviewed": {"by": "maud", "on": "2026-03-21"},
    "source": {"headline": "Harbour plan divides", "published": "2026-03-14"},
    "summary": [{"text": "The town weighs a deeper harbour."}, {"text": "Fishers were not asked."}],
    "actors": [{"actor": "ines-okafor", "named": ["Ines Okafor"], "role": "mayor"}],
    "quotes": [
        {"id": "q1", "text": "“We will dredge.”", "speaker": "ines-okafor", "named": "Okafor", "cue": "said"},
        {"id": "q2", "text": "“Nobody asked.”", "speaker": {"words": "a fisher"}},
    ],
    "context": {
        "events": [{"id": "e1", "date": "2026-03-13", "text": "The council meets."}],
        "figures": [{"value": "2000", "unit": "tonnes", "text": "Mud taken out in a year."}],
        "places": [{"name": "Port Verrin"}],
    },
}
ACTORS: dict[str, dict[str, Any]] = {
    "ines-okafor": {"id": "ines-okafor", "kind": "person", "name": "Ines Okafor"},
    "i-okafor": {"id": "i-okafor", "kind": "person", "name": "I. Okafor"},
}

Change = Callable[[dict[str, Any]], object]


def _state(record: dict[str, Any] | None, actors: dict[str, dict[str, Any]], story: str = "") -> State:
    return State(
        {BRIEF: Record.model_validate(record)} if record else {},
        {id_: Actor.model_validate(one) for id_, one in actors.items()},
        {"harbour": Story(title="The harbour", intro=story)} if story else {},
    )


def _after(change: Change) -> list[str]:
    record = copy.deepcopy(RECORD)
    change(record)
    found = changes(_state(RECORD, ACTORS), _state(record, ACTORS))
    prefix = f"brief {BRIEF}: "
    lines = [str(one) for one in found]
    assert all(line.startswith(prefix) for line in lines)
    return [line.removeprefix(prefix) for line in lines]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: None, []),  # nothing
        (
            lambda r: r.update(title="Port Verrin quarrels"),
            ["title changed: Port Verrin argues → Port Verrin quarrels"],
        ),
        (lambda r: r["source"].update(publisher="The Post"), ["publisher changed: unknown → The Post"]),
        (
            lambda r: r["quotes"].append({"id": "q3", "text": "“No.”", "speaker": "ines-okafor"}),
            ["quote q3 added: ines-okafor: “No.”"],
        ),
        (lambda r: r["quotes"].pop(), ["quote q2 removed: a fisher: “Nobody asked.”"]),
        (
            lambda r: r["quotes"][1].update(speaker="ines-okafor"),
            ["quote q2 speaker changed: a fisher → ines-okafor"],
        ),
        (lambda r: r["quotes"][1].pop("speaker"), ["quote q2 speaker changed: a fisher → nobody named"]),
        (
            lambda r: r["quotes"][0].update(text="“We will not dredge.”"),
            ["quote q1 reworded: “We will dredge.” → “We will not dredge.”"],
        ),
        (
            lambda r: r["quotes"][0].update(cue="told us"),
            ["quote q1 attribution changed: Okafor / said → Okafor / told us"],
        ),
        (lambda r: r["quotes"].reverse(), []),  # another order says nothing new
        (lambda r: r["context"]["figures"][0].update(value="2500"), ["figure corrected: 2000 tonnes → 2500 tonnes"]),
        (
            lambda r: r["context"]["figures"][0].update(approximate="true"),
            ["figure corrected: 2000 tonnes → about 2000 tonnes"],
        ),
        (lambda r: r["context"]["events"][0].update(date="2026-03"), ["event e1 date corrected: 2026-03-13 → 2026-03"]),
        (lambda r: r["context"]["places"].append({"name": "Lowmere"}), ["place Lowmere added"]),
        (
            lambda r: r["summary"].insert(0, {"text": "A storm broke the pier."}),
            ["sentence of the summary added: A storm broke the pier."],
        ),
        (
            lambda r: r["summary"][0].update(text="The town weighs a much deeper harbour."),
            [
                "sentence of the summary reworded: The town weighs a deeper harbour. → "
                "The town weighs a much deeper harbour."
            ],
        ),
        (
            lambda r: r["summary"][0].update(evidence=["weighs a"]),
            ["sentence of the summary grounded or attributed otherwise: The town weighs a deeper harbour."],
        ),
        (lambda r: r["actors"][0].update(role="harbour mayor"), ["ines-okafor, role changed: mayor → harbour mayor"]),
        (lambda r: r["actors"].append({"actor": "i-okafor", "named": ["I. Okafor"]}), ["i-okafor takes part"]),
        (
            lambda r: r.update(corrections=[{"on": "2026-03-25", "what": "A wrong day.", "why": "A slip."}]),
            ["correction added: A wrong day."],
        ),
        (
            lambda r: r.update(status="withdrawn", withdrawn={"on": "2026-04-01", "why": "A hoax."}),
            ["status changed: reviewed → withdrawn", "withdrawn: A hoax."],
        ),
    ],
)
def test_one_change_is_told_once_and_by_its_name(change: Change, told: list[str]) -> None:
    assert _after(change) == told


def test_actors_merged_renamed_added_and_removed() -> None:
    kept = ACTORS["ines-okafor"]
    merged = {"ines-okafor": kept | {"formerly": ["i-okafor"], "names": ["I. Okafor"]}}
    renamed = {"ines-okafor": kept, "igor-okafor": ACTORS["i-okafor"] | {"id": "igor-okafor", "formerly": ["i-okafor"]}}
    before = _state(RECORD, ACTORS)
    assert [str(one) for one in changes(before, _state(RECORD, merged))] == [
        "actor i-okafor: merged into ines-okafor: I. Okafor",
        "actor ines-okafor: took in: i-okafor",
        "actor ines-okafor: name added: I. Okafor",
    ]
    assert "actor igor-okafor: renamed, was i-okafor" in [str(one) for one in changes(before, _state(RECORD, renamed))]
    assert [str(one) for one in changes(before, _state(RECORD, {"ines-okafor": kept}))] == [
        "actor i-okafor: removed: I. Okafor"
    ]


def test_briefs_and_stories_come_and_go() -> None:
    empty, full = _state(None, {}), _state(RECORD, {}, "A town and its basin.")
    assert [str(one) for one in changes(empty, full)] == [
        f"brief {BRIEF}: added: Port Verrin argues",
        "story harbour: added: The harbour",
    ]
    assert [one.deed for one in changes(full, empty)] == ["removed", "removed"]
    assert [str(one) for one in changes(full, _state(RECORD, {}, "A town."))] == [
        "story harbour: intro changed: A town and its basin. → A town."
    ]


def test_the_command_reads_two_folders(project_root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--root", str(project_root), "diff", str(project_root), str(project_root)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["--root", str(project_root), "diff", str(project_root), str(tmp_path)]) == 2
    assert "mend:" in capsys.readouterr().err
