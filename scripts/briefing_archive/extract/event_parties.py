"""Who has a part in a dated event, of all whom its sentence names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_archive.extract.antecedents import Antecedents, Line
from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.compression import Statement
from briefing_archive.extract.event_dates import is_deed
from briefing_archive.extract.event_sayers import said_in
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.fields import ActorKind
from briefing_archive.proposals import QuoteProposal
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod"})
_DEEDS = listed("deeds") | listed("representatives") | word_set("people_of")
_PLACING = frozenset(
    {"in", "from", "into", "within", "across", "inside", "throughout", "near", "at", "through", "over"}
)

# “The launch at the Harbour Centre”, “a fire near the Trust”.
_SITE = frozenset({"at", "near", "outside", "inside"})


def parties_of(
    line: Line,
    statement: Statement,
    names: Mapping[int, str],
    antecedents: Antecedents,
    speakers: Sequence[QuoteProposal],
) -> tuple[str, ...]:
    """Names of the actors of the event: those whom the statement names or means by a pronoun, and who says so in it."""
    parties: dict[str, None] = {}
    for span in statement.evidence:
        named = antecedents.mentions_in(span)
        parties |= dict.fromkeys(actor.name for mention, actor in named if _has_part(line, mention, actor.kind))
    for span in statement.evidence:
        parties |= dict.fromkeys(name for quote in said_in(span, speakers) for name in quote.speakers)
    for index, name in names.items():
        pronoun = line.block.doc[index : index + 1]
        if pronoun.root.dep_ == "poss" and pronoun.root.head.lower_ in gazetteer().person_words:
            continue  # “her widower fell ill”
        if any(span.covers(line.block.span(pronoun)) for span in statement.evidence):
            parties[_bare(name)] = None
    called = _called(line, antecedents)
    return tuple(name for name in parties if name in antecedents.names and name not in called)


def _has_part(line: Line, mention: Span, kind: ActorKind) -> bool:
    """Whether the mention is of one who does or undergoes something.

    Not one whose officer, land or product it is (“Trust director Vrell”, “the Trust’s hall”), unless its deed or its
    people act (“the Trust’s refusal”, “Trust officials”), nor a state that is only a place.
    """
    tokens = line.block.tokens(mention)
    if tokens is None:
        return True
    root = tokens.root
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    head = root.head
    if root.dep_ in _BEFORE_NOUN and head.pos_ in {"NOUN", "PROPN"} and head.i >= tokens.end:
        return is_deed(head) or head.lower_ in _DEEDS or head.lower_ in word_set("holdings")
    if root.dep_ != "pobj":
        return True
    is_place = kind == "state" and head.lower_ in _PLACING
    return not is_place and not (
        kind != "person" and head.lower_ in _SITE and head.head.pos_ in {"VERB", "AUX", "NOUN"}
    )


def _bare(name: str) -> str:
    """The name that stands in for a pronoun, without “the” and “’s”.

    >>> _bare("The Harbour Board’s")
    'Harbour Board'
    """
    return re.sub(r"^[Tt]he |’s?$", "", name)


def _called(line: Line, antecedents: Antecedents) -> frozenset[str]:
    """People whom the sentence seems to name where it says what another was: “Vrell was the mayor of the town”."""
    root = line.sentence.root
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
    if root.lemma_ != "be" or subject is None:
        return frozenset()
    first = {actor.name for actor in antecedents.named_in(_stretch(line, subject))}
    told = [child for child in root.children if child.dep_ == "attr"]
    last = {actor.name for one in told for actor in antecedents.named_in(_stretch(line, one)) if actor.kind == "person"}
    return frozenset(last - first) if first else frozenset()


def _stretch(line: Line, noun: Token) -> Span:
    """The noun with all that belongs to it."""
    return line.block.span(noun.doc[noun.left_edge.i : noun.right_edge.i + 1])
