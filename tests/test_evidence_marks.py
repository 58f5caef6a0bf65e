"""Evidence marks on the page: each stays with the last word before it, and no words change their order."""

from __future__ import annotations

import pytest
import sites
from briefing_archive.pages.signs import JOINT
from selectolax.lexbor import LexborHTMLParser

SAID = ["the lock is shut", "some forty boats wait", "sixty, Lind says", "nobody has won", "it opens in May"]


def _page(frame: str, statements: list[str], each: int) -> LexborHTMLParser:
    """Statements with so many marks each, in one block, with the link of a brief before every one."""
    numbers = iter(range(1, 99))
    told = [f"[{day} July](a.md): {said}{''.join(f'[^{next(numbers)}]' for _ in range(each))}"
            for day, said in enumerate(statements, 1)]  # fmt: skip
    notes = "\n\n".join(f"[^{one}]: ¶{one}{JOINT} “words{JOINT}”" for one in range(1, next(numbers)))
    return LexborHTMLParser(sites.html_of(f"{frame.format(' · '.join(told))}\n\n{notes}\n"))


@pytest.mark.parametrize(
    "frame", ["{}", "- {}", "| Matter | Each |\n| --- | --- |\n| **M** | {} |"], ids=["paragraph", "row", "cell"]
)
@pytest.mark.parametrize("many", range(1, 6))
@pytest.mark.parametrize("each", [1, 2])
def test_words_keep_their_order_however_many_marks_stand_among_them(frame: str, many: int, each: int) -> None:
    page = _page(frame, SAID[:many], each)
    for note in page.css("[popover]"):
        note.decompose()
    marks = [button.text() for button in page.css("button")]
    assert marks == [f"¶{number}" for number in range(1, many * each + 1)]
    for button in page.css("button"):
        button.decompose()
    block = page.css_first("td, ul, p")
    assert block is not None
    shown = " ".join(block.text(separator=" ").replace(JOINT, "").split())
    told = [f"{day} July: {said}" for day, said in enumerate(SAID[:many], 1)]
    assert shown.replace(" :", ":").replace(" · ", " ") == " ".join(told)


def test_a_mark_never_parts_from_the_last_word_of_its_statement() -> None:
    page = _page("{}", SAID[:3], 1)
    held = [(group.text(deep=False).strip(), len(group.css("button"))) for group in page.css("span:has(> button)")]
    assert held == [("shut", 1), ("wait", 1), ("says", 1)]
