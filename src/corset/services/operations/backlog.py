"""What of the clinic's work waits, in numbers: nothing of whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from corset.people.letters import waiting
from corset.record.models import AlertRow
from corset.services.clock.present import present
from corset.services.notifications.queue import ready


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits to be done; ages in seconds, zero where nothing waits."""

    jobs_waiting: int
    letters_waiting: int
    oldest_letter_s: float
    oldest_job_s: float
    alerts_open: int
    alerts_past_due: int


def backlog() -> Backlog:
    """Return what waits now."""
    now, shown = timezone.now(), present(None)
    jobs = ready().aggregate(count=Count("id"), since=Min("enqueued_at"))
    letters = waiting(now).aggregate(count=Count("id"), since=Min("written_at"))
    alerts = AlertRow.objects.filter(acknowledged_at=None).aggregate(
        open=Count("id"), late=Count("id", filter=Q(due__lte=shown) | ~Q(escalated_at=None))
    )
    return Backlog(
        jobs_waiting=jobs["count"],
        letters_waiting=letters["count"],
        oldest_letter_s=_age(letters["since"], now),
        oldest_job_s=_age(jobs["since"], now),
        alerts_open=alerts["open"],
        alerts_past_due=alerts["late"],
    )


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0
