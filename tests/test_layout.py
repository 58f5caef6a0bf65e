"""What each block of an article is, for clean and for messy texts."""

from itertools import pairwise

import pytest
from briefing_archive.extract.layout import lay_out
from hypothesis import given
from hypothesis import strategies as st

REPORT = "The harbour of Port Verrin closed on Monday after a crane fell into the basin."
MORE = "Nobody was hurt, and the port authority expects to open it again within two days."


def kinds(text):
    return [(block.kind, block.span.of(text)) for block in lay_out(text)]


def test_a_clean_article():
    text = "\n\n".join(
        [
            "Harbour closes after ‘reckless’ repair",
            "By Ines Okafor",
            "Monday, March 9, 2026",
            "A crane lies in the basin of Port Verrin, March 8, 2026. REUTERS/Tom Vale - RTX1A2B3",
            f"PORT VERRIN: {REPORT}",
            "‘No plan for the cranes’",
            MORE,
            "Read more: The cranes of Port Verrin",
            "(Reporting by Ines Okafor; Editing by Tom Vale)",
        ]
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "byline",
        "dateline",
        "caption",
        "paragraph",
        "dateline",
        "subheading",
        "paragraph",
        "boilerplate",
        "boilerplate",
    ]
    assert ("dateline", "PORT VERRIN:") in kinds(text)


def test_lines_without_blank_lines_between_them():
    text = f"Harbour closes\nBy Ines Okafor\n{REPORT}\n{MORE}\nAdvertisement\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "byline",
        "paragraph",
        "paragraph",
        "boilerplate",
        "paragraph",
    ]


def test_lines_broken_inside_sentences_are_one_paragraph():
    text = "The harbour of Port Verrin closed on Monday after\na crane fell into the basin, the port\nauthority said."
    assert kinds(text) == [("paragraph", text)]


def test_a_line_that_is_only_a_date_is_a_dateline():
    assert kinds(f"Monday, October 14, 2019\n\n{REPORT}\n\n{MORE}")[0] == ("dateline", "Monday, October 14, 2019")


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("PORT VERRIN, United Republic of Tavria (AP) — ", "PORT VERRIN, United Republic of Tavria (AP) —"),
        ("Port Verrin, T.V. — ", "Port Verrin, T.V. —"),
        ("PORT VERRIN (Reuters) - ", "PORT VERRIN (Reuters) -"),  # agency and hyphen
        ("PORT VERRIN, Oct 14 (AP) — ", "PORT VERRIN, Oct 14 (AP) —"),  # day, agency, dash
        ("Port Verrin (AFP) – ", "Port Verrin (AFP) –"),  # not in capitals
        ("Port Verrin, 14 October – ", "Port Verrin, 14 October –"),  # day, no agency
        ("PORT VERRIN — ", "PORT VERRIN —"),  # place alone
    ],
)
def test_datelines(opening, dateline):
    assert ("dateline", dateline) in kinds(f"Harbour closes\n\n{opening}{REPORT}\n\n{MORE}")


@pytest.mark.parametrize(
    "opening",
    ["The harbour – which is old – closed.", "A: b.", "Background: the harbour closed.", "We – the crews – wait."],
)
def test_what_opens_a_sentence_is_no_dateline(opening):
    assert "dateline" not in [kind for kind, _ in kinds(f"Harbour closes\n\n{opening} {REPORT}\n\n{MORE}")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ines Okafor speaks in Port Verrin. (AP Photo/Tom Vale)", "caption"),  # credit in brackets
        ("Photo: Tom Vale", "caption"),  # credit alone
        ("FILE PHOTO: Ines Okafor speaks in Port Verrin.", "caption"),  # opening words
        ("Ines Okafor in Port Verrin. Image: Tom Vale.", "caption"),  # credit at the end
        ("Photographer: Tom Vale", "caption"),
        ("Map of the northern quay.", "caption"),  # a picture without an article
        ("Ines Okafor (left) with Tom Vale in 2019.", "caption"),  # where somebody stands
        ("Ines Okafor (left) told the board that the quay had sunk.", "paragraph"),
        ("— Ines Okafor, harbour master", "caption"),  # who said what stands above
        ("Sign up for our morning newsletter", "boilerplate"),
        ("Share", "boilerplate"),
        ("https://example.org/harbour", "boilerplate"),
        ("What the port plans", "subheading"),
        ("“We will wait”", "subheading"),  # a crosshead in marks
        ("“We will wait.”", "paragraph"),  # a sentence somebody spoke
        ("- The first item of a list", "paragraph"),
        ("Okafor said “we wait”", "paragraph"),  # a sentence without its full stop
    ],
)
def test_a_line_between_paragraphs(line, kind):
    text = f"Harbour closes\n\n{REPORT}\n\n{line}\n\n{MORE}\n\n{REPORT}"
    assert kinds(text)[2] == (kind, line)


def test_one_paragraph_alone_is_a_paragraph():
    assert kinds("harbour") == [("paragraph", "harbour")]
    assert kinds("") == []


@given(st.text(alphabet="ABab .,:\n—-'\"()19/|\t", max_size=120))
def test_blocks_are_in_order_and_only_a_dateline_lies_inside_another(text):
    blocks = lay_out(text)
    outer = [
        block
        for index, block in enumerate(blocks)
        if not (block.kind == "dateline" and index and blocks[index - 1].span.covers(block.span))
    ]
    for one, after in pairwise(outer):
        assert one.span.end <= after.span.start
    covered = {at for block in outer for at in range(block.span.start, block.span.end)}
    assert all(sign.isspace() or at in covered for at, sign in enumerate(text))


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        # behind a quotation, to the next words that are English
        (
            'He called it "a slow death" ((es))Spanish language: una muerte lenta, entre piedras, and Vrell agreed.',
            " ((es))Spanish language: una muerte lenta, entre piedras",
        ),
        # inside the marks: the closing mark is the quotation's
        ('"We want water ((pt))Portuguese language: queremos água".', " ((pt))Portuguese language: queremos água"),
        # a sentence of its own keeps its full stop
        (
            'She said, "It rains." ((fr))French language: Il pleut. The harbour closed.',
            " ((fr))French language: Il pleut.",
        ),
        # the marker alone
        ('It is "dangerous" ((it)) and cheap.', " ((it))"),
        # what is left over from wiki text
        ("The ferry[citation needed] sank.", "[citation needed]"),
        ("The ferry [[File:Ferry in Port Verrin.jpg|thumb]] sank.", "[[File:Ferry in Port Verrin.jpg|thumb]]"),
    ],
)
def test_originals_behind_translations_are_boilerplate(text, gloss):
    article = f"{REPORT}\n\n{text}\n\n{MORE}"
    assert [words for kind, words in kinds(article) if kind == "boilerplate"] == [gloss]


def test_brackets_of_the_report_are_no_gloss():
    assert [kind for kind, _ in kinds(f"{REPORT}\n\nThe board (PVB) [of four] met ((twice)).\n\n{MORE}")] == [
        "paragraph"
    ] * 3


def test_a_list_of_sources_is_boilerplate():
    text = f"{REPORT}\n\n{MORE}\n\n“Crane falls into basin” — Tamsel Post, March 9, 2026"
    assert kinds(text)[-1][0] == "boilerplate"


def test_a_subheading_over_a_picture():
    text = f"{REPORT}\n\nWhat the crane weighs\n\nThe crane. Image: Ines Okafor.\n\n{MORE}\n\n{REPORT}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "subheading", "caption", "paragraph", "paragraph"]
