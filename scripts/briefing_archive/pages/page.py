"""One page of the site, ready to be set."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_archive.pages.pictures import Picture


@dataclass(frozen=True, slots=True)
class Page:
    """What one Markdown file is made from.

    `path` is relative to `site_src/`; `title` is plain text for the browser's title bar; `section` is the
    path of the masthead entry the page belongs to. `pictures` are drawn where the page has the placeholder of
    the same id. `moved_to` is the path that has replaced this one.
    """

    path: str
    template: str
    title: str
    view: object
    description: str = ""
    section: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    moved_to: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class MovedView:
    """The page that has taken the place of a former address."""

    title: str
    href: str


def moved(path: str, to: str, title: str, section: str) -> Page:
    """A page at a former address that leads to the present one."""
    href = posixpath.relpath(to, posixpath.dirname(path))
    return Page(path, "moved.md.j2", title, MovedView(title, href), section=section, moved_to=to)
