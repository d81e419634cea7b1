"""The worker's pulse: a row that it touches, so that everybody can see whether it lives."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from portal.models import Pulse

EVERY_SECONDS = 15
SILENT_AFTER = timedelta(minutes=2)
KEPT = timedelta(days=1)
WORKER = "worker-"
"""How the names of workers begin. Each process has a row of its own."""


@dataclass(frozen=True)
class Heard:
    """When a worker, whichever, was last heard of."""

    at: datetime | None

    @property
    def is_silent(self) -> bool:
        """Whether that is too long ago. A time far ahead, from before the clock was put back, is no sign of life."""
        return self.at is None or abs(timezone.now() - self.at) > SILENT_AFTER

    def __str__(self):
        if not self.is_silent:
            return "ok"
        return f"silent since {self.at.isoformat(timespec='seconds')}" if self.at else "never started"


def beat(name: str) -> None:
    """Note that a worker lives."""
    row = Pulse(name=name, at=timezone.now())
    Pulse.objects.bulk_create([row], update_conflicts=True, unique_fields=["name"], update_fields=["at"])


def workers():
    """The rows of all workers of the last day."""
    return Pulse.objects.filter(name__startswith=WORKER)


def heard() -> Heard:
    """When a worker was last heard of, asked now."""
    return Heard(workers().aggregate(at=Max("at"))["at"])


class Listener:
    """Remembers a sign of life for as long as it is one: a healthy site asks about once in two minutes."""

    def __init__(self):
        self._last = Heard(None)

    def heard(self) -> Heard:
        """When a worker was last heard of, asked only if what is remembered would be silence."""
        if self._last.is_silent:
            self._last = heard()
        return self._last


listener = Listener()


def forget_former() -> None:
    """Delete workers that ended long ago; one that was last stays, so that its time can be told."""
    newest = workers().order_by("-at").values_list("pk", flat=True).first()
    workers().filter(at__lt=timezone.now() - KEPT).exclude(pk=newest).delete()
