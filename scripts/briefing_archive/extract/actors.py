"""Who takes part: the actors of an article, each with all its names, its kind, its roles and its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.clusters import Clustering
from briefing_archive.extract.coordinated import named_beside
from briefing_archive.extract.descriptions import describe, tell_rulers
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.mention_spans import mention_spans
from briefing_archive.extract.mentioned import only_told, setting_of
from briefing_archive.extract.name_pairs import part_pairs
from briefing_archive.extract.nameless import nameless_bodies
from briefing_archive.extract.names import Name, find_names
from briefing_archive.extract.parsed import Found, ParsedArticle
from briefing_archive.extract.participation import seats_of_organisations, takes_part
from briefing_archive.extract.parties import tell_armed_groups, tell_parties
from briefing_archive.extract.states import states_taking_part
from briefing_archive.extract.stretches import capitalised_inside
from briefing_archive.extract.wording import Wording, wordings
from briefing_archive.proposals import ActorProposal
from briefing_archive.registry import Registry

_READ = frozenset({"headline", "paragraph"})
# The most words of a signature, and the fewest blocks of an article that has one.
_SIGNATURE = 12
_FEW = 4
# Where those who helped with an article are named, and how far from the end of their line it says so.
_TAIL = 4
_CREDIT = 8
_REPORTS = ("report", "story", "article", "dispatch", "piece")


def names_of(lines: Sequence[Wording], registry: Registry) -> tuple[Name, ...]:
    """Every name of the headline and the paragraphs, in order; the registry helps at the head of a sentence."""
    seen = capitalised_inside(lines) | _registered(lines, registry)
    return _names(tuple(lines), seen)


@lru_cache(maxsize=2)
def named_in(doc: ParsedArticle, found: Found) -> tuple[tuple[Name, ...], tuple[Cluster, ...]]:
    """Every name of an article and who or what bears them; kept for the extractors that only read them."""
    lines = wordings(doc)
    names = names_of(lines, found.registry)
    return names, tuple(Clustering(lines, names, found.registry).build())


@lru_cache(maxsize=2)
def _names(lines: tuple[Wording, ...], seen: frozenset[str]) -> tuple[Name, ...]:
    """Kept for the extractors that ask again: actors, places and bystanders read the same names."""
    read = [line for line in lines if line.block.block.kind in _READ and not _signs_off(line, lines)]
    return part_pairs([name for line in read for name in find_names(line, seen)], lines)


def _signs_off(line: Wording, lines: Sequence[Wording]) -> bool:
    """Whether the last paragraph is only who wrote or read the article, and where: “Ines Okafor, Verrin Radio.”"""
    if _contributes(line, lines):
        return True
    if line is not lines[-1] or len(lines) < _FEW or len(line) > _SIGNATURE:
        return False
    has_verb = any(tag.startswith(("VB", "MD")) for tag in line.tags)
    return not has_verb and line.words[0] in gazetteer().given_names and "," in line.words


def _contributes(line: Wording, lines: Sequence[Wording]) -> bool:
    """Whether one of the last paragraphs only says who helped: “Ines Okafor in Verrin contributed to this report.”"""
    if line not in lines[-_TAIL:]:
        return False
    told = " ".join(line.lower[-_CREDIT:])
    return any(f"contributed {to} this {word}" in told for to in ("to", "reporting to", "for") for word in _REPORTS)


def _registered(lines: Sequence[Wording], registry: Registry) -> frozenset[str]:
    """First words of sentences that are names by themselves in the registry."""
    firsts = {
        word
        for line in lines
        for word, first in zip(line.words, line.is_first, strict=True)
        if first and word[:1].isupper()
    }
    return frozenset(word for word in firsts if registry.resolve(word) is not None)


def _fullest(cluster: Cluster) -> str:
    """The fullest name; words in small letters lengthen none but “group” (“Taliban regime” is a description)."""

    known = gazetteer()
    if cluster.title:
        return cluster.title

    def fullness(text: str) -> tuple[bool, int, int]:
        words = text.split()
        is_of_state = words[0] in known.adjectives or known.state_of(words[0]) is not None
        is_description = (words[-1].islower() and words[-1] != "group" and not is_of_state) or words[0].lower() == "the"
        return not is_description, len(words), len(text)

    if cluster.kind == "state" and cluster.state:
        # Whatever it is called here: “America”, “the U.S.”, “Islamic Republic of Iran”.
        return known.state_names[cluster.state]
    best = max(cluster.names, key=fullness)
    owner, mark, rest = best.replace("’", "'").partition("'s ")
    code = known.state_of(owner) if mark else None
    # “Russia’s Foreign Ministry” is how a sentence names the Russian Foreign Ministry.
    return f"{known.main_adjective[code]} {rest}" if code in known.main_adjective and code else best


def _confidence(cluster: Cluster) -> float:
    """How sure the sort and kind are: the share of the votes that agree, less where they are few."""
    if cluster.actor is not None or cluster.kind == "state":
        return 1.0
    votes: dict[str, float] = {sort: weight for sort, weight in cluster.ballot.votes.items() if weight > 0}
    best = votes.get(cluster.sort, 0.0)
    share = best / max(sum(votes.values()), 1.0)
    told = 1.0 if cluster.sort == "person" or cluster.ballot.kinds else 0.6
    return float(round(share * min(1.0, 0.5 + best / 6) * told, 2))


def _proposal(cluster: Cluster, size: int, registry: Registry, lines: Sequence[Wording]) -> ActorProposal:
    mentions = cluster.mentions
    firsts = {text: min((one.span.start for one in held), default=size) for text, held in cluster.names.items()}
    names = sorted(cluster.names, key=lambda text: firsts[text])
    early = 1 - mentions[0].span.start / max(size, 1)
    salience = min(1.0, 0.1 + 0.12 * len(mentions) + 0.3 * early)
    assert cluster.kind is not None
    return ActorProposal(
        name=registry.actors[cluster.actor].name if cluster.actor else _fullest(cluster),
        kind=cluster.kind,
        actor=cluster.actor,
        names=tuple(names),
        roles=tuple(cluster.ballot.roles) if cluster.sort == "person" else (),
        mentions=mention_spans(cluster),
        salience=0.0 if only_told(cluster, lines) else salience,
        confidence=_confidence(cluster),
    )


def extract(doc: ParsedArticle, found: Found) -> tuple[ActorProposal, ...]:
    """The actors of an article, the most salient first.

    People and organisations named in a paragraph take part; a state does where it acts or is acted on.
    """
    lines = wordings(doc)
    names = names_of(lines, found.registry)
    clusters = Clustering(lines, names, found.registry).build()
    known = gazetteer()
    tell_parties(clusters, lines)
    tell_armed_groups(clusters, lines)
    setting = setting_of(doc.text, clusters)
    taking_part = [
        one
        for one in clusters
        if one.sort in {"person", "org"}
        and known.state_of(next(iter(one.names))) is None
        and takes_part(one, lines, setting, known)
    ]
    taking_part += named_beside(lines, clusters, taking_part)
    seats_of_organisations(lines, names, taking_part)
    taking_part += states_taking_part(lines, names, taking_part, found.registry)
    taking_part = tell_rulers(lines, taking_part)
    describe(lines, taking_part)
    taking_part += nameless_bodies(lines, names, taking_part, found.registry, clusters)
    proposals = [_proposal(one, len(doc.text), found.registry, lines) for one in taking_part]
    return tuple(sorted(proposals, key=lambda one: (-one.salience, one.mentions[0])))
