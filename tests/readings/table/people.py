"""Who may decide, alerts that ring, and clocks: R7, I21, I22, I28."""

from datetime import timedelta

from tests.readings.reading import Reading, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import Role

DAY = timedelta(hours=24)
OF_A_DAY = ("R8.closed_by_answer", "R8.closed_by_measurement", "R8.misread")


def _any_ring(seen: Seen) -> list[e.AlertEscalated]:
    return [x for x in seen.step.decision.events if isinstance(x, e.AlertEscalated)]


def _waiting(seen: Seen) -> bool:
    return seen.does(c.Escalate) and bool(seen.before.alerts)


def _rings_again(seen: Seen) -> bool:
    return any(event.rings > 1 for event in _any_ring(seen))


def _longer(seen: Seen) -> bool:
    """Whether an alert waits longer for its next ring than it had waited for the last."""
    waited = {a.id: a.due - a.raised_at for a in seen.before.alerts if not a.rings}
    return any(
        x.due is not None and x.alert in waited and x.due - seen.step.now > waited[x.alert]
        for x in _any_ring(seen)
    )


def _every_day(seen: Seen) -> bool:
    return any(x.due is not None and x.due - seen.step.now == DAY for x in _any_ring(seen))


def _acknowledges(seen: Seen) -> bool:
    return seen.does(c.Acknowledge)


def _still_closed(seen: Seen) -> bool:
    after = seen.after
    return bool(after.barred or after.suspended or after.emergency)


def _earlier_than_known(seen: Seen) -> bool:
    """Whether the clock stands before what has happened, by however little."""
    latest = seen.before.latest
    return seen.accepted and latest is not None and seen.step.now < latest


def _lies_ahead(seen: Seen) -> bool:
    """Whether a session is asked for while an earlier one lies ahead of the clock."""
    done = seen.before.trained_at, *seen.before.stopped_at
    return seen.opens and any(at is not None and at > seen.step.now for at in done)


def _alert_ahead(seen: Seen) -> bool:
    now = seen.step.now
    return seen.does(c.Escalate) and any(a.raised_at > now for a in seen.before.alerts)


def _closure_ahead(seen: Seen) -> bool:
    return seen.at_the_gate and any(x.at > seen.step.now for x in seen.before.closures)


READINGS = (
    Reading(
        "I21",
        "each command has those who may give it",
        lambda s: not isinstance(s.step.command, c.ReportEmergency),
        says("I21.wrong_role"),
        ("I21.wrong_role",),
    ),
    Reading(
        "I21",
        "a clinician decides about patients in their care",
        lambda s: s.step.by.role is Role.CLINICIAN and s.before.enrolled,
        says("I21.not_in_care"),
        ("I21.not_in_care",),
    ),
    refusal("I21", "care is shared once", lambda s: s.asks(c.ShareCare), "I21.already_cares"),
    Reading(
        "R7",
        "nothing is decided outside of a therapy",
        lambda s: not s.says("I21.wrong_role"),
        lambda s: not s.accepted and s.says("R7.not_in_therapy"),
        ("R7.not_in_therapy",),
    ),
    refusal(
        "R7",
        "a therapy begins once",
        lambda s: s.asks(c.Enrol),
        "R7.already_enrolled",
        "R7.enrolled",
    ),
    Reading(
        "I22",
        "an alert that nobody answers in time rings again",
        _waiting,
        says("I22.escalated"),
        ("I22.escalated",),
    ),
    Reading("I22", "and again, to one more person", lambda s: bool(_any_ring(s)), _rings_again),
    Reading("I22", "at growing intervals", lambda s: bool(_any_ring(s)), _longer),
    Reading("I22", "at least once a day", lambda s: bool(_any_ring(s)), _every_day),
    Reading(
        "I22",
        "acknowledged is not decided: what is closed stays closed",
        _acknowledges,
        _still_closed,
        ("I22.acknowledged",),
    ),
    refusal(
        "I22",
        "only an alert that waits is acknowledged",
        lambda s: s.asks(c.Acknowledge),
        "I22.no_such_alert",
    ),
    Reading(
        "I28",
        "a clock that is set back by more than 5 minutes is noted",
        _earlier_than_known,
        lambda s: s.has(e.ClockSetBack),
    ),
    Reading(
        "I28",
        "what lies ahead of the clock closes for a day at most",
        _lies_ahead,
        says("R2.trained_today", "R2.hours_apart", "R5.over_for_today", "R5.rest_after_pain"),
    ),
    Reading(
        "I28",
        "what closed a day ahead of the clock closes for a day at most",
        _closure_ahead,
        says(*OF_A_DAY),
        OF_A_DAY,
    ),
    Reading(
        "I28",
        "an alert ahead of the clock rings after its time, counted from now",
        _alert_ahead,
        says("I22.escalated"),
    ),
)
