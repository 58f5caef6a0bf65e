"""What is wrong with a record: findings at a key, problems at a place in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

KeyPath = tuple[str | int, ...]


class Severity(StrEnum):
    """Errors stop a reviewed record from being published; warnings never stop anything."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at a key path of a record, e.g. `("quotes", 2, "text")`, and how to mend it.

    `words` are the offending words inside the value, where the place can be shown more exactly than the key.
    `is_shape` marks a fault of form, which stops a draft as well.
    """

    at: KeyPath
    code: str
    severity: Severity
    fault: str
    remedy: str
    words: str = ""
    is_shape: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its file (relative to the project) and place, line and column from 1."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    fault: str
    remedy: str

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(at: KeyPath, code: str, fault: str, remedy: str, words: str = "") -> Finding:
    """A finding that stops a reviewed record."""
    return Finding(at, code, Severity.ERROR, fault, remedy, words)


def warning(at: KeyPath, code: str, fault: str, remedy: str, words: str = "") -> Finding:
    """A finding that is worth a look and never stops anything."""
    return Finding(at, code, Severity.WARNING, fault, remedy, words)


def shape_error(at: KeyPath, code: str, fault: str, remedy: str, words: str = "") -> Finding:
    """A finding that stops a record of any status, drafts too."""
    return Finding(at, code, Severity.ERROR, fault, remedy, words, is_shape=True)


class InputError(Exception):
    """A person's input that cannot be used: `str()` is the whole message, place and mend included.

    The command prints it and ends with `status`, without a traceback.
    """

    def __init__(self, fault: str, remedy: str, *, place: str = "", status: int = 2) -> None:
        self.fault, self.remedy, self.place, self.status = fault, remedy, place, status
        super().__init__(f"{place + ': ' if place else ''}{fault}\n    mend: {remedy}")


def refuse(problems: Iterable[Problem]) -> None:
    """Raise InputError with the first of some problems, where there is one."""
    for one in problems:
        raise InputError(one.fault, one.remedy, place=f"{one.file}:{one.line}:{one.column}", status=1)
