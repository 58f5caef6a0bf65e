"""Whose the words of one sentence are: outlets side by side, documents, products, participles. All invented."""

from __future__ import annotations

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.extract.passed_on import without_carriers
from briefing_archive.extract.statements import as_statements
from briefing_archive.registry import registry_of

pytestmark = pytest.mark.nlp


def _drafted(text: str, nlp) -> list[tuple[str, tuple[str, ...]]]:  # type: ignore[no-untyped-def]
    found = without_carriers(as_statements(extract_article(text, None, registry_of([]), nlp)))
    return [(one.span.of(text), one.speakers) for one in found.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the Verrin Gazette, the toll rose to 12, which, according to the Tavria Post, is the highest"
            " in a decade.",
            [("the toll rose to 12", "Verrin Gazette"), ("is the highest in a decade", "Tavria Post")],
        ),
        (
            "The Verrin Gazette reports that the number of jobs rose in August according to research done by the"
            " Tavria Institute for Trade.",
            [("the number of jobs rose in August", "Tavria Institute for Trade")],
        ),
        (
            "The firm Secura said that the program has 40 flaws; 12 of these are rated “highly critical”.",
            [("the program has 40 flaws; 12 of these are rated “highly critical”", "Secura")],
        ),
        (
            "The mayor says that the bridge is safe; its cables are checked each week.",
            [("the bridge is safe; its cables are checked each week", "mayor")],
        ),
        ("The union said the strike would go on; no date was set.", [("the strike would go on", "union")]),
        (
            "Port World's new survey of the quays found that “the pier is now third”.",
            [("“the pier is now third”", "Port World")],
        ),
        ("The petition of the dockers asks the board to reopen the pier.", [("to reopen the pier", "dockers")]),
        ("The plane promises lower costs.", []),
        ("The developer promises lower costs.", [("lower costs", "developer")]),
        ("Zorvex also announced a phone, the Zip 2, which will be sold in Tavria, Virgo will be in the south.", []),
        ("The mayor announced where the ferries will dock.", []),
        ("The mayor announced that the ferries will dock here.", [("the ferries will dock here", "mayor")]),
        (
            "“Nobody has ever built a ship at this rate,” claims writer Jonas Ostrow.",
            [("“Nobody has ever built a ship at this rate,”", "Jonas Ostrow")],
        ),
        (
            "“We will use it,” Ines Okafor adds, noting flights to Tavria or Port Verrin are possible for the plane.",
            [
                ("“We will use it,”", "Ines Okafor"),
                ("flights to Tavria or Port Verrin are possible for the plane", "Ines Okafor"),
            ],
        ),
        ("The Verrin Gazette cites a fall in retail sales.", [("a fall in retail sales", "Verrin Gazette")]),
        ("The board cites Article 5 of the harbour law.", []),
        (
            "The Verrin Gazette says the port lost money, while, according to the Tavria Post, it made a small profit.",
            [("the port lost money", "Verrin Gazette"), ("it made a small profit", "Tavria Post")],
        ),
        (
            "Ines Okafor says that the hall can be used; “no key is needed”, Tom Vale says.",
            [("the hall can be used", "Ines Okafor"), ("“no key is needed”", "Tom Vale")],
        ),
    ],
)
def test_each_has_their_own_words_and_no_more(text: str, expected: list[tuple[str, str]], nlp) -> None:  # type: ignore[no-untyped-def]
    assert _drafted(text, nlp) == [(words, (who,)) for words, who in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the office, its body and the name run together
        (
            "Executive director of the Verrin chapter of the Council on Tavrian - Island Relations Alia Selim said the"
            " boy was innocent.",
            ("Alia Selim",),
        ),
        ("The Gazette wrote that three people died; the Post put the toll at five.", ("Gazette", "Post")),
        ("Okafor said “it was late”; she added that nobody came.", ("Okafor", "Okafor")),
        ("Mayor Ines Okafor issued a statement. “We are sorry for the delay.”", ("Ines Okafor",)),
        (
            "The board, Ines Okafor said, is late. She called it “slow” ((it)):\n\n“It is late” ((it)).",
            ("Ines Okafor",) * 3,
        ),
    ],
)
def test_who_speaks(text: str, expected: tuple[str, ...], nlp) -> None:  # type: ignore[no-untyped-def]
    assert tuple(who for _, speakers in _drafted(text, nlp) for who in speakers) == expected
