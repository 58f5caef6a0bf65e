"""Actors: which names are one, what they name, who takes part, and which descriptions mean them. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.extract import actors
from briefing_archive.extract.parsed import Found
from briefing_archive.model import Actor, Name, Role
from briefing_archive.nlp import parse_article
from briefing_archive.proposals import ActorProposal, Block
from briefing_archive.registry import Registry, registry_of
from briefing_archive.spans import Span
from briefing_archive.text import paragraphs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.nlp
NOBODY = registry_of([])


def draft(text: str, nlp, registry: Registry = NOBODY, kind: str = "paragraph") -> dict[str, ActorProposal]:  # type: ignore[no-untyped-def]
    """The actors of a text whose blocks are all of one kind, by name."""
    blocks = tuple(Block(Span(one.start, one.end), kind) for one in paragraphs(text))  # type: ignore[arg-type]
    found = actors.extract(parse_article(text, blocks, nlp), Found(None, registry))
    return {one.name: one for one in found}


@pytest.mark.parametrize(
    ("text", "name", "names"),
    [
        # a surname
        ("Harbour master Ines Okafor spoke. Okafor left.", "Ines Okafor", {"Ines Okafor", "Okafor"}),
        # a given name
        ("Ines Okafor won. Ines was happy, her coach said.", "Ines Okafor", {"Ines Okafor", "Ines"}),
        # a given name shortened
        (
            "Timothy D. Okafor spoke. Tim Okafor left, and Tim was late, he said.",
            "Timothy D. Okafor",
            {"Timothy D. Okafor", "Tim Okafor", "Tim"},
        ),
        # a surname with a particle
        ("Omar bin Rashad spoke. Later bin Rashad left.", "Omar bin Rashad", {"Omar bin Rashad", "bin Rashad"}),
        # marks of a foreign script, and without them
        ("Zoë Çelik spoke. Zoe Celik left early.", "Zoë Çelik", {"Zoë Çelik", "Zoe Celik"}),
        # another transliteration
        ("Usama Halabi spoke. Osama Halabi left early.", "Usama Halabi", {"Usama Halabi", "Osama Halabi"}),
        # a name in the middle, as Spanish names go
        (
            "Marta Quintero Salazar won. Quintero thanked the voters.",
            "Marta Quintero Salazar",
            {"Marta Quintero Salazar", "Quintero"},
        ),
        # a title belongs to a single name
        ("Pope Linus arrived on Monday. Linus said he was glad.", "Pope Linus", {"Pope Linus", "Linus"}),
        # a name in another language in brackets
        (
            "The High Court of Justice (Consejo Portuario) ruled. The Consejo Portuario said it was sorry.",
            "High Court of Justice",
            {"High Court of Justice", "Consejo Portuario"},
        ),
        # a ruler by the first name and by the whole one
        (
            "Okaf bin Rashad, the long-serving Sultan of Verrin, died. Sultan Okaf was 79.",
            "Okaf bin Rashad",
            {"Okaf bin Rashad", "Sultan Okaf"},
        ),
        # a description that is the role beside the name is no name of its own
        (
            "“No,” said the general secretary of the dockers, Ines Okafor.",
            "Ines Okafor",
            {"Ines Okafor"},
        ),
        # a peer's title behind the name
        (
            "Ines Okafor, Lady Verrin, the judge, ruled. Okafor said it was late.",
            "Ines Okafor",
            {"Ines Okafor", "Lady Verrin", "Okafor"},
        ),
        # an acronym in brackets
        (
            "The Verrin Dock Workers Union (VDWU) went on strike. The VDWU said it would not yield.",
            "Verrin Dock Workers Union",
            {"Verrin Dock Workers Union", "VDWU"},
        ),
        # owner before, owner behind
        (
            "The Ministry of Fisheries of Portugal refused. The Portuguese Fisheries Ministry said it would appeal.",
            "Ministry of Fisheries of Portugal",
            {"Ministry of Fisheries of Portugal", "Portuguese Fisheries Ministry"},
        ),
        # the state of a body is named once
        (
            "The Norwegian Coastal Authority opened an inquiry. The Coastal Authority said it was slow.",
            "Norwegian Coastal Authority",
            {"Norwegian Coastal Authority", "Coastal Authority"},
        ),
        # a body that the lists know, by its state, its acronym and neither
        (
            "The US Air Force bid. The USAF said so. The Air Force was late, it said.",
            "US Air Force",
            {"US Air Force", "USAF", "Air Force"},
        ),
        # what the law puts behind a firm's name that the lists know
        (
            "General Motors lost the case. The General Motors Corporation said it would appeal.",
            "General Motors Corporation",
            {"General Motors", "General Motors Corporation"},
        ),
        # the beginning of a firm's name
        (
            "Okafor Shipping Holdings sank the plan. Okafor Shipping said it was sorry.",
            "Okafor Shipping Holdings",
            {"Okafor Shipping Holdings", "Okafor Shipping"},
        ),
    ],
)
def test_names_of_one_bearer_are_one_cluster(text: str, name: str, names: set[str], nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft(text, nlp)
    assert set(found[name].names) == names


def test_two_people_of_one_surname_stay_apart(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("Ines Okafor met her brother Daniel Okafor. Ines Okafor spoke first. Okafor was calm.", nlp)
    assert set(found) >= {"Ines Okafor", "Daniel Okafor"}
    assert "Okafor" in found["Ines Okafor"].names  # the one who is named most
    assert "Okafor" not in found["Daniel Okafor"].names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Foreign Minister Ines Okafor spoke.", "Ines Okafor", "person"),  # after a title
        ("Norway said it would help.", "Norway", "state"),
        ("The Norwegian parliament voted.", "Norwegian parliament", "government-body"),  # a small-letter head
        ("The Coast Guard rescued nine people.", "Coast Guard", "government-body"),  # a head word
        ("The Verrin Liberation Brigade claimed the attack.", "Verrin Liberation Brigade", "armed-group"),
        ("The Verrin Progress Party won the vote.", "Verrin Progress Party", "party"),
        ("Okafor Airlines cancelled its flights.", "Okafor Airlines", "company"),
        ("The Verrin Heritage Foundation objected.", "Verrin Heritage Foundation", "ngo"),
        ("The Verrin Herald reported the loss.", "Verrin Herald", "media"),
        ("The European Union agreed.", "European Union", "intergovernmental"),  # from the list
        ("The news agency Portmail reported the loss.", "Portmail", "media"),  # a noun before it
        ("IS said it was behind the attack.", "IS", "armed-group"),  # no verb, though it looks like one
    ],
)
def test_kind_is_told_by_title_head_word_list_or_surroundings(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norwegian Prime Minister Ines Okafor spoke.", "Ines Okafor", "Norwegian Prime Minister"),
        ("Norway’s veteran Foreign Minister Ines Okafor spoke.", "Ines Okafor", "Foreign Minister"),
        ("The port authority spokeswoman Ines Okafor spoke.", "Ines Okafor", "port authority spokeswoman"),
        ("Ines Okafor, a retired judge, spoke.", "Ines Okafor", "retired judge"),
        ("The bank’s chief executive, Ines Okafor, spoke.", "Ines Okafor", "chief executive"),
        ("The President of Norway Ines Okafor spoke.", "Ines Okafor", "President of Norway"),
    ],
)
def test_roles_are_the_articles_words(text: str, name: str, role: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert role in draft(text, nlp)[name].roles


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        # a role with its state
        (
            "Norwegian President Ines Okafor spoke. The Norwegian president left.",
            "Ines Okafor",
            "The Norwegian president",
        ),
        # X-led
        ("The Hamas-led government refused. Hamas said so.", "Hamas", "Hamas-led government"),
        # X and what it is
        ("The Hamas government refused. Hamas said so.", "Hamas", "Hamas government"),
        # the group that took power is meant by the seat
        (
            "The Taliban seized control of Kabul. The Taliban spoke. Aid reached the new Kabul authorities.",
            "Taliban",
            "new Kabul authorities",
        ),
        # a group by its kind
        ("Hamas agreed. Then the Islamist group left the talks.", "Hamas", "the Islamist group"),
        # a capital where its officials are met
        ("Talks in Oslo between Hamas and Norwegian officials failed.", "Norway", "Oslo"),
        # a capital that acts
        ("Norway agreed. Oslo said it would pay.", "Norway", "Oslo"),
        # a seat of an organisation
        ("The European Union agreed. Brussels said it would pay.", "European Union", "Brussels"),
    ],
)
def test_a_description_is_given_to_the_one_it_fits(text: str, name: str, description: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert description in draft(text, nlp)[name].names


def test_a_bare_description_is_a_mention_and_no_name(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "The Norwegian Fisheries Ministry refused. The ministry said it would appeal."
    found = draft(text, nlp)["Norwegian Fisheries Ministry"]
    assert [span.of(text) for span in found.mentions] == ["Norwegian Fisheries Ministry", "ministry"]
    assert found.names == ("Norwegian Fisheries Ministry",)


def test_a_description_that_fits_two_is_given_to_neither(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "President Ines Okafor met President Anders Holm. The president smiled."
    assert all("president" not in [span.of(text) for span in one.mentions] for one in draft(text, nlp).values())


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("She was born in Norway and lives there.", "Norway"),  # a place
        ("He lay in Okafor Memorial Hospital for a week.", "Okafor Memorial Hospital"),  # a building
        ("She wrote it on Twitter.", "Twitter"),  # where something is read
        ("The talks began on Tuesday, May 4.", "May"),  # a month
        ("She won the Okafor Prize.", "Okafor Prize"),  # no actor at all
        ("Former NATO analyst Ines Okafor spoke.", "NATO"),  # only says whose she was
        ("A LOT of crews came to the port.", "LOT"),  # a common word, shouted
        ("Rebels took the town on Monday. It fell.", "Rebels"),  # a common noun that opens a sentence
    ],
)
def test_who_is_only_named_takes_no_part(text: str, absent: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert absent not in draft(text, nlp)


def test_a_nameless_spokesman_speaks_for_his_body_a_named_one_for_himself(nlp) -> None:  # type: ignore[no-untyped-def]
    assert "NATO" in draft("A NATO spokesman declined to comment.", nlp)
    assert set(draft("NATO spokesman Anders Holm declined to comment.", nlp)) == {"Anders Holm"}
    assert set(draft("A NATO spokesman, Anders Holm, declined to comment.", nlp)) == {"Anders Holm"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Nine people died, according to police.", "police", "government-body"),
        ("The mayor told state media that he would stay.", "state media", "media"),
    ],
)
def test_a_body_without_a_name_takes_part_where_it_speaks(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("State media said the dock was shut. State television showed it.", {"State media", "State television"}),
        ("Police arrested nine people. Later police said they were sorry.", {"Police", "police"}),
        ("Mara Voss spoke of the police violence at the dock.", {"police"}),  # a deed of theirs
    ],
)
def test_a_body_without_a_name_is_one_under_its_nouns(text: str, names: set[str], nlp) -> None:  # type: ignore[no-untyped-def]
    (body,) = [one for one in draft(text, nlp).values() if one.kind != "person"]
    assert {name.lower() for name in body.names} == {name.lower() for name in names}


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        # the head noun alone, after the full name
        ("The High Court of Verrin ruled. The Court said it was sorry.", "High Court of Verrin", "Court"),
        # a list has the name with its state
        ("The US Air Force refused. The Air Force said it would appeal.", "US Air Force", "Air Force"),
        # the state before a listed name
        ("The UK Home Office refused. The Home Office said it would appeal.", "UK Home Office", "Home Office"),
        # the state before a single noun
        (
            "The Norwegian Treasury Board paid. The Norwegian Treasury said so.",
            "Norwegian Treasury Board",
            "Norwegian Treasury",
        ),
    ],
)
def test_a_head_noun_means_the_body_named_before(text: str, name: str, short: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert set(draft(text, nlp)[name].names) == {name, short}


def test_a_head_noun_after_two_bodies_of_that_noun_means_neither(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("The Court of Dock Appeals ruled. The High Court of Verrin ruled too. The Court said so.", nlp)
    assert [one.names for one in found.values()] == [("Court of Dock Appeals",), ("High Court of Verrin",)]


def test_bodies_of_two_states_stay_apart(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("The Norwegian Embassy closed. The Swedish Embassy said it would stay.", nlp)
    assert {"Norwegian Embassy", "Swedish Embassy"} <= set(found)


def test_a_body_without_a_name_means_the_one_that_has_one(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "The Verrin Harbour Police arrived late. Later police said they were sorry."
    found = draft(text, nlp)
    assert "police" not in found
    assert "police" in [span.of(text) for span in found["Verrin Harbour Police"].mentions]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Army spokesman Brig. Gen. Anders Holm spoke.", "Anders Holm", "Brig. Gen."),  # titles cut short
        ("Minister of Information Ines Okafor spoke.", "Ines Okafor", "Minister of Information"),  # a portfolio
        ("King Olav II spoke. Olav II left.", "King Olav II", "King"),  # a number goes with the name
    ],
)
def test_titles_of_several_words_end_where_the_name_begins(text: str, name: str, role: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert role in draft(text, nlp)[name].roles


def test_an_abbreviated_state_is_printed_in_full(nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft("The U.S. refused. The US said it would appeal.", nlp)["United States"].names == ("U.S.", "US")


def test_a_doubtful_kind_says_so(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("Prime Minister Ines Okafor spoke to Zorvex. Zorvex said it was glad.", nlp)
    assert found["Zorvex"].confidence < found["Ines Okafor"].confidence


def test_both_countries_are_the_two_named_last(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "The road runs from Norway to Sweden. Both countries want it closed."
    assert {"Norway", "Sweden"} <= set(draft(text, nlp))


def test_joined_names_are_two(nlp) -> None:  # type: ignore[no-untyped-def]
    assert {"Russia", "Taliban"} <= set(draft("Russia-Taliban talks failed. Russia and the Taliban said so.", nlp))


def test_captions_and_credits_name_no_actor(nlp) -> None:  # type: ignore[no-untyped-def]
    assert not draft("Ines Okafor arrives at the port. REUTERS/Anders Holm", nlp, kind="caption")
    assert "Anders Holm" not in draft("Ines Okafor arrived at the port. (Reuters/Anders Holm)", nlp)


def _registry() -> Registry:
    return registry_of(
        [
            Actor(id="harbour-front", kind="armed-group", name="Harbour Front", names=(Name(name="Haven"),)),
            Actor(id="ines-okafor", kind="person", name="Ines Okafor", names=(Name(name="Okafor", weak=True),)),
            Actor(id="norway", kind="state", name="Norway"),
        ]
    )


def test_the_registry_tells_kind_name_and_id(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("Haven claimed the attack, Norway said. The Harbour Front denied it.", nlp, _registry())
    assert found["Harbour Front"].actor == "harbour-front"
    assert found["Harbour Front"].kind == "armed-group"
    assert set(found["Harbour Front"].names) == {"Haven", "Harbour Front"}
    assert found["Norway"].actor == "norway"


def test_a_weak_name_links_only_beside_a_strong_one(nlp) -> None:  # type: ignore[no-untyped-def]
    registry = _registry()
    assert draft("Ines Okafor spoke. Okafor left.", nlp, registry)["Ines Okafor"].names == ("Ines Okafor", "Okafor")
    assert all(
        one.actor is None for one in draft("Mayor Daniel Okafor said Okafor would leave.", nlp, registry).values()
    )


def test_a_weak_name_with_the_office_of_its_one_bearer_links(nlp) -> None:  # type: ignore[no-untyped-def]
    mayor = Actor(
        id="ines-okafor",
        kind="person",
        name="Ines Okafor",
        names=(Name(name="Okafor", weak=True),),
        roles=(Role(role="Mayor of Port Verrin"),),
    )
    registry = registry_of([mayor])
    assert draft("Mayor Okafor left on Monday.", nlp, registry)["Ines Okafor"].actor == "ines-okafor"
    for other in ("Judge Okafor left on Monday.", "Mayor Daniel Okafor spoke. Okafor, a mayor, left."):
        assert all(one.actor is None for one in draft(other, nlp, registry).values())


def test_the_most_salient_comes_first(nlp) -> None:  # type: ignore[no-untyped-def]
    text = "Ines Okafor spoke. Okafor was calm. Okafor left with Anders Holm."
    assert next(iter(draft(text, nlp))) == "Ines Okafor"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="Aa B.-’'(),\n“of theand&/IS1ü", min_size=1, max_size=120))
def test_any_text_gives_actors_with_mentions_inside_it(text: str, nlp) -> None:  # type: ignore[no-untyped-def]
    for one in draft(text, nlp).values():
        assert one.name
        assert one.names
        assert one.mentions
        assert all(span.end <= len(text) for span in one.mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The High Court of Norway and Denmark rules on Monday.", "High Court of Norway and Denmark"),
        ("Superintendent Mara Voss Ji-min said the port was safe.", "Mara Voss Ji-min"),
    ],
)
def test_names_with_small_words_inside_are_whole(text: str, name: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert set(draft(text, nlp)) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # an affiliation
        ("The dock reopened, said Mara Voss of Northmoor University.", "Northmoor University"),
        ("Mara Voss, president of the Verrin Dock Association, left.", "Verrin Dock Association"),
        ("Director of the Verrin Dock Association Mara Voss left.", "Verrin Dock Association"),
        ("Mara Voss of the Verrin Progress Party left.", "Verrin Progress Party"),
        # a part of something else
        ("Mara Voss took it from a fund within the Verrin Harbour Authority.", "Verrin Harbour Authority"),
        ("Mara Voss cut a Verrin Harbour Authority building budget.", "Verrin Harbour Authority"),
        # where somebody is brought
        ("A helicopter flew Mara Voss to Saint Odo Hospital on Monday.", "Saint Odo Hospital"),
        # the maker of a thing
        ("Mara Voss was given a drug from Zorvex Pharmaceuticals.", "Zorvex Pharmaceuticals"),
        # shouting inside speech
        ("“WE WON BY A MILE,” Mara Voss wrote.", "MILE"),
    ],
)
def test_what_is_only_mentioned_takes_no_part(text: str, name: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert name not in draft(text, nlp)
    assert "Mara Voss" in draft(text, nlp)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northmoor University said on Monday that the dock would close.", "Northmoor University"),
        ("The Verrin Dock Association made Mara Voss its president.", "Verrin Dock Association"),
        ("Mara Voss called for sanctions against Zorvex Pharmaceuticals.", "Zorvex Pharmaceuticals"),
        ("The ruling of the Verrin High Court surprised Mara Voss.", "Verrin High Court"),
        ("Zorvex Pharmaceuticals withdrew the drug on Monday.", "Zorvex Pharmaceuticals"),
    ],
)
def test_what_acts_or_is_led_takes_part(text: str, name: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert name in draft(text, nlp)


def test_an_outlet_somebody_spoke_to_counts_least(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("Mara Voss told the Verrin Gazette that she was glad. The Harbour Times reported a fire.", nlp)
    assert found["Verrin Gazette"].salience == 0
    assert found["Harbour Times"].salience > 0


def test_a_state_the_registry_knows_by_its_government_takes_part(nlp) -> None:  # type: ignore[no-untyped-def]
    norway = Actor(id="norway", kind="state", name="Norway", names=(Name(name="Norwegian government"),))
    found = draft("The Norwegian government closed the port on Monday.", nlp, registry_of([norway]))
    assert found["Norway"].actor == "norway"
    assert "Norwegian government" in found["Norway"].names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Voss was head of the Verrin Dock Association.", "Verrin Dock Association"),  # what she was
        ("Zorvex analyst Mara Voss called it a loss.", "Zorvex"),  # whose she is
        ("The Verrin Dock Association’s Mara Voss called it a loss.", "Verrin Dock Association"),
        ("Mara Voss bought the dock. The Zorvex Nano weighs little.", "Zorvex Nano"),  # a thing
        ("Mara Voss read the paper. A student named Okafor slept.", "Okafor"),  # all that is told of somebody
    ],
)
def test_whose_somebody_is_and_what_does_nothing_takes_no_part(text: str, name: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert set(draft(text, nlp)) == {"Mara Voss"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The news network Portwave withdrew its crews.", "Portwave", "media"),
        ("The drugmaker Zorvex signed the contract.", "Zorvex", "company"),
        (
            "The Verrin Centre for Investigative Journalism published it.",
            "Verrin Centre for Investigative Journalism",
            "media",
        ),
        ("The Verrin Institute for Dock Research published it.", "Verrin Institute for Dock Research", "other"),
        ("The Verrin Centre for Human Rights published it.", "Verrin Centre for Human Rights", "ngo"),
        ("The Northmoor Student Union published it.", "Northmoor Student Union", "other"),
        ("The Global Coalition for Safe Docks published it.", "Global Coalition for Safe Docks", "intergovernmental"),
    ],
)
def test_what_a_body_is_for_tells_its_kind(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind


def test_a_legal_form_makes_no_other_company(nlp) -> None:  # type: ignore[no-untyped-def]
    found = draft("Boeing Corporation announced a loss. Boeing said it was sorry.", nlp)
    assert [set(one.names) for one in found.values()] == [{"Boeing Corporation", "Boeing"}]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Verrin Dock Movement won a majority in the port election.", "party"),
        ("The opposition Verrin Dock Movement objected.", "party"),
        ("A Verrin Dock Movement candidate objected. The Verrin Dock Movement refused.", "party"),
        ("The Verrin Dock Movement, the group that became the ruling party, objected.", "party"),
        ("The Verrin Dock Movement won a prize for its posters.", "ngo"),
    ],
)
def test_a_movement_that_stands_for_election_is_a_party(text: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)["Verrin Dock Movement"].kind == kind


@pytest.mark.parametrize(
    ("text", "there"),
    [
        # a surname that is also a capital
        ("Mara Paris spoke. Paris said she was glad. Paris left.", {"Mara Paris"}),
        # where somebody goes
        ("Mara Voss travelled to the Verrin Harbour Authority.", {"Mara Voss"}),
        # who makes a thing
        ("Mara Voss bought an Airbus A300.", {"Mara Voss"}),
        # things that the tagger takes for people, and an index that only falls
        ("Mara Voss likes Chrome. Chrome is quick.", {"Mara Voss"}),
        ("Mara Voss had the stamp Protected B on her papers.", {"Mara Voss"}),
        ("Mara Voss said the FTSE fell. The Dow Jones rose.", {"Mara Voss"}),
        # a body told by its office
        ("Mara Voss cited the Air Force.", {"Mara Voss", "Air Force"}),
        # rule over a state is no deed of the state
        ("Mara Voss ruled Norway for years.", {"Mara Voss"}),
    ],
)
def test_who_takes_part_beside_mara_voss(text: str, there: set[str], nlp) -> None:  # type: ignore[no-untyped-def]
    assert {name for one in draft(text, nlp).values() for name in (one.name,)} == there
