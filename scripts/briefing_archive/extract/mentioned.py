"""What is only mentioned: an affiliation, a venue, the maker of a thing.

An organisation takes part where it acts, speaks or is acted on, holds its ground among the story's bodies or comes
back. One whose every mention is subordinate, in a place that says where somebody works or where a thing happens,
does not. Only places that never carry the story are told here; all others are left to `participation`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, listed
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import gives, part_of, receives
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording
from briefing_archive.marks import quoted_spans
from briefing_archive.spans import Span

_LEADS = listed("leads")
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_MEMBERS = frozenset({"nations", "countries", "states", "members", "governments", "leaders", "ministers"})
_SEEN = frozenset({"reviewed", "seen", "obtained", "viewed", "examined", "verified", "heard", "contacted"})
_LOOKING = frozenset(
    {"visited", "seen", "saw", "toured", "understands", "gathered", "learnt", "learned", "contacted", "approached"}
)
_FILINGS = frozenset({"filing", "filings", "disclosure", "disclosures"})
_SAYING = listed("human_verbs") | listed("telling")
_GOING = listed("going_verbs") | listed("bringing_verbs")
_MOTION = listed("motion_verbs")
_PREMISES = listed("premises")
_VENUES = listed("venues")
_WRITINGS = frozenset(
    {"statement", "rules", "rule", "report", "figures", "data", "guidelines", "footage", "imaging"}
    | {"imagery", "images", "survey", "study", "research", "numbers", "database"}
)
_WHERE = frozenset({"in", "at", "into", "outside", "inside", "near", "before", "to", "from", "of", "for"})
_ASIDE = frozenset({"into", "outside", "inside", "near", "before", "about", "as"})
_GENITIVE = frozenset({"compound", "poss", "nmod", "amod"})
_ATTRIBUTIVE = frozenset({"compound", "nmod", "amod"})
_INSIDE = frozenset({"of", "within", "in", "at", "inside", "outside", "near", "into", "through", "across", "from"})
_DEEDS = listed("deeds")
_REPRESENTATIVES = listed("representatives")
_SENT = frozenset({"team", "teams", "investigators", "inspectors", "experts", "lawyers"})
_STAFF = listed("staff")
_HEADING = listed("heading_verbs")
_FIGURES = listed("firm_figures")
_WORKERS = frozenset({"staff", "employees", "workers", "personnel"})
# Members and fighters are a group's own part in a story, whatever noun they stand by.
_CARRYING = frozenset({"armed-group", "party", "media"})
_LOOSE_KINDS = frozenset({"company", "ngo", "other"})


_NESTED = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """Stretches of an article that names may stand in: between quotation marks, and in the role of a person."""

    quoted: tuple[Span, ...]
    roles: tuple[Span, ...]

    def is_in_role(self, name: Name) -> bool:
        """Whether a name is part of somebody's role: “X director”, “president of the X”."""
        return any(one != name.span for one in _covering(self.roles, name.span))

    def is_quoted(self, name: Name) -> bool:
        """Whether a name stands between quotation marks."""
        return any(_covering(self.quoted, name.span))


def _covering(spans: Sequence[Span], inner: Span) -> Iterator[Span]:
    """Those of sorted spans that cover another; of nested ones the last few that begin before it."""
    end = bisect_right(spans, inner.start, key=lambda one: one.start)
    return (one for one in spans[max(end - _NESTED, 0) : end] if one.covers(inner))


def setting_of(text: str, clusters: Iterable[Cluster]) -> Setting:
    """The quoted stretches of a text, and the roles of the people among the clusters."""
    roles = {span for one in clusters if one.sort == "person" for span in one.ballot.role_spans}
    return Setting(tuple(sorted(quoted_spans(text))), tuple(sorted(roles)))


def only_mentioned(
    cluster: Cluster, mentions: Sequence[Name], lines: Sequence[Wording], setting: Setting, known: Gazetteer
) -> bool:
    """Whether every mention of an organisation, read in `mentions`, is subordinate or one word of a quotation."""
    if len(mentions) == 1 and _is_shout(mentions[0], setting):
        return True
    return all(
        setting.is_in_role(name)
        or _is_persons(lines[name.block], name)
        or _is_predicated(lines[name.block], name)
        or _is_makers(lines[name.block], name, known)
        or is_example(lines[name.block], name)
        or is_in_case(lines[name.block], name)
        or _is_aside(cluster, lines[name.block], name, known, alone=len(mentions) == 1)
        for name in mentions
    )


def is_in_case(line: Wording, name: Name) -> bool:
    """Whether a name is part of a case's: “Okafor v. Zorvex”."""
    beside = (line.lower[i] for i in (name.first - 1, name.first - 2, name.last) if 0 <= i < len(line))
    return any(word in {"v.", "vs.", "v", "vs"} for word in beside)


def is_example(line: Wording, name: Name) -> bool:
    """Whether a name is only an example of what a sentence speaks of aside: “music of such bands as X”."""
    part, head = part_of(line, name)
    if part not in {"as", "like"} or line.tags[head] != "NNS":
        return False
    such = any(line.lower[i] == "such" for i in range(max(head - 3, 0), min(head + 3, name.first)))
    return (part == "like" or such) and line.deps[head] in {"pobj", "conj", "appos", "attr"}


def _is_persons(line: Wording, name: Name) -> bool:
    """Whether a name only says whose somebody named is: “Okafor of the X”, “the X's Okafor”, “X analyst Okafor”."""
    part, head = part_of(line, name)
    is_person = line.labels[head] == "PERSON" and line.tags[head].startswith("NNP")
    return is_person and (part in {"of", "with", "at"} or (part in {*_ATTRIBUTIVE, "poss"} and head >= name.last))


def is_ware(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether a firm's name of one word stands for what it makes: “the Volvo had come from the yard”."""
    firm = known.organisation(name.text) if name.last - name.first == 1 and name.first > 0 else None
    ends = name.last >= len(line) or not line.tags[name.last].startswith(("NN", "JJ", "HYPH", "POS"))
    return firm is not None and firm.kind == "company" and ends and line.lower[name.first - 1] in {"a", "an", "the"}


def _is_makers(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether a name only says who makes a thing: “a Zorvex 707”, “the Zorvex Nano K5”."""
    part, head = part_of(line, name)
    product = line.words[name.last : head + 1]
    if is_ware(line, name, known):
        return True
    if part == "poss" and line.tags[head].startswith("NNP") and line.labels[head] in {"PRODUCT", "WORK_OF_ART", "ORG"}:
        return True
    return part in {*_ATTRIBUTIVE, "nummod"} and any(sign.isdigit() for word in product for sign in word)


def _is_predicated(line: Wording, name: Name) -> bool:
    """Whether a name is part of what a sentence says somebody is or was: “Okafor was head of the X”."""
    part, head = part_of(line, name)
    if part == "dobj" and line.lower[head] in _HEADING:
        # “Okafor, who heads the X, said”
        return any(line.lower[i] == "who" and line.heads[i] == head for i in range(max(head - 4, 0), head))
    is_member = line.tags[head] in {"NN", "NNS"} and line.lower[head] in _LEADS | _WORKERS
    if part not in {"of", "for", "at"} or not is_member:
        return False
    told, over = line.deps[head], line.heads[head]
    return told in {"attr", "oprd"} or (told == "pobj" and line.lower[over] == "as")


def only_told(cluster: Cluster, lines: Sequence[Wording]) -> bool:
    """Whether a news outlet is only whom somebody spoke to: it carries the news and has no part in it."""
    is_unknown = cluster.kind in {"other", "company"} and not cluster.ballot.kinds
    if cluster.kind == "media" and all(_looks_on(lines[name.block], name) for name in cluster.mentions):
        return True
    if (cluster.kind != "media" and not is_unknown) or len(cluster.mentions) != 1:
        return False
    name = cluster.mentions[0]
    part, head = part_in_sentence(lines[name.block], name.first, name.last)
    word = lines[name.block].lower[head]
    if part in {"by", "agent"} and word in _SEEN and not is_unknown:
        return True  # “records reviewed by the Gazette”
    return part in {"to", "dobj", "dative", "on", "with"} and word in _SAYING


def _looks_on(line: Wording, name: Name) -> bool:
    """Whether a mention only tells how the paper came by its news: “the Gazette has seen the letter”."""
    part, head = part_in_sentence(line, name.first, name.last)
    return part == "nsubj" and line.lower[head] in _LOOKING and line.tags[head] != "VB"


def _is_shout(name: Name, setting: Setting) -> bool:
    """Whether capitals inside a quotation are no name that the article uses itself: “BY A MILE!”, “the HQ”."""
    return name.text.isupper() and setting.is_quoted(name)


def _is_of_person(line: Wording, verb: int) -> bool:
    """Whether it is somebody who is sent: “she was sent to X”; what is sent to X calls upon it."""
    return any(
        line.heads[i] == verb and line.deps[i] == "nsubjpass" and (line.tags[i] == "PRP" or line.labels[i] == "PERSON")
        for i in range(max(verb - 6, 0), verb)
    )


def _explains(line: Wording, head: int) -> bool:
    """Whether a noun for a body is explained by a name behind its comma: “its water agency, Tidewatch, said”."""
    if head + 2 >= len(line) or line.words[head + 1] != "," or line.tags[head] != "NN":
        return False
    is_name = line.tags[head + 2].startswith("NNP") and line.words[head + 2][:1].isupper()
    return is_name and "," in line.words[head + 3 : head + 8]


def _is_aside(cluster: Cluster, line: Wording, name: Name, known: Gazetteer, *, alone: bool) -> bool:
    part, head = part_of(line, name)
    word = line.lower[head]
    if cluster.kind == "intergovernmental" and word in _MEMBERS and line.deps[head] in {"nsubj", "nsubjpass"}:
        return False  # what its members do, the bloc does
    if part in {"to", "with"} and word in _FILINGS:
        return True  # “in a filing to the exchange”
    if cluster.kind == "media" and part == "to" and word in known.person_words - _SPEAKERS:
        return True  # “a contributor to X”
    if part in _GENITIVE and head >= name.last and word in _PREMISES:
        return True
    if gives(line, name) or (receives(line, name) and not _is_of_person(line, head)):
        return False
    if any(text.lower().split()[-1] in _VENUES or text.lower().split()[0] in _VENUES for text in cluster.names):
        is_where = part in _WHERE and word != "according" and (part != "of" or word not in _DEEDS)
        return is_where or (part == "dobj" and word in _GOING)
    if part in {"to", "into"} and (word in _MOTION or (word == "sent" and _is_of_person(line, head))):
        return True
    if word in _FIGURES and line.deps[head] == "nsubj" and part in _GENITIVE and cluster.kind == "company":
        return False  # “Zorvex sales fell”
    if part in {"of", "from"} and word in _REPRESENTATIVES | _SENT:
        return False  # “the leadership of the union”
    if part == "poss" and cluster.kind not in _CARRYING and _explains(line, head):
        return True  # “the union's water agency, Tidewatch, said”
    carries = cluster.kind in _CARRYING or word in _DEEDS or word in _WRITINGS or word in known.person_words
    is_ware = line.tags[head].startswith("NNP") and known.kind_words.get(word) == "event"
    is_common = line.tags[head] in {"NN", "NNS"} or is_ware
    if part in _ATTRIBUTIVE and head >= name.last and not carries and is_common:
        return word not in _STAFF and known.kind_words.get(word) in {None, "place", "event"}
    carries = carries or (part == "through" and cluster.kind == "company")  # “lent through Zorvex Bank”
    inside = part in _INSIDE and not carries and word not in _STAFF and word not in _LEADS
    if inside and line.tags[head] in {"NN", "NNS", "IN", "CD"}:
        return True
    if not alone:
        return False
    if cluster.kind in _LOOSE_KINDS:
        if part in {"of", "at", "from"}:
            return (word not in _LEADS and (line.tags[head].startswith("NNP") or word in known.person_words)) or (
                part == "from" and not line.tags[head].startswith("V") and word not in _WRITINGS | _DEEDS
            )
        if part in {"compound", "amod"} and head >= name.last and word in {*listed("gatherings"), "tank"}:
            return True
    return part in _ASIDE and word not in _SAYING
