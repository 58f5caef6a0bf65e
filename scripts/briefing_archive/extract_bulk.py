"""Drafting many articles: JSON Lines in, one extraction a line out, in order, in constant memory."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from tqdm import tqdm

from briefing_archive.draft import extract_article, language_of
from briefing_archive.nlp import load
from briefing_archive.problems import InputError
from briefing_archive.registry import Registry
from briefing_archive.store.json_lines import read_lines, read_object, write_object
from briefing_archive.store.records import load_registry

# Lines under way for each process: enough that none waits for its neighbour's long article.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article of a file of JSON Lines; `published` is None where its day is not known."""

    id: str
    text: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: its output, or what was wrong with it."""

    output: bytes = b""
    failure: str = ""


Drafted = Mapping[str, Any]
Draft = Callable[[ArticleLine], Drafted]


def article_of(value: Mapping[str, Any], place: str) -> ArticleLine:
    """The article that an object `{"id", "text", "date"?}` holds; other keys are left alone.

    Raises InputError with the place.
    """

    def wrong(fault: str, remedy: str) -> InputError:
        return InputError(fault, remedy, place=place, status=1)

    for key in ("id", "text"):
        if not isinstance(value.get(key), str):
            raise wrong(f"`{key}` is missing or no string", 'write {"id": "…", "text": "…", "date": "2021-10-14"}')
        if any("\ud800" <= sign <= "\udfff" for sign in value[key]):
            raise wrong(f"`{key}` holds half of a surrogate pair, which is no character", "write the character itself")
    if not value["text"].strip():
        raise wrong("`text` is empty", "give the article's text, or leave the line out")
    day = value.get("date") or None
    try:
        published = None if day is None else date.fromisoformat(day)
    except (TypeError, ValueError):
        raise wrong(f"`date` is no day: {day!r}", "write it as 2021-10-14, or leave it out") from None
    return ArticleLine(value["id"], value["text"], published)


def drafter(registry: Registry, model: str | None = None) -> Draft:
    """A function from an article to its extraction, as the object that is written. Loads the pipeline once."""
    nlp = load(model)

    def draft(article: ArticleLine) -> Drafted:
        # What spaCy learns of an article's words is forgotten with it: memory stays as it is.
        with nlp.memory_zone():
            return extract_article(article.text, article.published, registry, nlp).to_json(article.id)

    return draft


def _outcome(draft: Draft, number: int, line: bytes, name: str) -> Outcome:
    place = f"{name}:{number}"
    try:
        article = article_of(read_object(line, place), place)
        language = language_of(article.text)
        if language != "en":
            raise InputError(
                f"“{article.id}” seems to be in the language “{language}”; drafting reads English only",
                "leave the line out",
                place=place,
            )
        return Outcome(write_object(draft(article)))
    except InputError as wrong:
        return Outcome(failure=str(wrong))
    except Exception as wrong:  # one article must not end a run over a million
        fault = f"drafting failed: {type(wrong).__name__}: {wrong}"
        return Outcome(failure=str(InputError(fault, "report it, with this line", place=place)))


# What a worker process keeps from one line to the next.
_worker: dict[str, Draft] = {}


def _begin(registry: Registry, model: str | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends the workers
    _worker["draft"] = drafter(registry, model)


def _work(number: int, line: bytes, name: str) -> Outcome:
    return _outcome(_worker["draft"], number, line, name)


def _outcomes(path: Path, registry: Registry, jobs: int, model: str | None) -> Iterator[tuple[int, Outcome]]:
    """Every line's size in bytes and what became of it, in the order of the file."""
    if jobs == 1:
        draft = drafter(registry, model)
        for number, line in read_lines(path):
            yield len(line), _outcome(draft, number, line, str(path))
        return
    load(model)  # a missing pipeline is told here, once, and not by every worker
    waiting: deque[tuple[int, Future[Outcome]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(registry, model)) as pool:
        try:
            for number, line in read_lines(path):
                waiting.append((len(line), pool.submit(_work, number, line, str(path))))
                if len(waiting) >= jobs * _AHEAD:
                    size, future = waiting.popleft()
                    yield size, future.result()
            while waiting:
                size, future = waiting.popleft()
                yield size, future.result()
        except BrokenProcessPool as wrong:
            raise InputError(
                "a worker process was ended by the system, perhaps for want of memory",
                "use fewer processes: --jobs 1",
                place=str(path),
                status=1,
            ) from wrong
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears under its name only when all of it is written; a pipe or a device is written directly."""
    is_plain = not path.exists() or stat.S_ISREG(path.stat().st_mode)
    part = path.with_name(path.name + ".part") if is_plain else path
    try:
        with part.open("wb") as file:
            yield file
    except InputError:
        if is_plain:
            part.unlink()
        raise
    except OSError as wrong:
        raise InputError(f"cannot write: {wrong.strerror}", "name another file", place=str(path)) from wrong
    if is_plain:
        os.replace(part, path)


def extract_bulk(
    source: Path, output: Path, root: Path, *, jobs: int = 1, model: str | None = None, quiet: bool = False
) -> Iterator[str]:
    """Draft every article of `source` into `output`; yield what was wrong, one message a failed line, as it comes.

    A failed line has no line in the output; the others keep their order. The bytes are the same whatever the
    number of processes. Names are held against the registry of the archive at `root`, where there is one.
    """
    if output.exists() and output.is_file() and source.exists() and output.samefile(source):
        fault = "the output would take the input's place"
        raise InputError(fault, "name another file for the output", place=str(output))
    registry = load_registry(root)
    total = source.stat().st_size if source.is_file() else None
    shows = sys.stderr.isatty() and not quiet
    with (
        _whole(output) as file,
        tqdm(total=total, unit="B", unit_scale=True, desc="articles", disable=not shows) as bar,
    ):
        for size, outcome in _outcomes(source, registry, jobs, model):
            file.write(outcome.output)
            bar.update(size)
            if outcome.failure:
                bar.clear()
                yield outcome.failure
