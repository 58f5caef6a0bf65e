"""What a command changes in several files: gathered first, read as if it were done, then done as one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from briefing_archive.model import Record
from briefing_archive.renaming import carry_over
from briefing_archive.store.change_plan import alone, put
from briefing_archive.store.receipts import RECEIPT, dump_receipt, parse_receipt
from briefing_archive.store.records import BRIEFINGS, RecordEntry
from briefing_archive.store.yaml_edit import edited_yaml
from briefing_archive.store.yaml_file import decode, parse_yaml


@dataclass
class Changes:
    """Changes to files of an archive, by their path in it; nothing is on the disk before the command is through."""

    root: Path
    _files: dict[str, bytes | None] = field(default_factory=dict)
    _move: tuple[str, str] | None = None

    def read(self, file: str) -> bytes | None:
        """The bytes a file will have; None where it will not be there."""
        if file in self._files:
            return self._files[file]
        path = self.root / file
        return path.read_bytes() if path.is_file() else None

    def write(self, file: str, data: bytes) -> bool:
        """Give a file its bytes; whether they differ from those it had."""
        if self.read(file) == data:
            return False
        self._files[file] = data
        return True

    def edit(self, file: str, change: Callable[[CommentedMap], None]) -> bool:
        """Let `change` alter a file's values; whether they differ. Comments and order stay."""
        edited = edited_yaml(self.read(file) or b"", change, file)
        return edited is not None and self.write(file, edited)

    def remove(self, file: str) -> bool:
        """Take a file away; whether it was there."""
        was_there = self.read(file) is not None
        if was_there:
            self._files[file] = None
        return was_there

    def move_folder(self, old: str, new: str) -> None:
        """Give a folder another name, after all files are as they should be. One folder a command."""
        self._move = old, new

    def entry(self, entry: RecordEntry) -> RecordEntry:
        """A record as it will be."""
        tree = parse_yaml(decode(self.read(entry.file) or b"", entry.file), entry.file)
        return replace(entry, tree=tree, record=Record.model_validate(tree.value))

    def carry_receipt(self, before: RecordEntry) -> None:
        """Let the receipt of a changed record vouch for the items that stayed as they were but for an id."""
        file = f"{BRIEFINGS}/{before.id}/{RECEIPT}"
        receipt = parse_receipt(self.read(file) or b"")
        if receipt is not None:
            self.write(file, dump_receipt(carry_over(receipt, before.record, self.entry(before).record)))

    def put(self) -> None:
        """Do everything, or nothing."""
        if self._files or self._move:
            put(self.root, self._files, self._move)


@contextlib.contextmanager
def changing(root: Path) -> Iterator[Changes]:
    """Gather changes, alone with the archive, and do them at the end; an exception on the way, and nothing is done."""
    with alone(root):
        changes = Changes(root)
        yield changes
        changes.put()
