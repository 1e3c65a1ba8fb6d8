"""What time it is: the present unless told otherwise."""

from datetime import datetime

from django.utils import timezone

from corset.record.codec import check_offset


def present(now: datetime | None) -> datetime:
    """Return `now`, or the present where it was not given. Raises ValueError for naive times."""
    if now is None:
        return timezone.now()
    check_offset(now)
    return now
