"""The wording of a drafted record: lines without hidden signs, marks as a record has them, and a brief's slug."""

from __future__ import annotations

import re
import unicodedata

from slugify import slugify

from briefing_archive.speech import PARAGRAPH_BREAK
from briefing_archive.text import QUOTE_MARKS

LONGEST_PROSE = 2000
_LONGEST_LINE = 300
_INVISIBLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LONGEST_SLUG = 60
_SHORTEST_CLAUSE = 3
_DOUBLE_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’", "„": "‘", "«": "‘", "»": "’"})
_OPENING_MARK = re.compile(r'(?:(?<=[\s(\[–—-])|\A)"(?=\S)')
_CLAUSE_END = re.compile(r"\s[–—-]\s|[,;:]\s")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_LINKING = frozenset(
    "in on at of for to as and or by the a an with over from into that which who ahead amid after before".split()
)
_TORN = 3


def brief_slug(headline: str) -> str:
    """The part of a brief's id that comes from its headline: at most 60 signs.

    A longer headline is cut where a clause of it ends, else before a phrase that would be torn apart. Initials and
    possessives stay one word.

    >>> brief_slug("U.S. and Ombra’s envoys meet")
    'us-and-ombras-envoys-meet'
    >>> brief_slug("Harbour Board ‘pauses’ dredging at Port Verrin, in a reversal of a policy of many years")
    'harbour-board-pauses-dredging-at-port-verrin'
    >>> brief_slug("Harbour Board pauses dredging at Port Verrin after the worst storm of the year")
    'harbour-board-pauses-dredging-at-port-verrin'
    """
    plain_words = _INITIALS.sub(lambda found: found.group().replace(".", ""), headline)
    plain_words = re.sub(r"(?<=\w)['’](?=s\b)", "", plain_words)
    if len(slugify(plain_words)) > _LONGEST_SLUG:
        clauses = [plain_words[: end.start()] for end in _CLAUSE_END.finditer(plain_words)]
        fitting = [one for one in clauses if len(slugify(one)) <= _LONGEST_SLUG and len(one.split()) > _SHORTEST_CLAUSE]
        plain_words = fitting[-1] if fitting else plain_words
    words = slugify(plain_words, max_length=_LONGEST_SLUG, word_boundary=True, save_order=True).split("-")
    if "-".join(words) != slugify(plain_words):
        torn = [at for at, word in enumerate(words) if word in _LINKING and at >= max(1, len(words) - _TORN)]
        words = words[: torn[0]] if torn else words
    return "-".join(words) or "article"


def one_line(words: str, limit: int = _LONGEST_LINE) -> str:
    """The article's words as a record may hold them: one line, no invisible signs, cut at a blank if too long."""
    line = " ".join(_visible(words).split())
    return line if len(line) <= limit else line[: limit - 2].rsplit(" ", 1)[0] + " …"


def _visible(words: str) -> str:
    return "".join(sign for sign in words if sign.isspace() or unicodedata.category(sign) not in _INVISIBLE)


def unmarked(words: str) -> str:
    """Words outside the marks, without marks of their own."""
    kept = "".join(sign for sign in _visible(words) if sign not in '“”"„«»')
    if set(kept.strip()) <= QUOTE_MARKS:
        return re.sub(r"\S", "", kept)
    return re.sub(r"\s+", " ", kept)


def single_marks(words: str) -> str:
    """Words with every double quotation mark single: in a record only spoken words stand between double ones.

    >>> single_marks('the “old” pier (the "Long Wait")')
    'the ‘old’ pier (the ‘Long Wait’)'
    """
    return _OPENING_MARK.sub("‘", words).translate(_DOUBLE_MARKS)


def spoken_text(words: str) -> str:
    """Spoken words as they stand between “ and ”: marks inside them single, blanks made one, and each paragraph's
    re-opened mark left out.

    >>> spoken_text('The "old pier" stays.')
    'The ‘old pier’ stays.'
    """
    parts = re.split(r"\s*\n\s*\n\s*", single_marks(words))
    cleaned = [one_line(part if i == 0 else part.lstrip("‘’'\""), LONGEST_PROSE) for i, part in enumerate(parts)]
    return PARAGRAPH_BREAK.join(cleaned)[:LONGEST_PROSE]


def plain_number(value: str) -> int | float | str:
    """A number as a person writes it in YAML; left in words of digits where a float would not hold it."""
    if re.fullmatch(r"-?[0-9]+", value):
        return int(value)
    return float(value) if re.fullmatch(r"-?[0-9]{1,9}\.[0-9]{1,6}", value) else value


def says_all(stated: str, day: str) -> bool:
    """Whether the article's words are as exact as the date: they give the year themselves, and no word blurs it.

    >>> says_all("June 23, 2016", "2016-06-23"), says_all("2016", "2016"), says_all("mid-2016", "2016")
    (True, True, False)
    """
    rest = stated.replace(day[:4], "", 1)
    forms = {4: r"", 7: rf"{_MONTH},?", 10: rf"(?:{_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {_MONTH}),?"}
    return rest != stated and bool(re.fullmatch(forms.get(len(day), r"(?!)"), rest.strip()))
