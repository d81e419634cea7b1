"""What the cache has done in this process, for whoever watches the server."""

from dataclasses import asdict, dataclass


@dataclass(slots=True)
class Figures:
    """Numbers that only grow."""

    hits: int = 0
    """Answered from memory."""
    unchanged: int = 0
    """Of these: "you have it already"."""
    stale: int = 0
    """Of these: from before the last minute, while a new page was being made."""
    outage: int = 0
    """Of these: old, because no new page could be made."""
    misses: int = 0
    """Asked for and not there."""
    waits: int = 0
    """Of these: somebody else was making it already."""
    renders: int = 0
    """Made by Django, for a reader or ahead of one."""
    bypassed: int = 0
    """Handed to Django as they came."""
    refused: int = 0
    """Told to come back soon."""
    too_many: int = 0
    """Told that their network asks for too much."""

    def all(self) -> dict[str, int]:
        """As names and numbers."""
        return asdict(self)
