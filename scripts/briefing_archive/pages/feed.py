"""What has been added, for feed readers: an Atom feed (RFC 4287) of the briefs reviewed last.

Its addresses are relative to its own, so that it holds wherever the site stands; its days are those of the records,
so that it is the same whenever it is made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

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


def _changed(brief: Brief) -> date:
    """The day of the review, or of the latest correction after it."""
    return max([added_on(brief), *(one.on for one in brief.record.corrections)])


# Signs that no XML 1.0 document may hold.
_NO_CHARACTER = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]")


def _text(words: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", words)


def feed(briefs: Sequence[Brief]) -> str:
    """The feed of reviewed briefs, given the last one added first; at least one."""
    made = Atom1Feed(
        title="The Briefing Archive: recently added",
        link=f"{_HERE}briefs/added/",
        description="",
        language="en",
        author_name="The Briefing Archive",
        feed_guid=_id("added"),
    )
    for brief in briefs[:ENTRIES]:
        record = brief.record
        made.add_item(
            title=_text(record.title),
            link=f"{_HERE}briefs/{brief.id}/",
            # A summary in Atom is HTML here.
            description=escape(_text(" ".join(claim.text for claim in record.summary)), quote=False) or None,
            unique_id=_id(f"briefs/{brief.id}"),
            pubdate=added_on(brief),
            updateddate=_changed(brief),
        )
    return f"{made.writeString('utf-8')}\n"
