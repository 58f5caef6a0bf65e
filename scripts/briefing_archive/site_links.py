"""A finished site held together: every link, part of a page, redirect and asset leads to something that is there.

Pages are given as values; addresses are resolved as a browser does, below the path the site is to stand at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_REFRESH = re.compile(r"\s*\d+\s*;\s*url=(.+)", re.IGNORECASE)
_HOST = "https://site.invalid"
# What a browser loads of its own accord, and what it follows when asked.
_LOADED = (("script", "src"), ("img", "src"), ("link", "href"), ("source", "src"), ("use", "href"))
_FOLLOWED = (("a", "href"), ("form", "action"), ("area", "href"))
_NOT_LOADED = frozenset({"canonical", "alternate", "license", "author", "next", "prev"})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One address a page names: as written, and whether a browser loads it without being asked."""

    address: str
    is_loaded: bool = False


@dataclass(frozen=True, slots=True)
class SitePage:
    """What matters of one HTML file: its path in the site, the ids in it, its links, and where it redirects to."""

    path: str
    ids: frozenset[str]
    links: tuple[Outgoing, ...]
    refresh: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A link of a page that leads nowhere, and why."""

    path: str
    address: str
    fault: str


def page_of(path: str, html: str) -> SitePage:
    """What matters of the HTML file at a path."""
    tree = LexborHTMLParser(html)
    links: dict[Outgoing, None] = {}
    for tags, is_loaded in ((_LOADED, True), (_FOLLOWED, False)):
        for tag, attribute in tags:
            for node in tree.css(f"{tag}[{attribute}]"):
                kinds = set((node.attributes.get("rel") or "").split())
                links[Outgoing(node.attributes[attribute] or "", is_loaded and not kinds & _NOT_LOADED)] = None
    refresh = None
    for node in tree.css("meta[http-equiv='refresh']"):
        if found := _REFRESH.match(node.attributes.get("content") or ""):
            refresh = found.group(1)
            links[Outgoing(refresh)] = None
    ids = frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))
    return SitePage(path, ids, tuple(links), refresh)


def broken_links(pages: Iterable[SitePage], files: frozenset[str], base: str = "/") -> Iterator[Broken]:
    """Yield every link that leads nowhere, in the order of the pages.

    `files` are all paths of the site, `base` the path it stands at: `/`, or `/archive/` for a project's site.
    """
    known = {page.path: page for page in pages}
    for page in known.values():
        for link in page.links:
            if fault := _fault(page, link, known, files, base):
                yield Broken(page.path, link.address, fault)


def _fault(page: SitePage, link: Outgoing, known: Mapping[str, SitePage], files: frozenset[str], base: str) -> str:
    """What is wrong with one link; "" where nothing is."""
    try:
        target = urlsplit(urljoin(f"{_HOST}{base}{_address(page.path)}", link.address))
    except ValueError:
        return "is no address"
    if f"{target.scheme}://{target.netloc}" != _HOST:
        return "is loaded from another site" if link.is_loaded and target.scheme != "data" else ""
    if not target.path.startswith(base) and target.path != base.rstrip("/"):
        return f"leads out of {base}, where the site stands"
    path = unquote(target.path[len(base) :])
    file = path if path in files and path else f"{path.rstrip('/')}/index.html".lstrip("/")
    if file not in files:
        return "leads to nothing that is there"
    if page.refresh == link.address and file in known and known[file].refresh is not None:
        return "redirects to a page that redirects again"
    part = unquote(target.fragment)
    if part and not part.startswith(":~:") and file in known and part not in known[file].ids:
        return f"leads to a part “{part}” that the page has not"
    return ""


def _address(path: str) -> str:
    """The address of a file below the site's: pages stand at their folder."""
    return path.removesuffix("index.html")
