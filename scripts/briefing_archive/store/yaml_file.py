"""YAML files that people write: read as strings with the place of every key, edited with comments kept.

Reading takes PyYAML's C event stream and builds the values itself, because every loader guesses at types
(`NO` becomes False), lets duplicate keys win in silence, follows aliases and recurses without a limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from briefing_archive.problems import InputError, KeyPath
from briefing_archive.store.yaml_words import syntax_fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 24

# Beyond what YAML forbids: line ends that editors do not count as such, so that our lines are theirs.
_REFUSED = frozenset(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])) - set(
    "\t\n\r"
)

Place = tuple[int, int]


class YamlFault(InputError):
    """A file that is no YAML of ours, with the line and column (from 1) where it goes wrong."""

    def __init__(self, code: str, fault: str, remedy: str, file: str, place: Place = (1, 1)) -> None:
        self.code, self.file, self.line, self.column = code, file, *place
        super().__init__(fault, remedy, place=f"{file}:{place[0]}:{place[1]}: {code}", status=1)


@dataclass(frozen=True)
class Tree:
    """A file's values, every scalar a string, and where each key path stands (line and column from 1)."""

    file: str
    text: str
    value: Any
    _values: Mapping[KeyPath, tuple[Place, Place]] = field(repr=False)
    _keys: Mapping[KeyPath, Place] = field(repr=False)

    def position(self, path: KeyPath, words: str = "") -> Place:
        """Line and column of the value at a key path, or of `words` in it where they stand on one line.

        A path that is not in the file has the place of its nearest ancestor that is.
        """
        shown = path
        while shown and shown not in self._values:
            shown = shown[:-1]
        start, end = self._values.get(shown, ((1, 1), (1, 1)))
        if shown == path and words and (place := self._find(words, start, end)):
            return place
        return start

    def key_position(self, path: KeyPath) -> Place:
        """Line and column of the key itself; that of the value where the path ends in a list."""
        return self._keys.get(path) or self.position(path)

    def _find(self, words: str, start: Place, end: Place) -> Place | None:
        lines = self._lines
        for number in range(start[0], min(end[0], len(lines)) + 1):
            line = lines[number - 1]
            first = start[1] - 1 if number == start[0] else 0
            last = end[1] - 1 if number == end[0] else len(line)
            if (at := line.find(words, first, last)) >= 0:
                return number, at + 1
        return None

    @property
    def _lines(self) -> list[str]:
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def place_of(text: str, offset: int) -> Place:
    """Line and column from 1 of an offset into `text`; \\n, \\r\\n and \\r end a line.

    >>> place_of("a\\nbc", 3)
    (2, 2)
    """
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def decode(data: bytes, file: str) -> str:
    """The text of a UTF-8 file without its byte order mark; raises YamlFault with the place of a bad byte."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise YamlFault("file-encoding", "the file is UTF-16", "save it as UTF-8", file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        place = place_of(data[: wrong.start].decode("utf-8", "replace"), len(data))
        raise YamlFault(
            "file-encoding",
            f"the byte 0x{data[wrong.start]:02X} is not UTF-8",
            "save the file as UTF-8 (it may have been saved as Windows-1252)",
            file,
            place,
        ) from None
    return text.removeprefix("\ufeff")


def read_yaml(path: Path, file: str = "") -> Tree:
    """The values and places of a YAML file; `file` is its name in messages.

    Raises YamlFault (an InputError) that says where and how to mend it: for bytes that are not UTF-8, signs
    that cannot be seen, more than a megabyte, deep nesting, duplicate keys, aliases, tags, several documents.
    """
    file = file or path.as_posix()
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as wrong:
        raise YamlFault("file-unreadable", f"cannot be read: {wrong.strerror}", "check the file", file) from None
    if size > MAX_BYTES:
        raise YamlFault("file-too-large", f"the file has {size:,} bytes", f"keep it under {MAX_BYTES:,} bytes", file)
    return parse_yaml(decode(data, file), file)


def parse_yaml(text: str, file: str = "record.yml") -> Tree:
    """The values and places of YAML text; raises YamlFault.

    >>> tree = parse_yaml("title: yes\\nquotes:\\n  - {id: q1}\\n")
    >>> tree.value, tree.position(("quotes", 0, "id"))
    ({'title': 'yes', 'quotes': [{'id': 'q1'}]}, (3, 10))
    """
    for at, sign in enumerate(text):
        if sign in _REFUSED:
            raise YamlFault(
                "file-encoding", f"holds the sign U+{ord(sign):04X}", "take it out", file, place_of(text, at)
            )
    builder = _Builder(file)
    try:
        builder.build(_events(text))
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        said = " ".join(part for part in (wrong.problem, wrong.context) if part)
        if "quoted scalar" in said and wrong.context_mark and "escape" not in said:
            mark = wrong.context_mark  # where the quotation mark opens, not where the file ends
        fault, remedy = syntax_fault(said, text[mark.index : mark.index + 1] if mark else "")
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlFault("yaml-syntax", fault, remedy, file, place) from None
    except yaml.YAMLError as wrong:
        raise YamlFault("yaml-syntax", *syntax_fault(str(wrong), ""), file) from None
    return Tree(file, text, builder.value, builder.values, builder.keys)


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, Loader=yaml.CSafeLoader)


class _Builder:
    """Builds values from events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.value: Any = None
        self.values: dict[KeyPath, tuple[Place, Place]] = {}
        self.keys: dict[KeyPath, Place] = {}
        self._open: list[tuple[dict[str, Any] | list[Any], KeyPath]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def build(self, events: Iterator[Any]) -> None:
        for event in events:
            match event:
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        raise self._refuse(event, "a second document begins", "keep one document a file, without ---")
                case yaml.AliasEvent():
                    raise self._refuse(event, f"*{event.anchor} is an alias", "write the value out")
                case yaml.ScalarEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    if event.anchor:
                        raise self._refuse(event, f"&{event.anchor} is an anchor", "leave it out")
                    if event.tag:
                        raise self._refuse(event, f"{event.tag} is a tag", "leave it out")
                    self._add(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    _, path = self._open.pop()
                    self._key.pop()
                    self.values[path] = self.values[path][0], _place(event.end_mark)

    def _refuse(self, event: Any, fault: str, remedy: str) -> YamlFault:
        return YamlFault("yaml-refused", fault, remedy, self.file, _place(event.start_mark))

    def _add(self, event: Any) -> None:
        place = _place(event.start_mark)
        parent, path = self._open[-1] if self._open else (None, ())
        if isinstance(parent, dict) and self._key[-1] is None:
            self._take_key(event, parent, path)
            return
        value: Any = event.value if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(event, yaml.MappingStartEvent):
            value = {}
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
        if isinstance(parent, dict):
            key = self._key[-1]
            assert key is not None
            parent[key] = value
            path, self._key[-1] = (*path, key), None
        elif isinstance(parent, list):
            path = (*path, len(parent))
            parent.append(value)
        else:
            self.value = value
        self.values[path] = place, _place(event.end_mark)
        if not isinstance(value, str):
            if len(self._open) >= MAX_DEPTH:
                raise self._refuse(event, f"is nested more than {MAX_DEPTH} deep", "flatten it")
            self._open.append((value, path))
            self._key.append(None)

    def _take_key(self, event: Any, parent: dict[str, Any], path: KeyPath) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refuse(event, "a key is a list or a mapping", "write a plain word before the colon")
        key = event.value
        if key in parent:
            line = self.keys[(*path, key)][0]
            raise YamlFault(
                "yaml-duplicate-key",
                f"`{key}` is written twice, first in line {line}",
                "keep one of the two",
                self.file,
                _place(event.start_mark),
            )
        self._key[-1] = key
        self.keys[(*path, key)] = _place(event.start_mark)


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1
