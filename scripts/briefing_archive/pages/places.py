"""All places, and the briefs that tell of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing_archive.archive import Archive, Brief
from briefing_archive.pages.brief_lists import brief_list_pages
from briefing_archive.pages.index_pages import Index, IndexRow, index_pages
from briefing_archive.pages.links import BRIEFS, PLACES, Link, Links, part_path, place_path
from briefing_archive.pages.listing import is_open
from briefing_archive.pages.page import Page
from briefing_archive.pages.wording import counted
from briefing_archive.wordlists import rows_of


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


def _country(code: str) -> str:
    """The name of a country by its ISO 3166 code; a code that the list lacks stays as it is, none is a dash."""
    return next((name for known, name, *_ in rows_of("countries.tsv") if known == code), code) or "–"


def place_pages(archive: Archive) -> Iterator[Page]:
    """The list of places from A to Z, and a page a place with its briefs."""
    met, named = _met(archive), _named(archive)

    has_country = any(country for _, country in named.values())

    def row(path: str, links: Links) -> IndexRow:
        country = (_country(named[path][1]),) if has_country else ()
        return IndexRow(Link(named[path][0], links.to(path)), "", (*country, counted(len(met[path]), "brief")))

    with_country = ", with the country where one is known" if has_country else ""
    lead = f"{counted(len(met), 'place')}, from A to Z{with_country}."
    yield from index_pages(
        archive,
        Index(
            PLACES, "places/a-z", "Places", lead if met else "No brief names a place yet.", "place",
            ("Place", *(("Country",) if has_country else ()), "Briefs"), tuple(met), lambda path: named[path][0],
            row, BRIEFS,
        ),
    )  # fmt: skip
    states = {one.name: one.id for one in archive.actors.values() if one.kind == "state"}
    for path, of in met.items():
        name = named[path][0]
        ways = [Link(f"{name}, the state", Links(archive, path).actor(states[name]).href)] if name in states else []
        yield from brief_list_pages(
            archive, path, part_path(path), name, " set here", tuple(of.values()), ("All places", PLACES),
            ways=ways, ways_title="As an actor", kind="place",
        )  # fmt: skip
