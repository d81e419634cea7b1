"""Which language an address belongs to, and the same address in another language."""

import re

from languages.registry import enabled

_PREFIX = re.compile(r"/([a-z]{2,3})(?=[/?#]|\Z)")


def language_of(path: str) -> str | None:
    """The language that a path starts with (``/mk/people/`` → ``mk``); None if there is none or it is off."""
    match = _PREFIX.match(path)
    return match[1] if match and match[1] in enabled() else None


def swap_language(path: str, language: str) -> str:
    """The same address in another language; an address without a language leads to its front page."""
    current = language_of(path)
    if current is None:
        return f"/{language}/"
    return f"/{language}{path[len(current) + 1 :] or '/'}"
