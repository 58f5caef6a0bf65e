"""Quotes: what was said, how it was cut out, and whose words name the speaker. All invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefing_archive.extract import actors, quotes
from briefing_archive.extract.layout import lay_out
from briefing_archive.extract.parsed import Found
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import QuoteProposal
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp
BEFORE = "Ines Okafor, the harbour master of Port Verrin, closed the port on Monday."


def draft(text: str, nlp) -> tuple[QuoteProposal, ...]:  # type: ignore[no-untyped-def]
    """The quotes of a text."""
    layout = lay_out(text)
    doc = parse_article(text, layout, nlp)
    found = Found(None, registry_of(()), layout)
    return quotes.extract(doc, replace(found, actors=actors.extract(doc, found)))


def said(text: str, nlp) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """Kind and content of each quote."""
    return [(one.kind, one.span.of(text)) for one in draft(text, nlp)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the cue after the marks
        ("“We wait,” Okafor told reporters.", [("direct", "“We wait,”")]),
        # the cue before its speaker
        ("“We wait,” said Tom Vale, a union leader.", [("direct", "“We wait,”")]),
        # a colon
        ("Okafor said: “We will wait.”", [("direct", "“We will wait.”")]),
        # a name and a colon
        ("Okafor: “We will wait.”", [("direct", "“We will wait.”")]),
        # a dash
        (
            "“We will wait for as long as it takes.” — Ines Okafor",
            [("direct", "“We will wait for as long as it takes.”")],
        ),
        # broken by its cue
        (
            "“If we reopen,” she said, “somebody will die.”",
            [("direct", "“If we reopen,”"), ("direct", "“somebody will die.”")],
        ),
        # straight marks, closed after the comma outside
        ('"We wait", Okafor said.', [("direct", '"We wait"')]),
        # single marks
        ("‘We’ll wait,’ Okafor told the radio.", [("direct", "‘We’ll wait,’")]),
        # a tweet
        ("Okafor tweeted, “The port is open.”", [("direct", "“The port is open.”")]),
        # a written statement
        ("“The port is open,” read the letter.", [("direct", "“The port is open,”")]),
        # two quotations joined
        ("Okafor said “We wait” and “We hope”.", [("direct", "“We wait”"), ("direct", "“We hope”")]),
        # a negation inside the marks is the speaker's
        ("“I am not a rich woman,” Okafor says.", [("direct", "“I am not a rich woman,”")]),
        # a clause with words in marks
        ("Okafor said the port was “no place for children”.", [("mixed", "the port was “no place for children”")]),
        # the clause leads into the marks, the cue follows
        ("The repair was “reckless and stupid,” Okafor added.", [("mixed", "The repair was “reckless and stupid,”")]),
        # naming
        ("Okafor called the plan “a farce”.", [("mixed", "the plan “a farce”")]),
        # only the words in marks
        ("The ministry gave its “deepest sympathies” to the families.", [("direct", "“deepest sympathies”")]),
        # that
        ("Okafor said that the port would stay closed.", [("indirect", "the port would stay closed")]),
        # without that
        ("Okafor said the port would stay closed.", [("indirect", "the port would stay closed")]),
        # the day belongs to the cue
        ("Okafor said on Tuesday the port was closed.", [("indirect", "the port was closed")]),
        # the cue at the end
        ("The crane was old, officials said.", [("indirect", "The crane was old")]),
        # the cue in the middle
        ("The crane, officials said, had been bought.", [("indirect", "The crane"), ("indirect", "had been bought")]),
        # according to, before and after
        ("According to Okafor, the crane was old.", [("indirect", "the crane was old")]),
        ("The crane was old, according to Okafor.", [("indirect", "The crane was old")]),
        # a second cue in the same sentence
        (
            "Okafor said the port was closed, adding that it would reopen on Friday.",
            [("indirect", "the port was closed"), ("indirect", "it would reopen on Friday")],
        ),
        # the writer's comment is not the speaker's
        ("Okafor said the crane was safe, a claim that the union denies.", [("indirect", "the crane was safe")]),
        # an infinitive
        ("Okafor vowed to rebuild the port.", [("indirect", "to rebuild the port")]),
        # an infinitive with an object
        ("Okafor urged the council to approve the money.", [("indirect", "to approve the money")]),
        # a preposition
        ("Okafor warned of long delays at the port.", [("indirect", "long delays at the port")]),
        # make clear
        ("Okafor made clear that the port was closed.", [("indirect", "the port was closed")]),
        # a tense of the writer's own after the marks
        ("Okafor denied the charges.", [("indirect", "the charges")]),
    ],
)
def test_what_was_said(text, expected, nlp):
    whole = f"{BEFORE}\n\n{text}"
    assert said(whole, nlp) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He is known as “the Hammer” among the dock workers.",  # a nickname
        "The film “The Harbour” opens on Friday.",  # a title
        "The so-called “crane law” was adopted in May.",  # distance
        "Okafor declined to say when the inspection took place.",  # nothing was said
        "Okafor did not say whether the crane was insured.",  # negated
        "Okafor is expected to announce a decision on Friday.",  # not yet
        "If Okafor says no, the port will stay closed.",  # supposed
        "Okafor thinks about the port and hopes for the best.",  # thought
        "The crane was repaired according to plan.",  # nobody's words
        "The engine, called “Bertha”, weighs ten tonnes.",  # a name in marks
    ],
)
def test_what_is_no_quote(text, nlp):
    assert said(f"{BEFORE}\n\n{text}", nlp) == []


def test_headlines_captions_and_subheadings_speak_for_nobody(nlp):
    text = "\n\n".join(
        [
            "Port boss says cranes are ‘safe’",
            "Ines Okafor says the port is safe. Photo: Tom Vale",
            BEFORE,
            "‘No plan for the cranes’",
            "The crane fell into the basin during a repair that had begun on Sunday.",
        ]
    )
    assert said(text, nlp) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a surname
        ("Okafor said the port was closed.", [("Ines Okafor",)]),
        # a pronoun
        ("She said the port was closed.", [("Ines Okafor",)]),
        # a role
        ("The harbour master said the port was closed.", [("Ines Okafor",)]),
        # a role with the name behind it
        ("The union's leader, Tom Vale, said the port was closed.", [("Tom Vale",)]),
        # a title and a name
        ("President Adam Reyes said the port was closed.", [("Adam Reyes",)]),
        # a name parted from its cue by a clause
        ("“We wait,” said Lena Brandt, 43, who lives near the port.", [("Lena Brandt",)]),
        # several
        ("Tom Vale and Lena Brandt said the port was closed.", [("Tom Vale", "Lena Brandt")]),
        # people without names
        ("Officials said the port was closed.", [("Officials",)]),
        # a clause that the cue adds to has the same speaker
        ("Tom Vale said the port was shut, adding that it was old.", [("Tom Vale",), ("Tom Vale",)]),
        # a statement speaks for whoever made it
        ("Tom Vale's statement said the port was closed.", [("Tom Vale",)]),
        # an unnamed speaker goes on
        ("A worker said the brakes had failed. He added: “They knew.”", [("worker",), ("worker",)]),
        # a sentence that tells of speech leads to the words
        ("Tom Vale criticised the closure. “It helps nobody at all.”", [("Tom Vale",)]),
    ],
)
def test_who_speaks(text, speakers, nlp):
    assert [one.speakers for one in draft(f"{BEFORE}\n\n{text}", nlp)] == speakers


def test_a_quoted_paragraph_without_a_cue_carries_on_its_speaker(nlp):
    text = f"{BEFORE}\n\n“We wait,” Okafor told reporters.\n\n“Nobody knows for how long we will have to wait.”"
    last = draft(text, nlp)[-1]
    assert (last.kind, last.speakers, last.speaker_mention, last.cue) == ("direct", ("Ines Okafor",), None, None)


def test_nobody_is_guessed_where_nobody_has_spoken(nlp):
    (quote,) = draft("“Nobody knows for how long we will have to wait.”\n\nThe port closed on Monday.", nlp)
    assert quote.speakers == ()
    assert quote.confidence < 0.5
    assert "who says this" in quote.doubt


def test_a_quotation_over_paragraphs_is_one_quote(nlp):
    text = f"{BEFORE}\n\n“The port has been our life.\n\n“We owe it to our children,” said Lena Brandt."
    (quote,) = draft(text, nlp)
    assert quote.span.of(text) == "“The port has been our life.\n\n“We owe it to our children,”"
    assert quote.speakers == ("Lena Brandt",)


def test_speech_inside_reported_speech_is_a_quote_of_its_own(nlp):
    text = "The Verrin Herald reported Tom Vale said the port was closed."
    assert said(text, nlp) == [("indirect", "Tom Vale said the port was closed"), ("indirect", "the port was closed")]


def test_what_the_outlet_put_into_the_speakers_words(nlp):
    text = f"{BEFORE}\n\n“They [the crews] left the (old) port, [...] I think,” Okafor said."
    (quote,) = draft(text, nlp)
    assert quote.inserted == ("[the crews]", "(old)", "[...]")


def test_the_cue_and_the_words_for_the_speaker_are_spans(nlp):
    text = "Tom Vale has repeatedly warned of delays."
    (quote,) = draft(text, nlp)
    assert quote.cue is not None
    assert quote.speaker_mention is not None
    assert (quote.cue.of(text), quote.speaker_mention.of(text)) == ("has repeatedly warned of", "Tom Vale")


def test_a_doubtful_quote_says_what_to_look_at(nlp):
    doubtful = [one for one in draft(f"{BEFORE}\n\nThe agency said the crane was safe.", nlp) if one.confidence < 0.75]
    assert doubtful
    assert all(one.doubt for one in doubtful)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        "said",
        "said said said",
        "““””",
        '"' * 40,
        "“No\n\n“No",
        "according to",
        ": “a”",
        "— “a” —",
        "He said \u202e“a”.",
    ],
)
def test_any_text_has_quotes_or_none(text, nlp):
    assert all(one.span.of(text).strip() for one in draft(text, nlp))


def test_a_mark_without_a_partner_is_doubtful(nlp):
    (quote,) = draft(f"{BEFORE}\n\nOkafor said: “We will wait for the crane to be lifted.", nlp)
    assert quote.confidence < 0.75
    assert "no partner" in quote.doubt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # another speaks after “and”
        (
            "A member said Okafor had been wrong and several said they wanted the council to resign.",
            [("indirect", "Okafor had been wrong"), ("indirect", "they wanted the council to resign")],
        ),
        # words in marks that go on with the phrase
        (
            "Okafor replied on the radio, calling for the beginning of repairs “in the best interest of the crews”.",
            [("mixed", "the beginning of repairs “in the best interest of the crews”")],
        ),
        # a negation in the clause before is not the cue's
        (
            "Okafor stated the hearing would not be fair, saying she anticipated having “a long winter”.",
            [("indirect", "the hearing would not be fair"), ("mixed", "she anticipated having “a long winter”")],
        ),
        ("Okafor did not answer the letter but has denied wrongdoing.", [("indirect", "wrongdoing")]),
        # a thing that is asked for, and how a source is shown, are no words
        ("Okafor asked for a chair.", []),
        (
            "A clerk of the port, who asked not to be named, said the pier was weak.",
            [("indirect", "the pier was weak")],
        ),
    ],
)
def test_where_words_begin_and_end(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert said(f"{BEFORE} {text}", nlp) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Okafor called the vote a “breach of duty,” according to the Tamsel Post.", [("Ines Okafor",)]),
        (
            "Colin Renn decided, according to the court’s summary, “that although it was late, the order was void”.",
            [("Colin Renn",)],
        ),
        (
            "One of these groups, the Free Port Front (FPF), left the talks and said it was given “a promise”.",
            [("Free Port Front",)],
        ),
        ("It is not for the board to judge motives, argued the mayor’s lawyer, Tom Vale.", [("Tom Vale",)]),
        ("Some of the crews said they had waited.", [("crews",)]),
        (
            "Critics, including Tom Vale and Ruth Abara, said the plan was late.",
            [("Critics", "Tom Vale", "Ruth Abara")],
        ),
    ],
)
def test_whose_words_they_are(text, speakers, nlp):  # type: ignore[no-untyped-def]
    assert [one.speakers for one in draft(f"{BEFORE} {text}", nlp)] == speakers


def test_a_sentence_in_brackets_is_the_speakers_own(nlp):  # type: ignore[no-untyped-def]
    (quote,) = draft(f"{BEFORE} “I did it (I did [it] before!) for the crews (the dockers),” Okafor said.", nlp)
    assert quote.inserted == ("[it]", "(the dockers)")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # who has no name speaks on
        ("The ministry said the pier was shut. It said the crews were safe.", ["ministry", "ministry"]),
        ("Keld said it was late. “We wait,” he added.", ["Keld", "Keld"]),
        # by the years
        ("In a letter, Keld said he was glad. The 52-year-old said he had trained.", ["Keld", "Keld"]),
        # by an office
        ("Keld said the pier was in “deep trouble”. “We wait,” the mayor told the crews.", ["Keld", "Keld"]),
        # a body is no “he”
        ("The ministry said the pier was shut. “We wait,” he added.", ["ministry", None]),
    ],
)
def test_speakers_without_a_name_go_on(text, speakers, nlp):  # type: ignore[no-untyped-def]
    assert [one.speakers[0] if one.speakers else None for one in draft(text, nlp)] == speakers


def test_a_name_that_is_given_is_no_speech(nlp):  # type: ignore[no-untyped-def]
    assert said("The “Iron Wall”, as locals call it, is 3 km long.", nlp) == []


def test_two_names_for_one_thing_are_one_statement(nlp):  # type: ignore[no-untyped-def]
    text = f"{BEFORE} She spoke on the deal, calling it “null and void” and “quite ridiculous”."
    assert said(text, nlp) == [("mixed", "“null and void” and “quite ridiculous”")]


def test_a_statement_of_a_state_is_the_states(nlp):  # type: ignore[no-untyped-def]
    (quote,) = draft(f"{BEFORE} The Norwegian statement called for the pier to be rebuilt.", nlp)
    assert quote.speakers == ("Norway",)


def test_whom_somebody_calls_on_belongs_to_the_call(nlp) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    text = "Mayor Ines Okafor called on Norway and Denmark to join the project."
    (one,) = extract_article(text, None, registry_of([]), nlp).quotes
    assert one.span.of(text) == "Norway and Denmark to join the project"
    assert one.cue is not None
    assert one.cue.of(text) == "called on"
