"""The log of changes is kept as long as a watcher may be away and still catch up, and then some."""

from datetime import timedelta

from django.utils import timezone

from portal.models import Change

KEPT = timedelta(hours=3)
"""Longer than `looking.AWAY_TOO_LONG`: who was away for longer than that empties his cache anyway."""
AT_ONCE = 10_000


def forget_old() -> int:
    """Delete what every watcher has long seen; give back how much it was."""
    total, limit = 0, timezone.now() - KEPT
    while numbers := list(Change.objects.filter(at__lt=limit).values_list("pk", flat=True)[:AT_ONCE]):
        total += Change.objects.filter(pk__gte=min(numbers), pk__lte=max(numbers), at__lt=limit).delete()[0]
    return total
