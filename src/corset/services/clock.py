"""What time it is: the present unless told otherwise, or unless a demonstration runs ahead."""

from datetime import datetime

from django.utils import timezone

from corset.record.codec import check_offset
from corset.services.demonstration import clock as demonstration


def present(now: datetime | None) -> datetime:
    """Return `now`, or the present where it was not given. Raises ValueError for naive times."""
    if now is None:
        return timezone.now() + demonstration.ahead()
    check_offset(now)
    return now
