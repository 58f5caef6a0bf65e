"""Which quotation mark closes which: a state machine over the marks of one paragraph at a time.

A quotation that no mark closes goes on in the next paragraph when that opens with a mark, or closes one it never
opened. Elisions and inches are told from marks here. Unbalanced marks never swallow more than their paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from briefing_archive.quote_signs import Sign, signs_in
from briefing_archive.spans import Span

Style = Literal["double", "single"]

_ELISION = re.compile(r"(?:\d\ds?|em|til|cause|tis|twas|twill|n|round|bout|cos|ere|neath)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][)\]]?\s")
_LONGEST_GUESS = 2000


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two quotation marks, in one paragraph.

    `outer` takes the marks in, `inner` leaves them out. `depth` is 0 for a quotation inside no other.
    `closed` is False where a mark had to be guessed. `continued` is True where the speech began in the
    paragraph before, `carries_on` where it goes on in the next one.
    """

    outer: Span
    inner: Span
    style: Style
    depth: int
    closed: bool = True
    continued: bool = False
    carries_on: bool = False


@dataclass(slots=True)
class Open:
    """A quotation that nothing has closed yet."""

    mark: Sign
    at: int
    """Where the quotation begins: the mark, or the paragraph's start when it goes on without one."""
    depth: int
    continued: bool = False

    @property
    def inner_start(self) -> int:
        return self.mark.end if self.at == self.mark.start else self.at


class MarkedParagraph:
    """The marks of one paragraph, read from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.marks = signs_in(text, start, end)
        self.stack: list[Open] = []
        self.found: list[Quotation] = []
        self.last_end = 0
        self._single_ends = [
            mark.start for mark in self.marks if mark.family == "single" and mark.right and mark.sign not in "‘‚‛"
        ]
        self._doubles_left: list[int] = []
        count = 0
        for mark in reversed(self.marks):
            count += mark.family == "double"
            self._doubles_left.append(count)
        self._doubles_left.reverse()

    def read(self, pending: Open | None) -> Open | None:
        """Read the marks; what the paragraph before left open goes in, what is open at the end comes out."""
        if pending is not None and not self._goes_on(pending):
            pending = None
        for index, mark in enumerate(self.marks):
            if self.stack and self.stack[-1].mark is mark:
                continue  # the mark that opened the paragraph
            {
                "double": self._double,
                "angled": self._angled,
                "single": self._single,
                "single angled": self._angled,
            }[mark.family](mark, index)
        return self._finish()

    def _goes_on(self, pending: Open) -> bool:
        family = pending.mark.family
        same = [mark for mark in self.marks if mark.family == family]
        if not same:
            return False
        first = same[0]
        if first.start == self.start and first.left:
            self.stack.append(Open(first, first.start, 0, continued=True))
            return True
        if first.right and not first.left and (family != "single" or first.sign == "’"):
            self.stack.append(Open(replace(first, start=-1, end=-1), self.start, 0, continued=True))
            return True
        return False

    def _open(self, mark: Sign) -> None:
        self.stack.append(Open(mark, mark.start, len(self.stack)))

    def _top(self, family: str) -> int | None:
        """The index of the innermost open quotation of a family."""
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].mark.family == family:
                return index
        return None

    def _close(self, index: int, mark: Sign) -> None:
        """Close the open quotation at `index`; what is open inside it was no quotation."""
        opened = self.stack[index]
        del self.stack[index:]
        self._keep(opened, mark.start, mark.end, closed=True)

    def _keep(self, opened: Open, stop: int, end: int, *, closed: bool) -> None:
        while stop > opened.inner_start and self.text[stop - 1].isspace():
            stop -= 1
        start = opened.inner_start
        while start < stop and self.text[start].isspace():
            start += 1
        if start >= stop:
            return
        self.last_end = max(end, stop)
        style: Style = "single" if opened.mark.family.startswith("single") else "double"
        self.found.append(
            Quotation(
                Span(opened.at, max(end, stop)),
                Span(start, stop),
                style,
                opened.depth,
                closed=closed,
                continued=opened.continued,
            )
        )

    def _break_off(self, index: int, before: int) -> None:
        """End a quotation that nothing closed at the last sentence end, or comma, before another one opens."""
        opened = self.stack[index]
        del self.stack[index:]
        stretch = self.text[opened.inner_start : before].rstrip()
        ends = [match.start() + 1 for match in _SENTENCE_END.finditer(stretch + " ")]
        comma = stretch.rfind(",") + 1
        length = ends[-1] if ends else comma or len(stretch)
        stop = opened.inner_start + length
        self._keep(opened, stop, stop, closed=False)

    def _double(self, mark: Sign, index: int) -> None:
        top = self._top("double")
        before = self.text[mark.start - 1] if mark.start > self.start else " "
        after = self.text[mark.end] if mark.end < self.end else " "
        if top is None:
            hugs_next = not after.isspace() and (mark.left or not mark.right)
            if mark.sign in "”" and mark.right and not mark.left:
                self._stray(mark)
            elif hugs_next or mark.sign in "“„‟" or (before.isspace() and mark.end < self.end):
                self._open(mark)
            elif not before.isdigit() and mark.end < self.end and self._only_closed_next(index):
                self._open(mark)  # its blank is missing or stands on the wrong side: said," No".
            elif not before.isdigit():  # a digit before it: inches
                self._stray(mark)
            return
        opened = self.stack[top].mark
        if mark.sign == "„" or (mark.sign in {"“", "‟", "``"} and opened.sign != "„" and not mark.right):
            reopened = before == "\n" or (self.stack[top].continued and mark.start == self.start)
            if not reopened:
                self._break_off(top, mark.start)
                self._open(mark)
        elif mark.sign in {'"', "＂"} and mark.left and not mark.right and before.isspace():
            if before == "\n" and self._doubles_left[index] % 2 == 0 and self._doubles_left[index] > 1:
                return
            if self._nests(index):
                self._open(mark)
            elif self._doubles_left[index] % 2 == 0:
                self._break_off(top, mark.start)
                self._open(mark)
            else:
                self._close(top, mark)
        else:
            self._close(top, mark)

    def _nests(self, index: int) -> bool:
        """Whether a straight mark opens a quotation inside one of its kind: later marks close both."""
        balance = 1  # of marks that open over marks that close, the quotation around counted
        for later in self.marks[index : index + 40]:
            if later.family != "double":
                continue
            if later.left and not later.right:
                balance += 1
            elif later.right and not later.left:
                balance -= 1
            if balance == 0:
                return True
        return False

    def _only_closed_next(self, index: int) -> bool:
        """Whether the next mark of the paragraph can only close, so that this one opens."""
        later = next((one for one in self.marks[index + 1 :] if one.family == "double"), None)
        return later is not None and later.right and not later.left

    def _stray(self, mark: Sign) -> None:
        """A mark that closes what nothing opened: the quotation is guessed to begin with its sentence."""
        if self.stack or mark.sign not in {"”", '"', "＂", "''"}:
            return
        begin = max(self.start, self.last_end)
        stretch = self.text[max(begin, mark.start - _LONGEST_GUESS) : mark.start]
        ends = [match.end() for match in _SENTENCE_END.finditer(stretch)]
        if begin > self.start or mark.start - begin > _LONGEST_GUESS:
            if not ends:
                return
            begin = mark.start - len(stretch) + ends[-1]
        opened = Open(replace(mark, start=-1, end=-1), begin, 0)
        self._keep(opened, mark.start, mark.end, closed=False)

    def _angled(self, mark: Sign, _index: int) -> None:
        top = self._top(mark.family)
        if top is None:
            if mark.sign in "«‹" or mark.left:
                self._open(mark)
        elif self.stack[top].mark.sign != mark.sign:
            self._close(top, mark)

    def _single(self, mark: Sign, index: int) -> None:
        is_open = bool(self.stack) and self.stack[-1].mark.family == "single"
        if is_open and mark.right and mark.sign not in "‘‚‛" and not self._is_possessive(mark, index):
            self._close(len(self.stack) - 1, mark)
        elif mark.left and mark.sign != "’" and self._can_open_single(mark):
            if is_open:
                self.stack.pop()  # it was an apostrophe
            self._open(mark)

    def _can_open_single(self, mark: Sign) -> bool:
        after = bisect_right(self._single_ends, mark.start)
        has_end = after < len(self._single_ends) and self._single_ends[after] > mark.end
        if not has_end:
            return mark.sign == "‘" and mark.start == self.start
        return not _ELISION.match(self.text, mark.end, self.end)

    def _is_possessive(self, mark: Sign, index: int) -> bool:
        """Whether `'` after an s is the possessive of a plural: a surer end comes before the next opening."""
        if self.text[mark.start - 1] not in "sS" or not re.match(r"\s[^\W\d_]", self.text[mark.end : mark.end + 2]):
            return False
        for later in self.marks[index + 1 : index + 12]:
            if later.family != "single":
                return False
            if later.left:
                return False
            if later.right and self.text[later.start - 1] not in "sS":
                return True
        return False

    def _finish(self) -> Open | None:
        """What is open at the end of the paragraph; single marks only where they open it."""
        opened = next((one for one in self.stack if one.mark.family != "single" or one.at == self.start), None)
        self.stack.clear()
        if opened is not None:
            self._keep(opened, self.end, self.end, closed=False)
        return opened
