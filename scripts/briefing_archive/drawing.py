"""Small pictures as SVG elements, drawn from a page's values; names become text nodes, never markup."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefing_archive.pages.pictures import Columns, Dots, Meter, Picture, Strokes
from briefing_archive.speech import Kind

WIDTH = 248
_ROW, _TWO_LINES = 24, 41
_BESIDE = 17  # signs of a name that fit beside its marks
_ALONE = 39  # and on a line of its own
_STROKE = 18


def _svg(height: int, label: str, identity: str) -> Element:
    title_id = f"{identity}-title"
    svg = Element(
        "svg", {"class": "pic", "viewBox": f"0 0 {WIDTH} {height}", "role": "img", "aria-labelledby": title_id}
    )
    title = SubElement(svg, "title", {"id": title_id})
    title.text = label
    return svg


def _text(svg: Element, x: float, y: float, words: str, **attributes: str) -> None:
    element = SubElement(svg, "text", {"x": f"{x:g}", "y": f"{y:g}", **attributes})
    element.text = words


def _shortened(name: str, signs: int) -> str:
    return name if len(name) <= signs else f"{name[: signs - 1].rstrip()}…"


def _dots(picture: Dots, identity: str) -> Element:
    """Rows of names and marks; where a name is too long to stand beside its marks, all stand above theirs."""
    is_above = any(len(row.name) > _BESIDE for row in picture.rows)
    height, left, room = (_TWO_LINES, 0, 205) if is_above else (_ROW, 127, 84)
    svg = _svg(height * len(picture.rows), picture.label, identity)
    greatest = max((row.count for row in picture.rows), default=1)
    for index, row in enumerate(picture.rows):
        top = height * index
        y = top + (26 if is_above else 12)
        _text(svg, 0, top + (14 if is_above else 16), _shortened(row.name, _ALONE if is_above else _BESIDE))
        if picture.are_bars:
            width = max(2.0, room * row.count / greatest)
            box = {"x": f"{left}", "y": f"{y - 5}", "width": f"{width:.1f}", "height": "10"}
            SubElement(svg, "rect", {"class": "a", **box})
            end = left + width + 6
        else:
            for dot in range(row.count):
                SubElement(svg, "circle", {"class": "a", "cx": f"{left + 5 + 14 * dot}", "cy": f"{y}", "r": "4.5"})
            end = left + 3 + 14 * row.count
        _text(svg, end, y + 4, f"{row.count:,}", **{"class": "t2"})
    return svg


def _columns(picture: Columns, identity: str) -> Element:
    svg = _svg(90, picture.label, identity)
    SubElement(svg, "line", {"class": "ax", "x1": "0", "x2": str(WIDTH), "y1": "64", "y2": "64"})
    count = len(picture.columns)
    step = WIDTH / max(count, 1)
    greatest = max((column.count for column in picture.columns), default=1)
    for index, column in enumerate(picture.columns):
        middle = step * (index + 0.5)
        if column.count:
            height = max(2.0, 44 * column.count / greatest)
            width = min(max(step - 3, 2), 14)
            SubElement(
                svg,
                "rect",
                {
                    "class": "a",
                    "x": f"{middle - width / 2:.1f}",
                    "y": f"{64 - height:.1f}",
                    "width": f"{width:.1f}",
                    "height": f"{height:.1f}",
                },
            )
            if count <= 12:
                _text(svg, round(middle, 1), round(58 - height, 1), f"{column.count:,}", **{"text-anchor": "middle"})
    if picture.columns:
        _text(svg, 0, 84, picture.columns[0].name, **{"class": "t2"})
        if count > 1:
            _text(svg, WIDTH, 84, picture.columns[-1].name, **{"class": "t2", "text-anchor": "end"})
    return svg


_DASHES: dict[Kind, str] = {"direct": "", "mixed": "4 2.5", "indirect": "0 4.5"}


def _strokes(picture: Strokes) -> Element:
    width = len(picture.kinds) * (_STROKE + 3)
    svg = Element("svg", {"class": "strokes", "width": str(width), "height": "4", "aria-hidden": "true"})
    for index, kind in enumerate(picture.kinds):
        x = index * (_STROKE + 3)
        line = SubElement(svg, "line", {"class": "st", "x1": str(x), "x2": str(x + _STROKE), "y1": "2", "y2": "2"})
        if _DASHES[kind]:
            line.set("stroke-dasharray", _DASHES[kind])
        if kind == "indirect":
            line.set("class", "st dot")
    return svg


def _meter(picture: Meter) -> Element:
    svg = Element(
        "svg", {"class": "meter", "viewBox": "0 0 100 4", "preserveAspectRatio": "none", "aria-hidden": "true"}
    )
    SubElement(svg, "rect", {"class": "all", "width": "100", "height": "4"})
    SubElement(svg, "rect", {"class": "a", "width": f"{min(picture.share, 100):.0f}", "height": "4"})
    return svg


def draw(picture: Picture, identity: str) -> Element:
    """A picture as an SVG element; `identity` is the id its title is built from."""
    if isinstance(picture, Dots):
        return _dots(picture, identity)
    if isinstance(picture, Meter):
        return _meter(picture)
    if isinstance(picture, Columns):
        return _columns(picture, identity)
    return _strokes(picture)
