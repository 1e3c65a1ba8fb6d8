"""What of the past counts, whatever a clock said."""

from datetime import UTC, datetime, timedelta

from corset.care.rules.clock import with_moment

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_of_moments_those_of_the_day_and_of_days_to_come_are_kept_and_each_once():
    known = (AT - DAY, AT - HOUR, AT, AT + DAY)
    assert with_moment(known, AT) == (AT - HOUR, AT + DAY, AT)
