"""Numbers in running text: in digits or in words, with scales, currency signs and words of approximation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing_archive.extract.timex_words import NUMBERS, any_of
from briefing_archive.spans import Span

_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_CURRENCIES = {
    "US$": "US dollars", "US $": "US dollars", "A$": "Australian dollars", "AU$": "Australian dollars",
    "C$": "Canadian dollars", "CA$": "Canadian dollars", "NZ$": "New Zealand dollars",
    "HK$": "Hong Kong dollars", "S$": "Singapore dollars",
    "$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "₹": "rupees", "₽": "roubles", "₺": "lira", "₩": "won",
    "₴": "hryvnia", "₪": "shekels", "₦": "naira", "USD": "US dollars", "EUR": "euros", "GBP": "pounds",
}  # fmt: skip

_B = r"[^\S\n]"
_WORD = any_of(word for word in NUMBERS if " " not in word and word not in {"a", "an"})
_SCALE = "|".join(_SCALES)
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
# “3,5 percent”, “1,2 million”: a decimal comma, told by the scale or the sign behind it.
_COMMA_DECIMAL = (
    rf"[0-9]{{1,3}},[0-9]{{1,2}}(?={_B}?(?:%|(?i:per{_B}?cent\b|million\b|billion\b|trillion\b)|bn\b|mn\b))"
)
_DECIMAL = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
_NUMBER = re.compile(
    rf"(?<![\w.,/:#−–-])(?:(?P<currency>{_CURRENCY}){_B}?)?(?:"
    rf"(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}(?:\.[0-9]{{1,4}})?|{_COMMA_DECIMAL}|[0-9]{{1,15}}(?:\.[0-9]{{1,4}})?)"
    rf"(?:(?:{_B}|-)(?P<scale>(?i:{_SCALE}))s?(?![\w])|{_B}?(?P<short>mln|mn|bn|tn|[kmb])(?![\w/])|(?![\w]))"
    rf"|(?P<words>(?i:(?:half{_B})?(?:an?{_B}(?=half|{_SCALE}|dozen))?(?:{_WORD}|{_SCALE}|dozen)"
    rf"(?:(?:[-‐‑]|{_B})(?:and{_B})?(?:{_WORD}|{_SCALE}|dozen)){{0,8}}))(?![\w])"
    rf")(?P<percent>{_B}?(?:%|(?i:per{_B}?cent)\b))?"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|approximately|approx\.|circa|close to|more than|fewer than|"
    r"less than|over|under|at least|at most|up to|as many as|as much as|as few as|an estimated|upwards of|"
    r"in excess of|no more than|no fewer than|no less than|well over|just over|just under|above|below|"
    r"presumably|perhaps|possibly|a total of about)[^\S\n](?:a[^\S\n])?$",
    re.IGNORECASE,
)
_OR_SO = re.compile(
    r"(?:[^\S\n][\w-]{1,20}){0,2}[^\S\n]or[^\S\n](?:so|more|fewer|less)\b|[^\S\n]?(?:-plus\b|\+)", re.IGNORECASE
)


# “US$300 to 400 million”: the scale stands behind the second number, the currency before the first.
_SHARED_SCALE = re.compile(
    rf"{_B}?(?:to|or|and|–|-){_B}?[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:{_B}|-)(?P<scale>(?i:{_SCALE}))s?\b"
)
_RANGE_BEFORE = re.compile(rf"(?:{_B}(?:to|or|and){_B}|–|-)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands: its span (currency sign and percent included), value, and unit where the number
    itself tells it. `opening` begins at the word of approximation, where there is one.
    """

    span: Span
    value: Decimal
    unit: str
    approximate: bool
    opening: int
    has_digits: bool


def quantities(text: str) -> Iterator[Quantity]:
    """Every number of `text` in order; ordinals, dates written with signs, scores and versions are none.

    >>> [(str(q.value), q.unit) for q in quantities("90 million crowns ($ 4 million), some 1,800 or 3% of them")]
    [('90000000', ''), ('4000000', 'dollars'), ('1800', ''), ('3', 'percent')]
    """
    shared = ""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        is_second, shared = _RANGE_BEFORE.search(text, max(start - 8, 0), start) is not None and shared, ""
        following = text[end : end + 2]
        if re.match(r"[-–/:.,][0-9]|[-–][0-9]|[A-Za-z0-9]", following):
            continue
        value = _value(match)
        if value is None:
            continue
        before = _ABOUT.search(text, max(start - 30, 0), start)
        unit = "percent" if match["percent"] else _CURRENCIES.get(match["currency"] or "", "")
        if match["currency"] and (scale := _scale_ahead(text, end, start)) and value < _SCALES["thousand"]:
            value, shared = _plain(value * scale), unit
        elif is_second and not unit:
            unit = is_second
        approximate = before is not None or _OR_SO.match(text, end, end + 60) is not None
        yield Quantity(
            Span(start, end), value, unit, approximate, before.start() if before else start, bool(match["digits"])
        )


def _scale_ahead(text: str, end: int, start: int) -> int:
    """The scale that a sum of money shares with the one that follows it; 0 where there is none.

    After “and” only in “between $3 and 4 million”.
    """
    match = _SHARED_SCALE.match(text, end, end + 40)
    if match is None:
        return 0
    is_joined = match[0].split()[0] == "and"
    if is_joined and not re.search(r"\b[Bb]etween\s(?:about\s)?$", text[max(start - 16, 0) : start]):
        return 0
    return _SCALES[match["scale"].casefold()]


def _value(match: re.Match[str]) -> Decimal | None:
    if digits := match["digits"]:
        scale = _SCALES.get((match["scale"] or "").casefold()) or _SHORT_SCALES.get(match["short"] or "", 1)
        if match["short"] and not match["currency"] and match["short"] in {"m", "b", "k"}:
            return None  # metres and the like
        point = "." if _DECIMAL.fullmatch(digits) else ""
        return _plain(Decimal(digits.replace(",", point)) * scale)
    return words_value(match["words"])


def words_value(words: str) -> Decimal | None:
    """The value of a number in words; None where the words are no one number.

    >>> str(words_value("two hundred and fifty thousand")), str(words_value("half a million"))
    ('250000', '500000')
    """
    total, group, last = 0, 0, 0
    parts = re.split(r"[-‐‑\s]+", words.casefold())
    is_half = parts[0] == "half"
    for part in parts[1:] if is_half else parts:
        if part in {"a", "an", "and"}:
            continue
        if part in _SCALES:
            scale = _SCALES[part]
            if scale == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * scale, 0
            last = scale
        elif part in NUMBERS:
            number = NUMBERS[part]
            if last and last <= number and last < 100:
                return None  # “two three”
            group = group * 12 if part == "dozen" and group else group + number
            last = number
        else:
            return None
    value = Decimal(total + group)
    return _plain(value / 2) if is_half else value


def _plain(value: Decimal) -> Decimal:
    """`value` without an exponent or trailing zeros."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
