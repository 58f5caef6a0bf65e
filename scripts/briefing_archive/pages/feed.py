"""What has been added, for feed readers: an Atom feed (RFC 4287) of the briefs reviewed last.

Its addresses are relative to its own, so that it holds wherever the site stands; its days are those of the records,
so that it is the same whenever it is made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from briefing_archive.archive import Archive, Brief

FEED = "data/added.xml"
ENTRIES = 50

_HERE = "../"


def added_on(brief: Brief) -> date:
    """The day on which a brief was reviewed; the first day of all for one that nobody has reviewed."""
    return brief.record.reviewed.on if brief.record.reviewed else date.min


def by_day_added(archive: Archive) -> list[Brief]:
    """The reviewed briefs, the last one added first; those of one day by the day of their articles, newest first."""
    reviewed = [brief for brief in archive.briefs if brief.record.status == "reviewed"]
    return sorted(reviewed, key=lambda brief: (added_on(brief), brief.record.source.published, brief.id), reverse=True)


def _id(of: str) -> str:
    """A name that stays, wherever the archive stands."""
    return uuid5(NAMESPACE_URL, f"briefing-archive/{of}").urn


def _changed(brief: Brief) -> str:
    """The day of the review, or of the latest correction after it, as a point in time."""
    return _moment(max([added_on(brief), *(one.on for one in brief.record.corrections)]))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


# Signs that no XML 1.0 document may hold.
_NO_CHARACTER = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _NO_CHARACTER.sub("\ufffd", text)


def feed(briefs: Sequence[Brief]) -> str:
    """The feed of reviewed briefs, given the last one added first; at least one."""
    shown = briefs[:ENTRIES]
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _text(root, "id", _id("added"))
    _text(root, "title", "The Briefing Archive: recently added")
    _text(root, "updated", max(map(_changed, shown)))
    _text(SubElement(root, "author"), "name", "The Briefing Archive")
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": f"{_HERE}briefs/added/"})
    for brief in shown:
        record = brief.record
        entry = SubElement(root, "entry")
        _text(entry, "id", _id(f"briefs/{brief.id}"))
        _text(entry, "title", record.title)
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{_HERE}briefs/{brief.id}/"})
        _text(entry, "published", _moment(added_on(brief)))
        _text(entry, "updated", _changed(brief))
        if record.summary:
            _text(entry, "summary", " ".join(claim.text for claim in record.summary))
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'
