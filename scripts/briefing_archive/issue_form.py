"""The issue form “Suggest a brief”: its fields, and how what is written in them is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing_archive.marks import marked_spans
from briefing_archive.record_wording import one_line, spoken_text, unmarked
from briefing_archive.text import count_words

URL, HEADLINE, PUBLISHER, PUBLISHED = "Address of the article", "Its headline", "Publisher", "Day of publication"
SUMMARY, QUOTES = "What it says, in your own words", "Quoted sentences, each with its speaker"
CONSENT = "Before you send it"
# The labels of the form's fields, in its order; GitHub makes each a heading of the issue.
FIELDS = (URL, HEADLINE, PUBLISHER, PUBLISHED, SUMMARY, QUOTES)
_NOTHING = {"", "_no response_", "n/a", "-", "?"}
_LIST_MARK = re.compile(r"^\s*(?:[-*+>•]\s+|\d{1,2}[.)]\s+)+")
_SAYS = re.compile(
    r"[\s,]*\b(?:says?|said|told|writes?|wrote|tweeted|adds?|added)\b[\s,]*$|^\s*(?:said|says)\b\s*", re.IGNORECASE
)
_AROUND = " \t,;:–—-()[]"

Lines = tuple[tuple[int, str], ...]


def sections(body: str) -> Mapping[str, Lines]:
    """The lines under each heading of the form, with their numbers in the issue's text.

    A heading counts once and in the form's order, so that what is pasted into a field cannot fill another one.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    wanted = [*FIELDS, CONSENT]
    current: list[tuple[int, str]] = []
    for number, line in enumerate(body.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if label in wanted:
            wanted = wanted[wanted.index(label) + 1 :]
            current = found.setdefault(label, [])
            current.append((number, ""))
        elif line.strip():
            current.append((number, line.strip()))
    return {label: _answered(lines) for label, lines in found.items() if label != CONSENT}


def _answered(lines: Sequence[tuple[int, str]]) -> Lines:
    """The heading's own line number first, then what was written; nothing where the field was left empty."""
    head, *rest = lines
    if len(rest) == 1 and rest[0][1].casefold() in _NOTHING:
        rest = []
    return (head, *rest)


def parted_quote(line: str) -> tuple[str, str, int] | None:
    """Speaker, text with “ ” around the spoken words, and the longest run of these; None where one is missing."""
    spans = marked_spans(line)
    if not spans:
        return None
    before, after = line[: spans[0].start], line[spans[-1].end :]
    speaker, text = "", line
    if ":" in before:
        speaker, _, _ = before.partition(":")
        text = line[len(speaker) + 1 :]
    elif before.strip(_AROUND):
        speaker, text = before, line[len(before) :]
    elif after.strip(_AROUND):
        speaker, text = after, line[: spans[-1].end]
    named = one_line(_SAYS.sub("", unmarked(speaker).strip(_AROUND)).strip(_AROUND), 120)
    parts, at, longest = [], 0, 0
    for span in marked_spans(text):
        inner = text[span.start + 1 : span.end - 1]
        parts += [unmarked(text[at : span.start]), f"“{spoken_text(inner)}”"]
        at, longest = span.end, max(longest, count_words(inner))
    rest = unmarked(text[at:])
    quote = one_line("".join([*parts, rest if rest.strip(_AROUND) else ""]), 2000)
    return (named, quote, longest) if named and longest else None


def address_key(url: str) -> str:
    """What two addresses of one article have in common: without scheme, “www.”, fragment, and marks of campaigns.

    >>> address_key("http://www.courier.example/a/?utm_source=x#top"), address_key("https://courier.example/a")
    ('courier.example/a', 'courier.example/a')
    """
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, _, query = bare.partition("?")
    kept = [one for one in query.split("&") if one and not re.match(r"(?:utm_|fbclid|gclid|ref=)", one)]
    return path.rstrip("/") + (f"?{'&'.join(kept)}" if kept else "")


def without_list_mark(line: str) -> str:
    """The line without what makes it an item of a list.

    >>> without_list_mark("- 2. We wait.")
    'We wait.'
    """
    return _LIST_MARK.sub("", line)
