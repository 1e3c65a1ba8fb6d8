"""What of the past counts, whatever a clock said."""

from datetime import UTC, datetime, timedelta, timezone

from corset.care.rules.clock import done_on, is_today, with_moment
from corset.therapy.state import State

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_of_moments_those_of_the_day_and_of_days_to_come_are_kept_and_each_once():
    known = (AT - DAY, AT - HOUR, AT, AT + DAY)
    assert with_moment(known, AT) == (AT - HOUR, AT + DAY, AT)


def test_what_was_done_on_a_day_that_has_come_stays_on_it():
    state = State(set_back_at=AT - DAY)
    assert done_on(AT.date(), state, AT) == AT.date()
    assert done_on((AT + DAY).date(), state, AT) == (AT - DAY).date()


def test_today_is_the_day_where_it_was_done_and_nothing_without_a_day_or_a_time():
    west = AT.astimezone(timezone(timedelta(hours=13)))
    assert west.date() > AT.date()
    assert is_today(west.date(), AT, State(), west + HOUR)
    assert not is_today(None, AT, State(), AT)
    assert not is_today(AT.date(), None, State(), AT)
