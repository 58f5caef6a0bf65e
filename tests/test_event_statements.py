"""The statement of an event: the clause of its date, made to stand by itself, and who has a part in it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.nlp

LEDE = "Port Verrin reopened its northern quay on Wednesday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "value", "text"),
    [
        # a relative clause takes its noun for a subject, and the rest of the sentence stays out
        (
            "The Harbour Board, which shut the quay on May 3, wants more money from the town.",
            "2024-05-03",
            "The Harbour Board shut the quay on May 3.",
        ),
        # also with the date behind its comma
        (
            "The Harbour Board, which will be the first to run the ferry, in July 2026, has opened an office.",
            "2026-07",
            "The Harbour Board will be the first to run the ferry, in July 2026.",
        ),
        (
            "The mill, whose owner died in 2010, opened a plant on Monday.",
            "2010",
            "The mill’s owner died in 2010.",
        ),
        # a body with its initials behind it, and an age
        (
            "Its mayor backs the Harbour Guild (HG), which was founded in 1952.",
            "1952",
            "The Harbour Guild (HG) was founded in 1952.",
        ),
        (
            "Tomas Vrell, 43, who became mayor in 2019, is ill.",
            "2019",
            "Tomas Vrell became mayor in 2019.",
        ),
        (
            "The plan drew a reply from the Harbour Guild, which won four seats in 2019.",
            "2019",
            "The Harbour Guild won four seats in 2019.",
        ),
        # who she is stands between
        (
            "The town freed Tomas Vrell, editor of the Harbour Gazette, who has been in prison since 2021.",
            "2021/..",
            "Tomas Vrell has been in prison since 2021.",
        ),
        (
            "The town thanked the head of the Harbour Trust, who resigned in April.",
            "2024-04",
            "The head of the Harbour Trust resigned in April.",
        ),
        (
            "The clerk, who has worked there since 2012, was held on Friday and was sent to prison in May.",
            "2024-05",
            "The clerk was sent to prison in May.",
        ),
        (
            "The coup of March 1989 sent Vrell into exile, from which Vrell returned in 1996.",
            "1996",
            "Vrell returned in 1996.",
        ),
        (
            "Hale left in June. His predecessor, Isa Marr, left in May 2023 after a dispute.",
            "2023-05",
            "His predecessor left in May 2023 after a dispute.",
        ),
        # two sentences that run together
        (
            "It was the worst day since the 1998 storm Several ferries sank on Monday.",
            "2024-05-13",
            "Several ferries sank on Monday.",
        ),
        # the other event of “a day after”
        (
            "The vote came Tuesday, a day after Mayor Ines Okafor resigned over the budget.",
            "2024-05-13",
            "Mayor Ines Okafor resigned over the budget.",
        ),
        # a main clause stays whole, without asides that hold no date
        (
            "The ferry, a rusty ship from the north, sank in mid-March.",
            "2024-03",
            "The ferry sank in mid-March.",
        ),
    ],
)
def test_an_event_is_the_clause_of_its_date(sentence: str, value: str, text: str, read_article) -> None:  # type: ignore[no-untyped-def]
    events = read_article(LEDE + sentence).events
    assert text in [event.text for event in events if event.value == value]


def test_events_name_their_actors(read_article) -> None:  # type: ignore[no-untyped-def]
    text = LEDE + "Mayor Ines Okafor met union leader Tomas Vrell on May 3."
    event = next(event for event in read_article(text).events if event.value == "2024-05-03")
    assert set(event.actors) >= {"Ines Okafor", "Tomas Vrell"}
    assert event.as_stated.of(text) == "May 3"


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("She left the union on May 3.", ("Ines Okafor",)),
        ("Her term ended on May 3.", ("Ines Okafor",)),
        ("Her husband left on May 3.", ()),
        # whose officer or house it is has no part; whose deed it is has
        ("On May 3, the Harbour Board’s mill burned.", ()),
        ("On May 3, Harbour Board officials met Okafor.", ("Harbour Board", "Ines Okafor")),
        ("On May 3, the Harbour Board’s refusal angered Okafor.", ("Harbour Board", "Ines Okafor")),
    ],
)
def test_who_has_a_part_in_an_event(sentence: str, actors: tuple[str, ...], read_article) -> None:  # type: ignore[no-untyped-def]
    text = f"The Harbour Board fell.\n\nMayor Ines Okafor reopened the quay on Wednesday. {sentence}"
    event = next(event for event in read_article(text).events if event.value == "2024-05-03")
    assert event.actors == actors


def test_a_sentence_that_leans_on_another_is_doubted(read_article) -> None:  # type: ignore[no-untyped-def]
    events = read_article(LEDE + "Ships waited.\n\nThis decision was taken on May 3.").events
    assert [bool(event.doubt) for event in events] == [False, True]


def test_what_belongs_to_one_date_is_not_left_with_another(read_article) -> None:  # type: ignore[no-untyped-def]
    text = LEDE + "The first storm came in the 1930s, the worst in early 1962, when 12 sailors drowned."
    told = [event.text for event in read_article(text).events if "drowned" in event.text]
    assert told
    assert all("1962" in words for words in told)


def test_what_somebody_was_names_no_other_party(read_article) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Tomas Vrell, the former Mayor of Port Verrin, died on Wednesday.\n\nMayor Ines Okafor praised him.\n\n"
        "Vrell was the Mayor of Port Verrin from 1998 until 2004."
    )
    event = next(event for event in read_article(text).events if event.value == "1998/2004")
    assert event.actors == ("Tomas Vrell",)


@pytest.mark.parametrize(
    ("sentence", "is_replaced"),
    [
        ("It is not for the court to judge motives.", False),  # means nothing
        ("It is wrong to sell the mill.", False),
        ("It was to open in June.", True),  # means the board
    ],
)
def test_only_an_it_that_means_something_is_named(sentence: str, is_replaced: bool, nlp) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.extract.antecedents import _is_empty_it

    assert _is_empty_it(nlp(sentence)[0]) is not is_replaced


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # a participle takes its noun for a subject
        (
            "On May 13 the court heard a suit filed by the dockers on May 3 against the town.",
            {"2024-05-03": "A suit was filed by the dockers on May 3 against the town."},
        ),
        # two joined verbs, each with its date
        (
            "Tomas Vrell became harbour master in 2015 and was dismissed in 2019.",
            {"2015": "Tomas Vrell became harbour master in 2015.", "2019": "Tomas Vrell was dismissed in 2019."},
        ),
        # the object of a relative clause goes behind its verb
        (
            "The town sold the old mill, which the dockers had built in 1960 with stones.",
            {"1960": "The dockers had built the old mill in 1960 with stones."},
        ),
        # a clause between dashes or brackets
        (
            "It is common for mayors — Ines Okafor became mayor in 2015 — to shut the quay.",
            {"2015": "Ines Okafor became mayor in 2015."},
        ),
        ("The board (Tomas Vrell left it in 2015) met in the hall.", {"2015": "Tomas Vrell left it in 2015."}),
        # what is to be done
        (
            "Ines Okafor announced a regatta to be held on May 30.",
            {"2024-05-30": "A regatta is to be held on May 30."},
        ),
        # a name is followed by what is told of another noun
        (
            "Okafor attacked the plan by the President of Tavria John Harper, which was made on May 3.",
            {"2024-05-03": None},
        ),
        # one of several tells of itself, and what somebody has is hers
        ("The Verrin is one of the ferries that sank on May 3.", {"2024-05-03": None}),
        ("The town has a term set at June 1 to finish the quay.", {"2024-06-01": None}),
        # what happened on an occasion
        (
            "The first ferry was shown during a ceremony in Port Verrin on May 3, 2023.",
            {"2023-05-03": "The first ferry was shown during a ceremony in Port Verrin on May 3, 2023."},
        ),
        # joined verbs of a relative clause
        (
            "The town showed the plan that was shelved in 2019 and is scheduled for a vote in June.",
            {"2024-06": "The plan is scheduled for a vote in June."},
        ),
        # a birth, a place where, and a joined clause with its date at its head
        ("Ines Okafor, born on May 3, 1961, ran for mayor.", {"1961-05-03": "Ines Okafor was born on May 3, 1961."}),
        (
            "Vrell fled to the hills, where dockers built a hut on May 3.",
            {"2024-05-03": "Dockers built a hut on May 3."},
        ),
        (
            "Tomas Vrell founded the union in 1976, and in 1984 the first hall was opened to the public.",
            {"1984": "In 1984 the first hall was opened to the public."},
        ),
        # a name has no participle of its own
        ("Mayor Ines Okafor, elected on May 3, thanked the dockers.", {"2024-05-03": None}),
        # an infinitive under the second verb
        (
            "Tomas Vrell became harbour master in 2015 and is due to leave in August.",
            {"2024-08": "Tomas Vrell is due to leave in August."},
        ),
        # three joined verbs
        (
            "Tomas Vrell was chosen in 1960, was arrested in 1963 and was jailed in 1974.",
            {"1963": "Tomas Vrell was arrested in 1963.", "1974": "Tomas Vrell was jailed in 1974."},
        ),
        # the noun for a happening, where nothing else is told of its date
        (
            "Vrell thanked the town for the March 20 signing of the Harbour Act.",
            {"2024-03-20": "The March 20 signing of the Harbour Act."},
        ),
        # a date before a noun that is the time of its clause
        ("In the May 3 deal, the town and the dockers agreed on a border.", {"2024-05-03": None}),
        ("Yesterday afternoon Ferry One sank off Port Verrin.", {"2024-05-15": None}),
        # what is so as of a day, at the head of its sentence
        ("As of May 14, Tomas Vrell was in hospital.", {"2024-05-14": None}),
        # speakers that a parser joins to the last noun
        (
            "Gunmen shot up a mill on Sunday morning, killing a guard and two dockers, the mayor and a witness said.",
            {"2024-05-12": "Gunmen shot up a mill on Sunday morning, killing a guard and two dockers."},
        ),
        # a participle that opens its sentence
        (
            "Born in Verrin on May 3, 1927, to a baker, Tomas Vrell was harbour master from 1990 to 1995.",
            {
                "1927-05-03": "Tomas Vrell was born in Verrin on May 3, 1927, to a baker.",
                "1990/1995": "Tomas Vrell was harbour master from 1990 to 1995.",
            },
        ),
        (
            "Built in 1931, the hall burned down on Monday.",
            {"1931": "The hall was built in 1931.", "2024-05-13": "The hall burned down on Monday."},
        ),
        # clauses parted by a semicolon
        (
            "The town shut the quay last Friday; the dockers answered in kind on Monday.",
            {
                "2024-05-10": "The town shut the quay last Friday.",
                "2024-05-13": "The dockers answered in kind on Monday.",
            },
        ),
        ("So far this year 312 crates have been lost.", {"2024": None}),
        # participles that share the main verb’s subject
        (
            "The ship was seized in March, towed to Verrin and sold in May.",
            {"2024-03": "The ship was seized in March.", "2024-05": "The ship was sold in May."},
        ),
        (
            "Tomas Vrell was arrested in January on charges of fraud, convicted in March and released on Monday.",
            {"2024-03": "Tomas Vrell was convicted in March.", "2024-05-13": "Tomas Vrell was released on Monday."},
        ),
        (
            "Tomas Vrell was extradited in 2022 and convicted the following year.",
            {"2023": "Tomas Vrell was convicted the following year."},
        ),
        ("Two dockers were killed and dozens injured on Monday.", {"2024-05-13": None}),
        # what a reported clause goes on with, though a parser joins it to the report
        (
            "Vrell points out that rich towns promised 100 million crowns in 2009 and, by their own accounts, "
            "reached 83 million in 2020.",
            {
                "2009": "Rich towns promised 100 million crowns in 2009.",
                "2020": "Rich towns reached 83 million in 2020.",
            },
        ),
        # when a state began or ended
        (
            "Ties have been cold since April, when riots destroyed the old market.",
            {"2024-04": "Riots destroyed the old market."},
        ),
        ("Vrell led the board until 2019, when she resigned over a loan.", {"2019": None}),
        # to whom a deed was done, and how many
        (
            "The union wants the return of 44 dockers dismissed on May 9.",
            {"2024-05-09": "44 dockers were dismissed on May 9."},
        ),
        (
            "The sum is nearly double the 32 million crowns disclosed in March.",
            {"2024-03": "The 32 million crowns were disclosed in March."},
        ),
        # a date that a parser takes for a part of the name behind it
        (
            "On Monday the court fined the mill, and on Tuesday Vrell resigned.",
            {"2024-05-14": "On Tuesday Vrell resigned."},
        ),
        # the same day told twice, once more closely
        ("The town announced its plan ten days earlier, on May 3.", {"2024-05-03": None}),
    ],
)
def test_each_date_has_a_statement_of_its_own(sentence: str, told: dict[str, str | None], read_article) -> None:  # type: ignore[no-untyped-def]
    text = "Port Verrin reopened its northern quay.\n\n" + sentence
    events = {event.value.partition("T")[0]: event.text for event in read_article(text).events}
    assert {day: statement or sentence for day, statement in told.items()}.items() <= events.items()


def test_a_time_on_the_clock_is_stated_by_its_day(read_article) -> None:  # type: ignore[no-untyped-def]
    text = "A fire broke out in Port Verrin on Friday.\n\nThe town is small. The mill roof fell at 13:40 local time."
    event = next(event for event in read_article(text).events if "roof" in event.text)
    assert (event.value.partition("T")[0], event.as_stated.of(text)) == ("2024-05-10", "Friday")


def test_where_it_happened_takes_no_part(read_article) -> None:  # type: ignore[no-untyped-def]
    text = "The Verrin Trust sued the Harbour Board.\n\nThe Harbour Board held a feast at the Verrin Trust on May 3."
    [event] = read_article(text).events
    assert event.actors == ("Harbour Board",)
