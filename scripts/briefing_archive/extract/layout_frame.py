"""What frames a report: date lines, bylines, captions, calls to click and credits, told by the shape of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.spans import Span
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
DATE_LINE = re.compile(
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
_CREDIT_WORD = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|illustration|graphic|video|file)(?:s|\s+(?:credit|courtesy|by|via))?\s*:"
    r"|\bcredit\s*:|\bphoto(?:graph)? (?:by|courtesy)\b|\(file(?: photo| image| picture)?\)"
    r"|\bfile (?:photo|image|picture)\b|©\s*\S",
    re.IGNORECASE,
)
_CAPTION_OPENING = re.compile(
    r"(?:FILE(?:\s+(?:PHOTO|IMAGE|PICTURE))?\s*[:–—-]|(?:file )?(?:photo|image|picture|caption)\s*:"
    r"|photograph(?:er|s?(?:\sby)?)\s*:"
    r"|(?:pictured|above|below)\s*:|\(?(?:[LR]-[LR]|left to right|from left)\b|image (?:caption|source)|media caption)",
    re.IGNORECASE,
)
# “Map of the northern coast.”, “Screenshot of the page”: one picture without an article opens no sentence of a report.
_DEPICTING = re.compile(
    r"(?:(?:File|Stock|Archive|Satellite|Aerial|Undated|Handout)\s)?(?:photo(?:graph)?|image|picture|screen\s?shot|map|diagram|"
    r"portrait|logo|poster|painting|artist['’]s\s(?:impression|rendering|concept))\s(?:of|showing|from|by)\s",
    re.IGNORECASE,
)
# “Ines Okafor (left) and Tomas Vrell in 2019.”
_PLACED = re.compile(
    r"\((?:pictured|(?:far|second from|third from|top|bottom|upper|lower|at|on the)?\s?(?:left|right)|cent(?:re|er)|"
    r"middle|seen here|above|below|background|foreground)\)"
    r"|,\s(?:pictured|second from (?:left|right)|far (?:left|right)|seen here)\s?(?:,|in\b|at\b|on\b|with\b)",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:was|were|had|has|have|will|would|said|says|told|tells|added|announced|became|won|lost|died|left\s[a-z]|resigned|called|asked)\b"
)
_HANDOUT = re.compile(r"\b(?:via REUTERS|/Handout|Handout via|/Pool\b|/File(?:s| Photo)?\b)")
_LONGEST_CAPTION = 30
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
STOPS = "\"'‘’“”«»() "


# A line of a list of sources: “Title” — publisher, day.
_SOURCE = re.compile(rf"[^“\"]{{0,80}}[“\"][^”\"]{{4,250}}[”\"]\s*[—–-]+\s*[^“\"]{{2,80}},\s*{_FULL_DATE}[.\s]*")


@dataclass(frozen=True, slots=True)
class Piece:
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
def _credits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A picture's credit at the end of a line: one with a slash between name and agency, and any other."""
    known = "|".join(sorted(map(re.escape, lines_of("picture_credits.txt")), key=len, reverse=True))
    names = rf"\b(?:{known}|{known.upper()})\b"
    slashed = (
        rf"(?:(?:{names})\s*/\s*[^.!?]{{2,60}}|[^\W\d_][\w'’. -]{{2,50}}\s*/\s*(?:{names})(?:\s*[/,]?[^.!?]{{0,40}})?)"
    )
    other = (
        rf"(?:[(\[](?:(?:Photo|Image|Picture|Credit)s?\s*:?\s*(?:by\s+)?)?[^()\[\]]{{0,50}}?(?:{names})[^()\[\]]{{0,40}}[)\]]"
        rf"|(?:Photo|Image|Picture|Credit)s?\s*(?::|by|\|)?\s*(?:{names}))"
    )
    return re.compile(rf"{slashed}[\s.]*\Z"), re.compile(rf"{other}[\s.]*\Z")


def _ends_in_credit(text: str) -> bool:
    slashed, other = _credits()
    return ("/" in text and slashed.search(text) is not None) or other.search(text) is not None


def is_boilerplate(piece: Piece) -> bool:
    opens, whole = _boilerplate()
    bare = piece.text.strip("*_>→»|• ")
    if not bare.strip(STOPS):
        return False
    if whole.fullmatch(bare) or _LINK.fullmatch(bare) or (piece.words <= 45 and _SOURCE.fullmatch(bare)):
        return True
    return piece.words <= 45 and opens.match(bare) is not None


def is_caption(piece: Piece) -> bool:
    if piece.words > 90:
        return False
    if _CAPTION_OPENING.match(piece.text) or _ends_in_credit(piece.text) or _HANDOUT.search(piece.text):
        return True
    if piece.words <= _LONGEST_CAPTION and (_DEPICTING.match(piece.text) or _PLACED.search(piece.text)):
        return _TELLING.search(piece.text) is None
    marked = _CREDIT_WORD.search(piece.text)
    return marked is not None and (not piece.terminated or piece.words <= 40)


def is_byline(piece: Piece) -> bool:
    bare = piece.text.strip()
    if piece.words > 18 or (bare.endswith((".", "?", "!")) and not _BYLINE.fullmatch(bare.rstrip("."))):
        return False
    if _BYLINE.fullmatch(bare.rstrip(".")):
        return True
    return _ROLE_BYLINE.fullmatch(bare) is not None and _BYLINE_ROLES.search(bare) is not None


def opening_dateline(text: str, piece: Piece) -> Span | None:
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
