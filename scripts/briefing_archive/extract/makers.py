"""Whose words a statement, report, website or ruling holds: who made it, who runs it, or the last who spoke so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.noun_phrases import is_writing
from briefing_archive.extract.reporting import is_verb, own_subject, source_of, subject_of
from briefing_archive.extract.several import is_people
from briefing_archive.extract.unnamed import Resolved, Speaker
from briefing_archive.phrases import without_article
from briefing_archive.resolve import Cast
from briefing_archive.wordlists import rows_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = tuple[Speaker, ...]
Named = Callable[[Reading, "Token", Source], Found]
"""Resolves the noun phrase around a head, and those joined to it."""
TakenUp = Callable[[Reading, "Token", str], Speaker | None]
"""The body that a noun for its class takes up."""

_BY = frozenset({"from", "by", "of"})
# What is set up to be read by all tells nothing of who speaks there, unless its owner stands beside it.
_THINGS = frozenset(
    {"sign", "placard", "banner", "slogan", "study", "survey", "poll", "website", "list", "warrant", "agreement"}
)
# What outlets publish that others wrote.
_SENT = frozenset({"letter", "memo", "memorandum", "email", "e-mail", "message", "recording", "document"})
_NEAR = 3
_FILED = 6
_MOST_READ = 300
_IN_WRITING = frozenset({"in", "via", "through", "with"})
_PLACED = frozenset({"on", "in"})
_BODIES = frozenset({"company", "ngo", "media", "party", "government-body", "armed-group", "intergovernmental"})


@dataclass
class Makers:
    """Finds who made a writing, and remembers it for the next mention of that writing."""

    cast: Cast
    named: Named
    taken_up: TakenUp
    made: list[tuple[str, Speaker]] = field(default_factory=list)

    def makers(self, reading: Reading, head: Token) -> Found:
        """Who made the statement, report or letter that the head means, as the words beside it tell."""
        found = next(filter(None, self._ways(reading, head)), ())
        self.made += [(head.lemma_.casefold(), one) for one in found]
        return found

    def _ways(self, reading: Reading, head: Token) -> Iterator[Found]:
        yield self._child(reading, head, "poss")
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _BY:
                inner = _object(child)
                if inner is not None and (child.lower_ != "of" or _can_write(inner)):
                    yield self.named(reading, inner, source_of(reading, inner))
            if child.dep_ == "acl" and child.lemma_ not in listed("passing_verbs"):
                agent = next(
                    (one for one in child.children if one.dep_ in {"agent", "prep"} and one.lower_ in _BY), None
                )
                inner = _object(agent) if agent is not None and agent.lower_ != "of" else None
                if inner is not None:
                    found = self.named(reading, inner, source_of(reading, inner))
                    by_outlet = any(one.actor is not None and one.actor.kind == "media" for one in found)
                    yield () if by_outlet and head.lemma_ in _SENT else found
            sends = child.dep_ == "relcl" and child.lemma_ in listed("making_verbs")
            sender = own_subject(child) if sends else None
            if sender is not None and sender.tag_ not in {"WDT", "WP"}:  # “a letter she wrote”
                yield self.named(reading, sender, source_of(reading, sender))
        for child in head.children:
            if child.dep_ in {"compound", "amod", "nmod"}:
                yield self._beside(reading, head, child)
        for child in head.children:  # “a statement on the firm’s website”
            inner = _object(child) if child.dep_ == "prep" and child.lower_ in _PLACED else None
            if inner is not None and is_writing(inner):
                yield self._child(reading, inner, "poss")
        for child in head.subtree:  # “a post on the site of the port by Ines Okafor”
            is_by = child.lower_ == "by" and child.head.pos_ == "NOUN" and child.head != head and child.i > head.i
            inner = _object(child) if is_by else None
            if inner is not None and self.cast.at(reading.span(inner.i, inner.i + 1)) is not None:
                yield self.named(reading, inner, source_of(reading, inner))
        if head.dep_ == "dobj" or (head.dep_ == "pobj" and head.head.lower_ in _IN_WRITING):
            verb = head.head if head.dep_ == "dobj" else head.head.head
            subject = subject_of(verb) if is_verb(verb) else None
            if subject is not None and subject.i < head.i and subject != head:
                yield self.named(reading, subject, source_of(reading, subject))

    def _child(self, reading: Reading, head: Token, part: str) -> Found:
        child = next((one for one in head.children if one.dep_ == part), None)
        return self.named(reading, child, source_of(reading, child)) if child is not None else ()

    def _beside(self, reading: Reading, head: Token, child: Token) -> Found:
        """The maker by a name or class noun before the writing: “the Verrin statement”, “the company website”."""
        actor = self.cast.at(reading.span(child.i, child.i + 1))
        if actor is not None:
            return (Speaker(actor.name, actor),)
        known = gazetteer()
        code = known.adjectives.get(child.text)
        if code is not None and child.dep_ == "amod":  # “the Norwegian statement” is Norway’s
            name = known.state_names[code]
            earlier = self._of_state(head.lemma_.casefold(), code)
            return (earlier or Speaker(name, self.cast.named(name), 0.8),)
        is_named = head.lower_ in listed("data_nouns") or reading.tokens[head.i - 1].lower_ == "press"
        if child.tag_ == "NNP" and is_named:  # “Verrin University data”, “a Verrair press release”
            return (Speaker(without_article(reading.doc[head.left_edge.i : child.i + 1].text), None, 0.8),)
        is_body = child.pos_ == "NOUN" and known.kind_words.get(child.lower_) in _BODIES
        opens = head.left_edge.lower_ in {"the", "this"}
        if is_body and head.left_edge == child and head.tag_ == "NNS":  # “company figures”
            body = self.taken_up(reading, child, child.text)
            return (body,) if body is not None else ()
        if is_body and opens and not any(True for _ in child.children):
            found = self.named(reading, child, Source(head.left_edge.i, child.i + 1, child.i))
            return found if all(one.actor is not None for one in found) else ()
        return ()

    def _of_state(self, lemma: str, code: str) -> Speaker | None:
        """The maker of an earlier writing of that sort who belongs to the state."""
        known = gazetteer()
        for earlier, speaker in reversed(self.made):
            told = [speaker.name, *(role for one in self._held_by(speaker) for role in one)]
            if earlier == lemma and any(known.adjectives.get(word) == code for one in told for word in one.split()):
                return Speaker(speaker.name, speaker.actor, 0.65, f"is the {lemma} one of {speaker.name}?")
        return None

    def _held_by(self, speaker: Speaker) -> Iterator[tuple[str, ...]]:
        """The roles of the actors whose name the speaker's words hold: of “Okafor’s office” those of Okafor."""
        for actor in self.cast.actors:
            words = re.split(r"[\s’']+", speaker.name)
            if actor.kind == "person" and any(name[:1].isupper() and name.split()[-1] in words for name in actor.names):
                yield actor.roles

    def last(self, reading: Reading, head: Token, distance: int, resolved: Resolved) -> Speaker | None:
        """“The statement” with no maker beside it: the last speaker's, if that is near."""
        opening = reading.tokens[source_of(reading, head).start].lower_
        if opening not in {"the", "this", "that"} or head.lower_ in _THINGS:
            return None
        if distance > _NEAR or len(resolved.speakers) != 1 or not head.i - 1 <= head.left_edge.i:
            return None
        speaker = resolved.speakers[0]
        return Speaker(speaker.name, speaker.actor, 0.65, f"is “{head.text}” a word for what {speaker.name} said?")


@lru_cache(maxsize=1)
def _kin() -> Mapping[str, frozenset[str]]:
    """For each noun for a writing those that news uses in turn with it."""
    found: dict[str, frozenset[str]] = {}
    for row in rows_of("writing_kin.tsv"):
        for noun in row:
            found[noun] = found.get(noun, frozenset()) | frozenset(row)
    return found


def made_before(
    readings: Sequence[Reading], sentence_of: Sequence[Sequence[int]], index: int, head: Token
) -> tuple[Reading, Token] | None:
    """Who made the writing that “the motion” takes up: the subject of “filed a lawsuit” in the sentences before.

    Only with the article, and where nothing else beside it tells whose it is.
    """
    noun = head.lemma_.casefold()
    kin = _kin().get(noun, frozenset({noun}))
    words = [one for one in head.children if one.pos_ != "PUNCT"]
    if not words or words[0].lower_ not in {"the", "this"} or any(one.dep_ in {"poss", "amod"} for one in words):
        return None
    here = sentence_of[index][head.i]
    for at in range(index, max(index - 3, -1), -1):
        reading = readings[at]
        end = head.i if at == index else len(reading.tokens)
        for token in reversed(reading.tokens[max(end - _MOST_READ, 0) : end]):
            if here - sentence_of[at][token.i] > _FILED:
                return None
            if token.dep_ != "dobj" or token.lemma_.casefold() not in kin or not reading.outside(token):
                continue
            verb = token.head
            if not is_verb(verb) or verb.lemma_ not in listed("making_verbs"):
                continue
            subject = subject_of(verb)
            if subject is not None and reading.outside(subject) and not is_writing(subject):
                return reading, subject
    return None


def _object(preposition: Token) -> Token | None:
    return next((one for one in preposition.children if one.dep_ == "pobj"), None)


def _can_write(noun: Token) -> bool:
    """Whether what stands after “of” is somebody: “the request of the dockers”, not “the report of the fire”."""
    known = gazetteer()
    lemma = noun.lemma_.casefold()
    is_body = {known.kind_words.get(noun.lower_), known.kind_words.get(lemma)} & _BODIES or lemma in known.person_words
    return bool(noun.ent_type_ or noun.pos_ == "PROPN" or is_body or (noun.tag_ == "NNS" and is_people(noun)))
