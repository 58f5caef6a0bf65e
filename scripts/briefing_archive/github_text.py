"""Text for GitHub's comments, summaries and pull requests, without the power to do anything there.

What stands in an issue or a record may hold @names that would ping people, #numbers and addresses that would link
back, “closes #7”, markup, formulas, or the hidden marker by which we find our own comment. Everything that is not
ours goes through `said`, `code` or `fenced`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

# A zero-width space parts what GitHub would act on: the reader sees no difference.
_PART = "&#8203;"
_ACTIVE = re.compile(r"[\\`*_{}\[\]#|~>]|^[-+=]|^\d+(?=[.)])")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SHA = re.compile(r"\b([0-9a-f]{6})(?=[0-9a-f]{1,34}\b)", re.IGNORECASE)


def _visible(text: str) -> str:
    """One line, with signs that cannot be seen written out."""
    line = " ".join(text.split())
    return "".join(
        sign if (sign.isprintable() and not _HIDDEN.match(sign)) else f"⟨U+{ord(sign):04X}⟩" for sign in line
    )


def said(text: str) -> str:
    """A text as one line of plain words: no markup, no mention, no reference, no link.

    >>> print(said("@ines closes #7 <!-- x --> [a](https://b.c)"))
    @&#8203;ines closes \\#&#8203;7 &lt;!-- x --&gt; \\[a\\](https:&#8203;//b.c)
    """
    # Entities of HTML first, then backslashes, and last the parts, so that none of the three undoes another.
    safe = _ACTIVE.sub(_disarmed, _visible(text).replace("&", "\0").replace("<", "\1"))
    safe = safe.replace("\\>", "&gt;").replace("$", "&#36;").replace("\0", "&amp;").replace("\1", "&lt;")
    safe = re.sub(r"@(?=\S)", f"@{_PART}", safe)
    safe = re.sub(r"\\#(?=\S)", rf"\\#{_PART}", safe)
    safe = re.sub(r":(?=//)|:(?=[\w\\+-]+:)", f":{_PART}", safe)
    safe = re.sub(r"\b(www)(?=\.)|\b(GH)(?=-\d)", lambda found: found.group() + _PART, safe, flags=re.IGNORECASE)
    return _SHA.sub(rf"\1{_PART}", safe)


def _disarmed(found: re.Match[str]) -> str:
    """A backslash before a sign; one after the number that would begin a list."""
    sign = found.group()
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def code(text: str) -> str:
    """A text as one line of code, whatever backticks it holds; GitHub acts on nothing in it.

    >>> code("a`b"), code("")
    ('`` a`b ``', '` `')
    """
    line = _visible(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line[:1] in {"`", ""} or line[-1:] == "`" or len(fence) > 1 else ""
    return f"{fence}{pad}{line}{pad if line else ''}{fence}"


def fenced(text: str, language: str = "") -> str:
    """A text as a block of code, behind a fence that nothing in it can close.

    >>> fenced("```", "yaml")
    '````yaml\\n```\\n````'
    """
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    lines = "\n".join(_printable(line) for line in text.rstrip("\n").split("\n"))
    return f"{fence}{language}\n{lines}\n{fence}"


def _printable(line: str) -> str:
    return "".join(
        sign if (sign.isprintable() and not _HIDDEN.match(sign)) else f"⟨U+{ord(sign):04X}⟩" for sign in line
    )


def folded(summary: str, body: str, *, is_open: bool = False) -> str:
    """A part of a comment that opens on a click; `summary` is plain text, `body` Markdown of ours."""
    return f"<details{' open' if is_open else ''}><summary>{escape(summary)}</summary>\n\n{body}\n\n</details>"


def fitting(parts: Iterable[tuple[int, str]], limit: int) -> str:
    """The parts below one another, in at most `limit` bytes of UTF-8; those of the highest number go first.

    >>> fitting([(0, "first"), (2, "much longer"), (1, "last")], 100)
    'first\\n\\nmuch longer\\n\\nlast\\n'
    """
    kept = list(parts)
    while len(text := "\n\n".join(part for _, part in kept) + "\n") and len(text.encode()) > limit and len(kept) > 1:
        worst = max(rank for rank, _ in kept)
        at = next(index for index, (rank, _) in enumerate(kept) if rank == worst)
        note = "*A part that is too long for a comment is left out here.*"
        kept[at] = (-1, note)
        if all(rank <= 0 for rank, _ in kept):
            break
    return text if len(text.encode()) <= limit else text.encode()[:limit].decode("utf-8", "ignore")
