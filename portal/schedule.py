"""Jobs that return: which is due, and who does it. Any number of workers may ask; each time one of them gets it."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from portal.models import Pulse

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Something to be done every so often. It may be cut off anywhere and done again: it must not mind."""

    name: str
    every: timedelta
    work: Callable[[], object]

    @property
    def key(self) -> str:
        """The name of the row that says when it last began."""
        return f"job-{self.name}"

    def is_due(self, begun: datetime | None, now: datetime) -> bool:
        """Whether its time has come; also if it began in a future that no clock shows any more."""
        return begun is None or abs(now - begun) >= self.every


def run_due(jobs: Iterable[Job]) -> list[str]:
    """Do every job that is due and that no other worker has just begun; give the names of those that were done."""
    begun = dict(Pulse.objects.filter(name__startswith="job-").values_list("name", "at"))
    now = timezone.now()
    mine = [
        job for job in jobs if job.is_due(begun.get(job.key), now) and _claim(job, begun.get(job.key), now)
    ]
    for job in mine:
        _do(job)
    return [job.name for job in mine]


def _claim(job: Job, begun: datetime | None, now: datetime) -> bool:
    """Put down that it begins now, unless somebody else was quicker."""
    if begun is None:
        return Pulse.objects.get_or_create(name=job.key, defaults={"at": now})[1]
    return Pulse.objects.filter(name=job.key, at=begun).update(at=now) == 1


def _do(job: Job) -> None:
    try:
        job.work()
    except Exception:
        logger.exception("The job %s has failed; it is tried again in %s.", job.name, job.every)
