"""Another name that the article itself gives somebody: an acronym, a name in brackets, a peer's title.

“The Harbour Council (HC)”, “the Harbour Council (Consejo Portuario)”, “Ines Okafor, Lady Verrin”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.kinds import organisation_kind
from briefing_archive.extract.names import Name
from briefing_archive.extract.wording import Wording

_OPENING = frozenset({"(", "["})
_CLOSING = frozenset({")", "]"})
_PEERS = frozenset({"lord", "lady", "baron", "baroness", "earl", "viscount", "duke", "duchess", "marquess"})


def agree(one: Cluster, other: Cluster) -> bool:
    """Whether two may be one as far as the registry knows them."""
    return one.actor is None or other.actor is None or one.actor == other.actor


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s\-]+", text) if word[:1].isupper())


class OtherNames:
    """The bodies of an article while their other names are joined to them."""

    def __init__(self, lines: Sequence[Wording], others: Sequence[Cluster]) -> None:
        self.lines = lines
        self.others = others
        self.known = gazetteer()
        self.by_end = {(one.block, one.last): cluster for cluster in others for one in cluster.mentions}
        self.by_initials: dict[str, list[Cluster]] = {}
        for cluster in others:
            for text in cluster.names:
                if len(text.split()) > 1 and cluster.sort == "org":
                    self.by_initials.setdefault(_initials(text), []).append(cluster)

    def joined(self) -> list[Cluster]:
        """The bodies, each with the names that brackets and initials tell to be its own."""
        gone: set[int] = set()
        for cluster in self.others:
            text = next(iter(cluster.names))
            long = self._spelled(text, cluster) or self._translated(text, cluster)
            if long is not None and long is not cluster and id(long) not in gone and agree(long, cluster):
                long.merge(cluster)
                if long.sort != "event" and (long.kind is None or long.sort != "org"):
                    long.sort, long.kind = "org", organisation_kind(next(iter(long.names)), long.ballot, self.known)
                gone.add(id(cluster))
        return [one for one in self.others if id(one) not in gone]

    def _spelled(self, text: str, cluster: Cluster) -> Cluster | None:
        """The body that an acronym stands behind, or whose initials it is."""
        bare = text.replace(".", "")
        if not (sum(sign.isupper() for sign in bare) >= 2 and 2 <= len(bare) <= 8 and bare.isalpha()):
            return None
        long = self._bracketed(cluster.names[text])
        if long is None and len(bare) >= 3:
            listed = {id(one): one for one in self.by_initials.get(bare, [])}
            long = next(iter(listed.values())) if len(listed) == 1 else None
        return long

    def _translated(self, text: str, cluster: Cluster) -> Cluster | None:
        """The body that a name of several words stands behind in brackets alone, of which nothing tells what it is."""
        is_plain = " " in text and cluster.sort in {"org", "person"} and not cluster.ballot.kinds
        if not is_plain or text.split()[0] in self.known.given_names or self.known.organisation(text):
            return None
        long = self._bracketed([one for one in cluster.names[text] if self._closes(one)])
        is_body = long is not None and long.sort == "org" and long.kind is not None and long.ballot.kinds
        return long if is_body else None

    def _closes(self, name: Name) -> bool:
        line = self.lines[name.block]
        return name.last < len(line) and line.words[name.last] in _CLOSING

    def _bracketed(self, mentions: Iterable[Name]) -> Cluster | None:
        """The body named right before “(ABC)”."""
        for name in mentions:
            line = self.lines[name.block]
            if name.first < 2 or line.words[name.first - 1] not in _OPENING:
                continue
            if line.words[name.first - 2] in {"'s", "’s"}:
                continue  # “Norway's (TIDAL)” is not Norway
            for last in (name.first - 1, name.first - 2):
                if (cluster := self.by_end.get((name.block, last))) is not None:
                    return cluster
        return None


def peers_joined(lines: Sequence[Wording], people: Sequence[Cluster]) -> list[Cluster]:
    """The people, each with the title of a peer that stands behind the name's comma: “Ines Okafor, Lady Verrin”."""
    by_end = {(one.block, one.last): cluster for cluster in people for one in cluster.mentions}
    gone: set[int] = set()
    for cluster in people:
        bearer = next((one for name in cluster.mentions if (one := _titled(lines[name.block], name, by_end))), None)
        if bearer is not None and bearer is not cluster and id(bearer) not in gone and agree(bearer, cluster):
            bearer.merge(cluster)
            gone.add(id(cluster))
    return [one for one in people if id(one) not in gone]


def _titled(line: Wording, name: Name, by_end: Mapping[tuple[int, int], Cluster]) -> Cluster | None:
    """Who is named before the comma behind which a mention stands as a peer's title."""
    first = name.first if line.lower[name.first] in _PEERS else name.first - 1
    if first < 2 or line.lower[first] not in _PEERS or line.words[first - 1] != ",":
        return None
    ends = name.last >= len(line) or line.words[name.last] in {",", ".", ";", ")"}
    return by_end.get((name.block, first - 1)) if ends else None
