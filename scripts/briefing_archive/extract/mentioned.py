"""What is only mentioned: an affiliation, a venue, the maker of a thing.

An organisation takes part where it acts, speaks or is acted on, holds its ground among the story's bodies or comes
back. One whose every mention is subordinate, in a place that says where somebody works or where a thing happens,
does not. Only places that never carry the story are told here; all others are left to `participation`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording
from briefing_archive.spans import Span

_LEADS = listed("leads")
_SAYING = listed("human_verbs") | {"spoke", "speaking", "speak", "writes", "writing", "interview", "interviewed"}
_GOING = listed("going_verbs") | listed("bringing_verbs")
_PREMISES = listed("premises")
_VENUES = listed("venues")
_WRITINGS = frozenset({"statement", "rules", "rule", "report", "figures", "data", "guidelines", "footage"})
_WHERE = frozenset({"in", "at", "into", "outside", "inside", "near", "before", "to", "from", "of", "for"})
_ASIDE = frozenset({"into", "outside", "inside", "near", "before", "about", "as"})
_GENITIVE = frozenset({"compound", "poss", "nmod", "amod"})
_LOOSE_KINDS = frozenset({"company", "ngo", "other"})


def only_mentioned(
    cluster: Cluster,
    mentions: Sequence[Name],
    lines: Sequence[Wording],
    quoted: Sequence[Span],
    known: Gazetteer,
) -> bool:
    """Whether every mention of an organisation, read in `mentions`, is subordinate or one word of a quotation."""
    if len(mentions) == 1 and _is_shout(mentions[0], quoted):
        return True
    return all(_is_aside(cluster, lines[name.block], name, known, alone=len(mentions) == 1) for name in mentions)


def only_told(cluster: Cluster, lines: Sequence[Wording]) -> bool:
    """Whether a news outlet is only whom somebody spoke to: it carries the news and has no part in it."""
    if cluster.kind != "media" or len(cluster.mentions) != 1:
        return False
    name = cluster.mentions[0]
    part, head = part_in_sentence(lines[name.block], name.first, name.last)
    return part in {"to", "dobj", "dative", "on", "with"} and lines[name.block].lower[head] in _SAYING


def _is_shout(name: Name, quoted: Sequence[Span]) -> bool:
    """Whether capitals inside a quotation are no name that the article uses itself: “BY A MILE!”, “the HQ”."""
    return " " not in name.text and name.text.isupper() and any(one.covers(name.span) for one in quoted)


def _is_aside(cluster: Cluster, line: Wording, name: Name, known: Gazetteer, *, alone: bool) -> bool:
    part, head = part_in_sentence(line, name.first, name.last)
    word = line.lower[head]
    if part in _GENITIVE and head >= name.last and word in _PREMISES:
        return True
    if any(text.lower().split()[-1] in _VENUES or text.lower().split()[0] in _VENUES for text in cluster.names):
        return part in _WHERE or (part == "dobj" and word in _GOING)
    if not alone:
        return False
    if cluster.kind in _LOOSE_KINDS:
        if part in {"of", "at", "from"}:
            return (word not in _LEADS and (line.tags[head].startswith("NNP") or word in known.person_words)) or (
                part == "from" and not line.tags[head].startswith("V") and word not in _WRITINGS
            )
        return part in {"compound", "amod"} and head >= name.last and word in {*listed("gatherings"), "tank"}
    return part in _ASIDE and word not in _SAYING
