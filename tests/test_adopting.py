"""Proposed actors taken into the registry: as they are, by options, or by a form that a person fills in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from briefing_archive.check import check
from briefing_archive.cli import main
from briefing_archive.store.yaml_file import parse_yaml, read_yaml

ID = "2026-03-14-dredging-stops"
ARTICLE = "Dredging stops\n\nThe engineer Edda Kroll said work would end. Kroll thanked the Verrin Council.\n"
RECORD = """\
title: Work ends
status: draft
source: {headline: Dredging stops, published: 2026-03-14}
actors:
  # LOOK: not in the registry
  - {actor: edda-kroll, named: [Edda Kroll, Kroll], role: engineer}
  - {actor: verrin-council, named: [Verrin Council]}
quotes:
  - {id: q1, text: Work ends., evidence: [work would end], speaker: edda-kroll, named: Edda Kroll, cue: said}
"""
PROPOSED = {
    "edda-kroll": (
        "id: edda-kroll\nkind: person\nname: Edda Kroll\nnames: [{name: Kroll, lang: da}]\nroles: [{role: engineer}]\n"
    ),
    "verrin-council": "id: verrin-council\nkind: other\nname: Verrin Council\n",
}
COUNCIL = (
    "id: council-of-verrin\nkind: government-body\nname: Council of Verrin # as it signs\nformerly: [old-council]\n"
)
FORM = """\
edda-kroll:
  id: edda-kroll
  kind: person
  name: Edda Kroll
  names: [E. Kroll]
  weak: [Kroll]
  note: Engineer of the harbour of Verrin.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "briefings" / ID
    (folder / "actors").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "record.yml").write_text(RECORD, encoding="utf-8")
    for name, text in PROPOSED.items():
        (folder / "actors" / f"{name}.yml").write_text(text, encoding="utf-8")
    registry = tmp_path / "briefings/_actors"
    registry.mkdir()
    (registry / "council-of-verrin.yml").write_text(COUNCIL, encoding="utf-8")
    return tmp_path


def run(archive: Path, *words: str) -> int:
    return main(["actors", "adopt", ID, *words, "--root", str(archive)])


def entry(archive: Path, actor: str) -> dict[str, object]:
    found: dict[str, object] = read_yaml(archive / f"briefings/_actors/{actor}.yml").value
    return found


def waiting(archive: Path) -> list[str]:
    return sorted(path.stem for path in (archive / "briefings" / ID / "actors").glob("*"))


def filled(archive: Path, tmp_path: Path, text: str) -> int:
    form = tmp_path / "form.yml"
    form.write_text(text, encoding="utf-8")
    return run(archive, "--form", str(form))


def test_actors_move_as_they_are(archive: Path) -> None:
    assert run(archive, "edda-kroll") == 0
    assert entry(archive, "edda-kroll")["name"] == "Edda Kroll"
    assert waiting(archive) == ["verrin-council"]
    assert run(archive) == 0
    assert waiting(archive) == []
    assert not (archive / "briefings" / ID / "actors").exists()


def test_a_check_of_a_draft_says_how_to_adopt(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", ID, "--root", str(archive)])
    told = capsys.readouterr().out
    assert f"mend: run `briefs actors adopt {ID} edda-kroll`" in told
    assert told.count("no actor has the id `edda-kroll`") == 1


def test_what_was_doubtful_of_an_adopted_actor_goes_from_the_record(archive: Path) -> None:
    path = archive / "briefings" / ID / "record.yml"
    others = "  # LOOK: who is this?\n  # LOOK: not in the registry; near are `edda-kroll`\n  - {actor: verrin"
    path.write_text(RECORD.replace("  - {actor: verrin", others) + "# ours\n", encoding="utf-8")
    assert run(archive, "edda-kroll") == 0
    kept = RECORD.replace("  # LOOK: not in the registry\n", "").replace("  - {actor: verrin", others) + "# ours\n"
    assert path.read_text("utf-8") == kept
    assert run(archive) == 0
    assert path.read_text("utf-8") == kept.replace("  # LOOK: not in the registry; near are `edda-kroll`\n", "")


def test_a_refused_proposal_goes_and_what_names_it_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (archive / "briefings" / ID / "record.yml").read_bytes()
    assert run(archive, "--refuse", "edda-kroll") == 0
    place = f"    briefings/{ID}/record.yml"
    assert capsys.readouterr().out.splitlines() == [
        "edda-kroll is refused, and the record still names it:",
        f"{place}:6:5: actors/1",
        f"{place}:9:5: quotes/q1",
        "    mend: take it out there, or name another actor; a speaker may be {words: …}",
        "Next: `briefs check`.",
    ]
    assert waiting(archive) == ["verrin-council"]
    assert not (archive / "briefings/_actors/edda-kroll.yml").exists()
    assert (archive / "briefings" / ID / "record.yml").read_bytes() == before
    (archive / "briefings" / ID / "record.yml").write_text(RECORD.replace("verrin-council", "council-of-verrin"))
    assert run(archive, "--refuse", "verrin-council") == 0
    assert "verrin-council is refused; the record does not name it." in capsys.readouterr().out
    assert not (archive / "briefings" / ID / "actors").exists()


@pytest.mark.parametrize("entry_", ["{refuse: yes}", "{id: edda-kroll, kind: person, name: E, refuse: true}"])
def test_the_form_refuses(archive: Path, tmp_path: Path, entry_: str) -> None:
    council = "verrin-council: {id: verrin-council, kind: other, name: Verrin Council, refuse: no}\n"
    assert filled(archive, tmp_path, f"edda-kroll: {entry_}\n{council}") == 0
    assert [path.stem for path in sorted((archive / "briefings/_actors").glob("*"))] == [
        "council-of-verrin",
        "verrin-council",
    ]
    assert waiting(archive) == []


def test_roles_are_shown_once_and_whole_and_can_be_changed(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proposed = archive / "briefings" / ID / "actors/edda-kroll.yml"
    roles = "[{role: engineer, of: verrin-council}, {role: French engineer}, {role: former mayor}, {role: mayor}]"
    proposed.write_text(f"id: edda-kroll\nkind: person\nname: Edda Kroll\nroles: {roles}\n", encoding="utf-8")
    longer = ARTICLE.replace("The engineer Edda Kroll said", "Edda Kroll said").replace("thanked", "(engineer) thanked")
    (archive / "briefings" / ID / "article.txt").write_text(longer, encoding="utf-8")
    assert run(archive, "--print-form") == 0
    form = capsys.readouterr().out
    assert parse_yaml(form).value["edda-kroll"]["roles"] == ["French engineer", "former mayor", "mayor"]
    changed = form.replace("    - French engineer\n", "  - engineer\n").replace(
        "  - French engineer\n", "  - engineer\n"
    )
    assert filled(archive, tmp_path, changed.replace("  - mayor\n", "")) == 0
    assert entry(archive, "edda-kroll")["roles"] == [
        {"role": "engineer", "of": "verrin-council"},
        {"role": "former mayor"},
    ]


def test_a_role_is_not_cut_within_a_name(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Tides\n\nEdda Kroll, engineer of the Verrin Council for Tides, and a pilot, said that work would end.\n"
    (archive / "briefings" / ID / "article.txt").write_text(text, encoding="utf-8")
    record = archive / "briefings" / ID / "record.yml"
    proposed = archive / "briefings" / ID / "actors/edda-kroll.yml"
    record.write_text(RECORD.replace("[Verrin Council]", "[Verrin Council for Tides]"), encoding="utf-8")
    roles = "{role: engineer of the Verrin Council}, {role: pilot}"
    proposed.write_text(PROPOSED["edda-kroll"].replace("{role: engineer}", roles), encoding="utf-8")
    assert run(archive, "--print-form", "edda-kroll") == 0
    form = parse_yaml(capsys.readouterr().out).value
    assert form["edda-kroll"]["roles"] == ["engineer of the Verrin Council for Tides", "pilot"]
    assert run(archive, "edda-kroll") == 0
    assert entry(archive, "edda-kroll")["roles"] == [
        {"role": "engineer of the Verrin Council for Tides"},
        {"role": "pilot"},
    ]


def test_the_words_around_a_role_show_where_it_was_cut(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Dredging\n\nEdda Kroll said that work would end soon, and more to come. She is engineer and pilot here.\n"
    (archive / "briefings" / ID / "article.txt").write_text(text, encoding="utf-8")
    assert run(archive, "--print-form", "edda-kroll") == 0
    assert "# ¶1  role: … end soon, and more to come. She is engineer and pilot here.\n" in capsys.readouterr().out


def test_the_form_says_what_is_proposed_and_where(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "--print-form") == 0
    form = capsys.readouterr().out
    assert "# ¶1  The engineer Edda Kroll said work would end. Kroll thanked the …\n" in form
    assert "\n# LOOK: not in the registry\nedda-kroll:\n  id: edda-kroll\n" in form
    assert parse_yaml(form).value["edda-kroll"]["roles"] == ["engineer"]
    assert parse_yaml(form).value["verrin-council"] == {
        "id": "verrin-council",
        "kind": "other",
        "name": "Verrin Council",
        "names": [],
        "weak": [],
        "roles": [],
        "note": "",
    }
    assert waiting(archive) == ["edda-kroll", "verrin-council"]


def test_a_form_that_nobody_touched_adopts_what_was_proposed(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(archive, "--print-form")
    assert filled(archive, tmp_path, capsys.readouterr().out) == 0
    assert entry(archive, "edda-kroll") == parse_yaml(PROPOSED["edda-kroll"]).value
    assert entry(archive, "verrin-council") == parse_yaml(PROPOSED["verrin-council"]).value


def test_what_the_form_says_is_adopted_and_the_rest_stays_proposed(archive: Path, tmp_path: Path) -> None:
    assert filled(archive, tmp_path, FORM) == 0
    assert entry(archive, "edda-kroll") == {
        "id": "edda-kroll",
        "kind": "person",
        "name": "Edda Kroll",
        "names": ["E. Kroll", {"name": "Kroll", "lang": "da", "weak": "true"}],
        "roles": [{"role": "engineer"}],
        "note": "Engineer of the harbour of Verrin.",
    }
    assert waiting(archive) == ["verrin-council"]


def test_another_id_reaches_the_record(archive: Path, tmp_path: Path) -> None:
    assert filled(archive, tmp_path, FORM.replace("id: edda-kroll", "id: edda-kroll-engineer")) == 0
    record = read_yaml(archive / "briefings" / ID / "record.yml").value
    assert record["actors"][0]["actor"] == record["quotes"][0]["speaker"] == "edda-kroll-engineer"
    assert "LOOK" not in (archive / "briefings" / ID / "record.yml").read_text("utf-8")
    assert not [one for one in check(archive).problems if one.is_error]


def test_the_id_of_an_actor_there_makes_the_two_one(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, "verrin-council", "--as", "council-of-verrin", "--weak", "the Council") == 0
    assert "which is in the registry and gets “Verrin Council”, “the Council”" in capsys.readouterr().out
    council = entry(archive, "council-of-verrin")
    assert council["names"] == ["Verrin Council", {"name": "the Council", "weak": "true"}]
    assert council["kind"] == "government-body"
    written = (archive / "briefings/_actors/council-of-verrin.yml").read_text("utf-8")
    assert "# as it signs" in written
    assert "- {name: the Council, weak: true}\n" in written
    assert read_yaml(archive / "briefings" / ID / "record.yml").value["actors"][1]["actor"] == "council-of-verrin"
    assert waiting(archive) == ["edda-kroll"]


def test_of_an_actor_there_the_id_is_enough(archive: Path, tmp_path: Path) -> None:
    before = (archive / "briefings/_actors/council-of-verrin.yml").read_bytes()
    assert filled(archive, tmp_path, "verrin-council: {id: council-of-verrin}\n") == 0
    assert (archive / "briefings/_actors/council-of-verrin.yml").read_bytes() == before
    assert read_yaml(archive / "briefings" / ID / "record.yml").value["actors"][1]["actor"] == "council-of-verrin"
    assert filled(archive, tmp_path, "edda-kroll: {id: edda-kroll}\n") == 1  # not there yet
    assert waiting(archive) == ["edda-kroll"]


WORDED = """\
title: Work ends
status: draft
source: {headline: Dredging stops, published: 2026-03-14}
actors:
  - {actor: edda-kroll, named: [Edda Kroll, Kroll], role: engineer}
  - {actor: verrin-council, named: [Verrin Council]}
quotes:
  - {id: q1, text: Work ends., evidence: [work would end], speaker: edda-kroll, named: Edda Kroll, cue: said}
  - id: q2
    text: Work ends.
    evidence: [work would end]
    speaker: [{words: the Verrin Council}, edda-kroll]
  - {id: q3, text: Work ends., evidence: [work would end], speaker: {words: the Verrin Council’s chair}}
context:
  background:
    - {text: Work ends., evidence: [work would end], according_to: {words: Verrin Council}}
"""


def test_the_form_says_all_that_an_entry_can_hold(archive: Path, tmp_path: Path) -> None:
    names = "[Port Board, {name: Havnestyret, lang: da}, {name: the Board, weak: true}]"
    roles = "[operator, {role: owner, of: council-of-verrin, from: 2019, until: 2021-03}]"
    links = "part_of: council-of-verrin, wikidata: Q42"
    given = f"{{id: verrin-council, kind: company, name: Board, lang: en, names: {names}, roles: {roles}, {links}}}"
    assert filled(archive, tmp_path, f"verrin-council: {given}\n") == 0
    assert entry(archive, "verrin-council") == {
        "id": "verrin-council",
        "kind": "company",
        "name": "Board",
        "lang": "en",
        "names": [
            "Port Board",
            {"name": "Havnestyret", "lang": "da"},
            {"name": "the Board", "weak": "true"},
        ],
        "roles": [
            {"role": "operator"},
            {"role": "owner", "of": "council-of-verrin", "from": "2019", "until": "2021-03"},
        ],
        "same_as": {"wikidata": "Q42"},
        "part_of": "council-of-verrin",
    }
    assert not [one for one in check(archive).problems if one.is_error and "verrin-council" in one.file]


def test_an_entry_there_gets_the_links_it_lacks(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("verrin-council", "--as", "council-of-verrin", "--wikidata", "Q42", "--part-of", "edda-kroll")
    assert run(archive, *words) == 0
    assert "gets “Verrin Council”, part_of, same_as" in capsys.readouterr().out
    council = entry(archive, "council-of-verrin")
    assert (council["same_as"], council["part_of"]) == ({"wikidata": "Q42"}, "edda-kroll")
    for option, said in (("--wikidata", "42"), ("--part-of", "nobody"), ("--part-of", "edda-kroll"), ("--name", "")):
        assert run(archive, "edda-kroll", option, said) == 2
        assert capsys.readouterr().err.startswith(option)
    assert not (archive / "briefings/_actors/edda-kroll.yml").exists()


def test_links_of_a_form_lead_to_somebody(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    links = "part_of: nobody, roles: [{role: x, of: no-one}]"
    form = f"edda-kroll: {{id: edda-kroll, kind: person, name: Edda Kroll, {links}}}\n"
    assert filled(archive, tmp_path, form) == 1
    told = capsys.readouterr().err
    assert ":1:71: actor-unknown: no actor has the id `nobody`" in told
    assert "no actor has the id `no-one`" in told
    assert not (archive / "briefings/_actors/edda-kroll.yml").exists()
    assert filled(archive, tmp_path, "edda-kroll: 5\n") == 1
    assert "this must be a mapping" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["council-of-verrin", "verrin-council"])
def test_a_name_left_as_words_for_a_speaker_is_told(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    path = archive / "briefings" / ID / "record.yml"
    path.write_text(WORDED, encoding="utf-8")
    given = f"{{id: {target}, kind: other, name: Council of Verrin}}"
    assert filled(archive, tmp_path, f"verrin-council: {given}\n") == 0
    told = capsys.readouterr().out.splitlines()
    start = told.index(f"{target} is adopted, and the record still has its name as a speaker’s words:")
    place = f"    briefings/{ID}/record.yml"
    assert told[start + 1 : start + 4] == [
        f"{place}:12:14: quotes/q2: “the Verrin Council”",
        f"{place}:16:68: context/background/1: “Verrin Council”",
        f"    mend: write {target} there, if it is meant",
    ]
    assert path.read_text("utf-8") == WORDED.replace("actor: verrin-council", f"actor: {target}")
    assert run(archive, "edda-kroll") == 0
    assert "as a speaker’s words" not in capsys.readouterr().out


def test_options_say_all_of_one_actor(archive: Path) -> None:
    assert (
        run(archive, "edda-kroll", "--weak", "Kroll", "--note", "Engineer.", "--name", "E. Kroll", "--role", "x") == 0
    )
    found = entry(archive, "edda-kroll")
    assert (found["name"], found["note"], found["roles"]) == ("E. Kroll", "Engineer.", [{"role": "x"}])
    assert found["names"] == [{"name": "Kroll", "lang": "da", "weak": "true"}]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: person", "kind: persona", "form.yml:3:9: value-invalid: `kind` cannot be `persona`"),  # no kind
        ("note: Eng", "nota: Eng", "form.yml:7:3: key-unknown"),  # a misspelt key
        ("edda-kroll:\n", "edda:\n", "form.yml:1:1: key-unknown: `edda` is not proposed"),
        ("id: edda-kroll", "id: Edda Kroll", "form.yml:2:7: value-invalid"),
        ("id: edda-kroll", "id: old-council", "`old-council` was an id of council-of-verrin"),
        ("name: Edda Kroll", "name:", "`name` is missing"),
        ("edda-kroll:\n", "edda-kroll: [\n", "yaml-syntax"),
        (FORM, "- a list\n", "the form is a mapping"),
    ],
)
def test_a_form_with_a_fault_changes_nothing(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    before = {path: path.read_bytes() for path in (archive / "briefings").rglob("*.yml")}
    assert filled(archive, tmp_path, FORM.replace(old, new, 1)) in {1, 2}
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (archive / "briefings").rglob("*.yml")} == before


def test_every_fault_of_a_form_is_told(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = FORM.replace("kind: person", "kind: x") + "verrin-council: {id: edda-kroll, kind: other, name: ''}\n"
    assert filled(archive, tmp_path, text) == 1
    assert capsys.readouterr().err.count("mend:") == 2
    text = FORM + "verrin-council: {id: edda-kroll, kind: other, name: V}\n"
    assert filled(archive, tmp_path, text) == 1
    assert "`edda-kroll` is given to edda-kroll as well" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--note", "x"), "--note is said of one actor"),
        (("edda-kroll", "--as", "No Id"), "--as: "),
        (("nobody",), "`nobody` is not proposed"),
        (("--form", "no-such-file.yml"), "no-such-file.yml: cannot be read"),
        (("--refuse", "nobody"), "`nobody` is not proposed"),
        (
            ("edda-kroll", "--refuse", "verrin-council"),
            "to adopt edda-kroll and refuse verrin-council are two commands",
        ),
        (("--note", "x", "edda-kroll", "verrin-council"), "--note is said of one actor"),
        (("--edit", "nobody"), "`nobody` is not proposed"),  # words after the option
        (("--edit",), "there is no terminal to edit in"),
    ],
)
def test_what_cannot_be_done_is_said(
    archive: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert run(archive, *words) == 2
    assert said in capsys.readouterr().err
    assert waiting(archive) == ["edda-kroll", "verrin-council"]


def test_a_proposed_file_that_cannot_be_read_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "briefings" / ID / "actors/edda-kroll.yml").write_text("id: edda-kroll\nkind: ship\n", encoding="utf-8")
    assert run(archive) == 1
    assert f"briefings/{ID}/actors/edda-kroll.yml:2:7: value-invalid" in capsys.readouterr().err


def test_an_actor_that_is_there_already_is_not_written_over(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "briefings/_actors/edda-kroll.yml").write_text(PROPOSED["edda-kroll"] + "note: Ours.\n", "utf-8")
    assert run(archive) == 2
    assert "`edda-kroll` is in the registry already" in capsys.readouterr().err
    assert entry(archive, "edda-kroll")["note"] == "Ours."
    assert waiting(archive) == ["edda-kroll", "verrin-council"]


class _Terminal:
    def isatty(self) -> bool:
        return True


def test_an_editor_fills_the_form_in(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An editor of ours writes into the form; one with a fault is kept, with the command that takes it in."""
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    editor = tmp_path / "editor.py"
    editor.write_text("import sys\nopen(sys.argv[1], 'a').write('x: {}\\n')\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    assert run(archive, "--edit") == 1
    (kept,) = tmp_path.glob(f"{ID}-*.yml")
    assert f"the form is kept: mend it, then `briefs actors adopt {ID} --form {kept}`" in capsys.readouterr().err
    assert run(archive, "--form", str(kept)) == 1
    kept.unlink()
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text('utf-8').replace('kind: other', 'kind: government-body'), 'utf-8')\n",
        encoding="utf-8",
    )
    assert run(archive, "verrin-council", "--edit") == 0
    assert entry(archive, "verrin-council")["kind"] == "government-body"
    assert waiting(archive) == ["edda-kroll"]
    assert list(tmp_path.glob(f"{ID}-*.yml")) == []
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert run(archive, "--edit") == 2
    monkeypatch.delenv("EDITOR")
    assert run(archive, "--edit") == 2
    assert "no editor is named" in capsys.readouterr().err
