"""Originals of translated words that an outlet sets behind them, and marks left over from wiki text.

Wikinews marks a translation by the code of its language in doubled brackets, and may set the foreign words
behind it: ((xx))Somewhere language: … They are told about the words, not by the article, so that nothing is
read out of them. Where they end no sign tells: they end where a paragraph or a quotation does, or where the
next stretch between signs is English again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_archive.cues import cue_of
from briefing_archive.extract.closed_words import word_set
from briefing_archive.spans import Span

_MARKER = re.compile(
    r"[^\S\n]?\(\([a-z]{2,3}(?:-[A-Za-z]{2,4})?\)\)(?P<named>[^\S\n]?(?:[A-Z][\w-]*[^\S\n]){1,4}language:?[^\S\n\w]*)?"
)
_MARKUP = re.compile(
    r"\[\[(?:File|Image|Category):[^\[\]\n]{1,300}\]\]|\{\{[^{}\n]{1,300}\}\}|<ref[^<>\n]{0,80}>[^<>\n]{0,300}</ref>"
    r"|</?(?:ref|br|gallery|references|small|sup|div|span)\b[^<>\n]{0,80}>|\[(?:edit|citation needed)\]"
)
# A run of signs between words; brackets, dots and blanks belong to it.
_SIGNS = re.compile(r"[.!?,;:—–…\n”\"][^\w\n”\"]*[\n”\"]?[^\w\n]*")
_STRETCH = re.compile(r"[^.!?,;:—–…\n”\"]{1,200}")
_ENDED = re.compile(r"[.!?…][”\"’']?\Z")
_LONGEST = 1500


def glosses(text: str) -> Iterator[Span]:
    """The glosses and marks of wiki text in order, none overlapping, none across a line end.

    >>> text = 'She called it "a wild fire" ((es))Spanish language: un fuego salvaje, Vrell said.'
    >>> [span.of(text) for span in glosses(text)]
    [' ((es))Spanish language: un fuego salvaje']
    """
    end = 0
    for match in sorted((*_MARKER.finditer(text), *_MARKUP.finditer(text)), key=lambda one: one.start()):
        if match.start() < end:
            continue
        end = _end_of_words(text, match) if match.groupdict().get("named") else match.end()
        yield Span(match.start(), end)


def without_glosses(text: str) -> str:
    """The text with blanks in place of glosses, so that offsets stay.

    >>> without_glosses('He said "no" ((it)).')
    'He said "no"       .'
    """
    pieces, at = [], 0
    for span in glosses(text):
        pieces += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join((*pieces, text[at:]))


def _end_of_words(text: str, marker: re.Match[str]) -> int:
    """Where the foreign words behind a marker end; a full stop is theirs where the words before had one."""
    limit = min(marker.end() + _LONGEST, len(text))
    line_end = text.find("\n", marker.end(), limit)
    limit = line_end if line_end >= 0 else limit
    is_whole = _ENDED.search(text, max(marker.start() - 3, 0), marker.start()) is not None
    for signs in _SIGNS.finditer(text, marker.end(), limit):
        closes = re.search(r"[”\"]", signs[0])
        if closes and '"' not in text[marker.end() : signs.start()] and "“" not in text[marker.end() : signs.start()]:
            return signs.start()
        following = _STRETCH.match(text, signs.end(), limit)
        if (following is None and signs.end() >= limit) or (following and _is_english(following[0])):
            return signs.start() + (len(signs[0].rstrip()) if is_whole and signs[0][0] in ".!?" else 0)
    return limit


def _is_english(words: str) -> bool:
    """Whether a stretch between signs holds a word that only English has, or a verb of saying."""
    folded = [word.casefold() for word in re.findall(r"[^\W\d_]+(?:['’]s)?", words)]
    return any(word in word_set("only_english") or _is_cue(word) for word in folded)


def _is_cue(word: str) -> bool:
    stems = (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"))
    return len(word) > 4 and word.endswith(("ed", "es", "ys", "ts", "ns", "ds")) and any(map(cue_of, stems))
