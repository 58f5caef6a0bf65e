"""The words of a parsed block as plain lists, read from spaCy once, because a Token is slow to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_archive.extract.parsed import ParsedArticle, ParsedBlock
from briefing_archive.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One block: index by index its words, tags, dependencies, heads, entity labels and places in the article.

    `labels` are spaCy's entity labels, "" outside of one; `bounds[i]` is the entity's half-open stretch of words.
    """

    block: ParsedBlock
    number: int
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    bounds: tuple[tuple[int, int] | None, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_first: tuple[bool, ...]
    """Whether the word opens a sentence, or stands right after an opening mark or a colon."""

    def __len__(self) -> int:
        return len(self.words)

    def is_glued(self, i: int) -> bool:
        """Whether word `i` follows the one before it without a blank."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def span(self, first: int, last: int) -> Span:
        """The article's span of the words `first` to `last`, exclusive."""
        return Span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The words as they are printed, blanks folded to one."""
        parts = [self.words[first]]
        for i in range(first + 1, last):
            parts.append(self.words[i] if self.is_glued(i) else " " + self.words[i])
        return "".join(parts)


_CLOSERS = frozenset("\"'”’»")
_PARTS = re.compile(r"[,;:/()–—-]| and ")
_OPENERS = frozenset("\"'“”‘’«»:;([•—–-…*")


def _opens(words: Sequence[str], starts: Sequence[int], ends: Sequence[int], i: int) -> bool:
    """Whether a sign opens speech or a clause, and is none that closes it or stands for a possessive (“dockers'”)."""
    return words[i] not in _CLOSERS or i == 0 or starts[i] > ends[i - 1]


def _read(block: ParsedBlock, number: int) -> Wording:
    doc = block.doc
    strings = doc.vocab.strings
    table = doc.to_array(["TAG", "DEP", "ORTH", "SENT_START", "HEAD", "IDX"])
    tags, deps, forms = table[:, :3].T.tolist()
    opens, heads, offsets = table[:, 3:].astype("int64").T.tolist()
    texts = {key: strings[key] for key in {*tags, *deps, *forms}}
    words = tuple([texts[form] for form in forms])
    starts = tuple([block.offset + offset for offset in offsets])
    labels = [""] * len(words)
    bounds: list[tuple[int, int] | None] = [None] * len(words)
    for ent in doc.ents:
        for i in range(ent.start, ent.end):
            labels[i] = ent.label_
            bounds[i] = (ent.start, ent.end)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Wording(
        block=block,
        number=number,
        words=words,
        lower=tuple([word.lower() for word in words]),
        tags=tuple([texts[tag] for tag in tags]),
        deps=tuple([texts[dep] for dep in deps]),
        heads=tuple([i + head for i, head in enumerate(heads)]),
        labels=tuple(labels),
        bounds=tuple(bounds),
        starts=starts,
        ends=tuple(ends),
        is_first=tuple(
            [
                i == 0 or opens[i] == 1 or (words[i - 1] in _OPENERS and _opens(words, starts, ends, i - 1))
                for i in range(len(words))
            ]
        ),
    )


def datelines(lines: Iterable[Wording]) -> frozenset[str]:
    """The words of datelines between their signs, in small letters: the place, its country, the agency, the day."""
    found = {line.block.dateline for line in lines}
    return frozenset(part.strip() for one in found for part in _PARTS.split(one.lower()) if part.strip())


@lru_cache(maxsize=2)
def wordings(doc: ParsedArticle) -> tuple[Wording, ...]:
    """The blocks of an article in order; kept for the extractors that follow."""
    return tuple(_read(block, number) for number, block in enumerate(doc.blocks))
