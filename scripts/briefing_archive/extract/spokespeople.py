"""A body that speaks through somebody without a name: “a board spokesperson said” is said by the board.

Extraction keeps whom the article names as the speaker; a drafted record gives the words to the body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from briefing_archive.proposals import ActorProposal, Extraction, QuoteProposal
from briefing_archive.registry import name_key

_SPOKES = r"spokes(?:person|man|woman|people|men|women)"
_SPOKESPERSON = re.compile(
    rf"(?:an?\s|the\s)?(?:(.+?)(?:['’]s?)?\s{_SPOKES}|{_SPOKES}\s(?:for|of)\s(?:the\s)?(.+))", re.IGNORECASE
)


def spoken_for(words: str) -> str | None:
    """The words for the body whose spokesperson, without a name, is told of; None for any other description.

    >>> spoken_for("the harbour board's spokeswoman"), spoken_for("spokesman for the Tamsel Port"), spoken_for("docker")
    ('harbour board', 'Tamsel Port', None)
    """
    found = _SPOKESPERSON.fullmatch(words.strip())
    return next((one for one in found.groups() if one), None) if found else None


def bodies_for_spokespeople(extraction: Extraction) -> Extraction:
    """The extraction with the body named as the speaker wherever a spokesperson of it has no name."""
    actors = {one.name for one in extraction.actors}
    bodies = {
        name_key(form): one
        for one in (*extraction.bystanders, *extraction.actors)
        if one.kind != "person"
        for form in (one.name, *one.names)
    }
    spoken = {
        name: bodies[key]
        for quote in extraction.quotes
        for name in quote.speakers
        if name not in actors and (body := spoken_for(name)) and (key := name_key(body)) in bodies
    }
    if not spoken:
        return extraction
    added = {one.name: one for one in spoken.values() if one.name not in actors}
    return replace(
        extraction,
        actors=(*extraction.actors, *added.values()),
        quotes=tuple(_with_bodies(quote, spoken) for quote in extraction.quotes),
    )


def _with_bodies(quote: QuoteProposal, spoken: Mapping[str, ActorProposal]) -> QuoteProposal:
    return replace(
        quote,
        speakers=tuple(spoken[name].name if name in spoken else name for name in quote.speakers),
        actors=tuple(
            spoken[name].actor if name in spoken else actor
            for name, actor in zip(quote.speakers, quote.actors, strict=True)
        ),
    )
