"""The shapes in which words are reported, beyond a clause after a verb of saying. All invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing_archive.extract import actors, quotes
from briefing_archive.extract.layout import lay_out
from briefing_archive.extract.parsed import Found
from briefing_archive.extract.statements import as_statements
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import Extraction, QuoteProposal
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp


def draft(text: str, nlp) -> tuple[QuoteProposal, ...]:  # type: ignore[no-untyped-def]
    """The quotes of a text, as a record has them."""
    layout = lay_out(text)
    doc = parse_article(text, layout, nlp)
    found = Found(None, registry_of(()), layout)
    found = replace(found, actors=actors.extract(doc, found))
    return as_statements(Extraction(text, actors=found.actors, quotes=quotes.extract(doc, found))).quotes


def said(text: str, nlp) -> list[str]:  # type: ignore[no-untyped-def]
    """The content of each quote."""
    return [one.span.of(text) for one in draft(text, nlp)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what somebody claims of himself, in a bare noun
        ("The dockers have claimed victory.", ["have claimed victory"]),
        ("Both firms claimed victory in the vote, which was close.", ["victory in the vote"]),
        ("The visitors claimed victory over Port Verrin.", []),
        ("The sailor claimed asylum in Tavria.", []),
        # what is planned or meant, with its infinitive
        ("Two firms have announced plans to leave the port.", ["plans to leave the port"]),
        ("The board announced its closure.", []),
        # what a thing is said to be
        ("Okafor has cited fog as preventing him from sailing.", ["fog as preventing him from sailing"]),
        ("The council announced the cause of the fire as a fault.", ["the cause of the fire as a fault"]),
        ("A boat, reported by local radio as belonging to the navy, sank.", ["as belonging to the navy"]),
        ("The council announced a boat that was sold as new.", []),
        ("They lost what the mayor described as good berths.", []),
        ("Okafor named both the union and the party as terrorists.", ["both the union and the party as terrorists"]),
        ("The board named Vale as its new chairman.", []),
        # a judgement, and no name
        ("Vale called the vote a sham.", ["the vote a sham"]),
        ("The owners called the boat Hope.", []),
        # where a figure is put
        ("The police put the figure at 3,000.", ["the figure at 3,000"]),
        ("The police put the box at the door.", []),
        # who urges stands after “by”
        ("Ministers have been urged by doctors to act.", ["to act"]),
        # a figure
        ("The yard reported a loss of $3 million.", ["a loss of $3 million"]),
        ("The yard reported its loss of $3 million.", []),
        # what somebody is asked through a preposition
        ("The pilot pleaded with the crew to wait.", ["to wait"]),
        ("The board has been encouraging firms to wait.", ["to wait"]),
        ("The scheme encourages firms to wait.", []),
        # the subject of what was said is nothing said
        ("Dockers have complained about the noise.", []),
        ("The master warned about the floods.", ["the floods"]),
    ],
)
def test_what_was_said(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert said(text, nlp) == expected


def test_claims_stand_apart_from_reported_clauses(nlp):  # type: ignore[no-untyped-def]
    text = "The dockers have claimed victory. The board said they had lost."
    layout = lay_out(text)
    doc = parse_article(text, layout, nlp)
    assert [one.is_act for one in quotes.extract(doc, Found(None, registry_of(()), layout))] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # evidence that the writer holds against it
        ("The Herald states the boat was new, despite photos showing rust.", ["the boat was new"]),
        ("Okafor said the port would open despite the strike.", ["the port would open despite the strike"]),
        # a list goes on after the comma
        (
            "Vale said they apply to letters and notes that have no end, and harbour board minutes that tell little.",
            ["they apply to letters and notes that have no end, and harbour board minutes that tell little"],
        ),
        # a condition turned round, and what follows from it
        (
            "She went on to say that should the guild agree, she would not oppose the ferry.",
            ["should the guild agree, she would not oppose the ferry"],
        ),
        # clauses that the parser hung elsewhere
        ("No one was hurt, with local media reporting nobody was in the houses.", ["nobody was in the houses"]),
        (
            "She was sent to a camp, which the board describes as a retreat, but critics charge is a work camp.",
            ["a retreat", "is a work camp"],
        ),
        # a second cue in a relative clause
        (
            "The mayor said he can shut the lock, which he said would save a week of work.",
            ["he can shut the lock", "would save a week of work"],
        ),
        # written words around their cue
        (
            "Because only the council may spend it, reads the motion, the decree breaks the law of the town.",
            ["Because only the council may spend it, reads the motion, the decree breaks the law of the town"],
        ),
        # the sentence goes on in the tense of what was said
        (
            "The port will reopen in June, Okafor told a news conference, and all fees will be waived.",
            ["The port will reopen in June, Okafor told a news conference, and all fees will be waived"],
        ),
        # to the end of what is warned of, hinted at, advised against
        ("Okafor warned of “chaos” if the strike goes ahead.", ["“chaos” if the strike goes ahead"]),
        ("The chancellor hinted at tax cuts in next month’s budget.", ["tax cuts in next month’s budget"]),
        ("The office advised crews against sailing to Tavria.", ["against sailing to Tavria"]),
        # what a court holds
        ("The court ruled the decree unlawful and ordered a new vote.", ["the decree unlawful"]),
        # marks, and a second clause outside of them
        (
            "The minister said that “if the crews want to talk, my door is open”, but that the offer would stand.",
            ["“if the crews want to talk, my door is open”, but that the offer would stand"],
        ),
        # the speakers take up the word again
        (
            "The owners said Vale was a guest and say she has a reason for harming the yard.",
            ["Vale was a guest", "she has a reason for harming the yard"],
        ),
    ],
)
def test_where_words_begin_and_end(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert said(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause begins before the marks
        (
            "Vale told the inquest that, during her last summer, “the illness played a part in everything.”",
            [("mixed", "during her last summer, “the illness played a part in everything.”")],
        ),
        # a cue that the parser took for an adjective
        ("“The boats were hastily sent to the outer line”, added VKNA.", None),
        # one cue for two
        (
            "“They deserve no berth”, the board added; and, later, “Vale has told the pilots.”",
            [("direct", "“They deserve no berth”"), ("direct", "“Vale has told the pilots.”")],
        ),
        # in the words of somebody with a name behind the office
        (
            "The quay gave way, and in the words of the town engineer, Tom Vale, “it was built on sand.”",
            [("direct", "“it was built on sand.”")],
        ),
        # a list of what is demanded
        (
            "The dockers’ demands include higher wages, the end of “night calls,” and a new crane.",
            [("mixed", "higher wages, the end of “night calls,” and a new crane")],
        ),
        (
            "The dockers’ demands have expanded to complete closure of the yard and greater pay.",
            [("indirect", "complete closure of the yard and greater pay")],
        ),
        # words in marks before or after whom they are of
        ("The remarks were called “shameful” by the union.", [("direct", "“shameful”")]),
        ("A banner read: “No more dredging!”", [("direct", "“No more dredging!”")]),
        # a brand in marks is no speech
        (
            "The yard claims that the firm used the “Gull” brand for its boats.",
            [("indirect", "the firm used the “Gull” brand for its boats")],
        ),
    ],
)
def test_marks_and_lists(text, expected, nlp):  # type: ignore[no-untyped-def]
    expected = expected or [("direct", text.partition(", added")[0])]
    assert [(one.kind, one.span.of(text)) for one in draft(text, nlp)] == expected
