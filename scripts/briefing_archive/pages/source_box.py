"""The source box: every field of a brief's source, always; what is not known is said to be unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing_archive.archive import Brief
from briefing_archive.dates import describe
from briefing_archive.fields import UNKNOWN
from briefing_archive.model import Record, Source
from briefing_archive.pages.data import brief_data_path
from briefing_archive.pages.links import Link, Links
from briefing_archive.pages.pictures import Meter
from briefing_archive.pages.wording import capital, counted
from briefing_archive.speech import UnbalancedMarks, stretches
from briefing_archive.text import count_words

QUOTED_LIMIT = 15
METER = "Quoted"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the box. `value` may carry a link; `state` is "" or the class of an unknown or inferred value.

    `note` follows the value, its punctuation included; `picture` is the place of a meter, "" without one.
    """

    name: str
    value: Link
    state: str = ""
    note: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class SourceBox:
    headline: str
    headline_lang: str
    fields: tuple[Field, ...]


def quoted_words(record: Record) -> int:
    """Number of words between quotation marks in the record's quotes, the outlet's insertions left out."""
    total = 0
    for quote in record.quotes:
        try:
            parts = stretches(quote.text)
        except UnbalancedMarks:
            continue
        spoken = sum(count_words(quote.text[part.start : part.end]) for part in parts if part.spoken)
        total += spoken - sum(count_words(words) for words in quote.inserted)
    return total


def _known(name: str, value: str) -> Field:
    return Field(name, Link(value), "unk" if value == UNKNOWN else "")


def _address(url: str) -> Field:
    if url == UNKNOWN:
        return Field("Address", Link(UNKNOWN), "unk", ", so no passage can be linked")
    return Field("Address", Link(urlsplit(url).hostname or url, url))


def _published(source: Source) -> Field:
    day = Link(describe(source.published.isoformat()))
    if source.published_basis == "inferred":
        return Field("Published", day, "inf", f", inferred. {source.published_note or 'The reason is not recorded.'}")
    return Field("Published", day, note=f". {source.published_note}" if source.published_note else "")


def _quoted(brief: Brief) -> Field:
    receipt = brief.receipt
    if receipt is None or not receipt.words:
        words = counted(quoted_words(brief.record), "word")
        return Field("Words quoted", Link(words), note=" of the article; not yet measured against it")
    share = 100 * receipt.quoted / receipt.words
    limit = "openly licensed, no limit" if brief.record.source.is_open else f"limit {QUOTED_LIMIT}%"
    text = f"{receipt.quoted} of {receipt.words:,} ({share:.1f}%; {limit})"
    return Field("Words quoted", Link(text), picture=METER if quoted_meter(brief) else "")


def _grounding(brief: Brief) -> Field:
    receipt = brief.receipt
    if receipt is None or not receipt.words:
        return Field("Words shown as evidence", Link("not yet measured"))
    share = 100 * receipt.grounding / receipt.words
    return Field("Words shown as evidence", Link(f"{receipt.grounding} of {receipt.words:,} ({share:.1f}%)"))


def _rights(source: Source) -> Field:
    if source.rights == UNKNOWN:
        return Field("Rights", Link(UNKNOWN), "unk", ", treated as all rights reserved; the article is not reproduced")
    words = capital(source.rights.replace("-", " ") if source.rights.islower() else source.rights)
    note = "" if source.is_open else ". The article is not reproduced."
    return Field("Rights", Link(words, licence_href(source.rights)), note=note)


def licence_href(rights: str) -> str:
    """The address of a Creative Commons licence; "" for other rights.

    >>> licence_href("CC-BY-2.5"), licence_href("CC0-1.0"), licence_href("all-rights-reserved")
    ('https://creativecommons.org/licenses/by/2.5/', 'https://creativecommons.org/publicdomain/zero/1.0/', '')
    """
    found = re.fullmatch(r"CC(?:[ -](BY(?:-(?:SA|NC|ND))*)|(0))[ -](\d\.\d)", rights)
    if found is None:
        return ""
    what = "publicdomain/zero" if found[2] else f"licenses/{found[1].lower()}"
    return f"https://creativecommons.org/{what}/{found[3]}/"


def _fingerprint(brief: Brief) -> Field:
    sha = brief.record.source.sha256
    if sha == UNKNOWN:
        return Field("Fingerprint", Link(UNKNOWN), "unk")
    checked = "checked against the article" if brief.receipt and brief.receipt.sha256 == sha else "not yet checked"
    return Field("Fingerprint", Link(f"sha256 {sha[:8]}…{sha[-4:]}"), "code", f"; {checked}")


def _corrections(record: Record) -> Field:
    if not record.corrections:
        return Field("Corrections", Link("none"))
    return Field("Corrections", Link(counted(len(record.corrections), "correction"), "#Corrections"))


def source_box(brief: Brief, links: Links) -> SourceBox:
    """The source of a brief, field by field."""
    source = brief.record.source
    publisher = links.publisher(source.publisher)
    return SourceBox(
        source.headline,
        "" if source.language.lower().startswith("en") else source.language,
        (
            Field("Publisher", publisher, "unk" if source.publisher == UNKNOWN else ""),
            _known("Author", source.author),
            _address(source.url),
            _published(source),
            _quoted(brief),
            _grounding(brief),
            _rights(source),
            _fingerprint(brief),
            _corrections(brief.record),
            Field("As data", Link("record and receipt (JSON)", links.to(brief_data_path(brief.id)))),
        ),
    )


def quoted_meter(brief: Brief) -> Meter | None:
    """How much of the quoting limit the brief uses; None while it is not measured, or where no limit holds."""
    receipt = brief.receipt
    if receipt is None or not receipt.words or brief.record.source.is_open:
        return None
    return Meter(100 * receipt.quoted / receipt.words / QUOTED_LIMIT * 100)
