"""The fold: typography goes, words stay, and every sign knows where it came from; paragraphs and their numbers."""

from __future__ import annotations

import unicodedata

import pytest
from briefing_archive.text import count_words, fold, fold_words, paragraph_at, paragraphs, search_key, words
from hypothesis import example, given
from hypothesis import strategies as st

TEXTS = st.text(st.sampled_from("ab é’'“”\"-–—…. \n\t\u00a0\u2009\u200b\u00adé\u0301ك日ẞ"), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“No,” she said", '"No," she said'),  # curly and straight marks
        ("‘no’", "'no'"),
        ("«no»", "„no“"),
        ("he said “no”", "he said ‘no’"),  # a quotation inside another changes its marks
        ("don’t", "don't"),
        ("ex-Soviet", "ex‑Soviet"),  # a hyphen that does not break
        ("war – and", "war — and"),
        ("war -- and", "war — and"),  # two hyphens for a dash
        ("wait…", "wait..."),
        ("10\u00a0000", "10 000"),
        ("$ 1.2", "$\u202f1.2"),
        ("two  words", "two words"),
        ("two\nwords", "two words"),
        ("har\u00adbour", "harbour"),
        ("har\u200bbour", "harbour"),
        ("cafe\u0301", "café"),
    ],
)
def test_typography_makes_no_difference(one: str, other: str) -> None:
    assert fold_words(one) == fold_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The board", "the board"),  # case
        ("the board", "a board"),
        ("cafe", "café"),  # accents
        ("1,000", "1.000"),
        ("well known", "well-known"),
        ("co-operate", "cooperate"),
        ("yes.", "yes"),  # punctuation
        ("Ⅷ", "VIII"),  # no compatibility forms
        ("ﬁsh", "fish"),
        ("not", "no t"),
    ],
)
def test_everything_else_does(one: str, other: str) -> None:
    assert fold_words(one) != fold_words(other)


@given(TEXTS)
def test_every_folded_sign_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@example("a\u00ad\u0301")
@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(TEXTS, st.data())
def test_a_place_leads_to_its_sign(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        index = data.draw(st.integers(0, len(folded.text) - 1))
        start, end = folded.original(index, index + 1)
        assert folded.text[index] in fold(text[start:end]).text or text[start:end].isspace()
        assert folded.starts[folded.at(start)] <= start


def test_stacked_accents_do_not_stop_the_fold() -> None:
    assert len(fold("a" + "\u0301" * 20_000 + "b").text) > 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t, 1,200 ex-Soviet.", ["Don’t", "1,200", "ex-Soviet"]),
        ("The “end”.", ["The", "end"]),
        ("U.S. troops", ["U.S", "troops"]),
        ("’tis no. 5", ["tis", "no", "5"]),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == found
    assert count_words(text) == len(found)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Head\n\nOne.\n\nTwo.", [None, 1, 2]),
        ("Head\nOne.\nTwo.", [None, 1, 2]),  # no blank line anywhere
        ("Head\r\n\r\nOne.\r\n\r\nTwo.", [None, 1, 2]),
        ("Head\n \nOne “two.”\n\t\n‘A subheading’\n\nThree?", [None, 1, None, 2]),
        ("One\nand more.\n\nTwo.", [1, 2]),
        ("He said:\n\n“No.”", [1, 2]),
        ("", []),
        ("\n\n \n", []),
    ],
)
def test_paragraphs_are_numbered_where_they_hold_sentences(text: str, numbers: list[int | None]) -> None:
    assert [one.number for one in paragraphs(text)] == numbers


@given(st.text(st.sampled_from("ab. \n\r\t“”"), max_size=60), st.data())
def test_paragraphs_hold_all_that_is_no_blank(text: str, data: st.DataObject) -> None:
    blocks = paragraphs(text)
    covered = {at for one in blocks for at in range(one.start, one.end)}
    assert all(at in covered or sign.isspace() for at, sign in enumerate(text))
    assert all(one.start < one.end and not text[one.start].isspace() for one in blocks)
    if text:
        offset = data.draw(st.integers(0, len(text) - 1))
        block = paragraph_at(text, offset)
        assert (block is not None) == (offset in covered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daʿesh", "daesh"),
        ("d’État", "d'etat"),
        ("Łódź", "lodz"),
        ("Müller-Straße", "muller strasse"),
        ("داعش", "داعش"),
    ],
)
def test_search_keys(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


def test_a_long_block_is_a_paragraph_however_it_ends() -> None:
    heading, long = " ".join(["word"] * 40), " ".join(["word"] * 41)
    assert [block.number for block in paragraphs(f"{heading}\n\n{long}\n\nOne.")] == [None, 1, 2]
