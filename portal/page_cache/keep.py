"""What is known about a rendered page, so that it can be kept: the marking middleware writes it, the cache reads it."""

from collections.abc import Collection
from dataclasses import dataclass

CLEAN = "portal.clean"
"""In the environ of a request that the cache makes itself: nothing in it comes from one reader."""
KEEP = "portal.keep"
"""Where the marking middleware leaves its `Keep` in the environ of such a request."""


@dataclass(frozen=True, slots=True)
class Keep:
    """What a page says about itself beside its words."""

    keys: Collection[str]
    """What it was made of, each once; a change of any of them makes it wrong."""
    page: str = ""
    """The page key under which it is counted."""
    language: str = ""
    """The language in which it is counted; empty for what is no page for readers, such as a feed."""
    counted: bool = True
    until: float | None = None
    """The moment (seconds since 1970) from which it is wrong without anybody's doing."""
    stays: bool = True
    """Whether it may be kept and shown to others at all."""
