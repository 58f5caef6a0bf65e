"""The small pictures: no name is cut that fits, and marks stay within the picture."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from briefing_archive.drawing import WIDTH, draw
from briefing_archive.pages.pictures import Counted, Dots

SHORT, LONG = "Ines Okafor", "House of Deputies of Port Verrin"


def _right_edges(svg: Element) -> list[float]:
    bars = [float(one.get("x", "0")) + float(one.get("width", "0")) for one in svg.iter("rect")]
    return bars + [float(one.get("cx", "0")) + float(one.get("r", "0")) for one in svg.iter("circle")]


@pytest.mark.parametrize("names", [(SHORT,), (SHORT, LONG)], ids=["beside", "above"])
@pytest.mark.parametrize("count", [1, 5, 6, 893])
def test_names_are_whole_and_marks_leave_room_for_their_number(names: tuple[str, ...], count: int) -> None:
    svg = draw(Dots("Appears with", tuple(Counted(name, count) for name in names)), "p1")
    words = [one.text for one in svg.iter("text")]
    assert words == [part for name in names for part in (name, str(count))]
    assert max(_right_edges(svg)) <= WIDTH - 8 * len(str(count))
    bottom = float(svg.get("viewBox", "0 0 0 0").split()[3])
    assert all(float(one.get("y", "0")) <= bottom for one in svg.iter("text"))
