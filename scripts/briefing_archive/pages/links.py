"""Where each thing has its page, and the relative links between pages.

Paths are those of the generated Markdown below `site_src/`; MkDocs turns them into addresses.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from slugify import slugify

from briefing_archive.archive import Archive
from briefing_archive.fields import UNKNOWN, ActorRef, Speaker

HOME = "index.md"
BRIEFS = "briefs/index.md"
ADDED = "briefs/added.md"
STORIES = "stories/index.md"
ACTORS = "actors/index.md"
QUOTES = "quotes/index.md"
TIMELINE = "timeline/index.md"
PUBLISHERS = "publishers/index.md"
PLACES = "places/index.md"
CORRECTIONS = "corrections.md"
SEARCH = "search.md"
ABOUT = "about.md"


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the page they lead to; `href` is "" where there is none.

    `lang` and `dir` are set for names in another language than the site's.
    """

    text: str
    href: str = ""
    lang: str = ""
    dir: str = ""


def brief_path(brief: str) -> str:
    return f"briefs/{brief}.md"


def actor_path(actor: str) -> str:
    return f"actors/{actor}.md"


def actor_part_path(actor: str, group: str, number: int) -> str:
    """The path of a page of an actor's older quotes, events or statements."""
    return f"actors/{actor}/{group}-{number}.md"


def story_path(story: str) -> str:
    return f"stories/{story}.md"


def _slug(name: str, noun: str) -> str:
    """An address made from a name; never the one of the list itself."""
    slug = slugify(name, max_length=80, word_boundary=True)
    return slug if slug not in {"", "index"} else f"{noun}-{slug}".rstrip("-")


def publisher_id(name: str) -> str:
    """The id of a publisher's page, made from its name; publishers have no entry of their own.

    >>> publisher_id("The Verrin Post"), publisher_id("unknown")
    ('the-verrin-post', 'unknown')
    """
    return _slug(name, "publisher")


def publisher_path(name: str) -> str:
    return f"publishers/{publisher_id(name)}.md"


def publisher_quotes_path(name: str) -> str:
    return f"publishers/{publisher_id(name)}/quotes.md"


def place_path(name: str) -> str:
    """The path of a place's page, made from its name; places have no entry of their own."""
    return f"places/{_slug(name, 'place')}.md"


def part_path(path: str) -> Callable[[int], str]:
    """The paths of the numbered pages of older things that belong to a page."""
    return lambda number: f"{path.removesuffix('.md')}/{number}.md"


def year_path(year: int) -> str:
    return f"dates/{year:04}.md"


def month_path(year: int, month: int) -> str:
    return f"dates/{year:04}-{month:02}.md"


_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ckb", "sd", "ug", "dv", "syr"})


def direction(lang: str | None) -> str:
    """The writing direction of a language tag: "rtl", or "" for left to right.

    >>> direction("ar"), direction("fa-AF"), direction("az-Latn"), direction(None)
    ('rtl', 'rtl', '', '')
    """
    parts = (lang or "").lower().split("-")
    if {"arab", "hebr", "thaa", "syrc"} & set(parts[1:]):
        return "rtl"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT and "latn" not in parts else ""


@dataclass(frozen=True, slots=True)
class Links:
    """Links that start on one page of one archive; what has no page is given as plain words."""

    archive: Archive
    path: str

    def to(self, path: str, anchor: str = "") -> str:
        """The relative link from this page to another (or to a place on this one)."""
        if path == self.path and anchor:
            return f"#{anchor}"
        relative = posixpath.relpath(path, posixpath.dirname(self.path) or ".")
        return f"{relative}#{anchor}" if anchor else relative

    def actor(self, actor: str) -> Link:
        """An actor's printed name and page; what articles call it where the registry lacks it.

        There is no link to the page one is on.
        """
        entry = self.archive.actors.get(actor)
        if entry is None:
            return Link(self.archive.unregistered.get(actor, actor))
        path = actor_path(actor)
        return Link(entry.name, "" if path == self.path else self.to(path), entry.lang or "", direction(entry.lang))

    def speakers(self, speakers: Iterable[Speaker]) -> tuple[Link, ...]:
        """Whom a quote or claim is of: the actors, and those that have no entry by the words for them."""
        return tuple(self.actor(one.actor) if isinstance(one, ActorRef) else Link(one.words) for one in speakers)

    def brief(self, brief: str, text: str = "", anchor: str = "") -> Link:
        """A brief's title (or other words) and page; "" leads nowhere where the archive lacks it."""
        entry = self.archive.by_id.get(brief)
        if entry is None:
            return Link(text or brief)
        return Link(text or entry.record.title, self.to(brief_path(brief), anchor))

    def story(self, story: str) -> Link:
        """A story's title and page."""
        entry = self.archive.stories.get(story)
        return Link(entry.title, self.to(story_path(story))) if entry else Link(story)

    def publisher(self, name: str) -> Link:
        """A publisher's name and page; plain `unknown` for one that is not known."""
        return Link(name) if name == UNKNOWN else Link(name, self.to(publisher_path(name)))
