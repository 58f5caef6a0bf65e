"""What a number counts, read off the parse: a noun, a state (“12 dead”), or what a verb does to whom it strikes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_archive.extract.closed_words import word_set
from briefing_archive.extract.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = word_set("casualty_states")
_CASUALTY_VERBS = word_set("casualty_verbs")
_NO_UNIT = word_set("no_unit")
_MORE = frozenset({"more", "others"})
_TOTALS = frozenset({"number", "total", "count"})
_BEFORE_NOUN = frozenset({"nummod", "compound", "quantmod", "amod"})
_FARTHEST = 5
_MILLION = 1_000_000
# “km”, “mph”: signs have no plural.
_LONGEST_SIGN = 3
_AND_MORE = re.compile(r"^(?:and|or)\s[0-9][0-9,.]*\s")
_HYPHENS = frozenset("-‐‑")

Unit = tuple[str, int]
"""The words for what is counted, and the offset in the parse where they end; ("", 0) for none."""
NONE: Unit = ("", 0)


def unit_of(quantity: Quantity, number: Token) -> Unit:
    """What a number counts; `number` is its last token.

    Nothing is found for numbers in names (“Apollo 2 crew”) and for what is no thing (“two ways”).
    """
    if quantity.unit:
        return quantity.unit, 0
    head = _noun_of(number)
    if number.dep_ in _BEFORE_NOUN and 0 < head.i - number.i <= _FARTHEST:
        return _unit_of_head(quantity, number, head)
    if number.dep_ == "nummod" and head.i < number.i and head.pos_ == "PROPN":
        return NONE
    following = number.nbor(1) if number.i + 1 < len(number.doc) else None
    if _is_of_persons(number):
        return "people", _end(number.nbor(2))
    if following is not None and following.lower_ in _MORE:
        return casualty(number), _end(following)
    if following is not None and (following.lower_ in _STATES or following.tag_ in {"NNS", "NN"}):
        return _joined_on(following)
    if following is not None and following.lower_ == "of" and quantity.value > 1:
        return NONE
    return casualty(number) or _total(number) or ("people" if _is_their_number(number) else ""), 0


def _noun_of(number: Token) -> Token:
    """The noun a number counts, not a name before it: “300 Ines Okafor pictures”."""
    head = number.head
    while head.dep_ == "compound" and head.head.i > head.i > number.i:
        head = head.head
    return head


def _unit_of_head(quantity: Quantity, number: Token, head: Token) -> Unit:
    if head.lower_ in _MORE:
        return casualty(number), _end(head)
    if head.pos_ not in {"NOUN", "PROPN", "SYM"} and head.lower_ not in _STATES:
        return NONE
    if head.lemma_.lower() in _NO_UNIT and quantity.value < 100:
        return NONE
    if head.pos_ == "PROPN" and number.text[:1].isupper() and not number.is_sent_start and not quantity.has_digits:
        return NONE
    before = number.nbor(-1) if number.i else None
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ != "DATE":
        is_name = before.head.i in {head.i, number.i} and before.dep_ in {
            "compound",
            "nmod",
            "quantmod",
        }  # “Ferry 4 passengers”
        if head.tag_ == "NN" or (is_name and quantity.value < 100):
            return NONE
    last, end = _joined_on(head)
    if _names_one(quantity, number, head):
        return NONE
    words = " ".join(f"{number.doc[number.i + 1 : head.i].text_with_ws}{last}".split()).strip(" ,")
    words = _AND_MORE.sub("", words)  # “1,600 and 400 jobs”
    return words.removeprefix("other ").removeprefix("more "), end


def _names_one(quantity: Quantity, number: Token, head: Token) -> bool:
    """Whether the number is a name or a mark, since one thing follows it: “787 project manager”, “1.1 connection”.

    What is counted stands in the plural, but for words that have none (“300 aircraft”, “12 crew”).
    """
    if not quantity.has_digits or not 1 < quantity.value < _MILLION or head.lower_ in word_set("unchanged_plurals"):
        return False
    is_one = head.tag_ == "NN" and head.pos_ == "NOUN" and not head.lower_.endswith("s") and len(head) > _LONGEST_SIGN
    return is_one and not (head.i + 1 < len(number.doc) and head.nbor(1).text in _HYPHENS)


def _joined_on(noun: Token) -> Unit:
    """The noun with what a hyphen joins to it: “co-owners” is one word, of which the parse makes three."""
    words, last = noun.text, noun
    while last.i + 2 < len(noun.doc) and last.nbor(1).text in _HYPHENS and not last.whitespace_:
        hyphen, after = last.nbor(1), last.nbor(2)
        if hyphen.whitespace_ or not after.is_alpha:
            break
        words, last = f"{words}{hyphen.text}{after.text}", after
    return words, _end(last)


def _is_of_persons(number: Token) -> bool:
    """“More than 900 of us”: a number of those who speak or are spoken to."""
    if number.i + 2 >= len(number.doc) or number.nbor(1).lower_ != "of":
        return False
    return number.nbor(2).lower_ in {"us", "you"}


def _end(token: Token) -> int:
    return int(token.idx) + len(token.text)


def casualty(number: Token) -> str:
    """“killed” where a bare number is whom a verb of that kind strikes (“eleven were killed”); "" elsewhere."""
    verb = number.head
    if strikes(verb) and number.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        return "dead" if verb.lemma_ == "die" else _participle(verb)
    adjective = next((child for child in verb.children if child.dep_ == "acomp" and child.lower_ in _STATES), None)
    return str(adjective.text) if adjective is not None and number.dep_ == "nsubj" else ""


def strikes(verb: Token) -> bool:
    """Whether the verb tells what was done to victims."""
    return verb.pos_ == "VERB" and verb.lemma_ in _CASUALTY_VERBS


def _participle(verb: Token) -> str:
    if verb.tag_ in {"VBN", "VBD"}:
        return str(verb.lower_)
    return str(verb.lemma_) + ("d" if verb.lemma_.endswith("e") else "ed")


def _total(number: Token) -> str:
    """“deaths” in “the number of deaths is 66”."""
    verb = number.head
    if number.dep_ != "attr" or verb.lemma_ not in {"be", "reach", "stand"}:
        return ""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_ not in _TOTALS:
        return ""
    of = next((child for child in subject.children if child.lower_ == "of"), None)
    noun = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return str(noun.text) if noun is not None and noun.pos_ in {"NOUN", "PROPN"} else ""


def _is_their_number(number: Token) -> bool:
    """“Put their number at 300”: how many they are, whoever they are."""
    if number.dep_ != "pobj" or number.head.lower_ != "at":
        return False
    before = number.doc[max(number.i - 2 * _FARTHEST, number.sent.start) : number.i]
    noun = next((token for token in before if token.lemma_ in _TOTALS), None)
    return noun is not None and any(child.lower_ == "their" for child in noun.children)


def leaves_unit_out(number: Token) -> bool:
    """Whether the number may count what the one before it counts (“five hundred more”, “300 in the north”)."""
    if number.i + 1 >= len(number.doc) or casualty(number):
        return False
    following = number.nbor(1).lower_
    return following in _MORE or (following in {"in", "from", "at"} and number.dep_ not in _BEFORE_NOUN)
