"""The queue of jobs: a table that the worker looks at."""

from typing import Any

from django.db.models import QuerySet
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def ready() -> QuerySet[DBTaskResult[..., Any]]:
    """Return the jobs that wait to be done now."""
    return DBTaskResult.objects.all().ready()  # pyright: ignore[reportAttributeAccessIssue]


def enqueue_once(job: Task[[], Any]) -> None:
    """Enqueue a job, unless it waits already."""
    if not ready().filter(task_path=job.module_path).exists():
        job.enqueue()
