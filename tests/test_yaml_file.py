"""YAML files: strings with places, refusals that say where, edits that keep what a person wrote."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from briefing_archive.problems import InputError
from briefing_archive.store.folders import make_folder
from briefing_archive.store.writing import write_if_changed
from briefing_archive.store.yaml_edit import edit_text, edited_yaml
from briefing_archive.store.yaml_file import MAX_BYTES, YamlFault, parse_yaml, place_of, read_yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a: NO", "NO"),  # no country is false
        ("a: 2021-10-14", "2021-10-14"),  # no day is a date
        ("a: 1_000", "1_000"),  # no sign is taken out of a number
        ("a: 007", "007"),
        ("a: " + "9" * 5000, "9" * 5000),
        ("a: ~", "~"),
        ("a:", ""),
        ("a: .nan", ".nan"),
        ("a: 'x: y'", "x: y"),
        ("a: |\n  two\n  lines\n", "two\nlines\n"),
        ('a: "\\u00e9"', "é"),
        ("a: “No,” she said", "“No,” she said"),
        ("a: [1, {b: c}]", ["1", {"b": "c"}]),
        ("a: {}", {}),
    ],
)
def test_scalars_stay_strings(written: str, value: Any) -> None:
    assert parse_yaml(written).value == {"a": value}


@pytest.mark.parametrize(
    ("written", "place", "code", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "yaml-duplicate-key", "first in line 1"),
        ("a: {b: 1, b: 2}", (1, 11), "yaml-duplicate-key", "`b`"),
        ("a: &x 1\nb: *x\n", (1, 4), "yaml-refused", "&x is an anchor"),
        ("a: *x\n", (1, 4), "yaml-refused", "*x is an alias"),
        ("a: !!python/object:os.system 1", (1, 4), "yaml-refused", "is a tag"),
        ("a: ! b", (1, 4), "yaml-refused", "is a tag"),
        ("a: 1\n---\nb: 2\n", (2, 1), "yaml-refused", "second document"),
        ("? [a]\n: b\n", (1, 3), "yaml-refused", "a key is a list"),
        ("a:\n\t- b\n", (2, 1), "yaml-syntax", "tab"),
        ("a: b: c\n", (1, 5), "yaml-syntax", "colon"),
        ("a: [b\n", (2, 1), "yaml-syntax", "bracket ["),
        ("a: 'b\n", (1, 4), "yaml-syntax", "quotation mark"),
        ("a: @b\n", (1, 4), "yaml-syntax", "cannot begin"),
        ("a: b\x07\n", (1, 5), "file-encoding", "U+0007"),
        ("a: b\x85c\n", (1, 5), "file-encoding", "U+0085"),
        ("é: “x”\nb: \u2028\n", (2, 4), "file-encoding", "U+2028"),
        ("[" * 100_000, (1, 25), "yaml-refused", "nested"),
        ("- " * 50_000, (1, 49), "yaml-refused", "nested"),
    ],
)
def test_refusals_say_where_and_how_to_mend(written: str, place: tuple[int, int], code: str, words: str) -> None:
    with pytest.raises(YamlFault) as caught:
        parse_yaml(written, "x.yml")
    fault = caught.value
    assert (fault.line, fault.column, fault.code) == (*place, code)
    assert words in fault.fault
    assert str(fault).startswith(f"x.yml:{place[0]}:{place[1]}: {code}: ")
    assert "\n    mend: " in str(fault)


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"a: b\nc: caf\xe9\n", (2, 7), "0xE9 is not UTF-8"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", (1, 1), "U+FEFF"),
        ("a: b\n".encode("utf-16"), (1, 1), "UTF-16"),
        (b"\x00\x01\x02", (1, 1), "U+0000"),
        (b"a: \xed\xa0\x80\n", (1, 4), "not UTF-8"),
        (b"#" * (MAX_BYTES + 1), (1, 1), "1,000,001 bytes"),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes, place: tuple[int, int], words: str) -> None:
    path = tmp_path / "record.yml"
    path.write_bytes(data)
    with pytest.raises(YamlFault) as caught:
        read_yaml(path)
    assert (caught.value.line, caught.value.column) == place
    assert words in caught.value.fault


def test_one_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "record.yml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert read_yaml(path).value == {"a": "b", "c": "d"}


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_yaml(tmp_path / "none.yml")


RECORD = """\
# a comment
title: “Dredging” begins
quotes:
  - id: q1
    text: |
      “We will not
      dredge,” she said.
  - {id: q2, text: 'No.'}
"""


@pytest.mark.parametrize(
    ("path", "words", "place"),
    [
        (("title",), "", (2, 8)),
        (("quotes", 1, "text"), "", (8, 20)),
        (("quotes", 0, "text"), "dredge", (7, 7)),  # words inside a block
        (("title",), "begins", (2, 19)),
        (("title",), "ends", (2, 8)),  # words that do not stand there
        (("quotes", 1, "note"), "", (8, 5)),  # a key that is not there: its item
        (("quotes", 7), "", (4, 3)),  # an item that is not there: the list
        ((), "", (2, 1)),
    ],
)
def test_places(path: tuple[str | int, ...], words: str, place: tuple[int, int]) -> None:
    assert parse_yaml(RECORD).position(path, words) == place


def test_places_of_keys() -> None:
    tree = parse_yaml(RECORD)
    assert tree.key_position(("quotes", 1, "text")) == (8, 14)
    assert tree.key_position(("quotes", 1)) == tree.position(("quotes", 1))


@given(st.text(alphabet="ab\r\n é“", max_size=30), st.data())
def test_places_count_lines_as_editors_do(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = place_of(text, offset)
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (line, column) == (len(lines), len(lines[-1]) + 1)


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"))
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(PLAIN, VALUES, min_size=1, max_size=5))
def test_what_is_dumped_is_read_again(value: dict[str, Any]) -> None:
    from io import StringIO

    out = StringIO()
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.dump(value, out)
    assert parse_yaml(out.getvalue()).value == value


@given(st.dictionaries(st.sampled_from(["title", "quotes", "note", "b"]), VALUES, min_size=1), PLAIN)
def test_an_edit_changes_one_value_and_no_other(value: dict[str, Any], other: str) -> None:
    from io import StringIO

    out = StringIO()
    yaml = YAML()
    yaml.dump(value, out)
    edited = edit_text(out.getvalue(), lambda tree: tree.update(title=other))
    assert parse_yaml(edited).value == {**value, "title": other}


WRITTEN = """\
# yaml-language-server: $schema=../_schema/record.schema.json
title: 'Harbour: closed'   # ours
status: draft
on: 2021-10-14
unit: NO
number: 007
empty:
speaker: [{words: Officials}, ines-okafor]
# between
quotes:
  - id: q1   # first
    text: “We will.”
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_edit_keeps_comments_order_spelling_and_line_ends(end: str) -> None:
    written = WRITTEN.replace("\n", end)
    edited = edited_yaml(written.encode(), lambda tree: tree.update(status="reviewed"), "record.yml")
    assert edited is not None
    assert edited.decode() == written.replace("status: draft", "status: reviewed")


def test_an_edit_that_changes_no_value_changes_no_byte() -> None:
    assert edited_yaml(b"a:    1\n", lambda tree: tree.update(a="1"), "record.yml") is None


@pytest.mark.parametrize("path", sorted(ROOT.glob("briefings/**/*.yml")), ids=lambda path: path.stem)
def test_our_own_files_pass_an_edit_byte_for_byte(path: Path) -> None:
    text = path.read_text("utf-8")
    assert edit_text(text, lambda tree: None) == text


def test_writing_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert write_if_changed(path, b"one")
    assert not write_if_changed(path, b"one")
    assert write_if_changed(path, b"two")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    with pytest.raises(InputError, match="cannot be written"):
        write_if_changed(tmp_path / "none" / "a.txt", b"three")


@pytest.mark.parametrize(("umask", "rights"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_new_files_and_folders_have_the_rights_the_user_gives(tmp_path: Path, umask: int, rights: int) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("one")
    kept.chmod(0o640)
    before = os.umask(umask)
    try:
        write_if_changed(tmp_path / "new.txt", b"two")
        write_if_changed(kept, b"two")
        make_folder(tmp_path / "folder", {"a/b.txt": b"three"})
    finally:
        os.umask(before)
    made = [tmp_path / name for name in ("new.txt", "kept.txt", "folder/a/b.txt", "folder")]
    assert [path.stat().st_mode & 0o777 for path in made] == [rights, 0o640, rights, 0o777 & ~umask]


@pytest.mark.shared
def test_hostile_yaml_is_read_or_refused(shared: Path) -> None:
    read = refused = 0
    for name in ("yaml_error", "yaml_valid", "blns", "xss_payloadbox", "confusables"):
        for line in (shared / "hostile" / f"{name}.jsonl").read_text("utf-8").splitlines():
            value = json.loads(line)
            for text in (value["yaml"],) if isinstance(value, dict) and "yaml" in value else (str(value),):
                is_read = is_input(text)
                read += is_read
                refused += not is_read
    assert read
    assert refused


def is_input(text: str) -> bool:
    """Whether the text is read; where it is refused, no other error than ours comes up."""
    try:
        parse_yaml(text)
    except InputError:
        return False
    return True
