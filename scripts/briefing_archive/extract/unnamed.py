"""Speakers, and those without a name who go on speaking: as “he”, “it”, “the 52-year-old”, “the minister”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.noun_phrases import is_plural
from briefing_archive.phrases import role_head
from briefing_archive.proposals import ActorProposal
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTRODUCED = ("a ", "an ", "one ", "another ")
_AGED = re.compile(r"the \d+-year-old(?:\s\w+){0,4}", re.IGNORECASE)
_NEAR = 3


@dataclass(frozen=True)
class Speaker:
    """One speaker: the name to print, the actor where there is one, and how sure that is."""

    name: str
    actor: ActorProposal | None
    confidence: float = 1.0
    doubt: str = ""


@dataclass(frozen=True)
class Resolved:
    """All speakers of one attribution and the words that name them."""

    speakers: tuple[Speaker, ...]
    mention: Span | None
    confidence: float = 1.0
    doubt: str = ""


def unnamed_before(
    head: Token, sentence: int, opens: int, said: Sequence[tuple[int, Resolved]], text: str
) -> Speaker | None:
    """Somebody without a name who spoke in the sentence before, and whom “he”, “she”, “it” or “they” may mean.

    The paragraph begins with the sentence `opens`: there nobody but who was introduced just before goes on as “he”.
    """
    if not said or head.lower_ not in {"he", "she", "it", "they"} or head.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    said_in, resolved = said[-1]
    if sentence - said_in not in {0, 1} or len(resolved.speakers) != 1 or resolved.speakers[0].actor is not None:
        return None
    speaker = resolved.speakers[0]
    if head.lower_ == "it":
        is_body = _is_person(speaker.name.split(" of ")[0]) is False and not is_plural(speaker.name)
        return Speaker(speaker.name, None, 0.75, f"does “it” mean {speaker.name}?") if is_body else None
    introduced = resolved.mention is not None and resolved.mention.of(text).casefold().startswith(_INTRODUCED)
    is_person = _is_person(speaker.name)
    is_person = False if is_person is None and role_head(speaker.name) in gazetteer().kind_words else is_person
    if head.lower_ != "they" and (is_person is False or not (introduced or (is_person and said_in >= opens))):
        return None
    if (head.lower_ == "they") != is_plural(speaker.name):
        return None
    return Speaker(speaker.name, None, 0.75, f"does “{head.text}” mean {speaker.name}?")


def only_unnamed(head: Token, sentence: int, said: Sequence[tuple[int, Resolved]]) -> Speaker | None:
    """The last speaker, where no actor can be meant by a pronoun and that speaker has no actor: a person or a body."""
    if not said or head.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    said_in, resolved = said[-1]
    if sentence - said_in > _NEAR or len(resolved.speakers) != 1 or resolved.speakers[0].actor is not None:
        return None
    speaker = resolved.speakers[0]
    is_person = _is_person(speaker.name)
    fits = {
        "he": is_person is not False,
        "she": is_person is not False,
        "it": is_person is False,
        "they": True,
    }.get(head.lower_, False)
    if not fits or (head.lower_ != "they" and is_plural(speaker.name)):
        return None
    return Speaker(speaker.name, None, 0.7, f"does “{head.text}” mean {speaker.name}?")


def _is_person(name: str) -> bool | None:
    """Whether a description is of a person, or of a body; None where its words do not tell."""
    head, known = role_head(name), gazetteer()
    if head in known.person_words:
        return True
    return False if known.kind_words.get(head) not in {None, "place", "event"} else None


def is_body_noun(name: str) -> bool:
    """Whether a description is of a body: “the foreign ministry”."""
    return _is_person(name) is False


def is_aged(words: str) -> bool:
    """Whether somebody is only called by an age: “the 52-year-old”, “the 52-year-old mother of two”."""
    return _AGED.fullmatch(words) is not None


def said_again(
    reading: Reading, head: Token, words: str, sentences: Sequence[int], said: Sequence[tuple[int, Resolved]]
) -> Speaker | None:
    """The one who spoke before in the paragraph, whom “the 52-year-old” or “the minister” takes up.

    News varies how it calls a speaker; a description that fits a role already stated is resolved before.
    """
    if not said:
        return None
    said_in, resolved = said[-1]
    if len(resolved.speakers) != 1 or said_in < sentences[0] or sentences[head.i] - said_in not in {1, 2}:
        return None
    speaker = resolved.speakers[0]
    has_age = is_aged(words)
    is_person = _is_person(speaker.name)
    if speaker.actor is None and not speaker.name[:1].isupper() and not (has_age and is_person):
        return None
    if speaker.actor is not None and speaker.actor.kind != "person":
        return None
    has_no_role = speaker.actor is None or not speaker.actor.roles
    tells_person = head.lower_ in gazetteer().person_words or is_former(head)
    if not has_age and not (has_no_role and tells_person and words.lower().startswith("the ")):
        return None
    return Speaker(speaker.name, speaker.actor, 0.6, f"is “{words}” {speaker.name}?")


def is_former(head: Token) -> bool:
    """“The former cricketer”: a trade that somebody gave up."""
    return any(one.lower_ in {"former", "retired", "veteran"} for one in head.children) and head.tag_ == "NN"


def carried_on(reading: Reading, at: int, here: int, said: Sequence[tuple[int, Resolved]]) -> Resolved:
    """The last speaker, who goes on at a token of the sentence `here` in marks that stand alone."""
    if not said:
        return Resolved((), None, 0.2, "nobody has spoken before: who says this?")
    sentence, resolved = said[-1]
    distance = here - sentence
    if at == 0 and reading.sentence_ends[0] < len(reading.tokens):
        return Resolved(resolved.speakers, None, 0.55, "the paragraph goes on in other words: who says this?")
    if distance > 3:
        return Resolved((), None, 0.3, "the last speaker is far above: who says this?")
    confidence = min(resolved.confidence, 0.85 if distance <= 1 else 0.6)
    names = " and ".join(one.name for one in resolved.speakers)
    doubt = resolved.doubt or ("" if distance <= 1 else f"does {names} go on speaking here?")
    return Resolved(resolved.speakers, None, confidence, doubt)
