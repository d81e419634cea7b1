"""The text of a story as paragraphs, crossheads and lists: its own words, nothing corrected."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from importers.text.lines import Line, without_bullet
from importers.text.roles import Role, is_crosshead, roles
from prose.sanitize import clean_html


def html(lines: list[Line]) -> str:
    """Formatted text, cleaned like everything that goes into the paper."""
    return clean_html("".join(_elements(lines)))


def listed(lines: list[Line]) -> set[int]:
    """Which lines are items of a list, by their places.

    A dash may also open a spoken sentence; it counts as a bullet only after a colon, or when the
    items before the last one end in a semicolon or a comma.
    """
    found: set[int] = set()
    for marked, group in groupby(range(len(lines)), key=lambda index: bool(lines[index].marker)):
        items = list(group)
        if marked and len(items) > 1 and _is_list(lines, items):
            found |= set(items)
    return found


def _is_list(lines: list[Line], items: list[int]) -> bool:
    if all(lines[index].marker == "list" for index in items):
        return True
    introduced = items[0] > 0 and lines[items[0] - 1].text.endswith(":")
    return introduced or all(lines[index].text.endswith((";", ",")) for index in items[:-1])


def _elements(lines: list[Line]) -> Iterator[str]:
    items = listed(lines)
    crossheads = _crossheads(lines)
    for is_item, group in groupby(range(len(lines)), key=items.__contains__):
        if is_item:
            points = (f"<li>{escape(without_bullet(lines[index].text))}</li>" for index in group)
            yield f"<ul>{''.join(points)}</ul>"
            continue
        for index in group:
            tag = "h2" if index in crossheads else "p"
            yield f"<{tag}>{escape(lines[index].text)}</{tag}>"


def _crossheads(lines: list[Line]) -> set[int]:
    """Short titles with text below them."""
    return {
        index
        for index, role in enumerate(roles(lines)[:-1])
        if role in {Role.TITLE, Role.KIND} and index > 0 and is_crosshead(lines[index])
    }
