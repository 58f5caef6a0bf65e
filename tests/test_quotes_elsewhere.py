"""Quotes away from their own page: each brief's together under its title and day; who said them, in words."""

from typing import Any

import pytest
import sites
from briefing_archive.model import Quote
from briefing_archive.pages.attribution import attribution
from briefing_archive.pages.links import Links


def _by(**more: Any) -> tuple[str, str, str, str]:
    quote = Quote.model_validate({"id": "q1", "text": "The basin silts up.", "evidence": ["silted"], **more})
    of = attribution(quote, Links(sites.archive(sites.brief()), "quotes/index.md"))
    return of.lead, ", ".join(one.text for one in of.speakers), of.as_named, of.cue


@pytest.mark.parametrize(
    ("cue", "lead", "after"),
    [
        ("According to", "According to", ""),  # the name completes it
        ("in the analysis of", "in the analysis of", ""),
        ("warned of", "", "warned of"),  # its content completes it
        ("in a statement", "", "in a statement"),
    ],
)
def test_a_cue_that_the_name_completes_stands_before_it(cue: str, lead: str, after: str) -> None:
    speaker = {"speaker": "ines-okafor", "named": "Okafor"}
    assert _by(cue=cue, **speaker) == (lead, "Ines Okafor", "", after)


@pytest.mark.parametrize(
    ("speaker", "named", "as_named"),
    [
        ({"words": "dock workers"}, "the dock workers", ""),  # an article more is no other name
        ({"words": "Dock workers"}, "They", ""),  # nor is a pronoun
        (["ines-okafor", "verrin-guard"], "Okafor and the Verrin Guard", ""),  # both are printed
        ({"words": "dock workers"}, "tired dock workers", "tired dock workers"),
        (["ines-okafor", "verrin-guard"], "the mayor and the Guard", "the mayor and the Guard"),
    ],
)
def test_what_the_article_calls_speakers_is_said_where_it_tells_more(speaker: Any, named: str, as_named: str) -> None:
    assert _by(speaker=speaker, named=named)[2] == as_named


@pytest.mark.parametrize(
    ("named", "role", "as_named"),
    [
        ("Reyle", "", ""),
        ("the engineer Tam Reyle", "the engineer", ""),
        ("She", "", ""),
        ("the Lowmere", "", "the Lowmere"),
    ],
)
def test_of_an_actor_the_registry_lacks_the_name_is_not_said_twice(named: str, role: str, as_named: str) -> None:
    draft = sites.brief(actors=[{"actor": "tam-reyle", "named": ["Reyle of Lowmere", "Tam Reyle"]}])
    quote = {"id": "q1", "text": "It fills.", "evidence": ["silted"], "speaker": "tam-reyle", "named": named}
    of = attribution(Quote.model_validate(quote), Links(sites.archive(draft), "quotes/index.md"))
    assert (of.speakers[0].text, of.role, of.as_named) == ("Tam Reyle", role, as_named)


def test_quotes_stand_under_their_brief_with_its_day_and_publisher_once() -> None:
    told = sites.markdown_of(sites.two_briefs())["quotes/index.md"]
    heads = [line for line in told.splitlines() if line.startswith("### ")]
    assert heads == [
        "### [The council votes](../briefs/2026-03-20-harbour-vote.md#Quotes) {: .of }",
        "### [Port Verrin argues about its harbour](../briefs/2026-03-14-harbour-plan.md#Quotes) {: .of }",
    ]
    first, second = told.split("\n### ")[1:]
    assert "20\u00a0Mar\u00a02026 ·\u2060 [The Verrin Post](../publishers/the-verrin-post.md)" in first
    assert "14\u00a0Mar\u00a02026 ·\u2060 Publisher *unknown*{: .unk }" in second
    assert first.count("The council votes") == 1
    assert "](../briefs/2026-03-20-harbour-vote.md#q1)" in first


def test_an_actors_page_does_not_link_to_itself() -> None:
    told = sites.markdown_of(sites.two_briefs())["actors/ines-okafor.md"]
    assert "Ines Okafor" in told
    assert "(ines-okafor.md)" not in told


def test_quotes_of_a_draft_are_marked_on_other_pages() -> None:
    told = sites.markdown_of(sites.every_state())["quotes/index.md"]
    head = told.partition("A draft about fish")[2].partition("> ")[0]
    assert "Draft, not reviewed" in head


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("the Port Verrin government", "Port Verrin (*the Port Verrin government*)"),  # the name is a part of it
        ("a spokesman for Port Verrin", "Port Verrin (*a spokesman for Port Verrin*)"),
        ("Port Verrin’s figures", "Port Verrin (*Port Verrin’s figures*)"),
        ("Port Verrin, the smaller town", "Port Verrin, *the smaller town*"),  # an apposition stands beside it
        ("the harbour town Port Verrin", "Port Verrin, *the harbour town*"),
        ("the Port Verrin", "Port Verrin"),
    ],
)
def test_words_that_hold_the_name_itself_stand_whole(named: str, words: str) -> None:
    quote = {"id": "q1", "text": "“We dredge.”", "speaker": "port-verrin", "named": named}
    told = sites.markdown_of(sites.archive(sites.brief(quotes=[quote])))["quotes/index.md"]
    assert f"[Port Verrin](../actors/port-verrin.md){words.removeprefix('Port Verrin')}, *day not stated*" in told


def test_a_publishers_own_quotes_do_not_name_it_again() -> None:
    told = sites.markdown_of(sites.two_briefs())["publishers/the-verrin-post/quotes.md"]
    assert told.count("[The Verrin Post]") == 1
    assert "20\u00a0Mar\u00a02026\n{: .meta }" in told
