"""Events: which dates tell what happened."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.nlp

LEDE = "Port Verrin reopened its northern quay on Wednesday.\n\n"


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
def test_no_event(sentence: str, read_article) -> None:  # type: ignore[no-untyped-def]
    assert [event.value for event in read_article(LEDE + sentence).events] == ["2024-05-15"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # what has been so up to now goes on from no older year
        ("Troops came in July 2013. Ties have been cold since April.", ["2013-07", "2024-04"]),
        # what only tells of a thing does not take the story to its year
        ("A flood came in 1984. A map, found in 2009, shows it. That August it sank.", ["1984", "2009", "1984-08"]),
        # the present tells what is to come
        ("The truce expires in December.", ["2024-12"]),
        ("Dockers in Port Verrin go to the polls again in June.", ["2024-06"]),
        ("Vrell has a flight at noon on Saturday.", ["2024-05-18T12:00", "2024-05-18"]),
    ],
)
def test_tense_and_place_tell_the_year(text: str, values: list[str], read_article) -> None:  # type: ignore[no-untyped-def]
    assert [timex.value for timex in read_article(text).dates] == values


def test_open_dates_are_doubted(read_article) -> None:  # type: ignore[no-untyped-def]
    [event] = read_article("Port Verrin reopened its northern quay on Wednesday.", None).events
    assert (event.value, bool(event.doubt)) == ("XXXX-WXX-3", True)


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
        # how a thing is foretold to stand over a year, but for deeds to come
        ("The bank released data on Wednesday that trade would be slow in 2025.", ["2024-05-15"]),
        ("Okafor expects that the town will grow 4 percent next year.", []),
        ("The town will open a new quay in 2025.", ["2025"]),
        ("The quay will be ready in 2025.", ["2025"]),
        # what was planned and did not come about
        ("The mill was to open in May 2023, but will now open next month.", ["2024-06"]),
        ("The mill was supposed to open in March 2022.", []),
        ("The bridge should have been finished in 2021.", []),
        ("Vrell was due to speak on Monday.", ["2024-05-20"]),
        ("The vote, scheduled for Monday, was postponed to June 3.", ["2024-06-03"]),
        ("The union had hoped to open a hall in 2021.", []),
        ("Vrell would have turned 90 on Monday.", []),
        ("The board sees losses of 20 million crowns in 2025.", []),
        ("The lake could dry up by 2040.", []),
        ("The ferry was due to sail on June 3, but the crew is unpaid.", ["2024-06-03"]),
        ("The ferry will carry its first crates in 2025.", ["2025"]),
        ("Rates rose to 5 percent from 4 percent on Monday.", ["2024-05-13"]),
        ("The court has its first hearing today.", ["2024-05-16"]),
        ("The quay remains closed today.", ["2024-05-16"]),
        # what a thing is for
        ("The council approved the budget for 2025 on Monday.", ["2024-05-13"]),
        ("The mill must pay 422,000 crowns in arrears for the period from 2014 to 2019.", []),
        ("The taxes requested from 2006 to 2009 fall under the old law.", []),
        ("The vote is scheduled for 2025.", ["2025"]),
        ("Fees for the school year 2023/24 rose by 5 percent.", []),
        ("Okafor is the third member to resign this year.", []),
        # nowadays
        ("The mill made 300 crates in 1970; this has dropped to 50 today.", ["1970"]),
        ("The quay today employs 300 people.", []),
        ("The chip is used today in most phones.", []),
        ("The board met today in the hall.", ["2024-05-16"]),
        ("Shares fell 5 percent today.", ["2024-05-16"]),
        # the news of what happened, and what now comes of it
        ("News of the rescue of two divers last week has inspired a song.", []),
        ("A fire on the quay on Monday has killed three people.", ["2024-05-13"]),
        # levels
        ("The index closed 3 percent lower, a decrease from the close of trading Tuesday.", []),
        ("The crown rose to 1.10 from 1.08 late on Tuesday.", []),
        # a date before a noun that is to come
        ("Next year’s regatta is scheduled to take place in Port Verrin.", ["2025"]),
        # a happening that is named by its year
        ("The Harbour Party won four seats in last May’s elections.", ["2023-05"]),
        ("The Harbour Party lost the 2019 election.", ["2019"]),
        ("The 2011 uprising toppled the old mayor.", ["2011"]),
        ("Thousands fled during the 2014 war.", ["2014"]),
        ("Okafor is running in the 2026 election.", []),
        ("The 2015 agreement collapsed.", []),
        ("The court’s 2021 ruling banned the union.", ["2021"]),
        ("Okafor won half of the vote in the May 12 runoff.", ["2024-05-12"]),
        ("It was the worst storm since 2017, when 30 people were killed.", ["2017"]),
        # what is so every year, and what was only planned
        ("The rains, which normally start in March, failed on Monday.", ["2024-05-13"]),
        ("The strike, due to begin on June 3, was called off on Wednesday.", ["2024-05-15"]),
        # the day of a ruling, though its clause only says what it held
        ("In its decision on Wednesday, the court said there was no fraud.", ["2024-05-15"]),
        # the day of what the clause was before
        ("The two sides will meet on Monday, ahead of the Harbour Day holiday on Saturday.", ["2024-05-20"]),
        # what is due is no forecast, and what was put off is on its new day alone
        ("Elections are due by early next year.", ["../2025"]),
        ("Rain is forecast until Saturday.", []),
        ("The vote had been set for Sunday but was put off until next month.", ["2024-06"]),
        ("The judge adjourned the trial until September.", ["2024-09"]),
        ("The truce was extended to July.", ["2024-07"]),
        # a year that only tells of a thing leads no month there
        ("The dam, completed in 1971, was last inspected in March.", ["1971", "2024-03"]),
        ("The mill overstated its profit between fiscal 2010 and fiscal 2014.", ["2010/2014"]),
        # a time on the clock takes the day that its clause names later
        ("Voting opened at 7 a.m. and was to close at 6 p.m. on Sunday.", ["2024-05-12T07:00", "2024-05-12"]),
        # a year counted from the one beside it, and a weekday that is to come
        ("The town shut the mill in 2012, a year after the mayor resigned.", ["2012", "2011"]),
        ("Friday is a holiday.", ["2024-05-17"]),
        (
            "The town votes on Sunday. Polls open at 7 a.m. and close at 6 p.m. Results are due by Tuesday.",
            ["2024-05-19", "2024-05-19T07:00", "../2024-05-21"],
        ),
        ("A draft seen by the Verrin Gazette on Monday names a sum.", []),
        ("The coup of March 1989 sent Vrell away; Vrell came back in 1996.", ["1989-03", "1996"]),
        ("A vaccine is to be given from Monday.", ["2024-05-20"]),
        ("Fewer people live there, according to figures published on Monday.", []),
        # the day of a word before what is to come, and of what is called for a day
        ("Verrin Steel said on Wednesday it would shut its mill. Vrell told staff at 8 a.m.", ["2024-05-15T08:00"]),
        ("The union called a strike for Monday.", ["2024-05-20"]),
        ("A vote could be held as early as September.", []),
        # the day of results that showed something is not that of the vote
        ("The Harbour Party won half of the seats in Saturday’s election, results showed Sunday.", ["2024-05-11"]),
        # a day without a year is the last one, but close behind the month that the story is in
        ("The mill was fined in 2022. Mayor Vrell came to see it on May 4.", ["2022", "2024-05-04"]),
        ("Vrell fled in November 2017. Okafor took the mill on November 21.", ["2017-11", "2017-11-21"]),
        # a report at the end that a parser takes for a participle
        ("The town will buy a ferry, the two councils announced in Verrin on Friday.", ["2024-05-10"]),
        # the end that is set, and the day before which nothing is to be
        ("The firm must reply by May 30.", ["../2024-05-30"]),
        ("Dredging will not begin before July.", ["2024-07/.."]),
        ("The plan may be shown as early as next week.", ["2024-W21/.."]),
        # what a thing was made in, what is called by the year, a letter’s date
        ("The 2008-built tanker was shown on Monday.", ["2024-05-13"]),
        ("The year-end dividend will be scrapped.", []),
        ("It was told in a letter to the board dated Wednesday.", []),
        # a word of somebody unnamed
        ("On Tuesday a delegate of the union promised blankets.", []),
        ("As of Sunday evening, Mayor Ines Okafor said, nobody had been held.", []),
        # the day of an attack that is told nowhere else
        ("Survivors of Saturday night’s attack hid in the mill.", ["2024-05-11TNI"]),
        ("Gunmen shot the mayor, the second killing of a mayor in the region this month.", []),
        ("The second strike of the dockers began this month.", ["2024-05"]),
        # the year of both months, and a day by which something is to be done
        ("Two ferries were lost there in May and June of 2019.", ["2019-05/2019-06"]),
        ("The dockers had been ordered to leave by Friday.", ["../2024-05-17"]),
        ("A guard who saw the wall in March told the board that it could fall by summer.", ["2024-03"]),
        # the day of another event
        ("The court jailed Vrell on Monday. The ruling came on the day a ferry sank.", ["2024-05-13", "2024-05-13"]),
        # the ends of a stretch
        ("The fair was held from May 3 to 5.", ["2024-05-03/2024-05-05"]),
        ("The board met on Monday and on Tuesday Mayor Ines Okafor resigned.", ["2024-05-13", "2024-05-14"]),
        # what a sentence leaves open
        ("The board would not say whether the hall due in 2027 would have a roof.", []),
        ("Police are studying whether crates were sold between March and April.", ["2024-03/2024-04"]),
        ("The board was asked whether the mill, which shut in 2009, would open again.", ["2009"]),
        ("The union will sue should the strike last beyond this week.", []),
        ("If the talks fail by Friday, the dockers will strike.", []),
        ("Okafor would not rule out a vote in June.", []),
        ("The islands asked for 90 million crowns a year by 2030.", []),
        # the day of words that were written and sent, the year of a work
        ("In a statement read on local radio late on Tuesday, the board blamed the rain.", []),
        ("Vrell wrote as much in a 2012 memoir.", []),
        ("A suit filed on Monday blames the board.", ["2024-05-13"]),
        # how long somebody has an office
        ("Mayor Okafor’s term ends in 2027.", []),
        # what something is measured against, and the end of what is counted
        ("The price of fish has risen by 44 percent since November.", []),
        ("Rents have doubled since 2020.", []),
        ("Some 300 crates were lost in April, three times as many as in the same month last year.", ["2024-04"]),
        ("The mill lost 20 million crowns in the year ended March 31.", []),
        ("The Harbour Rights Act, 2006, asks for a vote.", []),
        # what has not been since a day was last then
        ("The board has not met since March.", ["2024-03"]),
        ("No vote has been held since 2015.", ["2015"]),
        # the day of a word stands with its quote, wherever the parser hangs it
        ("The board of the mill said on Monday it would shut the gates within 72 hours.", []),
        ("Mayor Ines Okafor told a press conference on Monday that the quay was safe.", []),
        ("Addressing a packed press conference yesterday, Mayor Ines Okafor said the quay was safe.", []),
        ("Mayor Ines Okafor on Monday accused the union of lying.", []),
        ("Mayor Ines Okafor said at a summit in Port Verrin on Monday that the quay was safe.", ["2024-05-13"]),
        ("Mayor Ines Okafor on Monday announced that the quay would close.", ["2024-05-13"]),
        ("The quay was shut on Monday, Mayor Ines Okafor said.", ["2024-05-13"]),
        # the day of a word by somebody unnamed, or of none, stands with its quote
        ("Local officials said on Monday that the quay was safe.", []),
        ("State media reported on Monday that the mill had collapsed.", ["../2024-05-13"]),
        ("State media reported on Monday that Mayor Vrell had met a smuggler in 2015.", ["2015"]),
        ("The letter, published by the Verrin Gazette last Wednesday, asks for time.", ["2024-05-08"]),
        ("No injuries were reported on Monday.", []),
        ("A fire was reported on Monday in the northern mill.", ["2024-05-13"]),
        ("Officials announced on Monday that the quay would close.", ["2024-05-13"]),
        ("The arrest of smugglers has gone on since 2009.", ["2009/.."]),
        ("Tomas Vrell had not been home since 2009.", ["2009"]),
        ("The board is to vote in the week of June 12.", ["2024-W24"]),
        # two dates that follow on each other are one stretch
        ("The rain fell in December and January.", ["2023-12/2024-01"]),
        ("Vrell ran the board in 2019. The union struck this past December and January.", ["2019", "2023-12/2024-01"]),
        ("The regatta was held on Saturday and Sunday.", ["2024-05-11/2024-05-12"]),
    ],
)
def test_what_dates_an_event(sentence: str, values: list[str], read_article) -> None:  # type: ignore[no-untyped-def]
    text = "Port Verrin reopened its northern quay.\n\n" + sentence
    assert [event.value for event in read_article(text).events] == values


@pytest.mark.parametrize(
    ("lede", "rest", "value"),
    [
        # Tuesday's news knows of the fire: it was before; the article is of a Thursday
        ("On Tuesday, the town ended its search for survivors of the fire.", "The fire erupted on Wednesday.", "05-08"),
        ("On Tuesday, the town opened a new mill.", "The fire erupted on Wednesday.", "05-15"),
        ("On Tuesday, a fire broke out in the mill.", "The fire hit the quay on Wednesday.", "05-15"),
        # what can be told of any day after it stays the last one
        ("On Tuesday, the town heard of the deal.", "The board signed the deal on Wednesday.", "05-15"),
        ("On Tuesday, the town mourned the dead of the fire.", "The fire erupted last Wednesday.", "05-08"),
    ],
)
def test_what_the_news_knows_of_was_before_it(lede: str, rest: str, value: str, read_article) -> None:  # type: ignore[no-untyped-def]
    text = f"{lede}\n\nPort Verrin lies in the north. {rest}"
    assert [one.value for one in read_article(text).dates][-1] == f"2024-{value}"


def test_later_weekdays_lie_between_what_happened_and_its_news(read_article) -> None:  # type: ignore[no-untyped-def]
    text = (
        "On Monday, the town ended its search for survivors of the fire.\n\nThe fire erupted on Tuesday.\n\n"
        "Mayor Ines Okafor met the union on Wednesday. Divers came on Friday."
    )
    values = [one.value for one in read_article(text).dates]
    assert values == ["2024-05-13", "2024-05-07", "2024-05-08", "2024-05-10"]


def test_one_endless_line_is_read_in_linear_steps(read_article, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from briefing_archive.extract import clauses

    counted: list[int] = []
    shorten = clauses.shorten

    def counting(block, sentence, *rest):  # type: ignore[no-untyped-def]
        counted.append(len(sentence))
        return shorten(block, sentence, *rest)

    monkeypatch.setattr(clauses, "shorten", counting)
    for count in (40, 400):
        read_article(
            " and ".join(f"on May {day % 28 + 1} the board sold ferry {day} to the town" for day in range(count))
        )
        counted.append(0)
    short = sum(counted[: counted.index(0)])
    assert short > 0
    assert sum(counted) - short <= 12 * short


def test_nothing_is_read_from_an_original_behind_its_translation(read_article) -> None:  # type: ignore[no-untyped-def]
    gloss = "((es))Spanish language: el 3 March 2019 Tomas Vrell vino con 40 barcos"
    found = read_article(LEDE + f'Mayor Ines Okafor called it "a good day" {gloss}, and the town cheered.')
    assert "Tomas Vrell" not in [actor.name for actor in found.actors]
    assert [event.value for event in found.events] == ["2024-05-15"]
    assert found.figures == ()


def test_a_time_of_day_belongs_to_the_day_of_the_story(read_article) -> None:  # type: ignore[no-untyped-def]
    text = "On Wednesday, the court heard a suit filed on Sunday against the town. Ines Okafor was sworn in at 5 p.m."
    assert "2024-05-15T17:00" in [timex.value for timex in read_article(text).dates]


def test_a_month_gives_way_to_the_day_of_the_same_deed(read_article) -> None:  # type: ignore[no-untyped-def]
    text = "The ferry was revealed in January 2005. It sails far.\n\nThe first ferry was unveiled on January 18, 2005."
    assert [event.value for event in read_article(text).events] == ["2005-01-18"]
