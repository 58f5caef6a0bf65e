"""Attributions that the parse misses and the words show, and words that only look like an attribution. All invented."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who speaks stands behind a whole sentence
        (
            "Two sailors drowned when guards fired on crews that had met there, witnesses and hospital staff said.",
            ["Two sailors drowned when guards fired on crews that had met there"],
        ),
        (
            "The ship sank in a storm off the coast of Tavria, the owner of the yard told the Tamsel Gazette.",
            ["The ship sank in a storm off the coast of Tavria"],
        ),
        ("After the storm, the mayor and her deputy said the port was shut.", ["the port was shut"]),
        # quoted as saying
        ("“Losers blame the judge,” Ines Okafor was quoted as saying.", ["“Losers blame the judge,”"]),
        ("“We sat down,” Tom Vale was quoted by the Tamsel Gazette as saying.", ["“We sat down,”"]),
        ("At least 40 boats have sunk, Ines Okafor was quoted as saying.", ["At least 40 boats have sunk"]),
        # a cue that the tagger took for a noun
        (
            "“I am a nervous man, I was late,” the 26-year-old said, lighting a cigar.",
            ["“I am a nervous man, I was late,”"],
        ),
        # “that” behind a time, a place or a writing
        (
            "Tom Vale told a press conference in the capital, Tamsel, at 10:00 local time that he had resigned.",
            ["he had resigned"],
        ),
        (
            "The firm said in a written statement that it was “sad” and that safety had “come first.”",
            ["it was “sad” and that safety had “come first.”"],
        ),
        # what somebody is to do
        ("The union demanded that the mayor resign.", ["the mayor resign"]),
        ("Ines Okafor ordered that the port be closed.", ["the port be closed"]),
        ("For the state, Tom Vale submitted that the lists were old.", ["the lists were old"]),
        # a negation of its own, and “would only say”
        ("That was not good enough, said Tom Vale, who leads the crews.", ["That was not good enough"]),
        ("The press officer would only say that the port was “coping”.", ["the port was “coping”"]),
        ("The press officer would not say that the port was shut.", []),
        # the speaker goes on with another cue
        (
            "The board says it can do little about fees but has promised to lift the tax.",
            ["it can do little about fees", "to lift the tax"],
        ),
        # no words of speech
        ("Nine boats had sunk since the storm began, “some of them new”.", []),
        ("Tom Vale was asked by a local radio station for a comment.", []),
        # signs at the end
        ("Turnout was 64%, Ines Okafor said.", ["Turnout was 64%"]),
    ],
)
def test_attributions_by_words(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert [one.span.of(text) for one in draft(text, nlp)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Okafor, along with her deputy Tom Vale, said the port was shut.", ("Ines Okafor", "Tom Vale")),
        ("Ines Okafor, together with Tom Vale, said the port was shut.", ("Ines Okafor", "Tom Vale")),
        ("Two people left. One of them, the mate's sister, Carla Nye, said the crane fell.", ("Carla Nye",)),
        ("The Harbour Union met. One of them said the port was shut.", ("One of them",)),
        ("The pilot's lawyer, Tom Vale, has since written to her demanding an apology.", ("Tom Vale",)),
        (
            "Leader of the Opposition, Ines Okafor, called a vote. The ruling party’s spokesperson said it was due.",
            ("ruling party’s spokesperson",),
        ),
        (
            "In a release, the Office of the Mayor said there was no deal. Every bid is read, it noted.",
            ("Office of the Mayor",),
        ),
    ],
)
def test_speakers_by_words(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[-1].speakers == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # marks that nothing closes
        ("“We wait, Mayor Ines Okafor told reporters. She left soon after.", [("direct", "“We wait,")]),
        ("“We wait,' said Mayor Ines Okafor. She left.", [("direct", "“We wait,'")]),
        (
            "Ines Okafor said the cranes “are old and must go. They stood still.",
            [("mixed", "the cranes “are old and must go.")],
        ),
        # one statement on both sides of a dash
        (
            "Ines Okafor said a strike was “likely” — “unless it rains”.",
            [("mixed", "a strike was “likely” — “unless it rains”")],
        ),
        # a name or a title is no speech, and ends no sentence
        ("Piet “T.J.” Marlow said the port was shut.", [("indirect", "the port was shut")]),
        (
            "A coroner identified the dead man as Piet “T.J.” Marlow, 61, of Tamsel.",
            [("indirect", "the dead man as Piet “T.J.” Marlow, 61, of Tamsel")],
        ),
        (
            "Ines Okafor recalled the strike in her book, “The Long Quay,” and said it was late.",
            [("indirect", "it was late")],
        ),
    ],
)
def test_marks_that_mislead(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert [(one.kind, one.span.of(text)) for one in draft(text, nlp)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nouns for speech, made or somebody's
        ("Ines Okafor made a pledge to rebuild the port.", ["to rebuild the port"]),
        ("Ines Okafor repeated her call for an inquiry.", ["an inquiry"]),
        ("Ines Okafor issued a warning that the port could close.", ["the port could close"]),
        ("Ines Okafor rejected the union's claim that the port was unsafe.", ["the port was unsafe"]),
        ("Ines Okafor made a call to her deputy.", []),
        ("The crews heard a warning that scared them.", []),
        # what a thing is held to be, and where a figure is put
        (
            "Tom Vale pointed to a lack of money as the cause of the collapse.",
            ["a lack of money as the cause of the collapse"],
        ),
        ("Tom Vale pointed to the door as she left.", []),
        ("Rights groups put the toll as high as 20.", ["the toll as high as 20"]),
        ("Her group had asked for at least $100 million a year.", ["at least $100 million a year"]),
        # what goes on
        (
            "Ines Okafor said the letter named the wrong street and she would ask for a new one.",
            ["the letter named the wrong street and she would ask for a new one"],
        ),
        (
            "Sunvale said it was “not a party to it” and was examining the order.",
            ["it was “not a party to it” and was examining the order"],
        ),
        (
            "Tavria said it would back the fund, provided that more states pay in.",
            ["it would back the fund, provided that more states pay in"],
        ),
        (
            "Tom Vale has pledged to make Tamsel, which lives off its port, a priority.",
            ["to make Tamsel, which lives off its port, a priority"],
        ),
        (
            "The flood destroyed, according to Ines Okafor, 40 homes.",
            ["The flood destroyed, according to Ines Okafor, 40 homes"],
        ),
        # who keeps silent, who has it otherwise, and whom a paper has it from
        ("The board confirmed that talks had begun but declined to give details.", ["talks had begun"]),
        ("The board said it had lost 12 boats, but the crews denied it.", ["it had lost 12 boats"]),
        (
            "The bill would ban nets, the Tamsel Gazette reported on Monday, citing two aides.",
            ["The bill would ban nets"],
        ),
        ("Some crews reported that the crane fell, and others even wrote about it.", ["the crane fell"]),
        ("Ines Okafor said that, when holding talks, they would listen.", ["when holding talks, they would listen"]),
        ("Police appealed for witnesses to come forward.", ["witnesses to come forward"]),
        ("Residents reported hearing gunfire.", ["hearing gunfire"]),
        ("Ines Okafor took to the radio to say she was well.", ["she was well"]),
        ("Tavria accuses the firm of arming the rebels, which it denies.", ["arming the rebels"]),
        ("Maria Gomez asked that her name not be used.", []),
        # two cries of one crowd, and marks before where it was
        ("Crowds chanted “Resign!” and “Shame on you!” outside the palace.", ["“Resign!” and “Shame on you!”"]),
        ("Maria Gomez called it “late, poor” on Monday.", ["it “late, poor”"]),
        # office and name in commas behind a whole sentence
        ("The boat sank off the cape, the harbour master, Ines Okafor, said.", ["The boat sank off the cape"]),
        ("The boat sank off the cape, Ines Okafor, the harbour master, said.", ["The boat sank off the cape"]),
        ("Crews said the sea had been calm, but voiced concern over the crane.", ["the sea had been calm"]),
        ("Ines Okafor stopped short of saying they would go.", []),
        (
            "Ines Okafor says she complained about the noise, but that nobody came.",
            ["she complained about the noise, but that nobody came"],
        ),
        ("Crowds gathered outside chanting “Free speech!”.", ["“Free speech!”"]),
        ("Tom Vale likened the vote to “a circus”.", ["the vote to “a circus”"]),
        ("The island states had asked for a fund of $50 million.", ["a fund of $50 million"]),
        ("Ines Okafor rejected a claim by Tom Vale that the port was shut.", ["the port was shut"]),
        # the stop of an abbreviation ends nothing
        ("There was music till late, said Fr. Tom Vale, a Jesuit.", ["There was music till late"]),
        ("The board said the crane would cost Rs. 2,300 crore.", ["the crane would cost Rs. 2,300 crore"]),
        # what the writer adds
        ("Ines Okafor said she would resign, sparking joy in the port.", ["she would resign"]),
        ("The board said readings were normal, though many people doubted it.", ["readings were normal"]),
        ("He was booed, according to a video posted by the Herald in May.", ["He was booed"]),
        ("Tom Vale called the strike “unfortunate” and left.", ["the strike “unfortunate”"]),
        ("Tom Vale pointed out that money was short.", ["money was short"]),
    ],
)
def test_how_far_words_reach(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert [one.span.of(text) for one in draft(text, nlp)] == expected


@pytest.mark.parametrize(
    "told",
    [
        "A spokesman said trains would run.",
        "The spokeswoman, who gave no name, said trains would run.",
        "Its spokesman said trains would run.",
    ],
)
def test_a_spokesperson_alone_speaks_for_the_body_before(told, nlp):  # type: ignore[no-untyped-def]
    found = draft(f"The Harbour Trust closed the quay on Monday. {told}", nlp)
    assert [one.speakers for one in found] == [("Harbour Trust",)]
    assert found[0].doubt


def test_of_two_bodies_a_spokesperson_alone_tells_neither(nlp):  # type: ignore[no-untyped-def]
    found = draft("The Harbour Trust and the Tamsel Bank met on Monday. A spokesman said trains would run.", nlp)
    assert [one.speakers for one in found] == [("spokesman",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of whom the sentence before tells, and who is named in the one behind
        ("Ines Okafor was blunt. “We will not yield.”", ("Ines Okafor",)),
        ("For Ines Okafor, the lesson is plain. “They will use the next door.”", ("Ines Okafor",)),
        ("“They lied for years.” So said Ines Okafor, the mayor.", ("Ines Okafor",)),
        ("“They lied for years.” Those were the words of Ines Okafor, the mayor.", ("Ines Okafor",)),
        ("The flood took the quay. “We lost it all.”", ()),
        # a body without a name, of which the sentence before tells
        (
            "The Harbour Trust told of the blast. The crews' union blamed the board. It says it was never heard.",
            ("crews' union",),
        ),
        # a name in commas behind a description, however it is parsed
        (
            "Vale left. His rival in next year's election, county Commissioner Piet Marlow, accused him of lying.",
            ("Piet Marlow",),
        ),
        ("Two dockers left. “It is late,” said one of them, Tamson Ruavale, a former minister.", ("Tamson Ruavale",)),
        # who spoke in the paragraph before is not “he” in the next
        (
            "The police held Tom Vale. His doctor said he was hurt.\n\n“I could have called more,” he said.",
            ("Tom Vale",),
        ),
        ("A diplomat's cable described the mayor as “a tortoise”.", ("diplomat",)),
    ],
)
def test_speakers_told_elsewhere(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[-1].speakers == expected
