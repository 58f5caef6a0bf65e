"""Elements of a page: making them, and reading their classes."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def classes_of(element: Element) -> list[str]:
    return element.get("class", "").split()


def add_class(element: Element, *names: str) -> None:
    element.set("class", " ".join(dict.fromkeys([*classes_of(element), *names])))


def new(parent: Element | None, tag: str, cls: str = "", text: str = "", **attributes: str) -> Element:
    element = Element(tag, attributes)
    if cls:
        element.set("class", cls)
    if text:
        element.text = text
    if parent is not None:
        parent.append(element)
    return element
