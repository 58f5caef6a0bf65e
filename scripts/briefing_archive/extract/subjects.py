"""Whose noun phrase stands for the speaker where the parse gives none, or gives another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading, Source
from briefing_archive.extract.crowds import is_crowd
from briefing_archive.extract.gazetteer import gazetteer, listed
from briefing_archive.extract.noun_phrases import is_writing, path_up, root_of
from briefing_archive.extract.reporting import own_subject, phrase_before, source_of, verb_cue
from briefing_archive.extract.several import is_people
from briefing_archive.proposals import ActorProposal
from briefing_archive.resolve import Cast

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ASIDE = frozenset({"relcl", "acl", "poss"})
_EXAMPLES = frozenset({"including", "such", "like"})
_OF_OFFICE = frozenset({"to", "of", "for", "at", "in"})
_MOST_READ = 200
_LETTERS = 4
_MANY = listed("many")
_CLASSED = frozenset({"media", "company", "ngo", "party", "armed-group"})
_RELATIVE = frozenset({"who", "which", "that"})


def person_beside(reading: Reading, cast: Cast, head: Token, source: Source) -> ActorProposal | None:
    """The person whose name stands beside a description, or the body in apposition to it."""
    following = reading.tokens[head.i + 1] if head.i + 1 < len(reading.tokens) else None
    if following is not None and following.pos_ == "PROPN" and reading.outside(following) and head.tag_ == "NN":
        is_title = head.lower_ in gazetteer().person_words or following.head.head == head.head
        named = cast.at(reading.span(following.i, following.i + 1)) if is_title else None
        if named is not None and named.kind == "person":
            return named  # “according to curator Ines Okafor”, however it is parsed
    right = min(head.right_edge.i + 1, reading.sentence_ends[head.i])
    whole = reading.span(source.start, max(right, source.end))
    for mention, index in cast.mentions_in(whole):
        actor = cast.actors[index]
        tokens = reading.within(mention)
        if not tokens or not reading.outside(tokens[0]) or _is_example(reading, head, tokens[0]):
            continue
        root = root_of(tokens)
        before = reading.tokens[tokens[0].i - 1] if tokens[0].i else None
        beside = root.dep_ == "appos" or (before is not None and before.text == "," and tokens[0].i > head.i)
        beside = beside or (root.head == head and root.dep_ in {"compound", "nmod", "appos"})
        beside = beside or (tokens[0].i == head.i + 1)
        if actor.kind != "person" and root.dep_ != "appos":
            continue
        if actor.kind == "person" and tokens[-1].i + 1 == source.end and _ends_office(reading, head, tokens[0]):
            return actor
        if actor.kind == "person" and _is_named_as(root, head):
            return actor
        if beside and not any(
            one.dep_ in _ASIDE and one != head and one.i > source.start and one.head.i < root.i
            for one in path_up(root, head)
        ):
            return actor
    return None


def person_of_rank(reading: Reading, cast: Cast, head: Token) -> ActorProposal | None:
    """The person whose letters of rank the parser takes for the speaker: “Ines Okafor, QC, said”."""
    if not head.text.isupper() or len(head.text) > _LETTERS or head.i < 2 or reading.tokens[head.i - 1].text != ",":
        return None
    actor = cast.at(reading.span(head.i - 2, head.i - 1))
    return actor if actor is not None and actor.kind == "person" else None


def person_at_end(reading: Reading, source: Source) -> str | None:
    """The name that ends the words for an office and its body, run together: “head of the Port Trust Ines Okafor”."""
    words, known = reading.tokens[source.start : source.end], gazetteer()
    if len(words) < 5 or words[-2].text not in known.given_names or not words[-1].text.istitle():
        return None
    if words[-1].tag_ != "NNP" or words[-3].lower_ in {"of", "for", "and", "the", "at", "in", "saint", "st."}:
        return None
    offices = [at for at, one in enumerate(words[:-3]) if one.lower_ in known.person_words]
    has_body = any(words[at + 1].lower_ in _OF_OFFICE for at in offices) and words[-3].text[:1].isupper()
    return reading.doc[words[-2].i : words[-1].i + 1].text if has_body else None


def _is_named_as(name: Token, head: Token) -> bool:
    """“The man, identified as Ines Okafor”: a participle after the head gives the name."""
    verb = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "as" else name.head
    return verb.lemma_ in {"identify", "name", "call", "know"} and verb.dep_ == "acl" and verb.head == head


def _is_example(reading: Reading, head: Token, name: Token) -> bool:
    """Whether a name after the head only says who is among those meant (“officials, including …”)."""
    return any(one.lower_ in _EXAMPLES for one in reading.tokens[head.i + 1 : name.i])


def _ends_office(reading: Reading, head: Token, name: Token) -> bool:
    """Whether a name follows the whole of an office: “ambassador to Tavria Ines Okafor”, not “aide to Ines Okafor”."""
    known = gazetteer().person_words
    between = reading.tokens[head.i + 1 : name.i]
    if head.lower_ not in known or len(between) < 2 or between[0].lower_ not in _OF_OFFICE:
        return False
    last = between[-1]
    return last.pos_ in {"PROPN", "NOUN"} and last.lower_ not in known and all(one.is_alpha for one in between)


def named_by_class(reading: Reading, head: Token) -> str | None:
    """The name that stands with the noun for its class: “the Tamsel Post newspaper”, “Greek daily Tamsel Post”."""
    known, tokens = gazetteer(), reading.tokens
    if head.pos_ == "NOUN" and head.text.islower():
        kind = known.kind_of(head.lower_, tokens[head.i - 1].lower_ if head.i else "")
        end = head.i
        while end > head.left_edge.i and tokens[end - 1].pos_ == "NOUN" and tokens[end - 1].text.islower():
            end -= 1
        start = end
        while start > head.left_edge.i and tokens[start - 1].pos_ == "PROPN" and start - 1 >= head.left_edge.i:
            start -= 1
    elif head.pos_ == "PROPN":
        start, end = head.i, head.i + 1
        while start > head.left_edge.i and tokens[start - 1].pos_ == "PROPN":
            start -= 1
        before = tokens[start - 1] if start > head.left_edge.i else None
        kind = known.kind_of(before.lower_) if before is not None and before.text.islower() else None
    else:
        return None
    if kind not in _CLASSED or start == end or (head.pos_ == "NOUN" and head.lower_.endswith("er") and kind != "media"):
        return None  # “the Verrphone maker” makes it
    name = reading.doc[start:end].text
    return None if known.is_place(name) else name


def speaking_subject(reading: Reading, source: Source) -> Source | None:
    """The speaker where the parser takes the one spoken to: “Okafor speaking to the Port Institute called it late”."""
    head = reading.tokens[source.head]
    if (asked := _asked_by(reading, head)) is not None:
        return asked
    if (leading := _left_behind(reading, head)) is not None:
        return leading
    verb = head.head.head if head.dep_ == "pobj" else head
    if head.dep_ != "pobj" or verb.tag_ != "VBG" or verb.i > head.i:
        return None
    follows = any(one.dep_ in {"acl", "relcl"} and one.tag_ == "VBD" for one in head.children)
    subject = own_subject(verb)
    has_aux = any(one.dep_ == "aux" for one in verb.children)
    if not follows or has_aux or subject is None or subject.i > verb.i or not reading.outside(subject):
        return None
    return source_of(reading, subject)


def _asked_by(reading: Reading, head: Token) -> Source | None:
    """Those whom the head spoke to, where the parser takes it for the speaker: “dockers the Herald spoke to said”."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in {"speak", "talk"} or verb.i + 2 >= len(reading.tokens):
        return None
    after = reading.tokens[verb.i + 1 : verb.i + 3]
    if head.i > verb.i or after[0].lower_ not in {"to", "with"} or after[1].tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    return phrase_before(reading, head.left_edge.i, reading.sentence_starts[head.i])


def _left_behind(reading: Reading, head: Token) -> Source | None:
    """People before a thing that cannot speak, on which the parser hangs what they say: “upset by it, calling …”."""
    if head.pos_ != "NOUN" or head.dep_ not in {"pobj", "dobj"} or is_writing(head) or _is_somebody(head):
        return None
    if not any(one.dep_ == "acl" and one.tag_ == "VBG" and verb_cue(one) is not None for one in head.children):
        return None
    subject = main_subject(reading, head)
    return source_of(reading, subject) if subject is not None and _is_somebody(subject) else None


def _is_somebody(noun: Token) -> bool:
    """Whether a noun is a name, a pronoun, or a word for people or a body."""
    known, lemma = gazetteer(), noun.lemma_.casefold()
    kind = known.kind_words.get(noun.lower_) or known.kind_words.get(lemma)
    is_body = kind is not None and kind not in {"place", "event"}
    is_person = lemma in known.person_words or (noun.tag_ == "NNS" and is_people(noun))
    is_many = is_crowd(noun.lower_) or noun.lower_ in _MANY
    return noun.pos_ in {"PROPN", "PRON"} or is_person or is_many or is_body


def main_subject(reading: Reading, cue: Token) -> Token | None:
    """The subject of the clause that a cue without a subject of its own hangs on: the last one before it.

    A participle has the subject of its main clause; one inside a relative clause is passed over.
    """
    first = reading.sentence_starts[cue.i]
    before: list[Token] = reading.tokens[max(first, cue.i - _MOST_READ) : cue.i]
    for token in reversed(before):
        is_noun = token.pos_ in {"NOUN", "PROPN", "PRON"} and token.lower_ not in _RELATIVE
        is_aside = token.head.dep_ in _ASIDE or _has_relative(reading, token)
        if token.dep_ in _SUBJECTS and is_noun and reading.outside(token) and not is_aside:
            return token
    return None


def _has_relative(reading: Reading, noun: Token) -> bool:
    """Whether a relative pronoun stands in what follows a noun in its phrase (“the homepage of which”)."""
    return any(one.lower_ in _RELATIVE for one in reading.tokens[noun.i + 1 : min(noun.right_edge.i, noun.i + 12) + 1])


def leading_subject(reading: Reading, end: int) -> Token | None:
    """Who says what follows the token before `end` in marks, as the last sentence tells.

    It ends in a colon after a word of speech, or says that somebody issued a statement.
    """
    last = next((one for one in reversed(reading.tokens[max(end - 3, 0) : end]) if not one.is_space), None)
    if last is None:
        return None
    has_colon = last.text == ":"
    for token in reading.tokens[max(reading.sentence_starts[last.i], end - _MOST_READ) : end]:
        if token.dep_ not in {"ROOT", "conj"} or not reading.outside(token):
            continue
        if (has_colon and verb_cue(token) is not None) or _makes_writing(token):
            subject = own_subject(token)
            if subject is not None and reading.outside(subject):
                return subject
    return None


def _makes_writing(verb: Token) -> bool:
    """“issued a statement”, “released the following letter”."""
    return verb.lemma_ in listed("making_verbs") and any(
        one.dep_ == "dobj" and one.tag_ == "NN" and is_writing(one) for one in verb.children
    )
