"""What the worker does by itself, and how often it looks whether there is anything to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from corset.services.integrity.checking import check_some, is_night_over
from corset.services.notifications import outbox
from corset.services.notifications.queue import enqueue_once
from corset.services.therapy.alerts import escalate_due, has_late_alerts

KEPT = timedelta(days=1)
"""How long the jobs that were done are kept."""


@task(priority=10)
def escalate() -> int:
    """Let alerts go further that nobody answered in time, before any letter is tried."""
    return escalate_due()


@task()
def tidy() -> int:
    """Forget old letters and jobs, also those that a worker left unfinished."""
    before = timezone.now() - KEPT
    left = Q(status=TaskResultStatus.RUNNING, started_at__lt=before)
    done = DBTaskResult.objects.filter(Q(finished_at__lt=before) | left)
    return outbox.forget_old() + done.delete()[0]


@task(priority=-10)
def check_logs() -> int:
    """Check a few logs that were not since the night began, after everything else."""
    return check_some()


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job that is done again and again, where there is anything to do."""

    job: Task[[], Any]
    every: timedelta
    needed: Callable[[], bool]


PERIODIC = (
    Periodic(escalate, timedelta(seconds=30), has_late_alerts),
    Periodic(outbox.deliver, timedelta(seconds=5), outbox.has_due),
    Periodic(check_logs, timedelta(seconds=30), lambda: not is_night_over()),
    Periodic(tidy, timedelta(hours=6), lambda: True),
)


class Timetable:
    """When each periodic job was last looked at, by one worker."""

    def __init__(self) -> None:
        self._looked: dict[str, datetime] = {}

    def enqueue_due(self, now: datetime) -> None:
        """Enqueue what is needed now, unless it waits in the queue already."""
        for periodic in PERIODIC:
            name = periodic.job.module_path
            if name in self._looked and now - self._looked[name] < periodic.every:
                continue
            self._looked[name] = now
            if periodic.needed():
                enqueue_once(periodic.job)
