"""Lists as rows with a margin, and as terms and values."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing_archive.setting.elements import add_class, classes_of, new


def set_row(item: Element) -> None:
    """A loose list item that opens with a strong word is a row: that paragraph its margin, the rest its body."""
    label, *rest = list(item)
    if identity := label.attrib.pop("id", ""):
        item.set("id", identity)
    bar = [one for one in classes_of(label) if one != "span"] if "span" in classes_of(label) else []
    add_class(item, "row")
    label.set("class", "label")
    for strong in label.findall("strong"):
        strong.tag = "b"
        if "inf" not in classes_of(strong):
            strong.attrib.pop("class", None)
    if bar:
        new(label, "span", f"span {bar[0]}")
    body = Element("div")
    body.extend(rest)
    item.text = None
    item[:] = [label, body]


def is_row(item: Element) -> bool:
    return (
        len(item) > 1
        and item[0].tag == "p"
        and not (item[0].text or "").strip()
        and len(item[0]) > 0
        and item[0][0].tag == "strong"
    )


def definitions(items: Element) -> Element:
    """The source box's list as terms and values."""
    box = Element("dl")
    for item in items:
        strong = item.find("strong")
        if strong is None:
            continue
        pair = new(box, "div")
        new(pair, "dt", text="".join(strong.itertext()).rstrip(":"))
        value = new(pair, "dd", text=(strong.tail or "").lstrip())
        value.extend(child for child in item if child is not strong)
    return box
