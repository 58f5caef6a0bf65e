"""Who takes part: who acts, is acted on or speaks, and where a capital or a people stands for its state.

A state that is only a place (“in Kabul”, “from Iraq”) is no actor, nor is a hospital where somebody lies, nor a
name that nothing but one label speaks for.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_archive.extract.cluster import Cluster
from briefing_archive.extract.gazetteer import Gazetteer, gazetteer, listed
from briefing_archive.extract.mentioned import Setting, only_mentioned
from briefing_archive.extract.names import Name
from briefing_archive.extract.parts import gives, is_agents, is_cue, part_of
from briefing_archive.extract.somebody import is_told, lives
from briefing_archive.extract.spoken_of import only_spoken_of
from briefing_archive.extract.surroundings import part_in_sentence
from briefing_archive.extract.wording import Wording

_ACTING = frozenset({"nsubj", "agent", "by", "nsubjpass", "csubj"})
_PARTNER = frozenset({"with", "between", "against", "including", "among", "dative", "alongside", "versus", "vs"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "on", "via", "around"})
_SPEAKING = frozenset({"according", "told", "spoke", "speaking", "said"})
_GOING = listed("going_verbs")
_STAFF = listed("staff")
_REPORTERS = listed("reporters")
_INDICES = listed("market_indices")
_PLATFORMS = listed("platforms")
_RISING = listed("rising_verbs")
_MEASURES = frozenset({"%", "percent", "points", "cent", "pc"})
_PEOPLES = listed("peoples")
_PLACING = frozenset(
    {"in", "from", "to", "into", "across", "near", "toward", "towards", "through", "throughout", "within", "outside"}
    | {"inside", "around", "at", "over", "of"}
)
_DEEDS = listed("deeds")
_SUING = listed("suing_verbs")
# What is put on somebody, and the verbs for putting it there and taking it away.
_IMPOSED = listed("undergone") | {
    "lift",
    "lifted",
    "lifting",
    "placed",
    "put",
    "eased",
    "tightened",
    "levied",
    "slapped",
}
_LIKELY_NAME = 1.5
_BUILDINGS = ("embassy", "consulate", "court", "palace", "college", "university")


def _is_read(line: Wording) -> bool:
    return line.block.block.kind == "paragraph"


def acts(line: Wording, name: Name) -> bool:
    """Whether a mention is one of somebody who does something, or with whom, or to whom something is done."""
    if not _is_read(line):
        return False
    part, head = part_in_sentence(line, name.first, name.last)
    if part in _ACTING or part in _PARTNER:
        return True
    if part == "dobj":
        return line.lower[head] not in _GOING
    return _speaks(line, part, head) or gives(line, name)


def _speaks(line: Wording, part: str, head: int) -> bool:
    """Whether words come from somebody: “according to X”, “an X statement”, “X officials”."""
    if part == "to":
        return line.lower[head] in _SPEAKING
    return part in {"compound", "poss", "nmod"} and line.lower[head] in _STAFF


def _does(line: Wording, name: Name, *, is_office: bool) -> bool:
    """Whether a mention is one who does or says what only an agent does: enough for a name little else speaks for.

    Of a bare noun of office (“the Senate”) the kind is known, and any verb will do.
    """
    part, head = part_of(line, name)
    word = line.lower[head]
    if part == "nsubj":
        return is_office or is_agents(word)
    if is_office and part == "dobj" and is_agents(word):
        return True
    is_common = name.last - name.first == 1 and line.lower[name.first - 1] == "the" and not name.text.isupper()
    if part in {"by", "agent", "with"} and (is_agents(word) or not (is_common and name.first)):
        return True  # but “bound by the Oath”, “formed by the Gull”
    if _speaks(line, part, head):
        return True
    if part == "from" and word in _DEEDS:
        return True  # “outreach from X”
    if part == "poss" and line.deps[head] == "nsubj" and is_cue(line.lower[line.heads[head]]):
        return True  # “X's analysis concluded”
    return part == "dobj" and (word in _SPEAKING or word in _SUING)


def _says(line: Wording, name: Name) -> bool:
    """Whether a mention is one who speaks: more than a figure can do, which may “close” and “take a loss”."""
    part, head = part_of(line, name)
    is_said = is_cue(line.lower[head]) and line.lower[head] not in _RISING
    return (part in {"nsubj", "by", "agent"} and is_said) or _speaks(line, part, head)


def _is_measured(line: Wording, name: Name) -> bool:
    """Whether a mention is a figure that rises or falls by so much: the “Times” that “went up by 3 %” is an index."""
    part, head = part_of(line, name)
    after = range(head + 1, min(head + 8, len(line)))
    return part == "nsubj" and line.lower[head] in _RISING and any(line.words[i] in _MEASURES for i in after)


def takes_part(cluster: Cluster, lines: Sequence[Wording], setting: Setting, known: Gazetteer) -> bool:
    """Whether a person or organisation is an actor of the article."""
    read = [name for name in cluster.mentions if _is_read(lines[name.block])]
    if not read or cluster.kind is None or all(_is_any(text, known) for text in cluster.names):
        return False
    if _is_index(cluster) and not any(_says(lines[name.block], name) for name in read):
        return False
    if cluster.sort == "person":
        if all(_is_of_office(lines[name.block], name) for name in read):
            return False
        full = any(" " in text for text in cluster.names)
        if not full and cluster.count == 1 and _is_given(lines[read[0].block], read[0]):
            return False
        if only_spoken_of(cluster, read, lines, setting, known):
            return False
        if cluster.actor is not None:
            return True
        votes = cluster.ballot.votes["person"]
        if not is_told(cluster.names, cluster.ballot, lines, read, known):
            return False
        if full:
            return votes > 0 or _is_somebody(cluster, lines, read, known)
        return votes >= _LIKELY_NAME and _is_somebody(cluster, lines, read, known)
    if cluster.kind in {"media", "other"} and all(_is_measured(lines[name.block], name) for name in read):
        return False
    is_outlet = cluster.kind == "media"
    own = [name for name in read if not _is_in_title(lines[name.block], name, known, is_outlet=is_outlet)]
    if not own:
        return False
    if _may_be_place(cluster) and all(_is_at(lines[name.block], name) for name in own):
        return False
    if only_mentioned(cluster, own, lines, setting, known):
        return False
    if cluster.actor is not None:
        return True
    is_office = all(_is_office(text, known) for text in cluster.names)
    if cluster.ballot.kinds and not is_office and not _is_platform(cluster):
        return True
    return any(_does(lines[name.block], name, is_office=is_office) for name in own)


def _is_of_office(line: Wording, name: Name) -> bool:
    """Whether a titled person's name only says whose office acts: “President Okafor's office said”."""
    return name.role is not None and line.lower[name.last : name.last + 2] in {("'s", "office"), ("’s", "office")}


def _is_any(text: str, known: Gazetteer) -> bool:
    """Whether words are for one of many bodies of a state, or all of them: “a UK court”, “African governments”."""
    if text == "State":
        return True  # the state that the article is about
    owner, _, noun = text.rpartition(" ")
    is_one_of_many = noun in {"court", "courts", "tribunal", "tribunals", "governments", "ministries", "parliaments"}
    return is_one_of_many and (owner in known.adjectives or known.is_place(owner) or owner.lower() in _PEOPLES)


def _is_somebody(cluster: Cluster, lines: Sequence[Wording], read: Sequence[Name], known: Gazetteer) -> bool:
    """Whether more than the tagger takes a single name for a person's: a title, a list, or what only people do."""
    if cluster.ballot.roles or any(text in known.given_names for text in cluster.names):
        return True
    return any(_does(lines[name.block], name, is_office=False) or lives(lines[name.block], name) for name in read)


def _is_given(line: Wording, name: Name) -> bool:
    """Whether a single name is all that is told of somebody: “a student named X”."""
    return name.first > 0 and line.lower[name.first - 1] in {"named", "called", "surnamed", "nicknamed"}


def _is_at(line: Wording, name: Name) -> bool:
    """Whether somebody is in a building, or goes there: “in the embassy”, “fled to the embassy”."""
    part, head = part_in_sentence(line, name.first, name.last)
    if part == "on" and line.lower[head] in _IMPOSED:
        return False
    return part in _WHERE or (part in {"to", "into"} and line.lower[head] in _GOING)


def _is_index(cluster: Cluster) -> bool:
    """Whether a name is that of a market's index; a few of them are also the company that runs the market."""
    return all(_INDICES & set(text.lower().split()) for text in cluster.names)


def _is_platform(cluster: Cluster) -> bool:
    """Whether a name is a social network's: most are on it, few deal with it."""
    return all(text.lower() in _PLATFORMS for text in cluster.names)


def _is_office(text: str, known: Gazetteer) -> bool:
    """Whether a name is a bare noun of office, whose bearer the reader must know: “the Presidency”."""
    return text.lower() in known.kind_words and known.organisation(text) is None


def _may_be_place(cluster: Cluster) -> bool:
    """Whether somebody may be in or at it, or something be seen on it: a hospital, an embassy, a social network."""
    return cluster.kind in {"company", "other"} or any(
        word in text.lower() for text in cluster.names for word in _BUILDINGS
    )


def _is_in_title(line: Wording, name: Name, known: Gazetteer, *, is_outlet: bool) -> bool:
    """Whether a name only says whose officer somebody is.

    A spokesman speaks for it and does not count, nor does the reporter of an outlet who has no name.
    """
    if line.words[name.last : name.last + 1] == ("(",) and line.words[name.last + 2 : name.last + 3] == (")",):
        after = name.last + 3  # “a Reef Party (RP) senator”
        if after < len(line) and line.lower[after] in known.person_words and not line.lower[after].startswith("spokes"):
            return True
    spokes = next((i for i in range(name.last, min(name.last + 3, len(line))) if line.lower[i].startswith("spokes")), 0)
    if spokes:
        return _is_apposed(line, spokes)
    if name.is_nested:
        return True
    if (
        is_outlet
        and name.last < len(line)
        and line.lower[name.last] in _REPORTERS
        and not _names_follow(line, name.last)
    ):
        return False
    if _is_bearers(line, name, known):
        return True
    part, head = part_in_sentence(line, name.first, name.last)
    return part in {"compound", "nmod"} and head >= name.last and line.lower[head] in known.person_words


def _is_bearers(line: Wording, name: Name, known: Gazetteer) -> bool:
    """Whether a trade and its bearer's name follow: “Harbour Council campaigner Ines Okafor”."""
    i = name.last
    while i < min(name.last + 3, len(line)) and line.tags[i] == "NN" and line.words[i].islower():
        i += 1
    is_trade = i > name.last and line.lower[i - 1] in known.person_words
    return is_trade and i < len(line) and line.tags[i].startswith("NNP") and line.words[i] in known.given_names


def _is_apposed(line: Wording, i: int) -> bool:
    """Whether a noun is followed by the name of its bearer: “a spokeswoman, Ines Okafor, said”."""
    return i + 2 < len(line) and line.words[i + 1] == "," and line.tags[i + 2].startswith("NNP")


def _names_follow(line: Wording, i: int) -> bool:
    return i + 1 < len(line) and line.tags[i + 1].startswith("NNP")


def seats_of_organisations(lines: Sequence[Wording], names: Sequence[Name], clusters: Sequence[Cluster]) -> None:
    """Give “Brussels” to the European Union where the article names it and Brussels does something."""
    known = gazetteer()
    bearers = {known.organisation(text).name: one for one in clusters for text in one.names if known.organisation(text)}  # type: ignore[union-attr]
    for name in names:
        bearer = bearers.get(known.organisation_seats.get(name.text, ""))
        if bearer is not None and acts(lines[name.block], name):
            bearer.add(name.text, [name])


def is_where(line: Wording, name: Name) -> bool:
    """Whether a mention says where something is: “in X”, “from X”, “X, where”."""
    part, _ = part_in_sentence(line, name.first, name.last)
    return part in _PLACING or "where" in line.lower[name.last : name.last + 2]
