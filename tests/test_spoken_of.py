"""Actors: who is named and takes no part, people above all. All invented."""

from __future__ import annotations

import pytest
from test_actors import draft

pytestmark = pytest.mark.nlp


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        # what pictures show, one after the other
        ("The museum bought portraits of singer Ines Okafor; athlete Omar Reyle; and Jo Paris of Oslo.", "Omar Reyle"),
        # whose a thing is
        ("Marta Vrell left a map at the apartment of Ines Okafor on Monday.", "Ines Okafor"),
        # what bears a name, and what is done in somebody's honour
        ("The plane landed at the Ines Okafor airport, Marta Vrell said.", "Ines Okafor"),
        ("The markets were closed in honour of Ines Okafor, Marta Vrell said.", "Ines Okafor"),
        ("Marta Vrell opened an Ines Okafor and Omar Reyle exhibit in Oslo.", "Omar Reyle"),
        # who stands only in somebody else's role
        ("Marta Vrell, Ines Okafor's spokeswoman, said the pier would shut.", "Ines Okafor"),
        # an example of what the sentence speaks of aside
        ("Marta Vrell likes the music of such bands as Ines Okafor.", "Ines Okafor"),
        # a child known by its first name
        ("Ines Okafor and her daughter, Marilyn, fled. Marilyn was ill.", "Marilyn"),
        # several of those who have names of their own
        ("Ines Okafor and Omar Okafor went home. The Okafors were told to stay.", "Okafors"),
        # a body of which nothing tells which of many it is
        ("A Portuguese court freed Ines Okafor. African governments said nothing.", "Portuguese court"),
        ("A Portuguese court freed Ines Okafor. African governments said nothing.", "African governments"),
        # where somebody is sent
        ("Ines Okafor spoke. She was sent to Tidal Project Force in Oslo.", "Tidal Project Force"),
        # whose staff somebody is
        ("Those aboard are staff of the ferry line Zorvex, Ines Okafor said.", "Zorvex"),
        # the outlet somebody tells something
        ("Officials tell BBC News the pier is safe. Ines Okafor agreed.", "BBC News"),
        # a body before its officer's trade and name, however the sentence goes on
        (
            "It quoted Omar Reyle, and Harbour Council for the Welfare of Sailors campaigner Marta Vrell.",
            "Harbour Council for the Welfare of Sailors",
        ),
        # a state that says where a place before its comma lies
        ("Porto, Portugal - This week marked the opening of the pier, Ines Okafor said.", "Portugal"),
    ],
)
def test_no_part(text: str, absent: str, nlp) -> None:  # type: ignore[no-untyped-def]
    named = draft(text, nlp)
    assert absent not in named or named[absent].salience == 0


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # a deed beside a picture is still a deed
        ("The museum bought portraits of Ines Okafor. Okafor sued the museum.", "Ines Okafor", "person"),
        # whose death it is undergoes it
        ("The widow of Omar Reyle mourned Ines Okafor's death on Monday.", "Ines Okafor", "person"),
        # examples of those who act
        ("Critics like harbour pilot Ines Okafor protested on Monday.", "Ines Okafor", "person"),
        # what the members of a bloc do
        ("The countries from the Eurogroup agreed on a plan on Monday.", "Eurogroup", "intergovernmental"),
        ("The G7 nations met in Oslo on Monday.", "G7", "intergovernmental"),
        # the head of a body whose name holds a word for people
        ("On Monday, CEO of the Refugee Council Ines Okafor told Reuters the pier was safe.", "Ines Okafor", "person"),
        # who founded something is somebody
        ("The contest was founded by Sefton Kamill to please sailors.", "Sefton Kamill", "person"),
    ],
)
def test_takes_part(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind
