"""Pieces of HTML that are the same on many pages, drawn once for each frame.

A piece sees the frame and nothing of the page, so that it cannot look different on another one. What a page must fill
in is a *hole*: the piece is drawn with a sign in its place, and every page puts its own words there.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from portal.freshness import reading


class Pieces:
    """The pieces of one frame, by template and by which holes are empty."""

    def __init__(self, frame):
        self.frame = frame
        self._drawn: dict[tuple, str] = {}

    def get(self, template: str, holes: dict[str, str], **shape) -> SafeString:
        """Give a piece with its holes filled; what is no HTML yet is escaped.

        `shape`: what else the template sees, of which there are few; each is drawn for itself.
        """
        key = (template, *(name for name, words in holes.items() if words), *shape.values())
        html = self._drawn.get(key)
        if html is None:
            html = self._drawn[key] = self._draw(template, holes, shape)
        for name, words in holes.items():
            if words:
                html = html.replace(sign_of(name), conditional_escape(words))
        return mark_safe(html)  # noqa: S308  a template drew it, and what was filled in is escaped

    def _draw(self, template: str, holes: dict[str, str], shape: dict) -> str:
        frame = self.frame
        words = {
            "frame": frame,
            "site_name": settings.SITE_NAME,
            "language": frame.language,
            "LANGUAGE_CODE": frame.language,
            "blocks": frame.blocks,
            "sections": lambda: frame.sections,
            "has_storylines": lambda: frame.has_storylines,
            "breaking": lambda: frame.breaking,
        }
        signs = {name: sign_of(name) if filled else "" for name, filled in holes.items()}
        with override(frame.language), reading.aside(frame.keys):
            return render_to_string(template, words | signs | shape)


def sign_of(name: str) -> str:
    """What stands in a hole until a page fills it."""
    return f"hole--{name}--hole"
