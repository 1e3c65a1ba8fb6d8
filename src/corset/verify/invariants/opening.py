"""When a session may be open at all: I1-I5, I10, I17."""

from datetime import datetime, timedelta

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.reason import Reason
from corset.therapy.session import ClosureCause
from corset.therapy.terms import AlertKind, Answer, Phase, SessionKind, Urgency
from corset.verify.invariants.registry import invariant
from corset.verify.oracle.answers import contraindicated
from corset.verify.oracle.article import EMERGENCY, LASTING
from corset.verify.oracle.step import Step


def fresh(at: datetime, now: datetime) -> bool:
    """Whether a check is from today, from the last 12 hours and not from the future."""
    return at <= now and at.date() == now.date() and now - at <= timedelta(hours=12)


@invariant("I1")
def checked_and_healthy(step: Step) -> bool:
    """Nothing is released without a fresh check that speaks for training, and a screening."""
    if step.handed:
        check, screening = step.ledger.check, dict(step.ledger.screening)
        assert check is not None
        assert fresh(check.at, step.transition.now)
        assert not check.against
        assert all(screening.get(name) is Answer.NO for name in LASTING)
    return bool(step.handed)


@invariant("I1b")
def what_arises_ends_the_session(step: Step) -> bool:
    """A contraindication that arises in a session ends it."""
    before, check = step.transition.before.session, step.given(c.CheckIn)
    arises = before is not None and before.is_open and check is not None
    if check is None or not arises or not contraindicated(check):
        return False
    assert any(isinstance(event, e.SessionClosed) for event in step.new)
    return True


@invariant("I2")
def only_in_remission(step: Step) -> bool:
    """Nothing is released outside of remission, or while training is suspended."""
    if step.handed:
        assert step.ledger.phase is Phase.REMISSION
        assert not step.ledger.suspended
        assert step.ledger.in_therapy
    return bool(step.handed)


@invariant("I3")
def emergency_closes_everything(step: Step) -> bool:
    """An emergency ends the session, shows its text, tells the clinician, and closes training."""
    if step.ledger.emergency:
        session = step.transition.after.session
        assert session is None or not session.is_open
        assert not step.handed
    command = step.transition.command
    told = isinstance(command, c.ReportEmergency) or (
        isinstance(command, c.CheckIn)
        and (command.answers.get(EMERGENCY) is Answer.YES or bool(command.signs))
    )
    if not told or not step.transition.decision.accepted:
        return False
    new = [event for event in step.new if isinstance(event, e.EmergencyReported)]
    assert new
    assert step.programme.emergency_text[Urgency(new[0].urgency)]
    shown = Reason.of("I3", "help", urgency=new[0].urgency)
    assert shown in step.transition.decision.reasons
    assert any(a.kind is AlertKind.EMERGENCY for a in step.transition.after.alerts)
    return True


@invariant("I3b")
def emergency_stays(step: Step) -> bool:
    """Until a clinician clears it, the core itself knows of the emergency."""
    if step.ledger.emergency:
        assert step.transition.after.emergency
    return step.ledger.emergency


@invariant("I26")
def cleared_opens_on_a_fresh_check(step: Step) -> bool:
    """What was cleared hands nothing out until a check was answered after that."""
    if step.given(c.Clear) is None:
        return False
    assert not step.handed
    assert step.transition.after.check is None
    return True


@invariant("I26b")
def a_closed_day_stays_closed(step: Step) -> bool:
    """What closed a day keeps it closed at home until it is taken back in time, or settled."""
    now, supervised = step.transition.now, step.ledger.session and step.session.supervised
    closed = any(x.at <= now and x.at.date() == now.date() for x in step.ledger.closed)
    if closed and not supervised:
        assert not step.handed
    return closed


@invariant("I4")
def unknown_is_not_no(step: Step) -> bool:
    """A missing or invalid answer closes training."""
    screening, check = dict(step.ledger.screening), step.ledger.check
    unasked = any(screening.get(name, Answer.UNKNOWN) is Answer.UNKNOWN for name in LASTING)
    unanswered = check is not None and check.is_open
    if unasked or unanswered:
        assert not step.handed
    return unanswered


@invariant("I5")
def home_after_supervision(step: Step) -> bool:
    """Home comes after the supervised workouts and the specialist's agreement."""
    at_home = bool(step.handed) and not step.session.supervised
    if at_home:
        plan = step.transition.after.plan
        assert plan is not None
        assert 3 <= plan.supervised_sessions <= 5
        assert step.ledger.supervised >= plan.supervised_sessions
        assert step.ledger.signed_off
    return at_home


@invariant("I5b")
def agreed_after_supervision(step: Step) -> bool:
    """The specialist agrees only after the supervised workouts of the plan."""
    signed_off, plan = step.given(c.SignOff), step.transition.after.plan
    if signed_off is None:
        return False
    assert plan is not None
    assert step.ledger.supervised >= max(3, plan.supervised_sessions)
    return True


@invariant("I10")
def warmed_up(step: Step) -> bool:
    """No exercise before the warm-up of the same session, on the same day."""
    if step.released:
        assert step.session.warm_on == step.transition.now.date()
    return bool(step.released)


@invariant("I17", refusals=True)
def one_main_session_a_day(step: Step) -> bool:
    """A second main session of a day is refused."""
    start = step.asked(c.StartSession)
    if start is None or start.kind is not SessionKind.MAIN:
        return False
    now, sessions = step.transition.now, step.ledger.main_sessions
    again = any(at <= now and day == now.date() for day, at in sessions)
    if again:
        assert not step.transition.decision.accepted
    return again


@invariant("I17b", refusals=True)
def main_sessions_lie_hours_apart(step: Step) -> bool:
    """A main session within 8 hours of the last is refused, whatever the date says."""
    start, last = step.asked(c.StartSession), step.ledger.trained_at
    if start is None or start.kind is not SessionKind.MAIN or last is None:
        return False
    soon = timedelta() <= step.transition.now - last < timedelta(hours=8)
    if soon:
        assert not step.transition.decision.accepted
    return soon


@invariant("I28", refusals=True)
def no_clock_locks_out(step: Step) -> bool:
    """What lies ahead of the clock keeps nobody from a session for longer than a day."""
    now, ledger = step.transition.now, step.ledger
    if step.asked(c.StartSession) is None or step.transition.decision.accepted:
        return False
    done = [at for _, at in ledger.main_sessions] + [*ledger.stopped]
    done += [closed.at for closed in ledger.closed]
    held = not OF_A_DAY.isdisjoint(reason.key for reason in step.transition.decision.reasons)
    if not held or all(at <= now for at in done):
        return False
    assert any(now - ledger.counts_from(at, now) < timedelta(days=1) for at in done)
    return True


OF_A_DAY = {
    "trained_today",
    "hours_apart",
    "over_for_today",
    "rest_after_pain",
    *(f"closed_by_{cause}" for cause in ClosureCause),
}
"""The reasons that end with the day, or some hours later."""
