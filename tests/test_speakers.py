"""Who speaks: offices, lists, class nouns, pronouns in the plural, writings, and speakers the parse does not give."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.extract.governments import governments_as_states
from briefing_archive.extract.speaking_names import speakers_as_actors
from briefing_archive.extract.spokespeople import bodies_for_spokespeople
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp


def speakers(text, nlp):
    """The speakers of every quote of an article without a registry."""
    return [one.speakers for one in extract_article(text, None, registry_of([]), nlp).quotes]


NOBODY = registry_of([])
TALKS = "Ines Okafor and Tom Vale, two engineers, met Norway’s envoy on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one person, two offices: the second noun has no article of its own
        ("The company president and CEO Lars Renn said, “We wait.”", [("Lars Renn",)]),
        ("Norwegian academic and writer Lars Renn said the pier was old.", [("Lars Renn",)]),
        ("Lars Renn of Verrin University and contributor to the Herald wrote that the pier was old.", [("Lars Renn",)]),
        # each of a list
        ("Norway, Denmark, and Sweden have said the pier was old.", [("Norway", "Denmark", "Sweden")]),
        # a name given after the description
        ("A docker was held. The man, identified as Lars Renn, denied the theft.", [("Lars Renn",)]),
        # two persons
        ("A docker and Lars Renn said the pier was old.", [("docker", "Lars Renn")]),
        # an office that names a place before the person
        ("Norway Ambassador to Denmark Lars Renn said the pier was old.", [("Lars Renn",)]),
        # “both” belongs to neither, and the first of two does not hold the second
        ("Both the Tamsel School District and the Tamsel Police Department have said that the pier was old.",
         [("Tamsel School District", "Tamsel Police Department")]),
        # others joined to what stands beside the first, with names of their own
        ("Lars Renn, a docker, and Ines Okafor, a sailor, said the pier was old.", [("Lars Renn", "Ines Okafor")]),
        ("Lars Renn, a docker, and the chairman of the yard, said the pier was old.", [("Lars Renn",)]),
        # examples are no part of what the many are called
        ("Danish firms including Lindt Group and Renn Group have said the pier was old.",
         [("Danish firms", "Lindt Group", "Renn Group")]),
        # spoken to is not speaking
        ("On Tuesday, Lars Renn speaking to the Tamsel Harbour think tank called the plan “null and void”.",
         [("Lars Renn",)]),
    ],
)  # fmt: skip
def test_whose_office_it_is(text, expected, nlp):
    assert speakers(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the persons in a list, not the state that was named last
        (f"{TALKS} They said the pier was old.", [("Ines Okafor", "Tom Vale")]),
        # people without names who were the subject
        ("A hundred protesters marched to Norway’s embassy. They said the pier was old.", [("protesters",)]),
        # one body, where no people stand near
        ("The Harbour Commission met in Tamsel. They said the pier was old.", [("Harbour Commission",)]),
        # bodies in a list as well
        ("Lindt Airlines and Tamsel Motors met after they warned of delays.", [("Lindt Airlines", "Tamsel Motors")]),
        # both together go on
        ("Ines Okafor and Tom Vale said the pier was old. They added that it leaked.",
         [("Ines Okafor", "Tom Vale"), ("Ines Okafor", "Tom Vale")]),
        # the two of a kind
        ("Norway sent a letter to Denmark. Both countries said the pier was old.", [("Norway", "Denmark")]),
        # the two that were joined
        ("Norway and Denmark agreed to meet. Both sides said the pier was old.", [("Norway", "Denmark")]),
        # more than two of the kind: nobody is guessed
        ("Norway, Sweden and Finland wrote to Denmark. Both countries said the pier was old.", [("Both countries",)]),
    ],
)  # fmt: skip
def test_whom_a_plural_takes_up(text, expected, nlp):
    assert speakers(text, nlp) == expected


COURTS = (
    "Tamsel court stops the dredging\n\nOn Monday the Harbour Court of Tamsel heard the case. "
    "It stands below the High Court of Verrin.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of two courts the one the story is about, not the one named last
        (f"{COURTS}The three-judge court found the dredging to be unlawful.", "Harbour Court of Tamsel"),
        # a class noun means the salient body of that class
        ("Lindt Airlines bought four planes. It is growing. The carrier said fares would fall.", "Lindt Airlines"),
        # a noun learnt where the body was introduced
        ("Danish airline Verrair bought four planes from Boeing. The airline said fares would fall.", "Verrair"),
        # a narrower noun tells it from the one named
        ("Lindt Airlines bought four planes. The rival airline said fares would fall.", "rival airline"),
        # somebody new is never somebody named far below
        (
            "A Norwegian official said the pier was old.\n\nShips wait.\n\nShips wait.\n\n"
            "The former Danish official Lars Renn left.",
            "Norwegian official",
        ),
        # nor somebody of another state
        ("A Norwegian minister said the pier was old. The Danish minister, Lars Renn, left.", "Norwegian minister"),
        # news varies what it calls a body just named
        ("Lindt Airlines bought four planes. The embattled low-fare airline said fares would fall.", "Lindt Airlines"),
        # by what it makes, which is not who speaks
        ("Lindt Motors said sales rose. The Verrphone maker said the pier was old.", "Lindt Motors"),
        # a body that no actor is, beside a person's office in it
        (
            "House of Lords Speaker Lars Renn came. According to the House of Lords Library, the pier was old.",
            "House of Lords Library",
        ),
        # a name with the noun for its class
        ("The Quellnews news agency said the pier was old.", "Quellnews"),
        # an office-holder is named below; a deputy is another
        (
            "Tamsel’s governor said the pier was old.\n\nShips wait.\n\nDeputy Governor Bo Lindt came.\n\n"
            "Governor Lars Renn left.",
            "Lars Renn",
        ),
        # a description that runs ahead of the name
        ("A judge said the pier was unsafe.\n\nJudge Lars Renn shut it on Friday.", "Lars Renn"),
    ],
)
def test_whom_a_description_means(text, expected, nlp):
    assert speakers(text, nlp)[-1] == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the site of a firm, the statement of a government
        ("Lindt Airlines fell silent. Fares have risen, according to the company website.", ["Lindt Airlines"]),
        ("A statement on Lindt Airlines’ website read: “We wait for the planes.”", ["Lindt Airlines"]),
        # of two statements the one whose maker belongs to the state
        (
            "Lars Renn, the Danish president, spoke. A letter sent by Renn’s office said the pier was old. "
            "The Danish letter called for a new pier.",
            ["Renn’s office", "Renn’s office"],
        ),
        # whoever saw or got a letter did not write it
        ("A leaked internal letter seen by the Tamsel Post said the pier was old.", ["leaked internal letter"]),
        # who filed the lawsuit speaks in the motion
        ("Lindt Airlines filed a lawsuit on Monday. The pier is shut. The motion claims the pier is unsafe.",
         ["Lindt Airlines"]),
        # a statement of two
        ("On Monday Norway met Denmark. Then both nations issued statements saying the pier was old.", ["Norway"]),
        ("An environmental group and the crews filed a motion claiming that the pier was unsafe.",
         ["environmental group"]),
        # who issued a statement speaks after it
        ("Mayor Lars Renn, a sailor, issued a statement on the pier. “Like many of us, I am sorry for the delay.”",
         ["Lars Renn"]),
        # a participle without a subject beside it, and a line that leads to the next paragraph
        ("Lars Renn took to the radio, posting at 12:54 am local time (0454 UTC) on Twitter, “We wait, and I wait.”",
         ["Lars Renn"]),
        ("“We wait,” said Ines Okafor.\n\nPresident Lars Renn wrote on his account:\n\n“The pier is open again.”",
         ["Ines Okafor", "Lars Renn"]),
    ],
)  # fmt: skip
def test_whose_writing_it_is(text, expected, nlp):
    """The first speaker of each quote."""
    assert [one[0] if one else None for one in speakers(text, nlp)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # somebody without a name who speaks for a body, and goes on
        (
            "Tamsel Airlines stopped its flights. A Tamsel Airlines spokesperson said the planes were old. "
            "“We wait,” the spokesperson added.",
            [("Tamsel Airlines",), ("Tamsel Airlines",)],
        ),
        ("A spokesman for Tamsel Airlines said the planes were old.", [("Tamsel Airlines",)]),
        # one with a name speaks in person; officials are not the body
        ("Tamsel Airlines spokesman Lars Renn said the planes were old.", [("Lars Renn",)]),
        ("Tamsel Airlines officials said the planes were old.", [("Tamsel Airlines officials",)]),
    ],
)
def test_a_record_gives_a_spokespersons_words_to_the_body(text, expected, nlp):
    drafted = bodies_for_spokespeople(extract_article(text, None, registry_of([]), nlp))
    assert [one.speakers for one in drafted.quotes] == expected
    bodies = {actor.name for actor in drafted.actors}
    assert all(name in bodies for one in drafted.quotes for name in one.speakers if "officials" not in name)


def test_who_has_no_name_is_taken_up_by_age_and_former_trade(nlp):
    king = "The king said he would go. The 81-year-old monarch said in a speech that it was time."
    assert speakers(king, nlp) == [("king",), ("king",)]
    player = "Mr Renn said the crews would stay. The former cricketer said he had no choice."
    assert [one[0].split()[-1] for one in speakers(player, nlp)] == ["Renn", "Renn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body called by the last word of its name
        ("The Verrin Police closed the road. Police said the port was safe.", [("Verrin Police",)]),
        # officials are not the body that they belong to
        ("The Verrin Dockers met on Monday. Dockers said the port was safe.", [("Dockers",)]),
        # the words of the article, as a record takes them
        ("Ines Okafor died on Monday. Her family said she had been in hospital.", [("her family",)]),
    ],
)
def test_bodies_by_their_last_word_and_kin_by_the_articles_words(text, expected, nlp):
    assert speakers(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom the quoted words name says them not himself
        ("For Lars Renn, a docker, Ines Okafor was a legend. He said, “Ines Okafor was the heart of the port.”",
         [("Lars Renn",)]),
        ("Lars Renn met Tom Vale. He said Vale was late.", [("Lars Renn",)]),
        # a body may name itself
        ("The Harbour Commission met. It said the Harbour Commission was sound.", [("Harbour Commission",)]),
        # letters of rank, and a trade right before a name
        ("Tom Vale, QC, said that, as the parents came from Tamsel, they were free.", [("Tom Vale",)]),
        ("The museum saw attendance reach 11,000 visitors when it showed its boats in 2010, according to curator "
         "Ines Okafor.", [("Ines Okafor",)]),
        # a surname with a slip
        ("Ines Okafor said the pier was old. Okafer said it was new.", [("Ines Okafor",), ("Ines Okafor",)]),
        ("Ines Okafor said the pier was old. Okonkwo said it was new.", [("Ines Okafor",), ("Okonkwo",)]),
        # a thing does not call the situation anything: those before it do
        ("The dockers were disturbed by the losses calling the situation “ugly”.", [("dockers",)]),
        # bodies in the plural that take part are themselves
        ("Ships sank off Norway. State media reported the pier was old.", [("Norwegian state media",)]),
        # a verb that only the first subject agrees with
        ("Lars Renn left. The dockers met. They also claimed Renn was a liar and claim he has a debt.",
         [("dockers",), ("dockers",)]),
    ],
)  # fmt: skip
def test_who_cannot_be_meant(text, expected, nlp):
    assert speakers(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # data, and who is told to have made them
        ("Verrair cut prices on Monday. According to company figures, one in ten calls was lost.", [("Verrair",)]),
        ("Data from the Harbour Commission indicated that trade fell.", [("Harbour Commission",)]),
        # a letter that elsewhere has its maker
        ("The Harbour Commission met. A leaked letter says the pier is old. The Harbour Commission letter adds "
         "that it is shut.",
         [("Harbour Commission",), ("Harbour Commission",)]),
        # a body whose name ends in the noun, but comes later, is not taken up by it
        ("The airline Verrair cut jobs, according to the company. Later it joined the Lindt Shipping Company.",
         [("Verrair",)]),
        # “&” joins the words of one name
        ("Renn Corp. and Lindt & Co. announced that they have had profits.", [("Renn Corp.", "Lindt & Co.")]),
        # how many they are is said as the article says it
        ("Most local analysts said the pier was old.", [("Most local analysts",)]),
    ],
)  # fmt: skip
def test_who_is_behind_data_papers_and_nouns(text, expected, nlp):
    assert speakers(text, nlp) == expected


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        ("Rendaw reports the pier was old.", "Rendaw", "media"),
        ("Shipfleets, a database of ships, states that the pier was old.", "Shipfleets", "other"),
        ("Tamsel Harbour Review said the pier was old.", "Tamsel Harbour Review", None),
        ("The Norwegian government has declared that the pier was old.", "Norway", "state"),
    ],
)
def test_whoever_is_quoted_by_name_is_an_actor_of_the_record(text, actor, kind, nlp):
    found = speakers_as_actors(extract_article(f"Tamsel lies by the sea. {text}", None, registry_of([]), nlp), NOBODY)
    found = governments_as_states(found, NOBODY)
    assert [one.speakers for one in found.quotes] == [(actor,)]
    assert [one.kind for one in found.actors if one.name == actor and kind] == [kind][: bool(kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said the pier was old.",
        "Residents said so: the pier was old.",
        "Media said the pier was old.",
        # irregular plurals and mass nouns
        "Fishermen said the pier was old.",
        "Townspeople said the pier was old.",
        "Women told the harbour master that the pier was old.",
        "Staff said the pier was old.",
        "Clergy warned that the pier was old.",
        # a plural whose “of” leads to a name
        "Residents of Tamsel said the pier was old.",
        "Employees of the yard said the pier was old.",
        # one noun at the head of a sentence
        "Management said the pier was old.",
    ],
)
def test_whom_nobody_names_is_no_actor(text, nlp):
    found = extract_article(text, None, registry_of([]), nlp)
    assert speakers_as_actors(found, NOBODY).actors == found.actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body by what its spokeswoman without a name speaks for
        ("Verrair, an airline, lost ten ships. A company spokeswoman said the crews were safe.", [("Verrair",)]),
        ("Verrair, an airline, lost ten ships. A spokesman for the airline said it waits.", [("Verrair",)]),
        # an age alone is that of the one person named just before
        ("Ines Okafor waits. “It is late for all of us,” the 52-year-old said.", [("Ines Okafor",)]),
        ("Ines Okafor waits. “It is late for all of us,” the 52-year-old mother of two said.", [("Ines Okafor",)]),
        ("Ines Okafor met Lars Renn. “It is late for all of us,” the 52-year-old said.", [("52-year-old",)]),
    ],
)  # fmt: skip
def test_who_has_no_name_there_but_nearby(text, expected, nlp):
    assert speakers(text, nlp) == expected
