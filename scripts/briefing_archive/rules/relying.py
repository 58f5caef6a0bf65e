"""Rules on who did it, and on whose word it is: the passage, or the sentence before it, names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_archive.fields import ActorRef
from briefing_archive.model import Event, Figure, Statement
from briefing_archive.problems import Finding, warning
from briefing_archive.rules.case import Case
from briefing_archive.rules.grounding import place_in
from briefing_archive.rules.locating import LocatedItem, context_of, is_between_marks
from briefing_archive.rules.mentions import is_described, is_mentioned
from briefing_archive.rules.nearness import stating_words
from briefing_archive.rules.sentences import before, sentences_of, with_sentence_before
from briefing_archive.spans import Span


def doers_named(case: Case) -> Iterator[Finding]:
    """The actors of an event are named in the sentences of its evidence, or in the sentence before."""
    if case.located is None:
        return
    for item in case.located.items:
        if isinstance(item.item, Event):
            stretches = list(_stretches(item, case.located.text))
            for index, actor in enumerate(item.item.actors):
                if (
                    _is_known(actor, case)
                    and stretches
                    and not any(is_mentioned(actor, one, case) for one in stretches)
                ):
                    yield warning(
                        (*item.at, "actors", index),
                        "event-actor-unnamed",
                        f"nothing where it is told ({place_in(stretches[0].end - 1, case.located.text)}) names {actor}",
                        "take the words that name the actor into `evidence`, or leave the actor out",
                        actor,
                    )


def relied_on_named(case: Case) -> Iterator[Finding]:
    """Whose word a figure or background is, is named in the sentences of its evidence, or in the sentence before."""
    if case.located is None:
        return
    for item in case.located.items:
        if not isinstance(item.item, Figure | Statement):
            continue
        stretches = list(_stretches(item, case.located.text, is_claimed=True))
        for source in item.item.according_to:
            name = source.actor if isinstance(source, ActorRef) else source.words
            is_named = is_mentioned if isinstance(source, ActorRef) else is_described
            if isinstance(source, ActorRef) and not _is_known(name, case):
                continue
            if stretches and not any(is_named(name, one, case) for one in stretches):
                yield warning(
                    (*item.at, "according_to"),
                    "source-unnamed",
                    f"nothing where it stands ({place_in(stretches[0].end - 1, case.located.text)}) names {name}",
                    "take the words that say whose it is into `evidence`, or correct `according_to`",
                    name,
                )


def _is_known(actor: str, case: Case) -> bool:
    """Whether an actor has a name to look for; who has none is told by another rule."""
    return actor in case.known.actors and actor not in case.unread_actors


def _stretches(item: LocatedItem, text: str, *, is_claimed: bool = False) -> Iterator[Span]:
    """The sentences of each piece of evidence, with the sentence before; of speech, all that may say whose it is.

    What somebody claims has its source in its own sentence where that has words of saying.
    """
    for passage in item.passages:
        if passage.span and "evidence" in passage.at:
            here = sentences_of(passage.span, text)
            if is_between_marks(passage.span, text) and (blocks := context_of(passage.span, text)):
                start = before(blocks[0].start, text) or blocks[0]
                here = Span(min(here.start, start.start), max(here.end, blocks[-1].end))
            elif not (is_claimed and _is_said(here.of(text))):
                here = with_sentence_before(passage.span, text)
            yield here


def _is_said(words: str) -> bool:
    folded = words.casefold()
    return "according to" in folded or not stating_words().isdisjoint(re.findall(r"[a-z]+", folded))
