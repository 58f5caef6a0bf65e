"""The layers of the house: who may import whom, and what the pure rooms leave alone."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "scripts" / "briefing_archive"
# A room (a module, or a folder with its modules) imports from the lines above its own, or from its left.
LAYERS = [
    "wordlists text speech spans selection quote_signs quote_pairing unclosed_marks marks dates timex_edtf "
    "problems sanitise",
    "fields actor_model model receipt proposals github_text",
    "likeness registry cues archive duplicates renaming",
    "sources extract.parsed sexes phrases resolve extract memory record_wording quote_wording day_said "
    "proposed_record role_wordings rules pages drawing setting compose scoring touched side_by_side issue_form "
    "suggestion naming_speakers longer_names item_diff record_diff github_brief suggestion_comment "
    "contribution_summary site_links",
    "store forked nlp fetch render search printing",
    "intake known draft new checked check_shared check review build serve extract_bulk evaluate actors editor "
    "actor_hints adopted_entries adopting adding amend suggest contribute site_check new_archive",
    "telling actor_commands commands cli __main__",
]
PURE = set(" ".join(LAYERS[:4]).split())
PLACE = {room: (row, column) for row, line in enumerate(LAYERS) for column, room in enumerate(line.split())}
OUTSIDE = {"os", "pathlib", "shutil", "tempfile", "subprocess", "socket", "time", "yaml", "ruamel", "jinja2", "mkdocs"}
DEEDS = {"open", "print", "input", "now", "today", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


TREES = {_name(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
TREES.pop("__init__")


def _imports(name: str) -> set[str]:
    """Full names of what a module imports, wherever in it; names in our package without the package's own."""
    found: set[str] = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name.removeprefix("briefing_archive.") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: import by the full name"
            source = f"{node.module}.".removeprefix("briefing_archive.")
            found |= {full if (full := source + alias.name) in TREES else source.rstrip(".") for alias in node.names}
    return found - {""}


GRAPH = {name: _imports(name) for name in TREES}


def _reach(name: str) -> set[str]:
    seen, todo = {name}, [name]
    while todo:
        fresh = (GRAPH[todo.pop()] & TREES.keys()) - seen
        seen |= fresh
        todo += fresh
    return seen


def _room(name: str) -> str:
    return name if name in PLACE else name.split(".")[0]


@pytest.mark.parametrize("name", TREES)
def test_imports_point_down_or_left(name: str) -> None:
    assert _room(name) in PLACE, f"{name} has no place: write its room into LAYERS, as far down as it belongs"
    ours = {other for other in GRAPH[name] & TREES.keys() if _room(other) != _room(name)}
    wrong = sorted(other for other in ours if PLACE.get(_room(other), (9, 9)) > PLACE[_room(name)])
    assert not wrong, f"{name} imports what stands above it or to its right: {wrong}"


def test_no_imports_in_a_circle() -> None:
    TopologicalSorter({name: targets & TREES.keys() for name, targets in GRAPH.items()}).prepare()


@pytest.mark.parametrize("name", [name for name in TREES if _room(name) in PURE])
def test_pure_rooms_take_values_and_give_values(name: str) -> None:
    assert not {target.split(".")[0] for target in GRAPH[name]} & OUTSIDE
    calls = [node.func for node in ast.walk(TREES[name]) if isinstance(node, ast.Call)]
    deeds = {f.id if isinstance(f, ast.Name) else f.attr for f in calls if isinstance(f, ast.Name | ast.Attribute)}
    reading = {"wordlists", "extract"}  # word lists are files of the package, read through importlib.resources
    allowed = {"open", "read_text"} if _room(name) in reading else set()
    assert not (deeds & DEEDS) - allowed, f"{name} opens, prints or reads the clock"


@pytest.mark.parametrize(("start", "never"), [("build", "nlp"), ("check", "nlp"), ("draft", "pages")])
def test_some_rooms_never_meet(start: str, never: str) -> None:
    if start not in TREES:
        pytest.skip(f"there is no {start} yet")
    assert never not in {_room(name) for name in _reach(start)}
