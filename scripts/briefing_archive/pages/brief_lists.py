"""Lists of briefs of one kind, cut into pages from the oldest on where they are long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.links import BRIEFS, Link, Links
from briefing_archive.pages.listing import BriefRow, brief_row, briefs_counted
from briefing_archive.pages.page import Page
from briefing_archive.pages.paging import cut
from briefing_archive.pages.wording import of_latest, span_of_days

BRIEFS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class BriefListView:
    """Briefs of a period, a place or a publisher, the other pages of them, and ways to other lists."""

    title: str
    lead: str
    briefs: tuple[BriefRow, ...]
    periods_title: str
    periods: tuple[tuple[Link, str], ...]
    up: Link | None
    ways: tuple[Link, ...] = ()
    ways_title: str = "Quotes"


def _days(briefs: Sequence[Brief]) -> str:
    return span_of_days(brief.record.source.published for brief in briefs)


def _lead(briefs: Sequence[Brief], what: str) -> str:
    number, *rest = briefs_counted(briefs, "newest first").partition(",")
    return f"{number}{what}{''.join(rest)}."


def brief_list_pages(
    archive: Archive,
    path: str,
    part_path: Callable[[int], str],
    title: str,
    what: str,
    briefs: Sequence[Brief],
    up: tuple[str, str],
    section: str = BRIEFS,
    ways: Sequence[Link] = (),
    *,
    names_publisher: bool = True,
    ways_title: str = "Quotes",
    kind: str = "",
) -> Iterator[Page]:
    """The newest of some briefs (given newest first) at `path`, the older ones on full pages of their own.

    `what` follows the number of briefs in the lead; `up` is the words and path of the list above. `kind` says in the
    title bar what the title is the name of.
    """
    links = Links(archive, path)
    front, parts = cut(briefs, BRIEFS_A_PAGE)
    lead = _lead(briefs, what)
    view = BriefListView(
        title,
        of_latest(lead, len(front), len(briefs)),
        tuple(brief_row(brief, links, names_publisher=names_publisher) for brief in front),
        "Older briefs",
        tuple((Link(_days(part.items), links.to(part_path(part.number))), "") for part in reversed(parts)),
        Link(up[0], links.to(up[1])),
        tuple(ways),
        ways_title,
    )
    told = f"{title}: {lead}"
    yield Page(path, "briefs.md.j2", ", ".join(filter(None, (title, kind))), view, told, section)
    for part in parts:
        here = Links(archive, part_path(part.number))
        older = replace(
            view,
            title=f"{title}, {_days(part.items)}",
            lead=_lead(part.items, what),
            briefs=tuple(brief_row(brief, here, names_publisher=names_publisher) for brief in part.items),
            periods=(),
            up=Link(title, here.to(path)),
            ways=(),
        )
        yield Page(here.path, "briefs.md.j2", older.title, older, section=section)
