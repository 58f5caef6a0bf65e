"""Lists of things from A to Z: one page while they are few, then a page a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_archive.archive import Archive
from briefing_archive.pages.alphabet import by_letter, letter_id
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted

ROWS_A_PAGE = 200
LETTERS_FROM = 100


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A thing, with small words that stand below its name, and its further cells."""

    thing: Link
    below: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    title: str
    anchor: str
    rows: tuple[IndexRow, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class IndexView:
    """One page of a list: groups of rows, or the letters that have pages of their own, and other lists."""

    title: str
    lead: str
    columns: tuple[str, ...]
    groups: tuple[IndexGroup, ...]
    letters: tuple[tuple[Link, str], ...]
    ways: tuple[Link, ...]
    up: Link | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """A list to be set: where, under which heading, with which columns.

    `name` and `row` are given an entry's key; `row` also the links of the page it stands on. `ways` lead to other
    lists, `folder` holds the pages of the letters, `noun` says what is counted on them.
    """

    path: str
    folder: str
    title: str
    lead: str
    noun: str
    columns: tuple[str, ...]
    keys: Sequence[str]
    name: Callable[[str], str]
    row: Callable[[str, Links], IndexRow]
    section: str
    ways: tuple[tuple[str, str], ...] = ()
    up: tuple[str, str] | None = None


def index_pages(archive: Archive, index: Index) -> Iterator[Page]:
    """The list on one page, in letters where it has some length; or a page of letters, and a page a letter."""
    links = Links(archive, index.path)
    letters = by_letter(index.keys, index.name)
    ways = tuple(Link(text, links.to(to)) for text, to in index.ways)
    up = Link(index.up[0], links.to(index.up[1])) if index.up else None
    if len(index.keys) <= ROWS_A_PAGE:
        filed = letters if len(index.keys) > LETTERS_FROM else {"": [key for of in letters.values() for key in of]}
        groups = tuple(_group(letter, of, index, links) for letter, of in filed.items() if of)
        view = IndexView(index.title, index.lead, index.columns, groups, (), ways, up)
        yield Page(index.path, "index.md.j2", index.title, view, section=index.section)
        return
    listed = tuple(
        (Link(letter, links.to(_letter_path(index, letter))), counted(len(of), *_noun(index)))
        for letter, of in letters.items()
    )
    view = IndexView(index.title, index.lead, index.columns, (), listed, ways, up)
    yield Page(index.path, "index.md.j2", index.title, view, section=index.section)
    for letter, of in letters.items():
        here = Links(archive, _letter_path(index, letter))
        title = f"{index.title}: {letter}"
        lead = f"{counted(len(of), *_noun(index))}."
        whole = Link(index.title, here.to(index.path))
        group = replace(_group("", of, index, here), title=letter)
        page = IndexView(title, lead, index.columns, (group,), (), (), whole)
        yield Page(here.path, "index.md.j2", title, page, section=index.section)


def _noun(index: Index) -> tuple[str, str]:
    one, _, many = index.noun.partition("|")
    return one, many


def _letter_path(index: Index, letter: str) -> str:
    return f"{index.folder}/{letter_id(letter)}.md"


def _group(letter: str, keys: Sequence[str], index: Index, links: Links) -> IndexGroup:
    anchor = f"Letter-{letter_id(letter).capitalize()}" if letter else "List"
    return IndexGroup(letter or "A to Z", anchor, tuple(index.row(key, links) for key in keys))
