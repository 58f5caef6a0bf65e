"""Actors: what the sentences around a name tell of its bearer — part, kind, span and role. All invented."""

from __future__ import annotations

import pytest
from test_actors import draft

pytestmark = pytest.mark.nlp


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # the description before a comma and a form of address is the role, and holds the body
        (
            "The general manager of Harbour Media Group, Dr Omar bin Rashad, attributed the fire to thieves.",
            "Omar bin Rashad",
            ("general manager of Harbour Media Group",),
        ),
        ("According to Prof. Ines Okafor, the pier is safe.", "Ines Okafor", ()),
        ("Minister Dr Ines Okafor told the Harbour Council she would go.", "Ines Okafor", ("Minister",)),
        # nor is what a title is for, cut off from it
        ("Undersecretary for Harbours Mr. Okafor says the pier is safe.", "Okafor", ()),
        # offices joined by “and”, before the name and behind it
        ("The president and chief executive Ines Okafor spoke.", "Ines Okafor", ("president and chief executive",)),
        (
            "Ines Okafor, president and head of Zorvex Shipping, spoke.",
            "Ines Okafor",
            ("president and head of Zorvex Shipping",),
        ),
        # an owner with a name stays, one that only says “the firm's” goes
        ("Portugal's harbour minister, Ines Okafor, spoke.", "Ines Okafor", ("Portugal's harbour minister",)),
        ("The firm's director, Ines Okafor, spoke.", "Ines Okafor", ("director",)),
        ("“No,” said Ines Okafor, the institute’s director.", "Ines Okafor", ("director",)),
        # an office that the lists do not know, before initials; saints in a surname; forms of address
        ("Additional Harbour Ombud R.N. Okafor agreed.", "R.N. Okafor", ("Additional Harbour Ombud",)),
        ("Senator Omar St. Vale-Joseph waved a letter.", "Omar St. Vale-Joseph", ("Senator",)),
        ("The well is dry, said Fr. Anselm Torpo, a teacher.", "Anselm Torpo", ("teacher",)),
        ("Maître Boukar Ouoba, a lawyer, agreed.", "Boukar Ouoba", ("lawyer",)),
        ("Former Chief Justice Sir Omar Vale agreed.", "Omar Vale", ("Former Chief Justice",)),
        # several matters of one minister
        (
            "Minister of Trade, Ports and Fisheries Ines Okafor agreed.",
            "Ines Okafor",
            ("Minister of Trade, Ports and Fisheries",),
        ),
        (
            "Lao Minister of Natural Resources and Environment Bounth Sisol agreed.",
            "Bounth Sisol",
            ("Lao Minister of Natural Resources and Environment",),
        ),
        # an acronym in brackets, and words behind “Public”
        ("The leader of the Reef Party (RP), Ines Okafor, agreed.", "Ines Okafor", ("leader of the Reef Party (RP)",)),
        ("Director of Public Prosecutions Andrew Pital agreed.", "Andrew Pital", ("Director of Public Prosecutions",)),
        ("Harbour Minister Sheikh Omar Vrell agreed.", "Omar Vrell", ("Harbour Minister",)),
        # an office to come, a description behind an age, and before “whose”
        ("US President-elect Omar Vrell agreed.", "Omar Vrell", ("US President-elect",)),
        ("Omar Vrell, 79, a founder of the Tide Guild, agreed.", "Omar Vrell", ("founder of the Tide Guild",)),
        ("Zaina Kadim, a schoolteacher whose son was ill, agreed.", "Zaina Kadim", ("schoolteacher",)),
        # a place inside an owned office, an office that opens the sentence
        ("OSHA's area director in Verrin, Ines Okafor, agreed.", "Ines Okafor", ("OSHA's area director in Verrin",)),
        (
            "Leader of the Opposition in the House, Ines Okafor, agreed.",
            "Ines Okafor",
            ("Leader of the Opposition in the House",),
        ),
        # a nickname in marks, several particles, and who has the surname whole
        ("Former nurse Raúl “El Vasco” Reyle agreed.", "Raúl “El Vasco” Reyle", ("Former nurse",)),
        ("Mayor Jean-Luc de la Croix-Renn agreed.", "Jean-Luc de la Croix-Renn", ("Mayor",)),
        # an indefinite article, where the name stands between commas
        ("A harbour analyst, Ines Okafor, said it was late.", "Ines Okafor", ("harbour analyst",)),
        ("He told a friend, Okafor said. Ines Okafor left.", "Ines Okafor", ()),
        # a possessive behind a preposition
        ("The term ended in favour of his elected successor, Ines Okafor.", "Ines Okafor", ("elected successor",)),
        # a body's name before the trade
        ("“No,” said Zorvex Trading strategy expert, Ines Okafor.", "Ines Okafor", ("Zorvex Trading strategy expert",)),
        # an office for a place or a matter, and the name right behind it
        ("US Ambassador to Norway Ines Okafor spoke.", "Ines Okafor", ("US Ambassador to Norway",)),
        ("Harbour Commissioner for Trade Ines Okafor spoke.", "Ines Okafor", ("Harbour Commissioner for Trade",)),
        # what somebody did in the office is none of it
        ("Ines Okafor, a pilot steering the ferry Gull, spoke.", "Ines Okafor", ("pilot",)),
        # the body behind a name, where nothing else is told
        ("Ines Okafor of the Harbour Board said it was late.", "Ines Okafor", ("of the Harbour Board",)),
        # kin alone is no office
        ("Omar Reyle spoke. His wife, Ines Okafor, left.", "Ines Okafor", ()),
        # whose colleague somebody was is no office
        ("Around twenty, including colleague Omar Reyle, were injured.", "Omar Reyle", ()),
    ],
)
def test_role(text: str, name: str, role: tuple[str, ...], nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].roles == role


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        # a body only in a role that its bearer's name follows
        (
            "The general manager of Harbour Media Group, Dr Omar bin Rashad, attributed the fire to thieves.",
            "Harbour Media Group",
        ),
        # a state to which a condition happens does nothing
        ("Portugal has been experiencing a drought since 2014. Rebels took Porto.", "Portugal"),
        ("Portugal is undergoing a crisis, Ines Okafor said.", "Portugal"),
        # half of what “and” joins before one noun
        (
            "Okafor was pushing local Verrin City and State Harbour prosecutors to act. Ines Okafor said so.",
            "State Harbour prosecutors",
        ),
        # a product: owned by its maker, sold one by one, brought out
        (
            "Apple unveiled its new Gull 4 on Monday. Apple's Skerry Touch costs $300. The Skerry Touch is light.",
            "Skerry Touch",
        ),
        ("Apple sold a Verrphone to every sailor. The Verrphone uses a cable, Ines Okafor said.", "Verrphone"),
        # figures of a market do nothing, though they close and take a loss
        ("The NASDAQ took heavy losses on Monday. Ines Okafor sold her shares.", "NASDAQ"),
        # what a firm makes, called by its name
        ("Ines Okafor was struck by a Volvo. Police said the Volvo had come from Oslo.", "Volvo"),
        # what a make is called
        ("The iGull and the new GullBook are faster, Ines Okafor said. The iGull costs $300.", "iGull"),
        # what happened in a state, behind “and”
        ("Norway closed its ports and Zambia had its first snow. Ines Okafor said so.", "Zambia"),
        ("The yard lost 300 jobs, followed by Portugal having a loss of 400, Ines Okafor said.", "Portugal"),
        # the name of a case
        ("The case was “Marta Vrell vs. Zorvex Shipping Limited”. Ines Okafor won it.", "Zorvex Shipping Limited"),
        # an undertaking explained as one
        (
            "Verrconnect, a similar project between Norway and Tavria, is being planned, Ines Okafor said.",
            "Verrconnect",
        ),
        ("The stock index FTSE 100 ended the week a little higher. Ines Okafor sold.", "FTSE"),
        # an index whose name is a newspaper's
        ("The Hang Seng and Tavria Times gained 3% on Friday. Ines Okafor sold.", "Tavria Times"),
        # what opens a sentence and is said by nobody
        ("Research says the pier is old. Ines Okafor agreed.", "Research"),
        # a town that is entered
        ("Soldiers of Portugal entered Tell Marra and Ain Bessi, Ines Okafor said.", "Tell Marra"),
        # to lose jobs is to undergo something
        ("The yard will close. Portugal will lose 4,300 jobs, Ines Okafor said.", "Portugal"),
    ],
)
def test_no_part(text: str, absent: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert absent not in draft(text, nlp)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The same was said by state news firm Zabra and Ines Okafor.", "Zabra", "media"),
        # whatever stands beside it
        ("The same was said by state news firm Marta and Mr. Okafor.", "Marta", "media"),
        (
            "The suspects were linked to the Ansar Talluh network, police in Oslo said.",
            "Ansar Talluh network",
            "armed-group",
        ),
        # a network of which no attack is told
        ("The Verrin Lantern network announced a new timetable on Monday.", "Verrin Lantern network", "ngo"),
        (
            "President Omar Reyle sued Harbour Attorney Ines Okafor and his own shipping agent Marzo USA.",
            "Marzo USA",
            "company",
        ),
        (
            "Omar Reyle died in Lisbon, Portugal. The country's state news announced the death on television.",
            "Portuguese state media",
            "media",
        ),
        # a noun of the trade makes a firm of a producer
        ("The Portuguese gas producer Marzano signed a letter. Marzano spent millions.", "Marzano", "company"),
        # an adjective that is a noun of the press
        ("The Portuguese daily Gavrilo said the pier had burned. Ines Okafor left.", "Gavrilo", "media"),
        # what was imposed on a firm is undergone
        ("The bans were lifted on Zorvex Airlines, Ines Okafor said.", "Zorvex Airlines", "company"),
        # a house that is a source is no place
        ("According to the Harbour Library, the pier is old. Ines Okafor agreed.", "Harbour Library", "other"),
        # a bare word that reports, or is explained as a name is, is one
        ("Norvik reports the pier is shut, Ines Okafor said.", "Norvik", "media"),
        ("Shipfinder, a database of vessels, states the ferry is old.", "Shipfinder", "other"),
        # a house of parliament of another state than the lists have in mind
        (
            "She noted that the Norwegian House of Representatives rejected the plan.",
            "Norwegian House of Representatives",
            "government-body",
        ),
        # who gives
        ("The yard received orders from the airline Zorvex, Ines Okafor said.", "Zorvex", "company"),
        ("Norwegian Sten Holm left. The firm got money from the federal government, he said.", "Norway", "state"),
        # whose attack it was
        (
            "Ines Okafor was killed on Monday by a Portuguese airstrike. A Portugal airstrike followed.",
            "Portugal",
            "state",
        ),
        # a union that is a party by its name, and one of a trade
        ("She founded the Verrin People's Union to fight the tax.", "Verrin People's Union", "party"),
        ("She founded the Verrin Dockers Union to fight the tax.", "Verrin Dockers Union", "ngo"),
        # a cause that goes on to what it is
        ("She founded the Lanterns for Peace movement in Oslo.", "Lanterns for Peace movement", "ngo"),
        # in one breath with a firm that takes part
        ("The bank sued Gazprom, Marzobank and Ines Okafor on Monday.", "Marzobank", "company"),
        # a people's adjective before a firm that the lists know
        (
            "Sales fell at Japanese Toyota, Ines Okafor said. The Toyota Motor Company denied it.",
            "Toyota Motor Company",
            "company",
        ),
        # one state's part in what the leaders of two do
        (
            "Greece and Portugal had poor relations, but the leaders of the two countries spoke by telephone.",
            "Portugal",
            "state",
        ),
    ],
)
def test_kind(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the letters of an acronym prove how far a name goes, on either side of its brackets
        (
            "She asked the HCDOS [Harbours Committee for Domestic and Outer Shipping] to report to the council.",
            "Harbours Committee for Domestic and Outer Shipping",
        ),
        (
            "The Harbours Committee for Domestic and Outer Shipping (HCDOS) refused to report to the council.",
            "Harbours Committee for Domestic and Outer Shipping",
        ),
        # one word of it may go without its letter
        (
            "She asked HDOS [Harbours Committee for Domestic and Outer Shipping] to report to the council.",
            "Harbours Committee for Domestic and Outer Shipping",
        ),
        # the office of a public officer, in capitals and without
        (
            "The Port Verrin district attorney's office is investigating. The Port Verrin District Attorney's Office "
            "began its inquiry in May.",
            "Port Verrin District Attorney's Office",
        ),
    ],
)
def test_full_name(text: str, name: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert name in draft(text, nlp)


SPOKESMAN = "Omar Reyle, a spokesman for the Norwegian National Police, said two men were held in Oslo."


def test_police_are_those_named_in_the_sentence_before(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft(f"{SPOKESMAN} He said that police suspect a third man.", nlp)
    assert "police" not in found
    assert len(found["Norwegian National Police"].mentions) == 2


def test_a_body_named_far_away_does_not_act_for_police(nlp) -> None:  # type: ignore[no-untyped-def]
    far = "\n\n".join([SPOKESMAN, "The pier is old.", "It is green.", "Later police arrested a third man."])
    assert "police" in draft(far, nlp)


def test_police_of_nobody_knows_which_state_are_no_actor(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "The storm reached Norway, Portugal and Greece on Monday. Reports said police rescued nine people."
    assert "police" not in draft(text, nlp)
    assert "police" in draft(text.replace(", Portugal and Greece", ""), nlp)


def test_a_surname_is_that_of_whoever_is_called_by_it_in_full(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Julio Larrena, who led talks, died. Julio Larrena Etchepare was 93. His daughter, Ines Larrena, wept."
    found = draft(f"{text} Larrena was little known. Larrena left in 1990.", nlp)
    assert found["Ines Larrena"].names == ("Ines Larrena",)
    assert "Larrena" in found["Julio Larrena Etchepare"].names


def test_a_surname_is_that_of_whoever_has_it_whole(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("Denise Kowal-Reyle waited. Her husband, Ray Reyle Jr., died. Reyle was a coach.", nlp)
    assert found["Ray Reyle Jr."].names == ("Ray Reyle Jr.", "Reyle")
    assert found["Denise Kowal-Reyle"].names == ("Denise Kowal-Reyle",)
