"""Tasks whose worker was killed: begin them again, but not for ever. And finished ones: throw them away."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal import pulse

AT_MOST = 3
FINISHED_KEPT, FAILED_KEPT = timedelta(days=1), timedelta(days=14)

logger = logging.getLogger(__name__)


def reap() -> int:
    """Hand tasks that a silent worker has left unfinished to the others; give the number of those handed on."""
    alive = set(
        pulse.workers().filter(at__gte=timezone.now() - pulse.SILENT_AFTER).values_list("name", flat=True)
    )
    left = [task for task in DBTaskResult.objects.running() if not alive & set(task.worker_ids[-1:])]
    return sum(_hand_on(task) for task in left)


def _hand_on(task: DBTaskResult) -> int:
    """Conditional on who had it: two workers may look at the same time."""
    mine = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < AT_MOST:
        return mine.update(status=TaskResultStatus.READY)
    reason = f"{AT_MOST} workers ended while they did this."
    if mine.update(status=TaskResultStatus.FAILED, finished_at=timezone.now(), traceback=reason):
        logger.error("Task %s (%s) is given up. %s", task.pk, task.task_path, reason)
    return 0


def prune() -> None:
    """Delete tasks that are done, and those that failed once somebody had time to look at them."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - FINISHED_KEPT).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT).delete()
    pulse.forget_former()
