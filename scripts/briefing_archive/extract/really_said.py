"""Whether a reporting verb tells that something was said, or only denies, wishes or supposes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.extract.reporting import is_verb, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNREAL = frozenset(
    {"decline", "refuse", "fail", "avoid", "stop", "forget", "neglect", "plan", "cease", "expect", "want", "hope"}
)
_MODAL = frozenset({"would", "could", "should", "might", "may", "must", "ca", "can", "will", "'ll", "’ll"})
_LEADING_TO_SAY = frozenset({"go", "take", "use", "write", "speak", "return", "turn", "step"})
_ASPECT = frozenset({"go", "continue", "begin", "start", "proceed"})
_ALLEGED = {
    "of": frozenset({"suspect", "accuse", "acquit", "convict", "incapable", "afraid", "wary"}),
    "with": frozenset({"charge"}),
    "from": frozenset(
        {"ban", "bar", "prevent", "stop", "keep", "discourage", "refrain", "restrain", "prohibit", "stay"}
    ),
}


def is_real(verb: Token) -> bool:
    """Whether the verb tells that something was said: not negated, wished for, asked for or only possible."""
    if _is_negated(verb):
        return False
    at = verb
    for _ in range(3):
        for child in at.children:
            if child.dep_ == "neg" and at.lemma_ != "deny" and not _is_not_only(child):
                return False
            if child.dep_ == "aux" and child.lower_ == "to" and at.tag_ == "VB":  # not “the dockers it spoke to said”
                return _is_real_infinitive(verb)
            if child.dep_ == "aux" and child.lower_ in _MODAL and not _says_no_more(at):
                return False
            if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} and child.i < at.i:
                return False
        if at.dep_ not in {"conj", "xcomp"} or own_subject(at) is not None or not is_verb(at.head):
            break
        if at.dep_ == "conj" and _stands_alone(at):
            break
        if at.dep_ == "xcomp" and at.head.lemma_ in _UNREAL:
            return False
        at = at.head
    return not _is_only_alleged(at)


def _says_no_more(verb: Token) -> bool:
    """“would only say that …”, “would say only that …”: so much was said."""
    return any(one.lower_ == "only" and abs(one.i - verb.i) == 1 for one in verb.children) or (
        verb.i + 2 < len(verb.doc) and [one.lower_ for one in verb.doc[verb.i + 1 : verb.i + 3]] == ["only", "that"]
    )


def _is_only_alleged(verb: Token) -> bool:
    """“suspected of asking for”, “barred from saying”, “without announcing”: nobody tells that it was said."""
    preposition = verb.head
    if verb.dep_ != "pcomp" or preposition.pos_ != "ADP":
        return False
    return (
        preposition.lower_ == "without"
        or verb.doc[preposition.i - 1].lower_ == "short"
        or preposition.head.lemma_ in _ALLEGED.get(preposition.lower_, ())
    )


def _stands_alone(verb: Token) -> bool:
    """Whether a verb joined to another is not under its negation: without “and” or “or”, or tensed by itself.

    “did not give way and vowed to go on”: what “did not” governs is no past tense.
    """
    joins = [one for one in verb.head.children if one.dep_ == "cc" and one.i < verb.i]
    has_aux = any(one.dep_ == "aux" and one.tag_ in {"VBZ", "VBP", "VBD"} for one in verb.children)
    is_tensed = verb.tag_ in {"VBD", "VBZ"} and verb.head.tag_ == "VB"
    return has_aux or is_tensed or not joins or joins[-1].lower_ == "but"


def _is_negated(verb: Token) -> bool:
    """“had not, as of Monday, announced”: a negation that the parser hangs elsewhere."""
    for at in range(verb.i - 1, max(verb.i - 8, 0), -1):
        token = verb.doc[at]
        if token.lower_ in {"not", "n't", "n’t", "never"}:
            before = verb.doc[at - 1]
            helps = before.pos_ == "AUX" and (before.dep_ in {"aux", "auxpass"} or token.head == verb)
            return helps and not _is_not_only(token) and verb.lemma_ != "deny"
        if (
            token.pos_ == "VERB"
            or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})
            or token.is_quote
            or token.text in {".", ";", ":"}
            or token.pos_ in {"CCONJ", "SCONJ", "PRON"}
        ):
            return False
    return False


def _is_not_only(negation: Token) -> bool:
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in {"only", "just", "merely"}


def _is_real_infinitive(verb: Token) -> bool:
    """“went on to say”, “continued to insist”, “took to the radio to say” tell; “wants to say” does not."""
    head = verb.head
    if verb.dep_ in {"advcl", "xcomp"} and is_verb(head) and head.lemma_ in _LEADING_TO_SAY:
        return is_real(head)
    if verb.dep_ == "advcl" and is_verb(head):
        return False
    return verb.dep_ == "xcomp" and head.lemma_ in _ASPECT and is_real(head)
