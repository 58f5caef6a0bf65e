"""Who takes part: the actors of an article, each with all its names, its kind, its roles and its mentions."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.clusters import Cluster, Clustering
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.names import Name, capitalised_inside, find_names
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.participation import states_taking_part, takes_part
from briefing_archive.extract.wording import Wording, wordings
from briefing_archive.proposals import ActorProposal

_READ = frozenset({"headline", "paragraph"})


def names_of(lines: Sequence[Wording]) -> tuple[Name, ...]:
    """Every name of the headline and the paragraphs, in order."""
    seen = capitalised_inside(tuple(lines))
    return tuple(name for line in lines if line.block.block.kind in _READ for name in find_names(line, seen))


def _proposal(cluster: Cluster, size: int) -> ActorProposal:
    mentions = cluster.mentions
    names = sorted(cluster.names, key=lambda text: min(one.span for one in cluster.names[text]))
    fullest = max(names, key=lambda text: (len(text.split()), len(text)))
    early = 1 - mentions[0].span.start / max(size, 1)
    salience = min(1.0, 0.1 + 0.12 * len(mentions) + 0.3 * early)
    assert cluster.kind is not None
    return ActorProposal(
        name=fullest,
        kind=cluster.kind,
        actor=cluster.actor,
        names=tuple(names),
        roles=tuple(cluster.ballot.roles),
        mentions=tuple(dict.fromkeys(one.span for one in mentions)),
        salience=salience,
    )


def extract(doc: ParsedArticle, found: Found) -> tuple[ActorProposal, ...]:
    """The actors of an article, the most salient first.

    People and organisations named in a paragraph take part; a state does where it acts or is acted on.
    """
    lines = wordings(doc)
    names = names_of(lines)
    clusters = Clustering(lines, names, found.registry).build()
    known = gazetteer()
    taking_part = [
        one
        for one in clusters
        if one.sort in {"person", "org"}
        and known.state_of(next(iter(one.names))) is None
        and takes_part(one, lines, known)
    ]
    taking_part += states_taking_part(lines, names, found.registry)
    proposals = [_proposal(one, len(doc.text)) for one in taking_part]
    return tuple(sorted(proposals, key=lambda one: (-one.salience, one.mentions[0])))
