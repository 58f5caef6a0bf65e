"""Actors: wares are none, and an unknown word is somebody on evidence alone. All invented."""

from __future__ import annotations

import pytest
from test_actors import draft

pytestmark = pytest.mark.nlp


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        # what has users and versions, and runs on things
        ("Marta Vrell said Skylark users would have to wait.", "Skylark"),
        ("Users of Thunderlark can fetch version 4.2, Marta Vrell said.", "Thunderlark"),
        ("Millions of people browse the web with Navimar, Marta Vrell said.", "Navimar"),
        ("The update is compatible with Solarkis, Marta Vrell said.", "Solarkis"),
        ("The new version is available for Larkspur, Marta Vrell said.", "Larkspur"),
        # what is only said to be something
        ("Marta Vrell said Chrome and Safari were rivals to Larkspur.", "Safari"),
        ("Marta Vrell said Chrome and Safari were rivals to Larkspur.", "Chrome"),
        ("Kodiak is a browser. Kodiak has gained a million users since May, Marta Vrell said.", "Kodiak"),
        # a technique before what is done to it
        ("The patch mends previous Verrbook Wi-Fi updates, Marta Vrell said.", "Verrbook Wi-Fi"),
        # a maker in the name of what it makes, and what it makes without its maker
        ("Mozilla Larkspur has gained ground, Marta Vrell said. Larkspur surged on Monday.", "Larkspur"),
    ],
)
def test_wares_take_no_part(text: str, absent: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert absent not in draft(text, nlp)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # whom a pronoun takes up is a person
        ("Okoro said he would resign.", "Okoro", "person"),
        ("Kestrel said it would close its office in Port Verrin.", "Kestrel", "company"),
        # what only people come to
        ("Brandt was born in 1950 and lives in Leeds.", "Brandt", "person"),
        ("A spokesman for Lemke declined to comment. Lemke, 45, is in hospital.", "Lemke", "person"),
        # a full name needs no given name that the lists know
        ("Police named the suspect as Tsering Wangdu.", "Tsering Wangdu", "person"),
        ("The victims were Abdulkarim al-Masri and Nguyen Van Troi.", "Nguyen Van Troi", "person"),
        # whose sales fall undergoes it
        ("Tidal Motor Company sales fell 41 percent in March.", "Tidal Motor Company", "company"),
        # through whom something is done
        ("The loan will be paid out through the lenders Norbank and Tidal Bank.", "Tidal Bank", "company"),
    ],
)
def test_evidence_makes_somebody(text: str, name: str, kind: str, nlp) -> None:  # type: ignore[no-untyped-def]
    assert draft(text, nlp)[name].kind == kind
