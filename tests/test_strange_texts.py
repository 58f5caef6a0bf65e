"""Drafting from texts that are no articles: valid output, spans inside the text, never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from briefing_archive.draft import extract_article
from briefing_archive.registry import registry_of
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.nlp

SAID = "the harbour board said on Friday that dredging would stop and Ines Okafor told reporters "
TEXTS = {
    "one sign": "x",
    "one word": "a" * 3000,
    "one endless line": SAID * 40,
    "no punctuation": f"{SAID}\n\n" * 12,
    "all capitals": "THE BOARD SAID ON FRIDAY THAT WORK WOULD STOP. “NO,” INES OKAFOR SAID.\n\n" * 6,
    "a list": "- dredge the channel\n- map the meadow\n" * 12,
    "a table": "| berth | metres |\n| 1 | 9 |\n" * 12,
    "marks that never close": "“We are here, said Okafor\n\n" * 12,
    "marks that never open": "We are here,” said Okafor\n\n" * 12,
    "only marks": "\"“”'‘’«»" * 40,
    "only brackets": "([{" * 80,
    "only dashes": "-–—" * 80,
    "only line ends": "a" + "\n" * 500 + "b",
    "carriage returns": "Tide late\r\n\r\nThe board met on Friday.\r\n\r\n“No,” Okafor said.\r\n",
    "control signs": "The board\x00 met\x07 on \x1b[31mFriday\x1b[0m, Okafor said.\x7f\n\n" * 4,
    "right to left": "قالت إينيس أوكافور إن العمل توقف يوم الجمعة.\n\n" * 6,
    "turned around": "\u202eOkafor said\u202c “the tide\u2066 is late”.\n\n" * 4,
    "emoji": "👩‍👩‍👧‍👦🎉 Okafor said 🚢 “ahoy” on Friday.\n\n" * 6,
    "stacked marks": "Ok" + "a\u0301\u0323" * 300 + "for said no.",
    "invisible signs": "Ines\u200b Oka\u00adfor\u2060 said\ufeff “no\u200d”.\n\n" * 4,
    "speech in speech": "She said that " * 40 + "it rains.",
    "numbers": "2,000 12 1.5 3/4 0x10 1e9 ½ ² Ⅷ ٣ " * 20,
    "days that are none": "On 31 February 2021, on 2021-99-99 and at 25:61 on Friday the 32nd, Okafor said no. " * 4,
    "words in no order": "They according to , … the chief engineer they ) Putin ( who the board \t on Friday . Mr ",
    "code": "<script>alert('x')</script> {{ quote }} {% raw %} [^1]: # said Okafor\n\n" * 4,
}


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every pair of offsets in an extraction, wherever it stands."""
    if isinstance(value, Mapping):
        for start, end in (("start", "end"), ("speaker_start", "speaker_end"), ("cue_start", "cue_end")):
            if value.get(start) is not None:
                yield value[start], value[end]
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            yield value[0], value[1]
        else:
            for inner in value:
                yield from _spans(inner)


def _hold(text: str, nlp: Any) -> None:
    extraction = extract_article(text, date(2026, 3, 14), registry_of(()), nlp).to_json("strange")
    assert json.loads(json.dumps(extraction)) == extraction
    assert all(0 <= start < end <= len(text) for start, end in _spans(extraction))
    for found in (*extraction["quotes"], *extraction["dates"], *extraction["figures"]):
        assert text[found["start"] : found["end"]] == found["text"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_strange_texts_give_valid_output(text: str, nlp: Any) -> None:
    _hold(text, nlp)


SIGNS = ("“", "”", '"', "‘", "’", "(", ")", ". ", ", ", ": ", "…", " — ", "\n\n", "\t", "\u200b")
SAYING = (" said ", " told reporters ", " according to ", " that ", " adding ", " not ", " [sic] ")
NAMING = (" She ", " they ", " who ", " Ines Okafor ", " Mr ", " the board ", " the chief engineer ", " Russia ")
DATING = (" on Friday ", " last week ", " in 2019 ", " mid-August ", " 2,000 ships ", " 5 per cent ")
PIECES = st.sampled_from(SIGNS + SAYING + NAMING + DATING)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=40))
def test_any_order_of_its_pieces_gives_valid_output(pieces: list[str], nlp: Any) -> None:
    _hold("".join(pieces), nlp)
