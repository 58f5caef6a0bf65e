"""Events and background: what happened on which date, and what was so before the news."""

from __future__ import annotations

from datetime import date

import pytest

pytestmark = pytest.mark.nlp

TODAY = date(2024, 5, 16)


@pytest.fixture(scope="module")
def read(nlp):  # type: ignore[no-untyped-def]
    """The extraction of an invented article."""
    from briefing_archive.draft import extract_article
    from briefing_archive.registry import registry_of

    return lambda text, today=TODAY: extract_article(text, today, registry_of([]), nlp)


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
def test_an_event_is_the_clause_of_its_date(sentence: str, value: str, text: str, read) -> None:  # type: ignore[no-untyped-def]
    events = read(LEDE + sentence).events
    assert text in [event.text for event in events if event.value == value]


def test_events_name_their_actors(read) -> None:  # type: ignore[no-untyped-def]
    text = LEDE + "Mayor Ines Okafor met union leader Tomas Vrell on May 3."
    event = next(event for event in read(text).events if event.value == "2024-05-03")
    assert set(event.actors) >= {"Ines Okafor", "Tomas Vrell"}
    assert event.as_stated.of(text) == "May 3"


@pytest.mark.parametrize(
    "sentence",
    [
        "The 1931 hall stood empty.",  # a year that describes a noun
        "The strike lasted two weeks.",  # a duration
        "The union meets every Monday.",  # a set of times
        "The quay is now open.",  # the present
        "The quay was shut between 3 p.m. and 6 a.m. for years.",  # hours
    ],
)
def test_no_event(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    assert [event.value for event in read(LEDE + sentence).events] == ["2024-05-15"]


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
def test_who_has_a_part_in_an_event(sentence: str, actors: tuple[str, ...], read) -> None:  # type: ignore[no-untyped-def]
    text = f"The Harbour Board fell.\n\nMayor Ines Okafor reopened the quay on Wednesday. {sentence}"
    event = next(event for event in read(text).events if event.value == "2024-05-03")
    assert event.actors == actors


def test_open_dates_are_doubted(read) -> None:  # type: ignore[no-untyped-def]
    [event] = read("Port Verrin reopened its northern quay on Wednesday.", None).events
    assert (event.value, bool(event.doubt)) == ("XXXX-WXX-3", True)


def test_a_sentence_that_leans_on_another_is_doubted(read) -> None:  # type: ignore[no-untyped-def]
    events = read(LEDE + "Ships waited.\n\nThis decision was taken on May 3.").events
    assert [bool(event.doubt) for event in events] == [False, True]


STORY = (
    LEDE
    + "The Harbour Board paid for the work. Mayor Ines Okafor cut a ribbon on Wednesday.\n\n"
    + "{}\n\nOkafor said the town would pay back the money by June."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The town has repaired the quay several times in recent years.",  # what was done before
        "Port Verrin lies on the northern coast.",  # what holds at all times
        "After the great storm, the board shut the quay for good.",  # after an earlier event
    ],
)
def test_background_is_told_from_news(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    assert [claim.text for claim in read(STORY.format(sentence)).background] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Crews painted the rails on Tuesday.",  # news
        "The board will build a second quay.",  # to come
        "“The quay was built in 1911,” Okafor said.",  # somebody's words
        "It was built in 1911.",  # an orphan: the quay, the town or the board?
    ],
)
def test_no_background(sentence: str, read) -> None:  # type: ignore[no-untyped-def]
    assert read(STORY.format(sentence)).background == ()


def test_every_claim_stands_in_the_article(read) -> None:  # type: ignore[no-untyped-def]
    text = STORY.format("The quay, which is long, was built in 1911 for grain ships.")
    found = read(text)
    for claim in (*found.background, *found.summary, *found.events):
        for span in claim.evidence:
            words = " ".join(span.of(text).split()).strip(" ,.")
            assert words.casefold() in claim.text.casefold()


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        # a distance from an event without a date dates nothing
        ("Two weeks before the deadline, the union struck.", []),
        ("The union struck on May 3 — two days after the ruling.", ["2024-05-03"]),
        # the other event has its date in the same clause
        ("The union struck two days after the vote of May 3.", ["2024-05-05"]),
        # a date before a noun that is the time of its clause
        ("Monday’s bid for a new vote failed.", ["2024-05-13"]),
        ("The town left the league in a 2016 referendum.", ["2016"]),
        # one event, though told with two dates
        ("Tomas Vrell led the union from 2008 to 2016.", ["2008/2016"]),
        ("The rate fell to the lowest since 2009.", []),
        ("The rate fell to a low that had not been seen since 2009.", []),
        ("Vrell was the first member to walk out of a meeting of the board since 2009.", []),
        ("It was the first time the northern quay had been flooded since 2009.", []),
        ("It was the worst their trade had done since 2009.", []),
        ("The second bridge has been closed since 2009.", ["2009/.."]),
        # what something is measured against
        ("Sales of fish fell 3 percent from May.", []),
        ("The mill reported a 32% drop in sales from a year earlier.", []),
        ("Fares will rise 5 percent from June.", ["2024-06"]),
        ("Sales rose from May 2019 to May 2023.", ["2019-05/2023-05"]),
        ("The new ferry uses less oil than the old one did in 2009.", []),
        ("More than 300 dockers struck on Monday.", ["2024-05-13"]),
        ("Sales were up three percent on last year.", []),
        ("The mill earned 2 million crowns, compared to a loss in 2023.", []),
        ("It was the worst storm of 2023.", []),
        ("Prices stayed above their May 3, 2024 low.", []),
        ("The quay was shut under the Harbour Act of 1934.", []),
        ("The dockers began the strike of 1934.", ["1934"]),
        # what was at another time, or of another time, or only wished for
        ("The dockers struck before last summer.", []),
        ("The dockers must strike before June 3.", ["2024-06-03"]),
        ("Vrell painted the fashion of the 1960s.", []),
        ("The hall showed a print called “Harbour” from 1987.", []),
        ("Vrell was willing to leave the union on Monday.", []),
        ("Okafor said the dockers should strike on June 3.", []),
        ("Some think that the quay could fall on June 3.", []),
        ("Okafor thinks the quay will fall on June 3.", ["2024-06-03"]),
        # a date before a noun that is to come
        ("Next year’s regatta is scheduled to take place in Port Verrin.", ["2025"]),
        # the day of a word by somebody unnamed, or of none, stands with its quote
        ("Local officials said on Monday that the quay was safe.", []),
        ("State media reported on Monday that the mill had collapsed.", ["2024-05-13"]),
        ("No injuries were reported on Monday.", []),
        ("A fire was reported on Monday in the northern mill.", ["2024-05-13"]),
        ("Officials announced on Monday that the quay would close.", ["2024-05-13"]),
        ("The arrest of smugglers has gone on since 2009.", ["2009/.."]),
        ("Tomas Vrell had not been home since 2009.", ["2009/.."]),
        ("The board is to vote in the week of June 12.", ["2024-W24"]),
        # two dates that follow on each other are one stretch
        ("The rain fell in December and January.", ["2023-12/2024-01"]),
        ("Vrell ran the board in 2019. The union struck this past December and January.", ["2019", "2023-12/2024-01"]),
        ("The regatta was held on Saturday and Sunday.", ["2024-05-11/2024-05-12"]),
    ],
)
def test_what_dates_an_event(sentence: str, values: list[str], read) -> None:  # type: ignore[no-untyped-def]
    text = "Port Verrin reopened its northern quay.\n\n" + sentence
    assert [event.value for event in read(text).events] == values


def test_what_belongs_to_one_date_is_not_left_with_another(read) -> None:  # type: ignore[no-untyped-def]
    text = LEDE + "The first storm came in the 1930s, the worst in early 1962, when 12 sailors drowned."
    told = [event.text for event in read(text).events if "drowned" in event.text]
    assert told
    assert all("1962" in words for words in told)


def test_an_event_told_twice_comes_once(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Mayor Ines Okafor closed the northern quay on May 3.\n\nThe town is poor.\n\n"
        "Ines Okafor closed the old northern quay on May 3."
    )
    assert [event.value for event in read(text).events] == ["2024-05-03"]


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        # last week, and then more exactly
        (
            "Ines Okafor was sworn in as mayor last week after the vote.",
            "Ines Okafor was sworn in as mayor on May 8.",
            ["2024-05-08"],
        ),
        (
            "Ines Okafor was sworn in as mayor last week.",
            "Ines Okafor left the union on May 8.",
            ["2024-W19", "2024-05-08"],
        ),
        # what has lasted since a day, and what happened on it
        ("Tomas Vrell has been in hospital since Friday.", "On Friday, Tomas Vrell fell off the quay.", ["2024-05-10"]),
        (
            "Tomas Vrell has been in hospital since Friday.",
            "On Monday, Tomas Vrell spoke.",
            ["2024-05-10", "2024-05-13"],
        ),
        # what had been said by a day is a word, no deed
        ("By Monday night, Tomas Vrell said the union was ready.", "The town is poor.", []),
    ],
)
def test_an_event_is_told_where_it_is_told_best(first: str, second: str, values: list[str], read) -> None:  # type: ignore[no-untyped-def]
    text = f"Port Verrin reopened its northern quay.\n\nThe town is small. {first}\n\n{second}"
    assert [event.value for event in read(text).events] == values


@pytest.mark.parametrize(
    ("lede", "rest", "value"),
    [
        # Tuesday's news knows of the fire: it was before; TODAY is a Thursday
        ("On Tuesday, the town ended its search for survivors of the fire.", "The fire erupted on Wednesday.", "05-08"),
        ("On Tuesday, the town opened a new mill.", "The fire erupted on Wednesday.", "05-15"),
        ("On Tuesday, a fire broke out in the mill.", "The fire hit the quay on Wednesday.", "05-15"),
        # what can be told of any day after it stays the last one
        ("On Tuesday, the town heard of the deal.", "The board signed the deal on Wednesday.", "05-15"),
        ("On Tuesday, the town mourned the dead of the fire.", "The fire erupted last Wednesday.", "05-08"),
    ],
)
def test_what_the_news_knows_of_was_before_it(lede: str, rest: str, value: str, read) -> None:  # type: ignore[no-untyped-def]
    text = f"{lede}\n\nPort Verrin lies in the north. {rest}"
    assert [one.value for one in read(text).dates][-1] == f"2024-{value}"


def test_a_time_on_the_clock_is_stated_by_its_day(read) -> None:  # type: ignore[no-untyped-def]
    text = "A fire broke out in Port Verrin on Friday.\n\nThe town is small. The mill roof fell at 13:40 local time."
    event = next(event for event in read(text).events if "roof" in event.text)
    assert (event.value.partition("T")[0], event.as_stated.of(text)) == ("2024-05-10", "Friday")


def test_later_weekdays_lie_between_what_happened_and_its_news(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "On Monday, the town ended its search for survivors of the fire.\n\nThe fire erupted on Tuesday.\n\n"
        "Mayor Ines Okafor met the union on Wednesday. Divers came on Friday."
    )
    values = [one.value for one in read(text).dates]
    assert values == ["2024-05-13", "2024-05-07", "2024-05-08", "2024-05-10"]


def test_what_an_event_tells_is_no_background_too(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        LEDE + "The town is poor.\n\nInes Okafor ran the harbour from 1998 until 2004.\n\nThe quay remains its heart."
    )
    told = read(text)
    assert "1998/2004" in [event.value for event in told.events]
    assert not any("1998" in claim.text for claim in told.background)


def test_what_somebody_was_names_no_other_party(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Tomas Vrell, the former Mayor of Port Verrin, died on Wednesday.\n\nMayor Ines Okafor praised him.\n\n"
        "Vrell was the Mayor of Port Verrin from 1998 until 2004."
    )
    event = next(event for event in read(text).events if event.value == "1998/2004")
    assert event.actors == ("Tomas Vrell",)


def test_what_the_summary_tells_is_no_background_too(read) -> None:  # type: ignore[no-untyped-def]
    text = "Port Verrin reopened its quay.\n\nThe quay had been closed since a storm broke its wall in 1998."
    told = read(text)
    assert not {claim.text for claim in told.summary} & {claim.text for claim in told.background}
    assert any("1998" in claim.text for claim in (*told.summary, *told.background))


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


def test_one_endless_line_is_read_in_linear_steps(read, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.extract import clauses

    counted: list[int] = []
    shorten = clauses.shorten

    def counting(block, sentence, *rest):  # type: ignore[no-untyped-def]
        counted.append(len(sentence))
        return shorten(block, sentence, *rest)

    monkeypatch.setattr(clauses, "shorten", counting)
    for count in (40, 400):
        read(" and ".join(f"on May {day % 28 + 1} the board sold ferry {day} to the town" for day in range(count)))
        counted.append(0)
    short = sum(counted[: counted.index(0)])
    assert short > 0
    assert sum(counted) - short <= 12 * short


def test_nothing_is_read_from_an_original_behind_its_translation(read) -> None:  # type: ignore[no-untyped-def]
    gloss = "((es))Spanish language: el 3 March 2019 Tomas Vrell vino con 40 barcos"
    found = read(LEDE + f'Mayor Ines Okafor called it "a good day" {gloss}, and the town cheered.')
    assert "Tomas Vrell" not in [actor.name for actor in found.actors]
    assert [event.value for event in found.events] == ["2024-05-15"]
    assert found.figures == ()


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
        ("The town has a deadline set at June 1 to pay for the quay.", {"2024-06-01": None}),
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
        # the same day told twice, once more closely
        ("The town announced its plan ten days earlier, on May 3.", {"2024-05-03": None}),
    ],
)
def test_each_date_has_a_statement_of_its_own(sentence: str, told: dict[str, str | None], read) -> None:  # type: ignore[no-untyped-def]
    text = "Port Verrin reopened its northern quay.\n\n" + sentence
    events = {event.value.partition("T")[0]: event.text for event in read(text).events}
    assert {day: statement or sentence for day, statement in told.items()}.items() <= events.items()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the main clause tells it best, wherever it stands
        (
            "The men met after the Harbour Board closed the quay on Monday. On Monday, the Harbour Board closed the "
            "quay with chains and a fence around all of it.",
            ["On Monday, the Harbour Board closed the quay with chains and a fence around all of it."],
        ),
        # what a sentence tells beside another date gives way
        (
            "On Tuesday, dockers sued against the plan Mayor Ines Okafor announced last Monday so she could dredge. "
            "On Monday, Okafor opened the plan.",
            ["On Monday, Okafor opened the plan."],
        ),
        # all that one speaker said on one day
        (
            'Ines Okafor said on Monday "we will dredge". Okafor said on Monday "nobody will pay".',
            ['Ines Okafor said on Monday "we will dredge".'],
        ),
        # somebody else said more
        (
            'Ines Okafor said on Monday "we will dredge". Tomas Vrell told the court on Monday "nobody will pay".',
            ['Ines Okafor said on Monday "we will dredge".', 'Tomas Vrell told the court on Monday "nobody will pay".'],
        ),
        # one deed in other words: it happens to somebody once, or it is told of one thing
        (
            "Tomas Vrell became harbour master on Monday. Ines Okafor said little. Vrell was elected on Monday.",
            ["Tomas Vrell became harbour master on Monday."],
        ),
        (
            "The new ferry was unveiled on Monday. Ines Okafor said little. The town presented the ferry on Monday.",
            ["The new ferry was unveiled on Monday."],
        ),
        (
            "The new ferry was unveiled on Monday. Ines Okafor said little. The town presented a clock on Monday.",
            ["The new ferry was unveiled on Monday.", "The town presented a clock on Monday."],
        ),
        # what only takes up what was told
        (
            "Ines Okafor closed the quay on Monday. The town is poor. The announcement came on Monday at noon.",
            ["Ines Okafor closed the quay on Monday."],
        ),
        ("The town is poor. The announcement came on Monday.", ["The announcement came on Monday."]),
        # what somebody said, beside what she did
        (
            'Ines Okafor said on Monday "we will dredge". On Monday Okafor met the dockers at the mill.',
            ["On Monday Okafor met the dockers at the mill."],
        ),
        # what is passed on that somebody said
        (
            "The town is poor. The quay is old. The Verrin Gazette reported on Monday that Ines Okafor said so.",
            [],
        ),
        ('The town is poor. "We will dredge," according to a letter on Monday by Ines Okafor.', []),
        (
            'The town is poor. The quay is old. On the market on Monday, Tomas Vrell said "nobody will pay".',
            [],
        ),
        # what begins with another date's clause tells its own beside that
        (
            "On Tuesday, dockers sued over the plan Mayor Ines Okafor announced last Monday. "
            "Okafor met Vrell on Monday.",
            ["Okafor met Vrell on Monday."],
        ),
        # below the lede the day of a word stands with its quote alone
        (
            'Ines Okafor said on Monday "we will dredge". Tomas Vrell said on Monday "nobody will pay".',
            ['Ines Okafor said on Monday "we will dredge".'],
        ),
    ],
)
def test_one_event_is_told_once(text: str, values: list[str], read) -> None:  # type: ignore[no-untyped-def]
    events = read("Port Verrin has a northern quay.\n\n" + text).events
    assert [event.text for event in events if event.value == "2024-05-13"] == values


def test_what_may_be_one_event_is_marked(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Ines Okafor closed the quay on Monday. The town is poor.\n\n"
        "On Monday, Tomas Vrell swam. On Monday, Okafor bought a mill."
    )
    assert [event.doubt for event in read(text).events] == ["", "", "same day and actor as e1: one event?"]


def test_a_time_of_day_belongs_to_the_day_of_the_story(read) -> None:  # type: ignore[no-untyped-def]
    text = "On Wednesday, the court heard a suit filed on Sunday against the town. Ines Okafor was sworn in at 5 p.m."
    assert "2024-05-15T17:00" in [timex.value for timex in read(text).dates]
