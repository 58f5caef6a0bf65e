"""Problems as people, editors and other tools read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace

from briefing_archive.problems import Problem, Severity

_RED, _YELLOW, _DIM, _PLAIN = "\033[31m", "\033[33m", "\033[2m", "\033[0m"
_MANY = 3


def as_text(problems: Iterable[Problem], *, color: bool) -> Iterator[str]:
    """`file:line:column: code: fault` and the mend on its own line, one string a problem."""
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}"
        if color:
            tint = _RED if problem.severity is Severity.ERROR else _YELLOW
            yield (
                f"{place}: {tint}{problem.code}{_PLAIN}: {visible(problem.fault)}\n"
                f"    {_DIM}mend:{_PLAIN} {visible(problem.remedy)}"
            )
        else:
            mark = "" if problem.severity is Severity.ERROR else " (warning)"
            yield f"{place}: {problem.code}{mark}: {visible(problem.fault)}\n    mend: {visible(problem.remedy)}"


def folded(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems, but one for all sentences of a draft that are still the article's, where they are many.

    It stands at the first of them and names the lines of all.
    """
    copied: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code == "copied-run" and not problem.is_error:
            copied.setdefault(problem.file, []).append(problem)
    for problem in problems:
        alike = copied.get(problem.file, [])
        if problem not in alike or len(alike) <= _MANY:
            yield problem
        elif problem is alike[0]:
            lines = ", ".join(str(line) for line in dict.fromkeys(one.line for one in alike))
            yield replace(problem, fault=f"{len(alike)} passages are still the article’s own words: lines {lines}")


def as_json(problems: Iterable[Problem]) -> str:
    """One JSON array; keys as the fields of a Problem."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands that GitHub shows as annotations at the line, one a problem.

    Data and properties are escaped as the workflow commands demand, so that no text can start another command.
    """
    for problem in problems:
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        message = visible(problem.fault) + "\nmend: " + visible(problem.remedy)
        yield f"::{problem.severity.value} {place},title={_property(problem.code)}::{_data(message)}"


def visible(text: str) -> str:
    """`text` with control signs written out, so that a terminal shows them and obeys none.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return "".join(
        sign if sign.isprintable() or sign == " " else sign.encode("unicode_escape").decode() for sign in text
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
