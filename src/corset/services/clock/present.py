"""What time it is: the present unless told otherwise, or unless a demonstration runs ahead."""

from datetime import datetime

from django.utils import timezone

from corset.record.serialisation.codec import check_offset
from corset.services.clock.ahead import ahead


def present(now: datetime | None) -> datetime:
    """Return `now`, or the present where it was not given. Raises ValueError for naive times."""
    if now is None:
        return timezone.now() + ahead()
    check_offset(now)
    return now
