"""Which attributions there are: rare frames, mistaken parses, and what a record makes of them. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.extract.passed_on import without_carriers
from briefing_archive.extract.statements import as_statements
from briefing_archive.proposals import QuoteProposal
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp


def _quotes(text: str, nlp) -> tuple[QuoteProposal, ...]:  # type: ignore[no-untyped-def]
    return extract_article(text, None, registry_of([]), nlp).quotes


def _said(text: str, nlp) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    """Kind, words for the speaker and content of each quote."""
    return [
        (one.kind, one.speaker_mention.of(text) if one.speaker_mention else "", one.span.of(text))
        for one in _quotes(text, nlp)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # “in the words of”, with letters after the name
        (
            "In the words of the harbour master, Ines Okafor, QC, “the port is no place for a child.”",
            [("the harbour master, Ines Okafor, QC", "“the port is no place for a child.”")],
        ),
        # in somebody's view
        ("In Okafor’s view, the port should stay closed.", [("Okafor’s", "the port should stay closed")]),
        # “in view of” names nobody
        ("In view of the storm, Ines Okafor closed the port.", []),
        # whom an outlet cites stands beside it, not in the words
        (
            "According to the Verrin Gazette, citing the harbour board, the port will stay closed.",
            [("the Verrin Gazette", "the port will stay closed")],
        ),
        # who passes it on stands inside somebody's sentence
        (
            "Witnesses, according to The Harbour Times, said a man ran along the pier.",
            [("Witnesses", "a man ran along the pier")],
        ),
        # a judgement with “that”
        (
            "Okafor called it unlikely that the port would reopen.",
            [("Okafor", "unlikely that the port would reopen")],
        ),
        # hailed as, without marks
        ("The board hailed the pier as a victory for the town.", [("The board", "the pier as a victory for the town")]),
        # a finder's infinitive
        ("The court found the contract to be unlawful.", [("The court", "the contract to be unlawful")]),
        # two speakers after “with”
        (
            "The board split, with Ines Okafor of Verrin calling the plan “a farce” and Tom Vale of Ombra calling the"
            " pier “a ruin”.",
            [("Ines Okafor of Verrin", "the plan “a farce”"), ("Tom Vale of Ombra", "the pier “a ruin”")],
        ),
        # the subject of the clause stands before the marks
        (
            "Ines Okafor said her Harbour Party “is eager for a vote”.",
            [("Ines Okafor", "her Harbour Party “is eager for a vote”")],
        ),
        # “read” taken for a participle
        (
            "The summary of the ruling read in part: “The board acted against the law. It shall pay.”",
            [("The summary", "“The board acted against the law. It shall pay.”")],
        ),
        # “writing” taken for a noun
        (
            "Ines Vale affirmed her willingness to take the office, writing, “The port needs calm.”",
            [("Ines Vale", "“The port needs calm.”")],
        ),
        # a weak cue with “that” in the marks, and who passes it on between
        (
            "Ines Okafor decided, according to the summary, “that the port shall be closed”.",
            [("Ines Okafor", "“that the port shall be closed”")],
        ),
        # what is joined to a negated infinitive by a past tense is no longer negated
        (
            "Okafor did not give way on Monday, and vowed to keep the port closed.",
            [("Okafor", "to keep the port closed")],
        ),
        # two clauses without a comma
        (
            "Vale also claims that her boat was taken away from her and she was forced to pay.",
            [("Vale", "her boat was taken away from her and she was forced to pay")],
        ),
        # two clauses in the present beside a cue in the past
        (
            "The board said that the port is closed, and the repair is in the hands of the town.",
            [("The board", "the port is closed, and the repair is in the hands of the town")],
        ),
        # the writer's own sentence goes on in the past
        ("The board said that the port was closed, and the ships went home.", [("The board", "the port was closed")]),
    ],
)
def test_frames(text: str, expected: list[tuple[str, str]], nlp) -> None:  # type: ignore[no-untyped-def]
    assert [(mention, content) for _, mention, content in _said(text, nlp)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The court denied her bail.",  # refused, not contradicted
        "The council has repeatedly denied funding for the pier.",
        "The council confirmed her nomination on Monday.",  # an assembly's consent
        "The harbour company announced a new telephone.",  # a thing
        "The council proposed a bill that would close the port.",
        "The shipyard reported a loss for the year.",  # its books
        "He is suspected of asking the board to close the port.",  # nobody tells that it was said
        "The board closed the port without saying that the crane was old.",
        "Okafor dismissed the existence of a “crane-gate”.",  # a word at a distance
    ],
)
def test_what_tells_of_no_words(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert _said(text, nlp) == []


def test_by_saying_leads_to_what_was_said(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Ines Okafor underlined the call for calm by saying “we are ready to wait”."
    assert _said(text, nlp) == [("direct", "Ines Okafor", "“we are ready to wait”")]


def test_a_denied_charge_is_a_statement(nlp) -> None:  # type: ignore[no-untyped-def]
    assert [content for *_, content in _said("The board denied all claims that it was late.", nlp)] == [
        "all claims that it was late"
    ]


def test_who_reports_of_a_recording_does_not_speak_in_it(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Some crews reported that the board had set a recording telling callers to wait."
    assert [mention for _, mention, _ in _said(text, nlp)] == ["Some crews"]


def test_a_colon_leads_into_the_next_paragraph(nlp) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Ines Okafor closed the port on Monday. The mayor, Tom Vale, tweeted from his own account:\n\n"
        "“A cool harbour. Bring it here.”"
    )
    (quote,) = _quotes(text, nlp)
    assert (quote.speakers, quote.cue.of(text) if quote.cue else "") == (("Tom Vale",), "tweeted")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # one sentence around its cue is one quote
        (
            "“If we reopen,” Ines Okafor said, “somebody will drown.”",
            [("direct", ("“If we reopen,”", "“somebody will drown.”"))],
        ),
        # a sentence of its own is a quote of its own
        ("“We wait,” Ines Okafor said, “The port is shut.”", [("direct", ()), ("direct", ())]),
        # a sentence of its own, with “I”
        ("“It was late,” Ines Okafor said. “I went home.”", [("direct", ()), ("direct", ())]),
        # a deed is an event
        ("Ines Okafor announced her resignation on Monday.", []),
        # what is asked for is a statement
        ("Ines Okafor called for an inquiry.", [("indirect", ())]),
    ],
)
def test_what_is_one_quote_in_a_record(
    text: str,
    contents: list[tuple[str, tuple[str, ...]]],
    nlp,  # type: ignore[no-untyped-def]
) -> None:
    found = as_statements(extract_article(text, None, registry_of([]), nlp))
    assert [(one.kind, tuple(part.of(text) for part in one.parts)) for one in found.quotes] == contents


def test_reports_only_pass_on_what_somebody_said(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "According to reports, the harbour board said the crane was old."
    found = without_carriers(extract_article(text, None, registry_of([]), nlp))
    assert [one.speaker_mention.of(text) for one in found.quotes if one.speaker_mention] == ["the harbour board"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Estimates by organisers indicate a thousand people joined the anti-Verrexit (“Verrin exit”) march.",
            "indirect",
        ),
        ("The board said its ship, named “Blue Gull,” sank on Monday.", "indirect"),
        ("The board said it chose the pilot as its 2019 “Pilot of the Year”.", "indirect"),
        ("The board said the so-called “long wait” was over.", "indirect"),
        ("The board said the port was “no place for children”.", "mixed"),
        ("The board called the plan “The Great Port Hoax”.", "mixed"),
    ],
)
def test_marks_that_gloss_or_name_hold_no_speech(text: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert [one for one, *_ in _said(text, nlp)] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # “that” hung on the words for when and where
        (
            "Ines Okafor announced on Monday in an internal note that she would be on leave until June.",
            [("Ines Okafor", "she would be on leave until June")],
        ),
        # the cue set into the clause, its speaker after it
        (
            "Harbour crews, said Okafor, are required to rest every ten hours.",
            [("Okafor", "Harbour crews"), ("Okafor", "are required to rest every ten hours")],
        ),
        # who the speaker is goes on after the phrase
        (
            "The pier was built by the town, according to Ines Okafor, professor of history and curator of the port.",
            [("Ines Okafor", "The pier was built by the town")],
        ),
        # who is quoted by somebody
        ("“We do not need a pier,” the Gazette quoted Okafor as saying.", [("Okafor", "“We do not need a pier,”")]),
        # whom it asks
        (
            "Ines Okafor has asked harbour officials how the papers came to lie on the pier.",
            [("Ines Okafor", "how the papers came to lie on the pier")],
        ),
        # a plural that is the cue
        (
            "The U.S. Department of Harbours notes, “Wind does more damage to piers than water”.",
            [("The U.S. Department of Harbours", "“Wind does more damage to piers than water”")],
        ),
        # what it is taken from stands between
        (
            "The Gazette reported, citing Port University data, there were over a thousand ships on Monday.",
            [("The Gazette", "there were over a thousand ships on Monday")],
        ),
        # what it did not say is no part of what it said
        (
            "The board confirmed that Okafor, 49, had left the port, but did not say why she went.",
            [("The board", "Okafor, 49, had left the port")],
        ),
        # foretold with an infinitive
        (
            "Most analysts had forecast the shipyard's losses to be over ten million.",
            [("Most analysts", "the shipyard's losses to be over ten million")],
        ),
        # a name alone after the marks
        (
            "“Shipyards are pulling every lever they have,” Ines Okafor, an analyst for Verrin Bank.",
            [("Ines Okafor", "“Shipyards are pulling every lever they have,”")],
        ),
        # a note on the language after the marks
        (
            "Ines Okafor spoke on Monday.\n\n“We face a dangerous winter. It will be long” (it).",
            [("", "“We face a dangerous winter. It will be long”")],
        ),
        # a report of figures with a cause beside it
        ("Sales of boats fell by a third in January, as firms reported their sales.", []),
    ],
)
def test_frames_the_parser_takes_apart(
    text: str,
    expected: list[tuple[str, str]],
    nlp,  # type: ignore[no-untyped-def]
) -> None:
    assert [(mention, content) for _, mention, content in _said(text, nlp)] == expected


def test_how_a_source_is_shown_is_not_what_it_said(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "The clerk, who asked to remain anonymous, said the port was closed."
    assert [content for *_, content in _said(text, nlp)] == ["the port was closed"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # what a court does by what it decides
        ("The court ruled that the contract was void, reversing the judgment of May.", ["the contract was void"]),
        # to bind oneself
        ("Tom Vale, the mayor, committed to building a second pier.", ["building a second pier"]),
        # to ask that others do something, and to ask for a thing
        ("The hospital asked for patience.", ["patience"]),
        ("Okafor asked for a chair.", []),
        # what is said, and what goes on by itself
        ("The bank is encouraging firms to lend.", ["to lend"]),
        ("The scheme encourages firms to lend.", []),
        ("Okafor encouraged the crews to wait.", ["to wait"]),
        # “as” with the speaker's own reason
        (
            "Okafor called it unlikely that Verrin would pay, as it has committed itself to the bridge.",
            ["unlikely that Verrin would pay, as it has committed itself to the bridge"],
        ),
    ],
)
def test_acts_of_speech(text: str, contents: list[str], nlp) -> None:  # type: ignore[no-untyped-def]
    assert [content for *_, content in _said(text, nlp)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "That said, we are different from the others in several ways.",
        "This suggests that the port was closed.",
        "In my opinion, people should be slow to pay for a pier.",
    ],
)
def test_nobody_else_speaks(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert _said(text, nlp) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a past tense cannot share “could”
        (
            "The bank warned that growth could slow next year and urged the town to save.",
            [("The bank", "growth could slow next year"), ("The bank", "to save")],
        ),
        # after “had” a comma and “but” tell
        (
            "Police said they had arrested two men, but gave no further details.",
            [("Police", "they had arrested two men")],
        ),
        # after “had” and “and” it may be a participle
        (
            "The board said the crews had left the pier and walked home.",
            [("The board", "the crews had left the pier and walked home")],
        ),
        # courts hold
        ("The court held that the law was void.", [("The court", "the law was void")]),
        # as somebody puts it
        ("As Okafor put it, “the harbour is our bread”.", [("Okafor", "“the harbour is our bread”")]),
    ],
)
def test_whose_the_next_verb_is(text: str, expected: list[tuple[str, str]], nlp) -> None:  # type: ignore[no-untyped-def]
    assert [(mention, content) for _, mention, content in _said(text, nlp)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a participle with a cue goes on outside the marks
        (
            "Tom Vale said: “We lost everything,” adding that the town had not helped.",
            [("direct", "“We lost everything,”"), ("indirect", "the town had not helped")],
        ),
        # marks in a relative clause of what somebody says
        (
            "Okafor said the plan, which she called “a gift to the rich”, should be dropped.",
            [
                ("mixed", "the plan, which she called “a gift to the rich”, should be dropped"),
                ("direct", "“a gift to the rich”"),
            ],
        ),
    ],
)
def test_marks_inside_a_longer_statement(text: str, expected: list[tuple[str, str]], nlp) -> None:  # type: ignore[no-untyped-def]
    assert [(kind, content) for kind, _, content in _said(text, nlp)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the second half after the cue takes up the auxiliary of the first, wherever the parser hung it
        (
            "The port would close in May, Ines Okafor said, and would open again in June.",
            "The port would close in May, Ines Okafor said, and would open again in June",
        ),
        (
            "The fire was started on a barge in the harbour, stated Minister of Trade Omar Rashad, and was seen from "
            "the locks.",
            "The fire was started on a barge in the harbour, stated Minister of Trade Omar Rashad, and was seen from "
            "the locks",
        ),
        # a stretch of time is what is reported; a day is when it was reported
        (
            "The Harbour Union reports sixteen deaths in the port since 2015.",
            "sixteen deaths in the port since 2015",
        ),
        ("Ines Okafor reported the death on Monday.", "the death"),
        # a cause
        ("Ines Okafor attributed the fire to dockers of the union.", "the fire to dockers of the union"),
        ("Ines Okafor blamed the fire on the Harbour Union.", "the fire on the Harbour Union"),
        # a ruling that finds, where the parser takes “finding” for a noun
        (
            "On Monday, Judge Tom Vale issued a ruling against Mayor Ines Okafor finding that Port Verrin clerks could "
            "view her letters.",
            "Port Verrin clerks could view her letters",
        ),
        ("Judge Tom Vale issued a ruling finding that the sale of the port was void.", "the sale of the port was void"),
        # a bare verb for what is to be done
        (
            "Judge Tom Vale ordered the accused remain in custody until 5 April.",
            "the accused remain in custody until 5 April",
        ),
        (
            "Okafor had asked the Court of Port Verrin intervene in a criminal proceeding.",
            "the Court of Port Verrin intervene in a criminal proceeding",
        ),
        # what somebody hopes or is ready to do
        ("Ines Okafor expressed hope that the strike would end.", "the strike would end"),
        ("Ines Okafor expressed her willingness to help the crews.", "willingness to help the crews"),
        # who only passes it on
        ("As lawyers say, Ines Okafor has admitted that the crane was old.", "the crane was old"),
        (
            "Ines Okafor has admitted to ordering the payments, according to lawyers, but the court is silent.",
            "ordering the payments",
        ),
    ],
)
def test_one_statement_as_it_stands_in_a_record(text: str, expected: str, nlp) -> None:  # type: ignore[no-untyped-def]
    found = as_statements(without_carriers(extract_article(text, None, registry_of([]), nlp)))
    assert [one.span.of(text) for one in found.quotes] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The fire was attributed to the heat.",
        "Ines Okafor expressed thanks.",
        "The crews attributed nothing.",
    ],
)
def test_causes_and_feelings_without_words(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert _said(text, nlp) == []


def test_whom_an_outlet_cites_as_saying_speaks_wherever_the_parser_hangs_it(nlp) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Harbour Radio also cited Ines Okafor, chief of the port agency, as saying the dockers were linked to the "
        "Free Port network, which itself was related to the Reef Front."
    )
    assert [one.speakers for one in _quotes(text, nlp)] == [("Ines Okafor",)]
