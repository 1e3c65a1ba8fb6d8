"""What the doctor looks at among the records: whether they hold, and whether a copy is kept."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from corset.record.models import LogCheck
from corset.services.clock import ahead
from corset.services.doctor.finding import Finding, finding
from corset.services.keeping.backup import last_backup

OLD = timedelta(days=2)
"""A backup is made every day: one may fail."""


def records() -> Iterator[Finding]:
    """Look at what the checks of the logs found, and at the last backup."""
    broken = LogCheck.objects.exclude(what="").count()
    if broken:
        yield finding("broken_logs", count=broken)
    if ahead.is_running():
        return
    made, now = last_backup(), timezone.now()
    if made is None:
        yield finding("no_backup")
    elif now - made > OLD:
        yield finding("old_backup", count=(now - made).days)
