"""True records with one thing changed: every change is caught, with the right code.

The records are those of the golden corpus. Each change is made wherever it can be, one at a time; a change
that leaves the record true (another mark, dash or blank) must pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from briefing_archive.marks import quoted_spans
from briefing_archive.model import Actor, Record
from briefing_archive.problems import Finding, Severity
from briefing_archive.registry import Registry, registry_of
from briefing_archive.rules.case import Case
from briefing_archive.rules.in_order import RULES
from briefing_archive.rules.paths import references_lead_somewhere
from briefing_archive.rules.set_apart import passages_set_apart
from briefing_archive.speech import stretches
from briefing_archive.store.yaml_file import parse_yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(
    path.parent.name
    for path in CORPUS.glob("*/record.yml")
    if path.parent.name not in {"withdrawn", "unreviewed-draft"}
)
ABSENT = {"quote-altered", "quote-not-found", "quote-stitched"}


class Changed(NamedTuple):
    """A record's tree with one change, what was changed, and the codes of which one must be found."""

    tree: dict[str, Any]
    what: str
    codes: set[str]


@cache
def registry() -> Registry:
    files = (CORPUS / "_actors").glob("*.yml")
    return registry_of(Actor.model_validate(parse_yaml(file.read_text("utf-8")).value) for file in files)


def article_of(name: str) -> str:
    return (CORPUS / name / "article.txt").read_bytes().decode()


def findings(name: str, tree: dict[str, Any], text: str = "") -> list[Finding]:
    """The errors that the rules find in a record held against its article, references to other files left aside."""
    text = text or article_of(name)
    record = Record.model_validate(tree)
    brief = f"{record.source.published}-{name}"
    case = Case(brief, record, registry(), text)
    rules = [rule for rule in RULES if rule is not references_lead_somewhere]
    return [one for rule in rules for one in rule(case) if one.severity is Severity.ERROR]


def tree_of(name: str) -> dict[str, Any]:
    return parse_yaml((CORPUS / name / "record.yml").read_text("utf-8")).value  # type: ignore[no-any-return]


def with_quote(tree: dict[str, Any], index: int, **changes: Any) -> dict[str, Any]:
    quotes = [dict(quote) for quote in tree["quotes"]]
    for key, value in changes.items():
        if value is None:
            quotes[index].pop(key, None)
        else:
            quotes[index][key] = value
    return {**tree, "quotes": quotes}


def spoken_words(text: str) -> Iterator[tuple[int, int]]:
    """Where each spoken word of a quote's text stands, words in brackets left out."""
    for part in stretches(text):
        if part.spoken:
            for match in re.finditer(r"[^\W_]+(?:’[^\W_]+)?", text[part.start : part.end]):
                before = text[part.start : part.start + match.start()]
                if before.count("[") == before.count("]") and before.count("(") == before.count(")"):
                    yield part.start + match.start(), part.start + match.end()


def changed_words(tree: dict[str, Any]) -> Iterator[Changed]:
    for index, quote in enumerate(tree["quotes"]):
        text = quote["text"]
        for start, end in spoken_words(text):
            yield Changed(
                with_quote(tree, index, text=text[:start] + "marmalade" + text[end:]),
                f"word: {text[start:end]}",
                ABSENT,
            )


def dropped_words(tree: dict[str, Any]) -> Iterator[Changed]:
    """Words inside spoken words; at its ends the rest is a true, shorter quote unless it turns the meaning."""
    for index, quote in enumerate(tree["quotes"]):
        text = quote["text"]
        spans = list(spoken_words(text))
        for (_, left), (start, end), (right, _) in zip(spans, spans[1:], spans[2:], strict=False):
            if "”" not in text[left:right]:
                yield Changed(
                    with_quote(tree, index, text=text[:start] + text[right:]), f"drop {text[start:end]}", ABSENT
                )


def changed_small_words(tree: dict[str, Any]) -> Iterator[Changed]:
    swaps = {
        "the": "a",
        "a": "the",
        "an": "the",
        "will": "would",
        "is": "was",
        "our": "your",
        "we": "they",
        "and": "or",
    }
    for index, quote in enumerate(tree["quotes"]):
        text = quote["text"]
        for start, end in spoken_words(text):
            if other := swaps.get(text[start:end].lower()):
                yield Changed(
                    with_quote(tree, index, text=text[:start] + other + text[end:]),
                    f"{text[start:end]} → {other}",
                    {"quote-altered", "quote-stitched"},
                )


def changed_case(tree: dict[str, Any]) -> Iterator[Changed]:
    for index, quote in enumerate(tree["quotes"]):
        text = quote["text"]
        for start, end in spoken_words(text):
            if text[start:end].isdigit():
                continue
            yield Changed(
                with_quote(tree, index, text=text[:start] + text[start:end].swapcase() + text[end:]),
                f"case: {text[start:end]}",
                ABSENT,
            )


def changed_digits(tree: dict[str, Any]) -> Iterator[Changed]:
    for index, quote in enumerate(tree["quotes"]):
        for part in stretches(quote["text"]):
            for at in range(part.start, part.end):
                if part.spoken and (sign := quote["text"][at]).isdigit():
                    other = str((int(sign) + 1) % 10)
                    text = quote["text"][:at] + other + quote["text"][at + 1 :]
                    yield Changed(with_quote(tree, index, text=text), f"digit: {sign} → {other}", {"quote-altered"})


def dropped_nots(tree: dict[str, Any]) -> Iterator[Changed]:
    for index, quote in enumerate(tree["quotes"]):
        text = quote["text"]
        for start, end in spoken_words(text):
            word = text[start:end]
            if word.lower() in {"not", "never", "no", "nobody", "nothing"}:
                yield Changed(
                    with_quote(tree, index, text=text[:start] + text[end:].lstrip()),
                    f"drop {word}",
                    {"quote-altered", "quote-truncated", "quote-not-found"},
                )


def cut_after_not(tree: dict[str, Any]) -> Iterator[Changed]:
    """A quote that begins right after its negation."""
    for index, quote in enumerate(tree["quotes"]):
        for part in stretches(quote["text"]):
            said = quote["text"][part.start : part.end]
            for match in re.finditer(r"\b(?:not|never|cannot|hasn’t|wasn’t|can’t|nobody) ", said, re.IGNORECASE):
                if part.spoken and len(said) - match.end() > 5:
                    yield Changed(
                        with_quote(tree, index, text=f"“{said[match.end() :]}”", inserted=[]),
                        f"begin after {match.group()}",
                        {"quote-truncated", "quote-stitched"},
                    )


def changed_speakers(tree: dict[str, Any]) -> Iterator[Changed]:
    actors = [who["actor"] for who in tree["actors"]]
    for index, quote in enumerate(tree["quotes"]):
        for actor in [*actors, "unknown"]:
            speaker = quote.get("speaker", "unknown")
            if isinstance(speaker, str) and speaker not in {actor, "unknown"}:
                if actor == "unknown" and not _is_named(quote):
                    continue
                yield Changed(
                    with_quote(tree, index, speaker=actor), f"speaker: {speaker} → {actor}", {"quote-wrong-speaker"}
                )


def _is_named(quote: dict[str, Any]) -> bool:
    named = quote.get("named", "")
    return any(word[:1].isupper() for word in named.split()) and named not in {"The minister", "She"}


def changed_named(tree: dict[str, Any]) -> Iterator[Changed]:
    """The words for the speaker become those of somebody else, the speaker with them."""
    for index, quote in enumerate(tree["quotes"]):
        if quote.get("named") is None:
            continue
        for who in tree["actors"]:
            for named in who["named"]:
                if who["actor"] != quote.get("speaker") and named not in quote["named"]:
                    yield Changed(with_quote(tree, index, named=named), f"named: {named}", {"quote-wrong-speaker"})
                    yield Changed(
                        with_quote(tree, index, named=named, speaker=who["actor"]),
                        f"speaker and named: {named}",
                        {"quote-wrong-speaker"},
                    )


def changed_cues(tree: dict[str, Any]) -> Iterator[Changed]:
    for index, quote in enumerate(tree["quotes"]):
        if quote.get("cue"):
            for cue in ("denied", "joked", "muttered"):
                yield Changed(with_quote(tree, index, cue=cue), f"cue: {quote['cue']} → {cue}", {"quote-wrong-speaker"})


def stitched(tree: dict[str, Any]) -> Iterator[Changed]:
    """Two quotes set as one, with an ellipsis and without."""
    direct = [(i, q) for i, q in enumerate(tree["quotes"]) if q["text"].startswith("“") and q["text"].endswith("”")]
    for (index, first), (_, second) in pairwise(direct):
        for between in (" ", " … ", "... "):
            joined = first["text"].rstrip("”,") + between + second["text"].lstrip("“")
            yield Changed(
                with_quote(tree, index, text=joined, inserted=[]), f"stitch with {between!r}", {"quote-stitched"}
            )


def shortened(tree: dict[str, Any]) -> Iterator[Changed]:
    """An ellipsis for words in the middle of a quote."""
    for index, quote in enumerate(tree["quotes"]):
        spans = list(spoken_words(quote["text"]))
        if len(spans) >= 7 and "”" not in quote["text"][spans[1][1] : spans[-2][0]]:
            text = quote["text"][: spans[1][1]] + " … " + quote["text"][spans[-2][0] :]
            yield Changed(with_quote(tree, index, text=text, inserted=[]), "cut out the middle", {"quote-stitched"})


def changed_evidence(tree: dict[str, Any]) -> Iterator[Changed]:
    for index, claim in enumerate(tree["summary"]):
        for number, selector in enumerate(claim.get("evidence", ())):
            if isinstance(selector, str):
                for match in re.finditer(r"[^\W_]+", selector):
                    changed = selector[: match.start()] + "marmalade" + selector[match.end() :]
                    summary = [dict(one) for one in tree["summary"]]
                    summary[index]["evidence"] = [
                        changed if i == number else one for i, one in enumerate(claim["evidence"])
                    ]
                    yield Changed({**tree, "summary": summary}, f"evidence: {changed}", {"evidence-not-found"})


def changed_figures(tree: dict[str, Any]) -> Iterator[Changed]:
    figures = tree.get("context", {}).get("figures", [])
    for index, figure in enumerate(figures):
        for at, sign in enumerate(figure["value"] if figure["value"] != "1" else ""):  # “a metre” has no digit
            other = (
                figure["value"][:at] + str((int(sign) + 1) % 10) + figure["value"][at + 1 :] if sign.isdigit() else ""
            )
            if other:
                changed = [{**one, "value": other} if one is figure else one for one in figures]
                yield Changed(
                    {**tree, "context": {**tree["context"], "figures": changed}},
                    f"figure {index}: {other}",
                    {"figure-altered"},
                )


MUTATIONS: tuple[Callable[[dict[str, Any]], Iterator[Changed]], ...] = (
    changed_words,
    dropped_words,
    changed_small_words,
    changed_case,
    changed_digits,
    dropped_nots,
    cut_after_not,
    changed_speakers,
    changed_named,
    changed_cues,
    stitched,
    shortened,
    changed_evidence,
    changed_figures,
)


@pytest.mark.parametrize("name", CASES)
def test_the_record_is_true(name: str) -> None:
    assert findings(name, tree_of(name)) == []


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda one: one.__name__)
def test_every_change_is_caught(mutate: Callable[[dict[str, Any]], Iterator[Changed]]) -> None:
    made = 0
    missed = []
    for name in CASES:
        for changed in mutate(tree_of(name)):
            made += 1
            codes = {finding.code for finding in findings(name, changed.tree)}
            if not codes & changed.codes:
                missed.append(f"{name}: {changed.what}: {sorted(codes)}")
    assert made
    assert missed == []


def test_words_the_article_does_not_quote_are_no_quote() -> None:
    made = 0
    for name in CASES:
        text, tree = article_of(name), tree_of(name)
        led_in = [one.span for one in passages_set_apart(text) if one.by.of(text).startswith("Petra")]
        spoken = [*quoted_spans(text), *led_in]
        for sentence in re.finditer(r"(?<=\. )[A-Z][^.“”'‘’\"]{30,60}\.", text):
            if not any(span.start < sentence.end() and sentence.start() < span.end for span in spoken):
                changed = with_quote(tree, 0, text=f"“{sentence.group()}”", inserted=[], evidence=[])
                made += 1
                assert "quote-unmarked" in {one.code for one in findings(name, changed)}
    assert made


# What typography may do to an article: each sign and what it may be set as instead.
BLANKS = [" ", "\u00a0", "\u2009", "\u202f", "  "]
OTHER_SIGNS = {
    " ": BLANKS,
    "-": ["-", "‑", "‐"],
    "—": ["—", "–", "―"],
    "’": ["’", "'", "ʼ"],
    "é": ["é", "e\u0301"],
    "ø": ["ø"],
    "…": ["…", "..."],
}
INVISIBLE = ["", "", "", "\u00ad", "\u200b", "\u2060"]


@given(st.data())
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking is slow
def test_a_true_record_is_never_refused_for_typography(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(CASES))
    seed = data.draw(st.randoms(use_true_random=False))
    text = "".join(
        seed.choice(OTHER_SIGNS.get(sign, [sign])) + (seed.choice(INVISIBLE) if sign.isalpha() else "")
        for sign in article_of(name)
    )
    tree = tree_of(name)
    quotes = [
        {**quote, "text": "".join(seed.choice(OTHER_SIGNS.get(sign, [sign])) for sign in quote["text"])}
        for quote in tree["quotes"]
    ]
    assert findings(name, {**tree, "quotes": quotes}, text) == []


@pytest.mark.parametrize("pair", ['""', "„“", "„”", "«»", "»«"])
@pytest.mark.parametrize("name", [name for name in CASES if name != "single-marks"])
def test_marks_of_any_style_bound_the_same_words(name: str, pair: str) -> None:
    tree = tree_of(name)
    quotes = [
        {**quote, "text": quote["text"].replace("\n\n“", "\n\n").replace("“", pair[0]).replace("”", pair[1])}
        for quote in tree["quotes"]
    ]
    assert findings(name, {**tree, "quotes": quotes}) == []
    article = article_of(name)
    if article.count("“") == article.count("”"):
        assert findings(name, tree, article.replace("“", pair[0]).replace("”", pair[1])) == []
