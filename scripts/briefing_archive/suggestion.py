"""A brief that somebody suggests through the issue form: from the issue's text to the values of a record.

The form asks for six things and never for the article. What is written there is read line by line, so that every
fault names the line of the issue it stands in. Nothing is guessed: a speaker whom the registry does not know stays
in the suggestion's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from briefing_archive.fields import UNKNOWN
from briefing_archive.issue_form import (
    FIELDS,
    HEADLINE,
    PUBLISHED,
    PUBLISHER,
    QUOTES,
    SUMMARY,
    URL,
    Lines,
    address_key,
    parted_quote,
    sections,
    without_list_mark,
)
from briefing_archive.problems import KeyPath
from briefing_archive.record_wording import brief_slug, one_line
from briefing_archive.registry import Registry
from briefing_archive.rules.editorial import LONGEST_RUN
from briefing_archive.rules.naming import is_description
from briefing_archive.text import count_words

LONGEST_SUMMARY, LONGEST_SENTENCE, MOST_QUOTES, MOST_LINES = 150, 60, 15, 400
_SENTENCE_END = re.compile(r"(?<=[.!?…”])\s+(?=[“\"A-Z])")


@dataclass(frozen=True, slots=True)
class Heard:
    """One quoted line of the form: who is said to speak, in the form's words, and the text of the quote."""

    speaker: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a line of the issue's text (from 1), and its mend. With an error no pull request is made."""

    line: int
    field: str
    fault: str
    remedy: str
    is_error: bool = True


@dataclass(frozen=True)
class Suggestion:
    """What an issue suggests: the id a brief would have, its record as plain YAML values, and what is wrong.

    `tree` is empty where the issue gives too little for a record: no headline, day or summary. `lines` tells for
    a key path of the tree which line of the issue it comes from.
    """

    id: str
    tree: Mapping[str, Any]
    faults: tuple[Fault, ...]
    lines: Mapping[KeyPath, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether a record can be made of it."""
        return bool(self.tree) and not any(fault.is_error for fault in self.faults)


def read_suggestion(
    title: str, body: str, registry: Registry, known_urls: Mapping[str, str], today: date
) -> Suggestion:
    """What an issue of the form suggests. `known_urls` maps addresses of articles to the briefs there are."""
    read = sections(body)
    reader = _Reader(read, registry)
    source = reader.source(known_urls, today)
    summary = tuple(reader.summary())
    heard = tuple(reader.heard())
    speakers = [reader.speaker(one) for one in heard]
    if not summary or "published" not in source or "headline" not in source:
        return Suggestion("", {}, tuple(reader.faults))
    lines: dict[KeyPath, int] = {("title",): 1, ("source",): reader.line(URL)}
    tree: dict[str, Any] = {"title": _title(title, source["headline"], summary), "status": "draft", "source": source}
    tree["summary"] = [{"text": text} for _, text in summary]
    lines |= {("summary", index): line for index, (line, _) in enumerate(summary)}
    listed: dict[str, list[str]] = {}
    quotes = []
    for index, (one, (actor, named)) in enumerate(zip(heard, speakers, strict=True)):
        lines["quotes", index] = one.line
        if actor:
            names = listed.setdefault(actor, [])
            names.extend(name for name in [named] if name not in names)
        quotes.append({"id": f"q{index + 1}", "text": one.text, "speaker": actor or {"words": named}})
    if listed:
        tree["actors"] = [{"actor": actor, "named": names} for actor, names in listed.items()]
    if quotes:
        tree["quotes"] = quotes
    return Suggestion(f"{source['published']}-{brief_slug(source['headline'])}", tree, tuple(reader.faults), lines)


def _title(title: str, headline: str, summary: Sequence[tuple[int, str]]) -> str:
    """The issue's title where it is one of ours, else the beginning of the summary."""
    ours = one_line(re.sub(r"^\s*brief\s*:\s*", "", title, flags=re.IGNORECASE))
    if ours and ours.casefold() != headline.casefold():
        return ours
    first = summary[0][1].rstrip(".")
    return first if len(first) <= 90 else first[:90].rsplit(" ", 1)[0] + " …"


class _Reader:
    """Reads the fields of one issue and keeps what is wrong with them."""

    def __init__(self, read: Mapping[str, Lines], registry: Registry) -> None:
        self._read = read
        self._registry = registry
        self.faults: list[Fault] = []

    @property
    def has_errors(self) -> bool:
        return any(fault.is_error for fault in self.faults)

    def line(self, label: str) -> int:
        """The line of the issue where the field's answer begins; that of its heading where there is none."""
        lines = self._read.get(label, ((1, ""),))
        return lines[min(1, len(lines) - 1)][0]

    def _tell(self, line: int, label: str, fault: str, remedy: str, *, is_error: bool = True) -> None:
        self.faults.append(Fault(line, label, fault, remedy, is_error))

    def _lines(self, label: str) -> Lines:
        return self._read.get(label, ((1, ""),))[1:]

    def _one(self, label: str) -> str:
        return one_line(" ".join(line for _, line in self._lines(label)))

    def source(self, known_urls: Mapping[str, str], today: date) -> dict[str, str]:
        """The article's headline, publisher, address and day, as far as they are given and sound."""
        for label in FIELDS:
            if label not in self._read:
                self._tell(
                    1,
                    label,
                    "the heading of this field is gone",
                    f"write `### {label}` again, and the answer below",
                )
        found = {"headline": self._one(HEADLINE), "publisher": self._one(PUBLISHER) or UNKNOWN}
        found["url"] = self._url(known_urls)
        if not found["headline"] and HEADLINE in self._read:
            del found["headline"]
            self._tell(self.line(HEADLINE), HEADLINE, "is empty", "copy the article’s headline")
        if day := self._day(today):
            found["published"] = day
        return found

    def _url(self, known_urls: Mapping[str, str]) -> str:
        url, at = self._one(URL), self.line(URL)
        if URL not in self._read:
            return UNKNOWN
        if not re.fullmatch(r"https?://[^\s/@]+\.[^\s/@]+(?:/\S*)?", url):
            fault = "is empty" if not url else "is no web address"
            self._tell(at, URL, fault, "copy it from the browser; it begins with https:// or http://")
            return UNKNOWN
        if there := known_urls.get(address_key(url)):
            self._tell(
                at, URL, f"this article has a brief already: {there}", "suggest another, or report what is wrong"
            )
        return url

    def _day(self, today: date) -> str:
        written, at = self._one(PUBLISHED), self.line(PUBLISHED)
        if PUBLISHED not in self._read:
            return ""
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
                raise ValueError
            day = date.fromisoformat(written)
        except ValueError:
            fault = f"“{written}” is no day" if written else "is empty"
            self._tell(at, PUBLISHED, fault, "write the year first: 2026-03-14")
            return ""
        if day > today:
            self._tell(at, PUBLISHED, f"{written} is still to come", "look at the article’s date again")
            return ""
        return written

    def summary(self) -> Iterator[tuple[int, str]]:
        """The summary sentence by sentence, each with its line."""
        lines = self._lines(SUMMARY)
        total = sum(count_words(text) for _, text in lines)
        if not lines and SUMMARY in self._read:
            self._tell(self.line(SUMMARY), SUMMARY, "is empty", "say in one to five sentences what the article reports")
        if total > LONGEST_SUMMARY:
            self._tell(
                self.line(SUMMARY),
                SUMMARY,
                f"has {total:,} words; the limit is {LONGEST_SUMMARY}",
                "keep what matters most, in words of yours; the article’s own text is not ours to publish",
            )
            return
        for line, text in lines:
            for sentence in _SENTENCE_END.split(one_line(without_list_mark(text), 2000)):
                if not sentence:
                    continue
                if count_words(sentence) > LONGEST_SENTENCE:
                    remedy = "make two or three sentences of it"
                    self._tell(line, SUMMARY, f"a sentence has {count_words(sentence)} words", remedy, is_error=False)
                yield line, sentence

    def heard(self) -> Iterator[Heard]:
        """Every quoted line with its speaker."""
        lines = self._lines(QUOTES)
        if len(lines) > MOST_QUOTES:
            self._tell(
                lines[MOST_QUOTES][0],
                QUOTES,
                f"{len(lines)} lines are quoted; the limit is {MOST_QUOTES}",
                "keep the quotes that matter; each stands on one line",
            )
        for line, written in lines[:MOST_QUOTES]:
            parted = parted_quote(without_list_mark(written))
            if parted is None:
                self._tell(
                    line,
                    QUOTES,
                    f"“{_short(written)}” has no words between quotation marks, or no speaker",
                    "write the speaker, a colon, and the words between marks: Ines Okafor: “We will not wait.”",
                )
                continue
            speaker, text, spoken = parted
            if spoken > LONGEST_RUN:
                remedy = "quote the part that matters, and report the rest in the summary"
                self._tell(line, QUOTES, f"{spoken} words are quoted in a row; the limit is {LONGEST_RUN}", remedy)
            yield Heard(speaker, text, line)

    def speaker(self, one: Heard) -> tuple[str | None, str]:
        """The actor who is meant (None where the registry cannot tell) and the name in the form's words."""
        for name in _names(one.speaker):
            if actor := self._registry.resolve(name):
                return actor.id, name
        name = one.speaker
        bearers = self._registry.bearers(name)
        close = bearers or self._registry.alike_ids(name)
        if len(bearers) > 1:
            fault = f"several actors are called “{_short(name)}”"
        elif is_description(name):
            return None, name
        else:
            fault = f"“{_short(name)}” is not among the archive’s actors"
        known = " or ".join(f"{self._registry.actors[id_].name}" for id_ in close)
        remedy = f"did you mean {known}? Write that name" if known else "leave it; an editor will add the actor"
        self._tell(one.line, QUOTES, fault, remedy, is_error=False)
        return None, name


def _names(speaker: str) -> Iterator[str]:
    """The words for a speaker, then without what stands behind or before a comma: a role."""
    yield speaker
    yield from (part.strip() for part in speaker.split(",") if "," in speaker and part.strip())


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 60 else line[:59] + "…"
