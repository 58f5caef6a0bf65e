"""Pagefind's indexer, spoken to directly: one process a shard, base64 lines of JSON over its pipes.

Pagefind's own Python client waits a tenth of a second for each answer; a window of open requests makes a
thousand records a second of it (https://pagefind.app/docs/py-api/).
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from typing import IO, Any

from pagefind.service import get_executable

from briefing_archive.problems import InputError
from briefing_archive.search.records import SearchRecord

_WINDOW = 32_000
"""Bytes of answers that may wait while requests are sent: half of what a pipe holds, so that neither end blocks."""

VERSION = version("pagefind")


class _Service:
    """A running indexer. Use as a context manager; it holds one index, number 0."""

    def __init__(self) -> None:
        executable = get_executable()
        if executable is None:
            raise InputError("the search indexer Pagefind is not installed", "run `make site` again", status=1)
        self._process = subprocess.Popen([executable, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self._sent = self._open = self._owed = 0

    def __enter__(self) -> _Service:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what is still in the pipe is for nobody
                pipe.close()  # type: ignore[union-attr]

    def send(self, **payload: Any) -> None:
        """Send one request; its answer is read later, by `settle` at the latest."""
        line = json.dumps({"message_id": self._sent, "payload": payload}, ensure_ascii=False).encode()
        stdin: IO[bytes] = self._process.stdin  # type: ignore[assignment]
        try:
            stdin.write(base64.b64encode(line) + b",")
        except BrokenPipeError:
            raise self._broken("it ended while records were sent") from None
        self._sent += 1
        self._open += 1
        self._owed += 400 + 2 * len(json.dumps(payload.get("meta")))  # an answer repeats the meta, in base64
        if self._owed >= _WINDOW:
            self.settle()

    def settle(self) -> dict[str, Any]:
        """Read the answers to all open requests, and give the last; the first that is an error is raised."""
        stdin: IO[bytes] = self._process.stdin  # type: ignore[assignment]
        stdout: IO[bytes] = self._process.stdout  # type: ignore[assignment]
        with suppress(BrokenPipeError):  # the answers, or their absence, tell more
            stdin.flush()
        payload: dict[str, Any] = {}
        pending: list[bytes] = []
        while self._open:
            chunk = stdout.read1(1 << 20)  # type: ignore[attr-defined]
            if not chunk:
                raise self._broken("it ended without an answer")
            *ends, rest = chunk.split(b",")
            for end in ends:
                self._open -= 1
                payload = json.loads(base64.b64decode(b"".join((*pending, end))))["payload"]
                pending = []
                if payload["type"] == "Error":
                    raise self._broken(payload["message"])
            pending.append(rest)
        self._owed = 0
        return payload

    @staticmethod
    def _broken(why: str) -> InputError:
        return InputError(f"the search indexer Pagefind failed: {why}", "run the build again", status=1)


def _meta(meta: Mapping[str, str]) -> dict[str, str]:
    return {name: words for name, words in meta.items() if words}


def index_records(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """Path and bytes of every file of Pagefind's bundle of the records, as Pagefind makes it.

    The files come through the pipe: those that Pagefind writes itself are not all there yet when it says so.
    All records are indexed as English, or words in other scripts would become an index of their own that no
    page ever loads. Raises InputError where the indexer fails.
    """
    with _Service() as service:
        service.send(type="NewIndex", config={"force_language": "en"})
        service.settle()
        for record in records:
            service.send(
                type="AddRecord",
                index_id=0,
                url=record.url,
                content=record.text,
                language="en",
                meta=_meta(record.meta),
                filters={name: list(values) for name, values in record.filters.items() if values},
                sort=None,
            )
        service.settle()
        service.send(type="GetFiles", index_id=0)
        return {file["path"]: base64.b64decode(file["content"]) for file in service.settle()["files"]}
