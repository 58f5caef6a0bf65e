"""All places, and the briefs that tell of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.by_date import BriefListView
from briefing_archive.pages.links import BRIEFS, PLACES, Link, Links, place_path
from briefing_archive.pages.listing import brief_row, is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted

BRIEFS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class PlaceRow:
    place: Link
    country: str
    count: str


@dataclass(frozen=True, slots=True)
class PlacesView:
    places: tuple[PlaceRow, ...]
    lead: str


def _met(archive: Archive) -> dict[str, dict[str, Brief]]:
    """By the path of a place's page, the briefs that list it, newest first."""
    found: defaultdict[str, dict[str, Brief]] = defaultdict(dict)
    for brief in archive.briefs:
        if is_open(brief):
            for place in brief.record.context.places:
                found[place_path(place.name)][brief.id] = brief
    return found


def _named(archive: Archive) -> dict[str, tuple[str, str]]:
    """By path, the name of a place as the newest brief writes it, and its country where one is given."""
    named: dict[str, tuple[str, str]] = {}
    for brief in archive.briefs:
        for place in brief.record.context.places if is_open(brief) else ():
            name, country = named.get(place_path(place.name), (place.name, ""))
            named[place_path(place.name)] = (name, country or place.country or "")
    return named


def place_pages(archive: Archive) -> Iterator[Page]:
    """The list of places from A to Z, and a page a place with its briefs."""
    links = Links(archive, PLACES)
    met, named = _met(archive), _named(archive)
    ordered = sorted(met, key=lambda path: named[path][0].casefold())
    rows = tuple(
        PlaceRow(Link(named[path][0], links.to(path)), named[path][1], counted(len(met[path]), "brief"))
        for path in ordered
    )
    lead = f"{counted(len(rows), 'place')}, from A to Z, with the code of the country where the brief gives one."
    yield Page(PLACES, "places.md.j2", "Places", PlacesView(rows, lead), section=BRIEFS)
    for path in ordered:
        here = Links(archive, path)
        name = named[path][0]
        briefs = list(met[path].values())
        shown = briefs[:BRIEFS_SHOWN]
        lead = f"{counted(len(briefs), 'brief')} that tell of it, newest first."
        if len(shown) < len(briefs):
            lead += f" The latest {len(shown)} stand here."
        view = BriefListView(
            name, lead, tuple(brief_row(brief, here) for brief in shown), "", (), Link("All places", here.to(PLACES))
        )
        yield Page(path, "briefs.md.j2", name, view, section=BRIEFS)
