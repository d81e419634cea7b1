"""What the newsroom may want to hear of. Sent inside the transaction that does it: heard only if it is true."""

from enum import StrEnum

from django.dispatch import Signal


class Kind(StrEnum):
    """What happened to a story."""

    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    WITHDRAWN = "withdrawn"
    KILLED = "killed"
    SOURCE_UPDATED = "source_updated"
    SOURCE_MAJOR = "source_major"
    ASSIGNED = "assigned"
    CORRECTION = "correction"


happened = Signal()
"""Arguments: kind, article, edition (or None), by (or None), detail (a dict that JSON can hold)."""


def tell(kind: Kind, *, article, edition=None, by=None, **detail) -> None:
    """Say what happened. Whoever listens must be short and must not fail."""
    happened.send(sender=type(article), kind=kind, article=article, edition=edition, by=by, detail=detail)
