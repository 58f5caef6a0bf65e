"""Pictures in their places, the table behind each folded away."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from briefing_archive.drawing import draw
from briefing_archive.pages.pictures import Meter, Picture, Strokes
from briefing_archive.setting.elements import classes_of, new


def _picture(place: Element, pictures: Mapping[str, Picture]) -> Element | None:
    """The picture for a placeholder: a figure where it is a paragraph, strokes behind the words of a line."""
    identity = place.get("id", "")
    picture = pictures.get(identity)
    if picture is None:
        return None
    drawn = draw(picture, identity)
    if isinstance(picture, Meter):
        holder = Element("span")
        holder.text = "".join(place.itertext())
        holder.append(drawn)
        return holder
    if isinstance(picture, Strokes):
        holder = Element("span", {"class": "heard"})
        new(holder, "span", "meta", text="".join(place.itertext()))
        holder.append(drawn)
        return holder
    figure = Element("figure")
    figure.append(drawn)
    caption = new(figure, "figcaption", "meta", text=place.text or "")
    caption.extend(list(place))
    return figure


def set_pictures(root: Element, pictures: Mapping[str, Picture]) -> None:
    for parent in list(root.iter()):
        for at, child in enumerate(list(parent)):
            if "pic" not in classes_of(child):
                continue
            drawn = _picture(child, pictures)
            if drawn is None:
                child.attrib.pop("id", None)
                child.attrib["class"] = "meta"
                continue
            drawn.tail = child.tail
            parent[at] = drawn
            following = parent[at + 1] if at + 1 < len(parent) else None
            if following is not None and following.tag == "table":
                details = Element("details")
                new(details, "summary", text="As a table")
                details.append(following)
                parent[at + 1] = details
