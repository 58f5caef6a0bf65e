"""Words around a cue that is set into them, and objects and second verbs that end what was said. All invented."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_archive.draft import draft_record
from briefing_archive.intake import take_in
from briefing_archive.known import Known
from briefing_archive.registry import registry_of
from test_quote_shapes import draft, said

pytestmark = pytest.mark.nlp


def told(text: str, nlp) -> list[tuple[str, ...]]:  # type: ignore[no-untyped-def]
    """The speakers of each quote."""
    return [one.speakers for one in draft(text, nlp)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # denied having done, been told
        ("The firm denied being told of the leak.", ["being told of the leak"]),
        ("Ines Okafor denied having known that the boat leaked.", ["having known that the boat leaked"]),
        (
            "Ines Okafor denied having known of it before a docker came forward.",
            ["having known of it before a docker came forward"],
        ),
        # a participle for a past tense
        (
            "The guild said it was right. Its Communications Director, Mr. Lars Renn, alleged in a statement that "
            "“those who signed above him” had been shielded because the port was six months away from a vote.",
            [
                "it was right",
                "“those who signed above him” had been shielded because the port was six months away from a vote",
            ],
        ),
        # a figure put at a number behind a participle
        ("The airline put the number stranded at 400.", ["the number stranded at 400"]),
        # “that” as what will happen
        ("The company said in a statement that would not happen before July.", ["that would not happen before July"]),
        ("The agency told reporters that was not true.", ["that was not true"]),
        ("She said that should the guild agree, she would pay.", ["should the guild agree, she would pay"]),
        # a relative clause asks nothing of anybody
        ("The minister has ordered a survey by Ines Okafor, who is to report in May.", []),
        ("The board asked the crew, who were late, to wait.", ["to wait"]),
        ("The dockers prayed the court to quash the order.", ["to quash the order"]),
        # a second verb of saying ends the first statement
        (
            "Ines Okafor said she had seen the ship and called it a wreck.",
            ["she had seen the ship", "it a wreck"],
        ),
        # what another has it otherwise is the writer's to tell
        (
            "Dockers said on Monday they were beaten by guards, a charge Tavria has rejected.",
            ["they were beaten by guards"],
        ),
        ("The crews say guards beat them, which the yard denies.", ["guards beat them"]),
        # what a party in court maintains
        ("It was the case of the guild, led by Lars Renn, that the boat was sold.", ["the boat was sold"]),
        ("It was the case that the boat was sold.", []),
    ],
)
def test_where_they_end(text, expected, nlp):  # type: ignore[no-untyped-def]
    assert said(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A spokesman for the guild – it has kept the name – said that the pier was shut.", "spokesman for the guild"),
        ("The ferry had left ten minutes early, its master, Ines Okafor, told reporters.", "Ines Okafor"),
        ("The fair was over by noon. The pier, dockers said, was unsafe.", "dockers"),
        (
            "Two people were killed and dozens injured in Tamsel’s old port on Monday when guards fired on dockers "
            "protesting against the price of fuel, hospital sources and residents said.",
            "hospital sources and residents",
        ),
    ],
)
def test_who_speaks_behind_a_clause_or_within_it(text, speakers, nlp):  # type: ignore[no-untyped-def]
    assert told(text, nlp) == [(speakers,)]


def test_marks_that_end_the_clause_before_their_cue_are_of_one_statement(nlp):  # type: ignore[no-untyped-def]
    (one,) = draft("Fees will rise by 3%, the board said in a notice, “with regret”.", nlp)
    assert one.span.of("Fees will rise by 3%, the board said in a notice, “with regret”.").endswith("“with regret”")
    assert len(one.parts) == 2


def test_hearers_between_commas_are_no_part_of_what_was_said(nlp):  # type: ignore[no-untyped-def]
    text = "The rise in fees, she told a crowd of about 300 dockers, was a scandal."
    (one,) = draft(text, nlp)
    assert [part.of(text) for part in one.parts] == ["The rise in fees", "was a scandal"]


def test_a_single_word_before_a_cue_set_in_is_kept(nlp):  # type: ignore[no-untyped-def]
    text = "“The pressure came from the clock,” said Lars Renn. Okafor, he added, ran the yard for much of that time."
    assert [len(one.parts) for one in draft(text, nlp)] == [0, 2]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # by a title before the name
        ("The Rev. Jose Prado stayed late. The priest said the church was full.", ("Jose Prado",)),
        ("Sgt. Dana Voss arrived first. The officer said the door was locked.", ("Dana Voss",)),
        (
            "The court, presided over by Mrs. Justice Patience Derry, sat late. “You knew,” the judge told him.",
            ("Patience Derry",),
        ),
        # whom the sentence before describes
        (
            "Justice Ines Okafor sat in Tamsel. Lars Renn came.\n\nThe judge did reject arguments that the claim was "
            "late. She found, however, that the board had erred.",
            ("Ines Okafor",),
        ),
        # the name before a pronoun that is set in is of somebody else
        ("Lars Renn said it was dear. Hatanaka, he added, ran the yard for much of that time.", ("Lars Renn",)),
        # everybody on a bench
        (
            "A Division Bench of Justice P.K. Mohan and Justice S. Nayar directed the board to wait.",
            ("P.K. Mohan", "S. Nayar"),
        ),
        # a letter of whoever wrote it, not of who published it
        (
            "Minister Cathal Quill resigned over a letter he sent in May. The letter, published by the Verrin Gazette, "
            "asked the council to wait.",
            ("Cathal Quill",),
        ),
    ],
)
def test_who_is_meant(text, speakers, nlp):  # type: ignore[no-untyped-def]
    assert told(text, nlp)[-1] == speakers


@pytest.mark.parametrize(
    ("lede", "below", "speaker"),
    [
        ("A High Court judge has shut the mine, saying it was late.", "Justice Ines Okafor sat alone.", "Ines Okafor"),
        ("A former dancer pulled out, calling the prize “a joke”.", "Lars Renn, 56, won it in May.", "Lars Renn"),
        ("A harbour official said the port would shut.", "Mayor Ines Okafor came late.", "harbour official"),
        ("A docker said the fleet was lost.", "The board met in Tamsel late on Monday.", "docker"),
    ],
)
def test_whom_the_second_paragraph_names(lede, below, speaker, nlp):  # type: ignore[no-untyped-def]
    assert told(f"Fair news\n\n{lede}\n\n{below}\n", nlp)[0] == (speaker,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lars Renn, who opened Saturday’s fair, said the pier was old.", None),
        ("The memo, published on Monday, said the pier was old.", None),
        ("Lars Renn, speaking on Monday, said the pier was old.", "2026-06-01"),
        ("In Monday’s statement the board said the pier was old.", "2026-06-01"),
    ],
)
def test_the_day_it_was_said(text, day, tmp_path):  # type: ignore[no-untyped-def]
    path = tmp_path / "article.txt"
    path.write_text(f"Fair news\n\n{text}\n", encoding="utf-8")
    tree = draft_record(take_in(str(path)), Known(date(2026, 6, 4)), registry_of(())).proposed.tree
    assert [one.get("on") for one in tree["quotes"]] == [day]


def test_what_somebody_only_passes_on_is_of_who_said_it(tmp_path):  # type: ignore[no-untyped-def]
    path = tmp_path / "article.txt"
    path.write_text("Fair news\n\nA clerk said the board had written that the pier was old.\n", encoding="utf-8")
    tree = draft_record(take_in(str(path)), Known(date(2026, 6, 4)), registry_of(())).proposed.tree
    assert [(one["text"], one["speaker"]) for one in tree["quotes"]] == [("the pier was old", {"words": "board"})]


@pytest.mark.parametrize("text", ["Divers found 120 spent shells on the pier.", "Police found two burned cars."])
def test_things_found_say_nothing(text, nlp):  # type: ignore[no-untyped-def]
    assert said(text, nlp) == []
