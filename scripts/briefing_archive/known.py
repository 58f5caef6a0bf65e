"""What an editor says of an article, held to what a record can hold; with what its page says, the record's source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from briefing_archive.fields import UNKNOWN, Id, Line, Url, Value
from briefing_archive.intake import Intake
from briefing_archive.model import Source
from briefing_archive.problems import InputError
from briefing_archive.record_wording import one_line
from briefing_archive.store.shape import shape_findings


@dataclass(frozen=True, slots=True)
class Known:
    """What the editor says of an article; None where nothing is said. It wins over what the article says."""

    published: date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    rights: str | None = None
    story: str | None = None


class _Said(Value):
    publisher: Line | None = None
    author: Line | None = None
    url: Url | None = None
    rights: Line | None = None
    story: Id | None = None


def known_of(published: date | None, said: Mapping[str, str | None]) -> Known:
    """What the command line says, each under its option; what is empty is not said.

    Raises InputError for words that a record cannot hold.
    """
    given = {key: words for key, words in said.items() if words}
    try:
        checked = _Said.model_validate(given)
    except ValidationError as wrong:
        first = next(shape_findings(wrong, _Said, given))
        raise InputError(first.fault, first.remedy, place=f"--{first.at[0]}") from None
    return Known(published, checked.publisher, checked.author, checked.url, checked.rights, checked.story)


def source_of(intake: Intake, known: Known, headline: str, published: date, language: str) -> Source:
    """The source of a draft: what the editor says, else what the page says of itself, without signs nobody sees."""
    return Source(
        headline=one_line(headline) or UNKNOWN,
        publisher=known.publisher or one_line(intake.publisher or "") or UNKNOWN,
        url=known.url or (intake.url if _is_address(intake.url) else None) or UNKNOWN,
        author=known.author or one_line(intake.author or "") or UNKNOWN,
        published=published,
        language=language,
        rights=known.rights or UNKNOWN,
        sha256=intake.sha256,
    )


def _is_address(url: str | None) -> bool:
    """Whether what a page gives as its address is one; pages give all kinds of things."""
    try:
        TypeAdapter(Url).validate_python(url)
    except ValidationError:
        return False
    return True
