"""The drawing of a flag as a piece of another picture: shapes and colours only, no names, links or scripts."""

from functools import lru_cache
from xml.etree import ElementTree as ET

from django.utils.safestring import SafeString, mark_safe

from visitors.flags import flag_files

SHAPES = {"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect"}
ATTRIBUTES = {
    "cx", "cy", "d", "fill", "fill-rule", "height", "paint-order", "points", "r", "rx", "ry", "stroke",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-width", "transform", "width", "x", "y",
}  # fmt: skip


@lru_cache(maxsize=300)
def flag_drawing(code: str) -> SafeString:
    """The shapes of a country's flag for an ``<svg viewBox="4 16 64 40">``; empty for an unknown country."""
    path = flag_files().get(code.lower())
    if path is None:
        return SafeString("")
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of a pinned package
    shapes = "".join(ET.tostring(each, encoding="unicode") for each in _shapes(root))
    return mark_safe(shapes)  # noqa: S308 - nothing but shapes, written anew


def _shapes(parent: ET.Element) -> list[ET.Element]:
    """The children without what is not on the lists; a group that says nothing gives way to what is in it."""
    found = []
    for child in parent:
        name = child.tag.rpartition("}")[2]
        if name in SHAPES:
            shape = ET.Element(name, {key: text for key, text in child.attrib.items() if key in ATTRIBUTES})
            shape.extend(_shapes(child))
            found.extend([shape] if name != "g" or shape.attrib else list(shape))
    return found
