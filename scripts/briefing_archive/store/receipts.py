"""Articles at hand, and receipts for those that are not."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from briefing_archive.problems import Problem, Severity
from briefing_archive.receipt import Receipt
from briefing_archive.store.writing import write_if_changed
from briefing_archive.store.yaml_file import YamlFault, decode

ARTICLE, RECEIPT = "article.txt", "receipt.json"
_LARGEST = 5_000_000
_MEND = "run `briefs check` where article.txt is at hand, which writes it anew"


@dataclass(frozen=True)
class ArticleAtHand:
    """An article's text, and the SHA-256 of the bytes it came from."""

    text: str
    sha256: str


def read_article(folder: Path, file: str) -> tuple[ArticleAtHand | None, tuple[Problem, ...]]:
    """The article in a brief's folder; None where it is not there, or cannot be read, which is a problem."""
    path = folder / ARTICLE
    if path.is_symlink():
        return None, (_problem(file, "path-refused", "is a symbolic link", "put the file itself here"),)
    if not path.is_file():
        return None, ()
    try:
        if path.stat().st_size > _LARGEST:
            return None, (_problem(file, "file-too-large", "is too large for an article", "keep the article alone"),)
        data = path.read_bytes()
        text = decode(data, file)
    except OSError as wrong:
        return None, (_problem(file, "file-unreadable", f"cannot be read: {wrong.strerror}", "check the file"),)
    except YamlFault as wrong:
        return None, (Problem(file, wrong.line, wrong.column, wrong.code, Severity.ERROR, wrong.fault, wrong.remedy),)
    if not text.strip():
        return None, (
            _problem(file, "article-empty", "holds no text", "put the article’s text there, or take it away"),
        )
    # The byte order mark stays: offsets count the text as it was received.
    return ArticleAtHand(data.decode("utf-8"), hashlib.sha256(data).hexdigest()), ()


def read_receipt(folder: Path, file: str) -> tuple[Receipt | None, tuple[Problem, ...]]:
    """The receipt in a brief's folder; None where there is none, or it is no receipt, which is a problem."""
    path = folder / RECEIPT
    if path.is_symlink():
        return None, (_problem(file, "path-refused", "is a symbolic link", "put the file itself here"),)
    if not path.is_file():
        return None, ()
    try:
        receipt = parse_receipt(path.read_bytes())
    except OSError as wrong:
        return None, (_problem(file, "receipt-unreadable", f"cannot be read: {wrong.strerror}", "check its rights"),)
    if receipt is None:
        return None, (_problem(file, "receipt-unreadable", "is no receipt", _MEND),)
    return receipt, ()


def parse_receipt(data: bytes) -> Receipt | None:
    """The receipt in a file's bytes; None where they are none."""
    try:
        return Receipt.model_validate_json(data)
    except (ValidationError, RecursionError):
        return None


def dump_receipt(receipt: Receipt) -> bytes:
    """The bytes of a receipt: one item a line in the order of the record, so that a difference is easy to read."""
    head = {key: getattr(receipt, key) for key in ("version", "fold", "sha256", "words", "quoted", "grounding")}
    lines = [
        f"    {json.dumps(key)}: "
        + json.dumps({"at": one.at, "spans": [list(span) for span in one.spans]}, ensure_ascii=False)
        for key, one in receipt.items.items()
    ]
    body = json.dumps(head, indent=2)[:-2]
    items = '  "items": {\n' + ",\n".join(lines) + "\n  }" if lines else '  "items": {}'
    return f"{body},\n{items}\n}}\n".encode()


def write_receipt(folder: Path, receipt: Receipt) -> bool:
    """Write a brief's receipt where it differs from the file there; whether it did."""
    return write_if_changed(folder / RECEIPT, dump_receipt(receipt))


def _problem(file: str, code: str, fault: str, remedy: str) -> Problem:
    return Problem(file, 1, 1, code, Severity.ERROR, fault, remedy)
