"""Bodies that take part without a name of their own: “police said”, “according to state media”.

They are actors where they act or speak and where no named body of the same kind is in the article; where one is,
and only one, they mean it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_archive.extract.ballots import Ballot
from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.names import Name
from briefing_archive.extract.participation import acts
from briefing_archive.extract.wording import Wording
from briefing_archive.fields import ActorKind
from briefing_archive.wordlists import rows_of


def _occurrences(lines: Sequence[Wording], kinds: dict[str, str], taken: set[tuple[int, int]]) -> Iterator[Name]:
    for line in lines:
        if line.block.block.kind != "paragraph":
            continue
        for i in range(len(line)):
            for size in (2, 1):
                first = i - size + 1
                if first < 0 or " ".join(line.words[first : i + 1]) not in kinds or (line.number, i) in taken:
                    continue
                follows = line.tags[i + 1] if i + 1 < len(line) else ""
                if not follows.startswith("NN"):
                    span, text = line.span(first, i + 1), line.text(first, i + 1)
                    yield Name(line.number, first, i + 1, span, text, "institution")
                break


def nameless_bodies(lines: Sequence[Wording], clusters: Sequence[Cluster]) -> list[Cluster]:
    """Clusters of bodies without a name; mentions of a named one are given to it."""
    kinds = {noun: kind for kind, nouns in rows_of("nameless_bodies.tsv") for noun in nouns.split(";")}
    taken = {(one.block, i) for cluster in clusters for one in cluster.mentions for i in range(one.first, one.last)}
    named: dict[str, dict[int, Cluster]] = {}
    for cluster in clusters:
        for text in cluster.names:
            for noun in kinds:
                if text.lower().endswith(noun):
                    named.setdefault(noun, {})[id(cluster)] = cluster
    found: dict[str, list[Name]] = {}
    for name in _occurrences(lines, kinds, taken):
        bearers = named.get(name.text, {})
        if not bearers:
            found.setdefault(name.text, []).append(name)
        elif len(bearers) == 1:
            next(iter(bearers.values())).also.append(name.span)
    bodies: list[Cluster] = []
    for noun, mentions in found.items():
        if any(acts(lines[one.block], one) for one in mentions):
            kind: ActorKind = "media" if kinds[noun] == "media" else "government-body"
            cluster = Cluster(kind, "org", Ballot())
            cluster.ballot.kind(kind, 2.0)
            cluster.ballot.add("org", 3.0)
            cluster.add(noun, mentions)
            bodies.append(cluster)
    return bodies
