"""Who said a quote and how, in the article's words where they tell more than the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_archive.fields import ActorRef
from briefing_archive.model import Actor, Quote
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.wording import day


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, as the article names the speaker, and the words that attribute it.

    `as_named` is given where the article uses another name than the one we print; `role` is what is left of
    the article's words once the name is taken out. `lead` is a cue that stands before the name (“according to”).
    """

    speakers: tuple[Link, ...]
    lead: str = ""
    role: str = ""
    as_named: str = ""
    cue: str = ""
    when: str = ""
    is_day_unknown: bool = False


def attribution(quote: Quote, links: Links) -> Attribution:
    """Who said a quote, in the article's words where they tell more than the name."""
    speakers = links.speakers(quote.speaker)
    role = as_named = ""
    first = next((one for one in quote.speaker if isinstance(one, ActorRef)), None)
    if quote.named and first and len(quote.speaker) == 1:
        printed = Actor(id=first.actor, kind="other", name=speakers[0].text)
        role, as_named = _without_name(quote.named, links.archive.actors.get(first.actor, printed))
    elif quote.named and _adds_words(quote.named, speakers):
        as_named = quote.named
    cue, when = quote.cue or "", day(quote.on) if quote.on else ""
    lead = cue if speakers and _leads(cue) else ""
    return Attribution(speakers, lead, role, as_named, "" if lead else cue, when, not quote.on)


_JOINTS = frozenset("a an and his her its one or others other some the their these those".split())
_OPENERS = frozenset(("according", "as", "in", "per"))
_CLOSERS = frozenset(("of", "per", "to"))


def _adds_words(named: str, speakers: tuple[Link, ...]) -> bool:
    """Whether the article's words for the speakers hold any that their printed names do not."""
    printed = {word for one in speakers for word in _words(one.text)}
    return not _words(named) <= printed | _JOINTS | _PRONOUNS


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


def _leads(cue: str) -> bool:
    """Whether the speaker's name completes a cue, and so follows it: “according to”, “was announced by”.

    >>> [_leads(cue) for cue in ("According to", "in the analysis of", "was announced by", "warned of", "in a letter")]
    [True, True, True, False, False]
    """
    words = cue.casefold().split() or [""]
    return words[-1] == "by" or (words[0] in _OPENERS and words[-1] in _CLOSERS)


def _without_name(named: str, actor: Actor) -> tuple[str, str]:
    """What the article's words for a speaker add to the printed name: a role, or other words for it.

    The role is what is left once the actor's name is taken out: a part of the printed name (the longest) before
    any other name it bears. Words of which the name is a part (“a spokesman for the port”, “the port's figures”) stand
    whole. A pronoun adds nothing.
    """
    if named.casefold() in _PRONOUNS:
        return "", ""
    names = [one.name for one in actor.all_names()]
    names += [word for word in actor.name.split() if actor.kind == "person" and word[:1].isupper()]
    for name in sorted(names, key=lambda one: (not _is_short_for(one, actor.name), -len(one))):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)(['’]s)?", named)
        if found is None:
            continue
        before, after = named[: found.start()].strip(" ,;"), named[found.end() :].strip()
        before = "" if before.casefold() == "the" else before
        if not (before or after):
            return "", "" if _is_short_for(name, actor.name) else named
        return (role, "") if (role := _role_beside(before, after, bool(found[1]))) else ("", named)
    return "", "" if _is_short_for(named, actor.name) else named


def _role_beside(before: str, after: str, is_genitive: bool) -> str:
    """The role beside a name, before it as a title or after it in apposition; "" where the words hold the name itself.

    >>> _role_beside("harbour mayor", "", False), _role_beside("", ", mayor of Verrin", False)
    ('harbour mayor', 'mayor of Verrin')
    >>> [_role_beside(*one, False) for one in (("a spokesman for", ""), ("", "figures"), ("the ruling", "in Verrin"))]
    ['', '', '']
    """
    if before and not after:
        words = before.casefold().split()
        is_title = words[0] not in {"a", "an"} and words[-1] not in _PREPOSITIONS
        return before if is_title and not words[-1].endswith(("'s", "’s", "s'", "s’")) else ""
    is_apposition = after[:1] in {",", "(", "–"} or after.split()[0].casefold() in _PREPOSITIONS
    return after.strip(" ,;–") if after and not before and is_apposition and not is_genitive else ""


_PREPOSITIONS = frozenset("at by for from in of on to with".split())
_PRONOUNS = frozenset("he she it they we i who which that this those".split())


def _is_short_for(name: str, whole: str) -> bool:
    """Whether every word of a name stands in the whole name: Okafor in Ines Okafor."""
    return set(name.casefold().split()) <= set(whole.casefold().split())
