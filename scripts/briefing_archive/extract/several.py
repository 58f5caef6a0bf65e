"""Several speakers in one: those a subject joins, two offices of one person, and the several whom “they” takes up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.crowds import is_crowd, is_doer, is_person, means_people
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.hypernyms import kinds_by_noun
from briefing_archive.extract.noun_phrases import is_writing, joined_heads, root_of
from briefing_archive.extract.reporting import source_of
from briefing_archive.extract.unnamed import Speaker
from briefing_archive.proposals import ActorProposal
from briefing_archive.resolve import Cast

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DETERMINERS = frozenset({"DET", "PRON"})
_SHARED_HEADS = {one.partition(":")[0] for one in listed("shared_heads")}
_LISTED = frozenset({"nsubj", "nsubjpass", "conj", "appos"})
_FADE = 0.5
_SITTING = frozenset({"of", "comprising", "consisting", "including"})
_BACK = 2
# Tokens looked through for those a plural takes up, and tokens of one list.
_MOST_READ = 200
_LONGEST = 60
_PLACES = {"nsubj": 80.0, "nsubjpass": 80.0, "dobj": 45.0, "dative": 45.0, "poss": 35.0}
_ELSEWHERE = 30.0
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_SIDES = frozenset({"side", "party", "team", "camp", "neighbour", "neighbor", "foe", "ally", "rival"})


@dataclass(frozen=True)
class Plural:
    """Several speakers that a plural pronoun may take up, what they are called, and how much they weigh there."""

    speakers: tuple[Speaker, ...]
    noun: str
    weight: float


def all_heads(reading: Reading, head: Token) -> list[Token]:
    """The heads of all that a subject joins, in order.

    Of “a docker and Ines Okafor” the parser may hang the first on the second.
    """
    first = [one for one in head.children if one.dep_ == "nmod" and _opens_pair(one, head)]
    rest = joined_heads(head, reading)
    if head.pos_ == "PROPN":  # “In the view of the Institute, high costs and delays …”: costs say nothing
        rest = [one for one in rest if one.pos_ != "NOUN" or _can_speak(one)]
    return [*first, head, *rest]


def _can_speak(noun: Token) -> bool:
    lemma, known = noun.lemma_.casefold(), gazetteer()
    kind = known.kind_words.get(noun.lower_) or known.kind_words.get(lemma)
    is_body = kind is not None and kind not in {"place", "event"}
    return noun.tag_ == "NN" or is_people(noun) or is_body or lemma in {"other", "source"} or is_writing(noun)


def _opens_pair(noun: Token, head: Token) -> bool:
    has_article = any(one.pos_ == "DET" for one in noun.children)
    return noun.pos_ == "NOUN" and has_article and any(one.dep_ == "cc" and one.i < head.i for one in noun.children)


def part_of(reading: Reading, head: Token) -> Source:
    """The words for one of several joined speakers: without “both”, the others, and those who are only examples."""
    source = source_of(reading, head)
    end = source.end
    for child in head.children:
        is_rest = (child.dep_ in {"cc", "conj"} and child.text != "&" and reading.tokens[child.i - 1].text != "&") or (
            child.dep_ == "prep" and child.lower_ in {"including", "like"}
        )
        if is_rest and head.i < child.left_edge.i < end:
            end = child.left_edge.i
    start = source.start
    if reading.tokens[start].lower_ in {"both", "either"} and start < head.i:
        start += 1
    while end > head.i + 1 and (reading.tokens[end - 1].is_punct or reading.tokens[end - 1].lower_ == "and"):
        end -= 1
    return Source(start, end, head.i)


def one_holder(reading: Reading, heads: Sequence[Token], cast: Cast) -> ActorProposal | None:
    """The one person of whom two offices are told: “the founder and chairwoman of the yard Ines Okafor”.

    Two nouns in the singular of which the second has no article of its own tell of one person; so does a noun
    without an article after a name (“Ines Okafor of the yard and contributor to the Herald”).
    """
    if len(heads) < 2 or any(one.tag_ in {"NNS", "NNPS"} for one in heads):
        return None
    first, last = heads[0], heads[-1]
    named = cast.at(reading.span(first.i, first.i + 1))
    if named is not None and named.kind == "person":
        is_bare = all(one.pos_ == "NOUN" and not _has_article(one) for one in heads[1:])
        return named if is_bare else None
    if any(one.pos_ == "PROPN" and one.lower_ not in gazetteer().person_words for one in heads[:-1]):
        return None
    whole = reading.span(last.left_edge.i, last.right_edge.i + 1)
    for mention, index in cast.mentions_in(whole):
        tokens = reading.within(mention)
        if not tokens or not reading.outside(tokens[0]) or cast.actors[index].kind != "person":
            continue
        opening = last.left_edge
        is_titled = opening.i < tokens[0].i and (opening.pos_ == "NOUN" or opening.lower_ in gazetteer().person_words)
        if is_titled and tokens[-1].i in {last.i, last.right_edge.i} and not _has_article(last):
            return cast.actors[index]
    return None


def _has_article(noun: Token) -> bool:
    return noun.left_edge.pos_ in _DETERMINERS


def plurals_before(
    readings: Sequence[Reading], sentence_of: Sequence[Sequence[int]], head: Token, index: int, cast: Cast
) -> Iterator[Plural]:
    """Who a plural pronoun may take up from the sentences before it: persons in a list, or people without names."""
    here = sentence_of[index][head.i]
    for at in (index, index - 1):
        if at < 0:
            return
        reading = readings[at]
        end = head.i if at == index else len(reading.tokens)
        for token in reversed(reading.tokens[max(end - _MOST_READ, 0) : end]):
            distance = here - sentence_of[at][token.i]
            if distance > _BACK:
                return
            if token.pos_ not in {"NOUN", "PROPN"} or not reading.outside(token) or token.dep_ in {"conj", "appos"}:
                continue
            speakers = _listed(reading, token, cast) or _people(reading, token, cast)
            if speakers:
                weight = _PLACES.get(token.dep_, _ELSEWHERE) * _FADE**distance
                yield Plural(speakers, token.lemma_.casefold(), weight)


def weightiest(plurals: Iterable[Plural]) -> Plural | None:
    """The several that weigh most; those called by the same noun again weigh a little more each time."""
    best: dict[str, Plural] = {}
    total: dict[str, float] = {}
    for one in plurals:
        total[one.noun] = total.get(one.noun, 0.0) + one.weight
        if one.noun not in best or one.weight > best[one.noun].weight:
            best[one.noun] = one
    weighed = [replace(one, weight=one.weight + 0.15 * (total[noun] - one.weight)) for noun, one in best.items()]
    return max(weighed, key=lambda one: one.weight, default=None)


def sharing(reading: Reading, head: Token, cast: Cast) -> tuple[Speaker, ...]:
    """The bodies that share the plural noun of their kind: “the Harbour and Mines Departments said”."""
    if head.lower_ not in _SHARED_HEADS:
        return ()
    whole = reading.span(max(head.left_edge.i, head.i - _LONGEST), head.i + 1)
    found = {cast.actors[index].name: cast.actors[index] for _, index in cast.mentions_in(whole)}
    bodies = tuple(Speaker(name, actor, 0.75) for name, actor in found.items() if actor.kind != "person")
    return bodies if len(bodies) > 1 else ()


def _listed(reading: Reading, head: Token, cast: Cast) -> tuple[Speaker, ...]:
    """The persons, or the bodies, that a subject joins by “and”."""
    if head.dep_ not in _SUBJECTS or not any(one.dep_ == "conj" for one in head.children):
        return ()
    end = min(head.right_edge.i + 1, reading.sentence_ends[head.i], head.i + _LONGEST)
    whole = reading.span(max(head.left_edge.i, head.i - _LONGEST), end)
    found: dict[str, Speaker] = {}
    for mention, index in cast.mentions_in(whole):
        tokens = reading.within(mention)
        actor = cast.actors[index]
        if tokens and root_of(tokens).dep_ in _LISTED and reading.outside(tokens[0]):
            found.setdefault(actor.name, Speaker(actor.name, actor, 0.75))
    people = tuple(one for one in found.values() if one.actor is not None and one.actor.kind == "person")
    bodies = tuple(one for one in found.values() if one not in people)
    listed = people if len(people) > 1 else bodies
    return listed if len(listed) > 1 else ()


def _people(reading: Reading, head: Token, cast: Cast) -> tuple[Speaker, ...]:
    """People or bodies without a name, in the plural (“protesters”, “port officials”)."""
    if head.tag_ != "NNS" and not is_crowd(head.lower_):
        return ()
    if not is_people(head) or cast.at(reading.span(head.i, head.i + 1)) is not None:
        return ()
    first = head.i
    while (
        first > 0 and reading.tokens[first - 1].head == head and reading.tokens[first - 1].dep_ in {"compound", "amod"}
    ):
        first -= 1
    words = reading.doc[first : head.i + 1].text
    return (Speaker(words, None, 0.65),)


def is_people(noun: Token) -> bool:
    """Whether a noun in the plural is one for people or for bodies of people: by its class, or made from a verb."""
    lemma = noun.lemma_.casefold()
    return is_person(lemma) or is_doer(lemma) or means_people(noun.lower_)


def counted(head: Token, cast: Cast, at: int, sentence: int, lists: Iterable[Plural]) -> tuple[Speaker, ...]:
    """The two whom “both nations” or “the two leaders” mean: the salient ones of that kind, where there are so many.

    Of “both sides” the two that one of `lists` joins.
    """
    words = {child.lower_ for child in head.children}
    number = 2 if "both" in words else next((_NUMBERS[one] for one in words if one in _NUMBERS), 0)
    if not number or head.tag_ != "NNS" or not words & {"both", "the", "these", "those"}:
        return ()
    noun = head.lemma_.casefold()
    if noun in _SIDES:
        return next((one.speakers for one in lists if len(one.speakers) == number), ())
    kinds = kinds_by_noun().get(noun, frozenset())
    kinds = kinds or (frozenset({"person"}) if noun in gazetteer().person_words | {"man", "woman"} else frozenset())
    ranked = cast.ranked(lambda index: cast.actors[index].kind in kinds, at, sentence, reach=1)
    if len(ranked) != number:
        ranked = cast.ranked(lambda index: cast.actors[index].kind in kinds, at, sentence, reach=4)
    if len(ranked) < number or (len(ranked) > number and ranked[number][1] > 0.5 * ranked[number - 1][1]):
        return ()
    doubt = f"does “{head.text}” mean {' and '.join(cast.actors[index].name for index, _ in ranked[:number])}?"
    return tuple(Speaker(cast.actors[i].name, cast.actors[i], 0.65, doubt) for i, _ in sorted(ranked[:number]))


def on_bench(reading: Reading, head: Token, source: Source, cast: Cast) -> tuple[Speaker, ...]:
    """The judges whom “a bench of Justice Okafor and Justice Vale” names, on whichever of them the parser hung it."""
    first, end = min(head.left_edge.i, source.start), max(head.right_edge.i + 1, source.end)
    bench = next((one for one in reading.tokens[first : min(first + 5, end)] if one.lower_ == "bench"), None)
    if bench is None or not any(one.lower_ in _SITTING for one in reading.tokens[bench.i + 1 : bench.i + 4]):
        return ()
    stop = next((one.i for one in reading.tokens[bench.i + 4 : end] if one.tag_ in {"VBD", "VBZ", "VBP"}), end)
    sitting = cast.mentions_in(reading.span(bench.i + 1, stop))
    judges = dict.fromkeys(index for _, index in sitting if cast.actors[index].kind == "person")
    return tuple(Speaker(cast.actors[index].name, cast.actors[index], 0.85) for index in judges)
