"""A built site held together before it is published: links, assets, redirects of every former address, its map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from briefing_archive.problems import InputError, Problem, Severity
from briefing_archive.site_links import broken_links, page_of
from briefing_archive.store.records import load_actors, load_records, load_stories

_REMEDY = "look at the page that is written by hand, or at the template; then build again"


@dataclass(frozen=True)
class SiteChecked:
    """What was looked at, and what leads nowhere."""

    pages: int
    links: int
    redirects: int
    problems: tuple[Problem, ...]

    def summary(self) -> str:
        return (
            f"{self.pages:,} pages, {self.links:,} links and {self.redirects:,} redirects looked at: "
            f"{len(self.problems):,} lead nowhere."
        )


def check_site(root: Path, site: Path, url: str = "") -> SiteChecked:
    """Every link of the site in `site`, and a redirect for every address that a thing of the archive had before.

    `url` is where the site is to stand; it must be the one the site was built for. InputError where no site is there.
    """
    if not (site / "index.html").is_file():
        raise InputError("there is no site here", "build it first: make publishable", place=str(site))
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    base = _base(url)
    pages = [page_of(path, (site / path).read_text("utf-8")) for path in sorted(files) if path.endswith(".html")]
    problems = [
        _problem(site, one.path, "link-broken", f"“{one.address}” {one.fault}", _REMEDY, one.address)
        for one in broken_links(pages, files, base)
    ]
    redirects = {page.path: page.refresh for page in pages if page.refresh}
    for old in _former(root):
        if f"{old}/index.html" not in redirects:
            fault = f"the former address /{old}/ leads nowhere"
            problems.append(_problem(site, f"{old}/index.html", "redirect-missing", fault, "build the site again"))
    problems += _map(site, url, files, base)
    links = sum(len(page.links) for page in pages)
    return SiteChecked(len(pages), links, len(redirects), tuple(problems))


def _base(url: str) -> str:
    """The path of an address, with a slash at both ends; InputError where it is no address of a site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and (parts.scheme not in {"http", "https"} or not parts.netloc):
        raise InputError(f"“{url}” is no address of a site", "write it as https://briefs.example/", place="--url")
    path = parts.path.strip("/")
    return f"/{path}/" if path else "/"


def _former(root: Path) -> Iterator[str]:
    """Every address that a published brief, an actor or a story had before."""
    for record in load_records(root)[0]:
        if record.record.status != "draft":
            yield from (f"briefs/{old}" for old in record.record.formerly)
    for actor in load_actors(root)[0]:
        yield from (f"actors/{old}" for old in actor.actor.formerly)
    for story in load_stories(root)[0]:
        yield from (f"stories/{old}" for old in story.story.formerly)


def _map(site: Path, url: str, files: frozenset[str], base: str) -> Iterator[Problem]:
    """Addresses of the site's map that are not there, or not where the site is to stand."""
    if "sitemap.xml" not in files or not url:
        return
    start = url.rstrip("/") + "/"
    for address in re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8")):
        path = address.removeprefix(start)
        if path == address or f"{path}index.html" not in files:
            remedy = f"build it for this address: make publishable SITE_URL={start}"
            yield _problem(site, "sitemap.xml", "link-broken", f"“{address}” is no page below {start}", remedy, address)


def _problem(site: Path, path: str, code: str, fault: str, remedy: str, words: str = "") -> Problem:
    line = column = 1
    if words and (site / path).is_file():
        text = (site / path).read_text("utf-8")
        at = max(text.find(words), 0)
        line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
    return Problem(f"{site.name}/{path}", line, column, code, Severity.ERROR, fault, remedy)
