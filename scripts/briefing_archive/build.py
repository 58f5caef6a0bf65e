"""The build: from the checked archive to Markdown, and from Markdown to a finished site."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from briefing_archive.archive import Archive
from briefing_archive.check import check
from briefing_archive.checked import Checked
from briefing_archive.compose import Extras
from briefing_archive.forked import processors
from briefing_archive.pages.actor import actor_pages
from briefing_archive.pages.actor_list import actor_list_pages
from briefing_archive.pages.added import added_pages
from briefing_archive.pages.brief import brief_pages
from briefing_archive.pages.by_date import date_pages
from briefing_archive.pages.corrections import corrections_page
from briefing_archive.pages.data import data_files
from briefing_archive.pages.home import home_page
from briefing_archive.pages.page import Page
from briefing_archive.pages.places import place_pages
from briefing_archive.pages.publishers import publisher_pages
from briefing_archive.pages.quotes import quote_pages
from briefing_archive.pages.search import search_page
from briefing_archive.pages.story import story_pages
from briefing_archive.pages.timeline import timeline_pages
from briefing_archive.problems import InputError, Problem, Severity
from briefing_archive.render import render_pages
from briefing_archive.store.pages import GENERATED_DATA, Written, write_pages


def _actors(archive: Archive) -> Iterator[Page]:
    yield from actor_list_pages(archive)
    for actor in archive.actors.values():
        yield from actor_pages(archive, actor)


def _home(archive: Archive) -> Iterator[Page]:
    yield home_page(archive)


def _search(archive: Archive) -> Iterator[Page]:
    yield search_page(archive)


def _corrections(archive: Archive) -> Iterator[Page]:
    yield corrections_page(archive)


# Every page kind, in no order that matters: a new one is a file under pages/, a template, and a line here.
PAGE_KINDS: tuple[Callable[[Archive], Iterable[Page]], ...] = (
    _home,
    brief_pages,
    added_pages,
    date_pages,
    _actors,
    story_pages,
    timeline_pages,
    quote_pages,
    publisher_pages,
    place_pages,
    _corrections,
    _search,
)


@dataclass(frozen=True)
class Rendered:
    """The pages of a checked archive, and what happened to their Markdown files.

    `is_done` is False where records have errors; then there are no pages and no file was touched.
    """

    checked: Checked
    archive: Archive
    pages: Mapping[str, Page]
    written: Written
    is_done: bool = True

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.checked.problems

    def summary(self) -> str:
        """What was checked and written, in a few lines."""
        if not self.is_done:
            return f"{self.checked.summary()}\nNothing was rendered: mend the errors first."
        done = self.written
        return (
            f"{self.checked.summary()}\n{len(self.pages):,} pages rendered: {done.written:,} written, "
            f"{done.unchanged:,} as they were, {done.removed:,} removed."
        )

    def extras(self, path: str) -> Extras:
        """What the page at a path adds to its Markdown; nothing for pages written by hand."""
        page = self.pages.get(path)
        return Extras(page.pictures) if page else Extras()


@dataclass(frozen=True)
class Built:
    """What a build did. Where `is_done` is False, the site that was there is there still."""

    rendered: Rendered
    site: Path

    @property
    def is_done(self) -> bool:
        return self.rendered.is_done

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.rendered.problems

    def summary(self) -> str:
        """What was checked, rendered and built, in a few lines."""
        if not self.is_done:
            return f"{self.rendered.summary()} The site was not built."
        return f"{self.rendered.summary()}\nThe site is in {self.site}."


def pages_of(archive: Archive) -> Iterator[Page]:
    """Every page of the archive, kind after kind."""
    for kind in PAGE_KINDS:
        yield from kind(archive)


def _published(archive: Archive, reviewed_only: bool) -> Archive:
    if not reviewed_only:
        return archive
    return replace(archive, briefs=tuple(brief for brief in archive.briefs if brief.record.status != "draft"))


def render(
    root: Path, *, reviewed_only: bool = False, keep_going: bool = False, unverified: Severity = Severity.ERROR
) -> Rendered:
    """Check every record and write the Markdown of every page into `site_src/`, only files whose bytes change.

    Where a record has errors nothing is written, unless `keep_going`, which leaves those briefs out. What nobody
    with the article has checked is of the severity `unverified`.
    """
    checked = check(root, unverified=unverified)
    if checked.has_errors and not keep_going:
        return Rendered(checked, checked.archive, {}, Written(0, 0, 0), is_done=False)
    archive = _published(checked.archive, reviewed_only)
    kept: dict[str, Page] = {}
    written = write_pages(root / "site_src", render_pages(_noted(pages_of(archive), kept), root / "templates"))
    write_pages(root / "site_src", dict(data_files(archive)), GENERATED_DATA)
    return Rendered(checked, archive, kept, written)


def _noted(pages: Iterable[Page], kept: dict[str, Page]) -> Iterator[Page]:
    """The pages one by one; what setting needs of each goes into `kept`, without its view, which weighs."""
    for page in pages:
        yield page
        kept[page.path] = replace(page, view=None)


_handed_over: Rendered | None = None
_jobs = 1


def rendered_for_mkdocs(root: Path) -> Rendered:
    """What the hook sets: the pages `build` has just rendered, or freshly rendered ones under plain MkDocs."""
    return _handed_over if _handed_over is not None else render(root, keep_going=_is_lenient())


def jobs_for_mkdocs() -> int:
    """How many processes may set pages."""
    return _jobs


def _is_lenient() -> bool:
    return os.environ.get("BRIEFS_KEEP_GOING", "") == "1"


@contextlib.contextmanager
def _handing_over(rendered: Rendered, jobs: int) -> Iterator[None]:
    global _handed_over, _jobs
    _handed_over, _jobs = rendered, jobs
    try:
        yield
    finally:
        _handed_over, _jobs = None, 1


def build(
    root: Path,
    site: Path | None = None,
    *,
    reviewed_only: bool = False,
    keep_going: bool = False,
    jobs: int | None = None,
    unverified: Severity = Severity.ERROR,
) -> Built:
    """Check, render and build the whole site, search included, and put it in place in one step.

    `site` is `site/` unless given. A build that fails, or is stopped, leaves the site that was there. Only one
    build at a time; a second one is told so. `jobs` processes set the pages (as many as there are processors unless
    given); the site is the same whatever their number.
    """
    target = (site or root / "site").resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _only_one(root):
        for left in target.parent.glob(f".{target.name}-*"):  # what a killed build left
            shutil.rmtree(left, ignore_errors=True)
        rendered = render(root, reviewed_only=reviewed_only, keep_going=keep_going, unverified=unverified)
        if not rendered.is_done:
            return Built(rendered, target)
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            with _handing_over(rendered, jobs or processors()):
                _run_mkdocs(root, scratch / "site")
            _swap(scratch / "site", target, scratch / "before")
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return Built(rendered, target)


@contextlib.contextmanager
def _only_one(root: Path) -> Iterator[None]:
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    try:
        with FileLock(folder / "build.lock", timeout=0):
            yield
    except Timeout as wrong:
        raise InputError("another build is at work here", "wait until it has finished", status=1) from wrong


def _run_mkdocs(root: Path, site: Path) -> None:
    """MkDocs, strict: a warning is an error, and tells what it is about."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        mkdocs_build(load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True))
    except (Abort, MkDocsException) as wrong:
        told = "\n".join(f"    {line}" for line in warnings.lines) or f"    {wrong}"
        raise InputError(
            f"MkDocs did not build the site:\n{told}", "look at what the lines above name", status=1
        ) from wrong
    finally:
        log.removeHandler(warnings)


class _Warnings(logging.Handler):
    """Keeps MkDocs' warnings, so that they can be told in one message."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _swap(new: Path, target: Path, old: Path) -> None:
    """Put the new site where the old one is; the old one is back if that fails."""
    if target.exists():
        target.replace(old)
    try:
        new.replace(target)
    except OSError:
        if old.exists():
            old.replace(target)
        raise
