"""What each block of an article is: headline, byline, caption, dateline, subheading, boilerplate or paragraph.

Only the shape of a line and where it stands count, never a parse, so that any text has a layout. The rules
are tried in order for each block, and what none of them claims is a paragraph: words of the report are lost
more dearly than a stray line is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing_archive.proposals import Block, BlockKind
from briefing_archive.spans import Span
from briefing_archive.text import paragraphs
from briefing_archive.wordlists import lines_of

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_FULL_DATE = (
    rf"(?i:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))"
)
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[a-z]{2,4}(?:[+-]\d+)?\)?)?"
_DATE_LINE = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|issued|date)\s*(?:on|at)?\s*:?\s*)?"
    rf"(?:{_TIME}[,\s]*(?:on\s+)?)?{_FULL_DATE}(?:\s*(?:[,|·•–—/-]|at)?\s*{_TIME})?\s*"
    rf"(?:[|·•/;,–—-]\s*(?:(?:published|posted|updated|last\s+updated)\s*:?\s*)?{_FULL_DATE}?\s*"
    rf"(?:[,|·•–—/-]|at)?\s*(?:{_TIME})?)?[.\s]*",
    re.IGNORECASE,
)
_NAME = r"(?:[^\W\d_a-zß-ÿ][\w'’.\-]*|(?:de|van|von|bin|al|el|la|da|dos|of)\b)"
_BYLINE = re.compile(
    rf"(?:(?:[Ww]ritten\s+|[Ss]tory\s+|WRITTEN\s+)?(?:[Bb]y|BY)|[Ff]rom|FROM)\s*:?\s+{_NAME}(?:(?:\s+|,\s*|\s*[&|/·•–—-]\s*)"
    rf"(?:and\b|AND\b|in\b|for\b|at\b|the\b|The\b|{_NAME}|[Ss]taff|[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor))*"
    rf"(?:\s*[|·•,–—-]\s*{_FULL_DATE}.*)?",
)
_ROLE_BYLINE = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{1,3}}\s*(?:[,|–—-]\s*|\s+in\s+{_NAME}(?:\s+{_NAME})*\s*)"
    r"(?:.{0,40}\b(?:correspondent|reporter|staff writer|editor|news agency|Reuters|AP|AFP|BBC News|Associated Press)"
    r"\b.{0,30})?",
)
_BYLINE_ROLES = re.compile(r"\b(?:correspondent|reporter|staff writer|editor)s?\b", re.IGNORECASE)
_DATELINE_PLACE = r"[^\W\d_a-zß-ÿ][^\Wa-zß-ÿ\d_'’.\-]*(?:[ '’.\-]{1,2}[^\W\d_a-zß-ÿ][^\Wa-zß-ÿ\d_]*)*"
_STATE = r"[A-Z][\w.]*(?:\s(?:(?:of|and)\s(?:the\s)?)?[A-Z][\w.]*){0,4}"
_AGENCY = r"\s*\((?:[A-Z][\w&.\- ]{1,30}|[A-Z]{2,8})\)"
_DATELINE = re.compile(
    rf"(?P<caps>{_DATELINE_PLACE}"
    rf"(?:,\s+{_STATE})?(?:\s*[,/]\s*(?:{_FULL_DATE}))?(?:{_AGENCY})?\s*(?::|[–—]|--|-(?=\s))"
    rf"|[A-Z][\w'’.\-]+(?:\s+[A-Z][\w'’.\-]+){{0,3}}(?:,\s+{_STATE})?"
    rf"(?:,\s*{_FULL_DATE})?(?:{_AGENCY}(?:,\s*{_FULL_DATE})?|,\s*{_FULL_DATE})\s*(?::|[–—]|--|-(?=\s))"
    rf"|[A-Z][\w'’.\-]+(?:\s+[A-Z][\w'’.\-]+){{0,2}}(?:,\s+{_STATE})?\s+[–—]\s+(?=[“\"A-Z]))\s*",
)
_DATELINE_MIXED_COLON = re.compile(r"[A-Z]{2,}")
_TERMINAL = re.compile(r"[.!?…:;,。।！？؟][\"'’”»›)\]\s]*\Z")
_CREDIT_WORD = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|illustration|graphic|video|file)(?:s|\s+(?:credit|courtesy|by|via))?\s*:"
    r"|\bcredit\s*:|\bphoto(?:graph)? (?:by|courtesy)\b|\(file(?: photo| image| picture)?\)"
    r"|\bfile (?:photo|image|picture)\b|©\s*\S",
    re.IGNORECASE,
)
_CAPTION_OPENING = re.compile(
    r"(?:FILE(?:\s+(?:PHOTO|IMAGE|PICTURE))?\s*[:–—-]|(?:file )?(?:photo|image|picture|caption)\s*:"
    r"|(?:pictured|above|below)\s*:|\(?(?:[LR]-[LR]|left to right|from left)\b|image (?:caption|source)|media caption)",
    re.IGNORECASE,
)
_HANDOUT = re.compile(r"\b(?:via REUTERS|/Handout|Handout via|/Pool\b|/File(?:s| Photo)?\b)")
_LIST_ITEM = re.compile(r"(?:[-–—•*·▪●◦‣]\s+\S|\(?\d{1,3}[.)]\s+\S|\(?[a-z][.)]\s+\S)")
_TABLE = re.compile(r"\t|\s\|\s.*\s\|\s")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_LEGEND = re.compile(r"[█▓▒░■□◼◻⬛⬜]")
_ATTRIBUTION = re.compile(r"[–—―]\s*[^\W\d_a-z]|--\s*[A-Z]|~\s*[A-Z]")
_LOWER_START = re.compile(r"[\"'“‘(]?[a-zß-ÿ]")
_ALL_MARKED = re.compile(r"(?:‘[^“”\"]*’|'[^“”\"]*'|“[^”\"]*”|\"[^”\"]*\")\Z")
_STOPS = "\"'‘’“”«»() "


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block before it is known what it is; `terminated` where it ends as a sentence does."""

    span: Span
    text: str
    words: int
    terminated: bool


@lru_cache(maxsize=1)
def _boilerplate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Openings after which anything may follow, and whole lines."""
    rows = [line.replace("'", "['’]?") for line in map(_escape, lines_of("boilerplate.txt"))]
    opens = "|".join(row.removesuffix("…") for row in rows if row.endswith("…"))
    whole = "|".join(row for row in rows if not row.endswith("…"))
    return re.compile(rf"(?:{opens})(?!\w)", re.IGNORECASE), re.compile(rf"(?:{whole})[\s.:!]*", re.IGNORECASE)


def _escape(line: str) -> str:
    return re.escape(line).replace("\\ ", r"\s+").replace("\\…", "…")


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    """A picture's credit at the end of a line: a name before a slash and an agency, or an agency in brackets."""
    known = "|".join(sorted(map(re.escape, lines_of("picture_credits.txt")), key=len, reverse=True))
    names = rf"\b(?:{known}|{known.upper()})\b"
    return re.compile(
        rf"(?:(?:{names})\s*/\s*[^.!?]{{2,60}}|[^\W\d_][\w'’. -]{{2,50}}\s*/\s*(?:{names})(?:\s*[/,]?[^.!?]{{0,40}})?"
        rf"|[(\[](?:(?:Photo|Image|Picture|Credit)s?\s*:?\s*(?:by\s+)?)?[^()\[\]]{{0,50}}?(?:{names})[^()\[\]]{{0,40}}[)\]]"
        rf"|(?:Photo|Image|Picture|Credit)s?\s*(?::|by|\|)?\s*(?:{names}))[\s.]*\Z"
    )


def _lines(text: str, span: Span) -> list[Span]:
    """The lines of a block, without outer blanks."""
    found = []
    for match in re.finditer(r"\S[^\n]*", span.of(text)):
        line = match.group().rstrip()
        if line:
            found.append(Span(span.start + match.start(), span.start + match.start() + len(line)))
    return found


def _is_wrap(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the end of a line is only where it was too long, so that the next one goes on with it."""
    if _TERMINAL.search(line.of(text)[-8:]) and not line.of(text).endswith((",", ";")):
        return False
    if _LOWER_START.match(following.of(text)):
        return True
    return line.end - line.start >= max(50, 0.75 * width) and width <= 120


def _split(text: str) -> list[Span]:
    """The blocks of a text: its paragraphs, parted further where lines are plainly blocks of their own, joined
    where the text has no blank lines and its lines are broken inside sentences."""
    found: list[Span] = []
    blocks = [Span(one.start, one.end) for one in paragraphs(text)]
    single = not re.search(r"\n[^\S\n]*\n", text.strip())
    groups = (
        [[line for block in blocks for line in _lines(text, block)]] if single else [_lines(text, b) for b in blocks]
    )
    for lines in groups:
        width = max((line.end - line.start for line in lines), default=0)
        wraps = [_is_wrap(text, line, after, width) for line, after in pairwise(lines)]
        is_wrapped = any(wraps)
        for index, line in enumerate(lines):
            before = lines[index - 1] if index else None
            joins = before is not None and wraps[index - 1]
            if before is not None and not joins and is_wrapped and not single:
                # Inside a wrapped paragraph a sentence may well end where a line does.
                joins = _TERMINAL.search(before.of(text)[-8:]) is not None
            if joins:
                found[-1] = Span(found[-1].start, line.end)
            else:
                found.append(line)
    return found


def _is_boilerplate(piece: _Piece) -> bool:
    opens, whole = _boilerplate()
    bare = piece.text.strip("*_>→»|• ")
    if not bare.strip(_STOPS):
        return False
    if whole.fullmatch(bare) or (_LINK.fullmatch(bare) is not None):
        return True
    return piece.words <= 45 and opens.match(bare) is not None


def _is_caption(piece: _Piece) -> bool:
    if piece.words > 90:
        return False
    if _CAPTION_OPENING.match(piece.text) or _credit().search(piece.text) or _HANDOUT.search(piece.text):
        return True
    marked = _CREDIT_WORD.search(piece.text)
    return marked is not None and (not piece.terminated or piece.words <= 40)


def _is_byline(piece: _Piece) -> bool:
    bare = piece.text.strip()
    if piece.words > 18 or (bare.endswith((".", "?", "!")) and not _BYLINE.fullmatch(bare.rstrip("."))):
        return False
    if _BYLINE.fullmatch(bare.rstrip(".")):
        return True
    return _ROLE_BYLINE.fullmatch(bare) is not None and _BYLINE_ROLES.search(bare) is not None


def _dateline(text: str, piece: _Piece) -> Span | None:
    """The place, agency and day that open a paragraph, with the sign after them."""
    match = _DATELINE.match(piece.text)
    if match is None or match.end() > 80 or match.end() >= len(piece.text):
        return None
    opening = match.group().strip()
    if match.group("caps") is not None and opening.endswith(":") and not _DATELINE_MIXED_COLON.match(opening):
        return None
    if piece.text.isupper() and not opening.endswith((":", "—", "–", "--")):
        return None
    return Span(piece.span.start, piece.span.start + len(match.group().rstrip()))


class _Reader:
    """Goes through the pieces of one article in order and says of each what it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = [self._piece(span) for span in _split(text)]
        self.last_sentence = max((i for i, piece in enumerate(self.pieces) if self._is_report(piece)), default=-1)
        self.first_sentence = next((i for i, piece in enumerate(self.pieces) if self._is_report(piece)), -1)
        self.count: Counter[BlockKind] = Counter()

    def _piece(self, span: Span) -> _Piece:
        words = span.of(self.text)
        return _Piece(span, words, len(words[:2000].split()), _TERMINAL.search(words[-8:]) is not None)

    def _is_report(self, piece: _Piece) -> bool:
        """Whether a piece has the shape of a paragraph: it ends as a sentence does, or is too long for a heading."""
        if _is_boilerplate(piece) or _is_caption(piece) or _is_byline(piece) or _DATE_LINE.fullmatch(piece.text):
            return False
        return (piece.terminated and piece.words >= 6) or piece.words > 30

    def read(self) -> Iterator[Block]:
        rules: tuple[Callable[[int, _Piece], BlockKind | None], ...] = (
            self._date_line,
            self._boilerplate,
            self._caption,
            self._byline,
            self._headline,
            self._subheading,
            self._tail,
        )
        has_dateline = False
        for index, piece in enumerate(self.pieces):
            kind: BlockKind = next((found for rule in rules if (found := rule(index, piece))), "paragraph")
            self.count[kind] += 1
            yield Block(piece.span, kind)
            if kind == "paragraph" and not has_dateline and self.count["paragraph"] <= 2:
                opening = _dateline(self.text, piece)
                if opening is not None:
                    has_dateline = True
                    yield Block(opening, "dateline")

    def _date_line(self, _index: int, piece: _Piece) -> BlockKind | None:
        return "dateline" if piece.words <= 16 and _DATE_LINE.fullmatch(piece.text) else None

    def _boilerplate(self, _index: int, piece: _Piece) -> BlockKind | None:
        return "boilerplate" if _is_boilerplate(piece) else None

    def _caption(self, index: int, piece: _Piece) -> BlockKind | None:
        if _is_caption(piece) or (_LEGEND.match(piece.text) and not piece.terminated):
            return "caption"
        # “— Ines Okafor, harbour master” under a quotation that stands by itself.
        return "caption" if index and _ATTRIBUTION.match(piece.text) and piece.words <= 25 else None

    def _byline(self, index: int, piece: _Piece) -> BlockKind | None:
        near = index <= self.first_sentence or index <= 5 or index > self.last_sentence
        return "byline" if near and _is_byline(piece) else None

    def _headline(self, index: int, piece: _Piece) -> BlockKind | None:
        if self.first_sentence < 0 or self.count["headline"] or self.count["paragraph"]:
            return None
        if index >= self.first_sentence or piece.words > 30 or _LIST_ITEM.match(piece.text):
            return None
        ends_open = not piece.terminated or piece.text.rstrip(_STOPS).endswith(("?", "!", "…"))
        return "headline" if ends_open else None

    def _subheading(self, index: int, piece: _Piece) -> BlockKind | None:
        if _LIST_ITEM.match(piece.text) or _TABLE.search(piece.text) or piece.words > 30:
            return None
        if index < self.first_sentence and self.count["headline"]:
            return "subheading"
        if index > self.last_sentence or piece.words > 14:
            return None
        marked = _ALL_MARKED.match(piece.text)
        if piece.terminated and not (marked and not _TERMINAL.search(piece.text.rstrip(_STOPS)[-1:])):
            return None
        following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        before = self.pieces[index - 1] if index else None
        if following is None or _LOWER_START.match(piece.text):
            return None
        is_alone = self._is_report(following) and (before is None or self._is_report(before) or index <= 2)
        says = re.search(r"[“\"][^”\"]+[”\"]", piece.text) and not marked
        return "subheading" if (is_alone or marked) and not says else None

    def _tail(self, index: int, piece: _Piece) -> BlockKind | None:
        is_tail = index > self.last_sentence >= 2 and not piece.terminated and piece.words <= 8
        return "boilerplate" if is_tail and not _LIST_ITEM.match(piece.text) else None


def lay_out(text: str) -> tuple[Block, ...]:
    """Every block of the article in order, and what it is.

    Blocks are parted by blank lines, or by line ends where there are none. A dateline that opens a paragraph
    follows it, inside its span. A line that is only a date is a dateline, a picture's credit belongs to the
    caption, and lists and tables count as paragraphs.

    >>> text = "Harbour closes\\n\\nPORT VERRIN: The harbour closed on Monday."
    >>> [(block.kind, block.span.of(text)) for block in lay_out(text)][2]
    ('dateline', 'PORT VERRIN:')
    """
    return tuple(_Reader(text).read())
