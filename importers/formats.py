"""The formats that can be imported."""

from collections.abc import Callable

from importers.drafts import Parsed
from importers.text.parse import parse as parse_text

PARSERS: dict[str, Callable[..., Parsed]] = {"text": parse_text}
PLANNED = ("joomla-sql", "joomla-api", "wxr", "feed")


def parser(name: str) -> Callable[..., Parsed]:
    """The reader of a format; ValueError names those that work."""
    if name in PARSERS:
        return PARSERS[name]
    works = f"What works: {', '.join(PARSERS)}."
    if name in PLANNED:
        raise ValueError(f"The format “{name}” is planned but cannot be imported yet. {works}")
    raise ValueError(f"There is no format “{name}”. {works}")
