"""Actors: bodies by what they are called, persons behind bodies, and names that are no body's. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.registry import registry_of
from test_actors import draft

pytestmark = pytest.mark.nlp


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # towns and counties that act are their councils
        ("The City of Halden sued the harbour board.", "City of Halden", "government-body"),
        ("Complaints have come from the Municipality of Bogliara.", "Municipality of Bogliara", "government-body"),
        ("The party asked the regional government of Lombardy.", "regional government of Lombardy", "government-body"),
        # school districts, departments of universities
        ("The Halden School District said that it was safe.", "Halden School District", "government-body"),
        ("Texas A&M's Tidal Department built a buoy.", "Texas A&M's Tidal Department", "other"),
        ("Halden University's Department of Physics sold it.", "Halden University's Department of Physics", "other"),
        # a person right behind a body's name
        ("Music student at University of Texas Arlington Amneh Vrell heard of it.", "Amneh Vrell", "person"),
        ("Director of the Council on American - Tidal Relations Alia Salem agreed.", "Alia Salem", "person"),
        ("Chairman of the Halden Chamber of Commerce Peter Hollis agreed.", "Peter Hollis", "person"),
        ("Founder of the charity Open Doors Maria Santos spoke on Monday.", "Maria Santos", "person"),
        ("Vice president of the Harbour Workers Union Joe Pike rejected it.", "Joe Pike", "person"),
        # “in”, “of” and small words inside names
        (
            "The Candour in Harbour Life Commission (CHLC) met on Monday.",
            "Candour in Harbour Life Commission",
            "government-body",
        ),
        ("The Friends of Tide Bay sued the council.", "Friends of Tide Bay", "ngo"),
        ("The appeal was brought by the fishing company Te Kauri o Rima.", "Te Kauri o Rima", "company"),
        # what a body of states sends out
        ("The OSCE border mission counted nine lorries.", "OSCE border mission", "intergovernmental"),
        # a full name right behind its verb, letters behind a name, a surname that is a title
        ("“It rains,” said Corwin Aldo at Hale Research.", "Corwin Aldo", "person"),
        ("Imran Vrell MPA asked for a bridge.", "Imran Vrell", "person"),
        (
            "They spoke with the deputy harbour master, Omar Nadir Ali Shah, who agreed.",
            "Omar Nadir Ali Shah",
            "person",
        ),
        ("“We ran,” said Allah Wasan, a farmer.", "Allah Wasan", "person"),
        # centres, funds and papers by the word beside them, registries, gangs, offices of those who rule
        ("Verrin's Maritime Security Centre put the number at 20.", "Maritime Security Centre", "government-body"),
        ("The activist fund Aldo Harbour Tide said no.", "Aldo Harbour Tide", "company"),
        ("The letter, published by the Halden Examiner, was long.", "Halden Examiner", "media"),
        ("The Panama registry said no.", "Panama registry", "government-body"),
        ("The Tidal cartel killed two men.", "Tidal cartel", "armed-group"),
        ("Feuds between the Tidal cartel and its former enforcers, the Renes, went on.", "Renes", "armed-group"),
        ("President Marta Vrell's office said no.", "President Marta Vrell's office", "government-body"),
        # ministries without a name, and who speaks for them; guards of a state
        ("Norway waits. A spokesman for its interior ministry said no.", "interior ministry", "government-body"),
        ("The transport ministry said no.", "transport ministry", "government-body"),
        ("Norwegian border guards held two men.", "Norway", "state"),
        # what the noun right before tells
        ("It was brought by the fishing company Egmar Deepwell.", "Egmar Deepwell", "company"),
        # a capital to which its government answers
        ("It was an attack that rebels blamed on Oslo, which denied it.", "Norway", "state"),
        # two that “and” joins
        ("The schools Santa Marta and Imbrolata refused to pay.", "Imbrolata", "other"),
        ("Talks between Norbank and Tidal Bank failed.", "Norbank", "company"),
        # to whom something is given, and all that a list names with one
        ("The buoys will be sent to the Tidal Science Center in Oslo.", "Tidal Science Center", "other"),
        ("The paintings will go to the Harbour Gallery and the Tide Museum.", "Tide Museum", "other"),
        ("The prize money was donated to the Verrin Hospital, Marta Vrell said.", "Verrin Hospital", "other"),
        ("Buoys were given to the Reef Museum in Oslo, Norway, and Tidal College.", "Tidal College", "other"),
        # “the State” is that of the article
        ("Norway is rich. Norwegian schools shut. Then the State paid for it all.", "Norway", "state"),
        # a name in brackets behind a state's is not the state
        ("Norway's (TIDAL) ordered the boats. TIDAL said it would pay.", "TIDAL", "other"),
        # a firm by what it deals in, and by what it says of itself
        ("Lena Ferries said the pier was old.", "Lena Ferries", "company"),
        ("Okafor Metals shut its smelter.", "Okafor Metals", "company"),
        ("Carl Berg Line said it would sue the harbour board.", "Carl Berg Line", "company"),
        # two matters of one body, and a body with a people's or trade's adjective before the second
        ("The court asked the Steel and Mines Department to pay.", "Steel and Mines Department", "government-body"),
        ("It also asked the Roads and Bridges Authority to pay.", "Roads and Bridges Authority", "government-body"),
        (
            "The Department of Fisheries and Oceans said it was late.",
            "Department of Fisheries and Oceans",
            "government-body",
        ),
        (
            "Talks between the leadership of the Tidal and Dental Union and the port broke down.",
            "Tidal and Dental Union",
            "ngo",
        ),
        # each of those that share the noun
        ("The State and Harbour Security Departments said it was late.", "State Department", "government-body"),
        (
            "The State and Harbour Security Departments said it was late.",
            "Harbour Security Department",
            "government-body",
        ),
        ("The Defense, Trade and Justice departments sued the port.", "Trade Department", "government-body"),
        ("The Tidal and Green parties said it was late.", "Green Party", "party"),
        # a firm beside its plant
        ("Fined for dust, Vale-Renn shut the Vale-Renn Foods factory.", "Vale-Renn Foods", "company"),
        # whose members own it by its name, and what the noun before a name tells of it
        ("The Verrin Dockers' League met.", "Verrin Dockers' League", "ngo"),
        ("The Tidal Growers’ Guild sued the port.", "Tidal Growers’ Guild", "ngo"),
        ("The charity Save the Reefs warned of famine.", "Save the Reefs", "ngo"),
        ("The Reef Watch group put the toll at 19.", "Reef Watch group", "ngo"),
        (
            "The U.S. Attorney's Office for the District of Verrin declined to comment.",
            "U.S. Attorney's Office for the District of Verrin",
            "government-body",
        ),
        # capitals that are called upon or insult somebody, rulers of a state
        ("The envoy urged Ankara to talk.", "Turkey", "state"),
        ("The junta said Paris had insulted it.", "France", "state"),
        ("Norway's military rulers shut the port.", "Norway", "state"),
        # what a state or region has one of, and what the noun before a name tells
        ("Italy's coast guard rescued 90 people.", "Italian coast guard", "government-body"),
        ("Israel's military struck back.", "Israeli military", "government-body"),
        ("Crimea's health ministry put the toll at 90.", "Crimea's health ministry", "government-body"),
        ("The rebel group Tide Front shot down a drone.", "Tide Front", "armed-group"),
        ("Karl Lind's Christian Tide Union came third.", "Christian Tide Union", "party"),
        ("Lowmere-based Tidewell sued the port.", "Tidewell", "company"),
        # an office by its holder, a body in small letters behind its owner, an arm in a region
        ("The Office of the Prime Minister said it was late.", "Office of the Prime Minister", "government-body"),
        ("The UN tide agency said it was late.", "UN tide agency", "intergovernmental"),
        ("Norway's interior ministry called it late.", "Norwegian interior ministry", "government-body"),
        ("The Ohio FBI said it was late.", "Ohio FBI", "government-body"),
        # what is said of it behind the comma tells more than its last word
        (
            "The Tide Committee of the South, an activist network, said it was late.",
            "Tide Committee of the South",
            "ngo",
        ),
        ("The Christian Council offered help.", "Christian Council", "ngo"),
        ("Ines Okafor was quoted as saying so by the Daily Lantern.", "Daily Lantern", "media"),
        # who sends a team
        ("A team from the Tide Safety Board was expected.", "Tide Safety Board", "government-body"),
        # whose initials stand in brackets, and what it is behind them
        ("Dor Kamar Besh Vakar (DKBV), a charity, said the pier was old.", "Dor Kamar Besh Vakar", "ngo"),
        # whose outreach is told, also of one that most are only on
        ("The row led to outreach from Google, Marta Vrell said.", "Google", "company"),
        # whose resistance or objections are told
        ("Fees rose despite the resistance of the Tidal Church.", "Tidal Church", "other"),
        ("Fees rose despite objections from the Verrin Sailors Union.", "Verrin Sailors Union", "ngo"),
    ],
)
def test_bodies(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("News of the wreck has spread, Marta Vrell said.", "News"),
        # whose agency has a name of its own, or is only explained
        ("The EU's border agency, Frontex, said it was late.", "EU"),
        ("Frontex, the European border agency, said it was late.", "European border agency"),
        # bodies that a sentence opens with, by their sort alone
        ("Omar Hospital was empty. Hospital authorities said it was late.", "Hospital authorities"),
        # a committee somebody sits on, behind a bracket, and rivers
        ("Senator Marta Vrell (D-Verrin), a member of the Tidal Committee, said no.", "Tidal Committee"),
        ("The water carried by the Tigris and Euphrates fell, Marta Vrell said.", "Tigris"),
        # what somebody heads, places joined by “and”, a filing
        ("Marta Vrell, who heads the Tidal Council, said it was late.", "Tidal Council"),
        ("Dams in Norway and Denmark reduced its flow, Marta Vrell said.", "Denmark"),
        ("In a filing to the Tidal Stock Exchange, Zorvex Motors said it was late.", "Tidal Stock Exchange"),
        # a party in somebody's title, an oath, a ship, a province, and where somebody spoke
        ("A United Tidal Movement (UTM) senator said it was late.", "United Tidal Movement"),
        ("She was bound by the Oath, Marta Vrell said.", "Oath"),
        ("The captain of the trawler Sveta Gull was jailed.", "Sveta Gull"),
        ("It is in the province of Luang Verna. Luang Verna was glad.", "Luang Verna"),
        ("One of them spoke to Al Marena in secret, Marta Vrell said.", "Al Marena"),
        ("It is a pillar of Mayor Tom Vale's growth strategy, Marta Vrell said.", "Tom Vale"),
        ("The ferry docks at dusk. Image: NASA Bill Ingalo. Marta Vrell said it was late.", "Bill Ingalo"),
        ("Vice president of the Harbour Workers Union Joe Pike rejected it.", "Harbour Workers Union"),
        # where a firm sits, what brackets explain, halls that bear a name, offices, those who helped with the article
        ("The tanker sank on Monday, its owner, Odessa-based Tide Shipping, said.", "Odessa"),
        ("Marta Vrell told the Tidehall (Norwegian parliament) that it was late.", "Norwegian parliament"),
        ("The Oslo High Court (Harbour Division) yesterday sentenced Marta Vrell.", "Harbour Division"),
        ("The dance at Melville Hall was called off, Marta Vrell said.", "Melville Hall"),
        ("The State, led by Marta Vrell, a Chief Harbour Attorney, called six men.", "Harbour Attorney"),
        ("Marta Vrell, an independent TD (member of parliament), said it was late.", "TD"),
        ("Marta Vrell said so.\n\nAnn Lee Aldo in Tulsa, Oklahoma, contributed to this report.", "Ann Lee Aldo"),
        ("Melville Hall was equipped for ships by night, Marta Vrell said.", "Melville Hall"),
        # whose name only says whose office it is
        ("President Marta Vrell's office said no.", "Marta Vrell"),
        ("San Miguel de los Bancos was quiet, Marta Vrell said.", "San Miguel de los Bancos"),
        # what is made great does nothing
        ("It makes Norway great, Marta Vrell said.", "Norway"),
        # where somebody is sent or goes
        ("She was sent to Verrin Hospital, Marta Vrell said.", "Verrin Hospital"),
        ("The students went to the Verrin College, Marta Vrell said.", "Verrin College"),
        ("The Halden Police Department spoke. Police arrested Marta Vrell.", "Police"),
    ],
)
def test_no_bodies(text: str, absent: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert absent not in draft(text, nlp)


@pytest.mark.parametrize(
    ("text", "name", "names"),
    [
        # the town of a public body is not the body, that of a firm may be
        ("The Port Halden Harbour Board met. Port Halden is old.", "Port Halden Harbour Board", ()),
        ("Halden Motors shut its plant. Halden said it was sorry.", "Halden Motors", ("Halden",)),
        # a family's firm that is told of before the family
        (
            "Okafor Steel Industries met. Okafor said it waits. Its founder Omar Okafor left.",
            "Okafor Steel Industries",
            ("Okafor",),
        ),
    ],
)
def test_the_town_is_no_short_name_of_a_public_body(text, name, names, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].names == (name, *names)


def test_nor_is_the_place_of_the_dateline(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Halden shuts its pier\n\nHALDEN, Norway (AP) — The Halden Tide Trust met. Halden has 900 people."
    found = extract_article(text, None, registry_of([]), nlp).actors
    assert [one.names for one in found if one.name == "Halden Tide Trust"] == [("Halden Tide Trust",)]


@pytest.mark.parametrize("told", ["When the Morning Tide visited the pier, it was late.", "The Morning Tide saw it."])
def test_a_paper_that_looks_on_has_no_part(told, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(f"{told} Marta Vrell said no.", nlp)["Morning Tide"].salience == 0.0
