"""Somebody whom the article's words only describe: by a role, by the noun for a body, or as nobody it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_archive.extract.attribution import Reading
from briefing_archive.extract.gazetteer import gazetteer
from briefing_archive.extract.heard import Heard
from briefing_archive.extract.hypernyms import body_meant, kinds_by_noun
from briefing_archive.extract.several import plurals_before
from briefing_archive.extract.unnamed import Speaker, is_aged, is_body_noun, is_former, said_again
from briefing_archive.phrases import role_head, without_article
from briefing_archive.proposals import ActorProposal

if TYPE_CHECKING:
    from spacy.tokens import Token

# Of these an article has more than one: a second may be named below the first.
_OFTEN = frozenset({"doctor", "officer", "lawmaker", "official", "resident", "witness"})
POSSESSIVES = frozenset({"his", "her", "their", "its"})


def _has_age(reading: Reading, head: Token) -> bool:
    """“The minister, 61, said”: an age in commas behind a description."""
    after = reading.tokens[head.i + 1 : head.i + 4]
    return len(after) == 3 and after[0].text == after[2].text == "," and after[1].text.isdigit()


class Descriptions(Heard):
    """Finds whom a description means, and remembers whom it found nobody for."""

    def _described(self, reading: Reading, head: Token, words: str, *, alone: bool) -> Speaker | None:
        """Somebody whom the words only describe: by a role, by a name that holds the head, or by the words."""
        at = reading.offset + head.idx
        description = without_article(words)
        if not description or not any(sign.isalpha() for sign in description):
            return None
        opening = words.split()[0].casefold() if words.split() else ""
        owned = any(child.dep_ == "poss" for child in head.children)
        is_definite = opening in {"the", "this", "that"} or opening in POSSESSIVES or owned
        is_plural = head.tag_ in {"NNS", "NNPS"}
        opens = reading.index == 0
        is_new = opening in {"a", "an"} and (opens or not any(one.dep_ == "compound" for one in head.children))
        is_new = is_new and (opens or head.lower_ not in _OFTEN)
        is_role = role_head(words).endswith(head.lower_)
        if is_definite and not is_plural and is_role:
            actor = self.cast.with_role(words, at)
            if actor is not None:
                return Speaker(actor.name, actor, 0.8, "")
        if (is_definite or is_new) and not is_plural:
            actor = self.cast.introduced_after(
                words, at, self._paragraph_after(reading) if is_new else len(self.text), is_new=is_new
            )
            if actor is not None:
                return Speaker(actor.name, actor, 0.6, f"is “{words}” {actor.name}?")
        if opens and is_new and not is_plural and (named := self._named_below(reading, head)) is not None:
            return Speaker(named.name, named, 0.6, f"is “{words}” {named.name}?")
        if head.lower_.startswith("spokes") and (body := self._spoken_for(reading, head)) is not None:
            return body
        if opening in {"the", "this"} and not is_plural and (body := self._taken_up(reading, head, words)) is not None:
            return body
        if head.lower_ == description.casefold() and (called := self._body_called(reading, head)) is not None:
            return Speaker(called.name, called, 0.7, f"does “{words}” mean {called.name}?")
        key = head.lemma_.casefold()
        if opening in {"the", *POSSESSIVES} and key in self.described:
            return Speaker(self.described[key], None, 0.7)
        whose_doubt = ""
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        if owner is not None and owner.lower_ in POSSESSIVES - {"their"}:
            # A record takes a speaker without an actor in the article's own words: “his family”.
            whose = self._pronoun(reading, owner)
            description = f"{owner.lower_} {description}"
            whose_doubt = f"is “{words}” that of {whose.name}?" if whose is not None else ""
        self.described[key] = description
        if is_plural or not is_definite or head.pos_ == "PROPN":
            return Speaker(description, None, 0.9)
        again = said_again(reading, head, words, self.sentence_of[reading.index], self.said) if not owned else None
        if again is not None:
            return again
        told_by_past = is_aged(words) or (opening == "the" and (is_former(head) or _has_age(reading, head)))
        aged = self._only_person(reading, head) if told_by_past and not owned else None
        if aged is not None:
            return Speaker(aged.name, aged, 0.65, f"is “{words}” {aged.name}?")
        return Speaker(description, None, 0.7, whose_doubt or f"who is “{words}”?")

    def _named_below(self, reading: Reading, head: Token) -> ActorProposal | None:
        """The person whom the second paragraph opens with, where the first only tells what he is: “A former mayor …”.

        Not where the article says that the two are something else.
        """
        if head.lower_ not in gazetteer().person_words or head.lower_.startswith("spokes") or len(self.readings) < 2:
            return None
        below = self.readings[1]
        named = [one for one in below.tokens[:12] if one.dep_ in {"nsubj", "nsubjpass"} and one.pos_ == "PROPN"]
        actor = self.cast.at(below.span(named[0].i, named[0].i + 1)) if named and below.tokens else None
        if actor is None or actor.kind != "person":
            return None
        roles = {role_head(one) for one in actor.roles}
        here = reading.span(0, len(reading.tokens))
        is_other = roles and head.lower_ not in roles
        return None if is_other or any(one.overlaps(here) for one in actor.mentions) else actor

    def _only_person(self, reading: Reading, head: Token) -> ActorProposal | None:
        """The one person named in this sentence or the two before."""
        at, sentence = reading.offset + head.idx, self.sentence_of[reading.index][head.i]
        people = self.cast.ranked(lambda index: self.cast.actors[index].kind == "person", at, sentence, reach=2)
        return self.cast.actors[people[0][0]] if len(people) == 1 else None

    def _spoken_for(self, reading: Reading, head: Token) -> Speaker | None:
        """The body that a spokesperson without a name speaks for.

        A noun for its class tells it, or “its”; of one alone it is the body of this sentence or the one before.
        """
        owner = next((one for one in head.children if one.dep_ == "poss" and one.lower_ in {"its", "their"}), None)
        if owner is not None:
            whose = self._pronoun(reading, owner)
            is_body = whose is not None and whose.actor is not None and whose.actor.kind != "person"
            if whose is not None and is_body:
                return Speaker(whose.name, whose.actor, 0.7, f"is it of {whose.name}?")
        is_bare = not any(one.dep_ in {"compound", "poss", "amod", "nmod", "prep", "appos"} for one in head.children)
        if is_bare and (body := self._body_before(reading, head)) is not None:
            return body
        beside = [one for one in head.children if one.dep_ in {"compound", "poss"}]
        beside += [
            inner for one in head.children if one.dep_ == "prep" and one.lower_ == "for" for inner in one.children
        ]
        noun = next((one for one in beside if one.tag_ == "NN" and one.lower_ in kinds_by_noun()), None)
        return self._taken_up(reading, noun, noun.text) if noun is not None else None

    def _body_before(self, reading: Reading, head: Token) -> Speaker | None:
        """The body for which somebody speaks: the last speaker, else the clearest here and in the sentence before."""
        at, sentence = reading.offset + head.idx, self.sentence_of[reading.index][head.i]
        if self.said and sentence - self.said[-1][0] <= 2 and len(self.said[-1][1].speakers) == 1:
            last = self.said[-1][1].speakers[0]
            if last.actor is None or last.actor.kind != "person":
                named = is_body_noun(last.name) or last.actor is not None
                doubt = f"does “{head.text}” speak for {last.name}?"
                return Speaker(last.name, last.actor, 0.65, doubt) if named else None
        ranked = self.cast.ranked(self.cast.is_body, at, sentence, reach=1)
        if not ranked or (len(ranked) > 1 and ranked[1][1] > 0.4 * ranked[0][1]):
            return None
        actor = self.cast.actors[ranked[0][0]]
        lists = plurals_before(self.readings, self.sentence_of, head, reading.index, self.cast)
        if any(one.actor == actor for several in lists for one in several.speakers):
            return None  # “The board and the union met. A spokesman said …”
        return Speaker(actor.name, actor, 0.65, f"does “{head.text}” speak for {actor.name}?")

    def _taken_up(self, reading: Reading, head: Token, words: str) -> Speaker | None:
        """The body named before that the noun for its class takes up."""
        at, sentence = reading.offset + head.idx, self.sentence_of[reading.index][head.i]
        body = body_meant(self.cast, head, at, sentence, self._spoke(sentence))
        if body is None:
            return None
        actor, sureness = body
        return Speaker(actor.name, actor, 0.45 + sureness * 0.4, f"does “{words}” mean {actor.name}?")

    def _body_called(self, reading: Reading, head: Token) -> ActorProposal | None:
        """The one body whose name ends in the word: “Police said” beside “the Port Verrin Police”."""
        if head.tag_ in {"NNS", "NNPS"} and head.lower_ != "police":
            return None
        at = reading.offset + head.idx
        bodies = [
            one
            for index, one in enumerate(self.cast.actors)
            if one.kind != "person"
            and one.name.casefold().split()[-1:] == [head.lower_]
            and (head.lower_ not in kinds_by_noun() or self.cast.is_named_before(index, at))
        ]
        return bodies[0] if len(bodies) == 1 else None

    def _paragraph_after(self, reading: Reading) -> int:
        """The end of the next paragraph: how far a description may run ahead of the name."""
        last = self.readings[min(reading.index + 1, len(self.readings) - 1)]
        return last.offset + len(last.parsed.text)
