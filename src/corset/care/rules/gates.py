"""The gates: rules that stand between a patient and a session.

Each looks at a situation and yields what it finds. Their order does not matter.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from corset.care.case import worst_first
from corset.care.rules.clock import done_at, done_on, is_today
from corset.care.rules.closures import closed_on
from corset.care.rules.facts import contraindication
from corset.therapy.answers import answer_to
from corset.therapy.decision import Finding
from corset.therapy.programme import Programme
from corset.therapy.reason import Fact, Reason
from corset.therapy.session import ClosureCause
from corset.therapy.state import State
from corset.therapy.terms import NRS, Answer, Outcome, Phase, SessionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A patient who wants to train now: `running` inside an open session."""

    state: State
    now: datetime
    programme: Programme
    supervised: bool
    kind: SessionKind
    running: bool


Verdict = tuple[Outcome, str, Mapping[str, Fact]]
Gate = Callable[[Situation], Iterator[Verdict]]


def assess(
    *,
    state: State,
    now: datetime,
    programme: Programme,
    supervised: bool,
    kind: SessionKind = SessionKind.MAIN,
    running: bool = False,
) -> tuple[Finding, ...]:
    """Return every finding that keeps a session closed, worst first; empty means open."""
    situation = Situation(
        state=state,
        now=now,
        programme=programme,
        supervised=supervised,
        kind=kind,
        running=running,
    )
    return worst_first(
        Finding(outcome, Reason.of(rule, key, **facts))
        for rule, check in GATES
        for outcome, key, facts in check(situation)
    )


def no_emergency(s: Situation) -> Iterator[Verdict]:
    """Nothing is released after an emergency sign until a clinician clears it."""
    if s.state.emergency:
        yield Outcome.EMERGENCY, "uncleared", {"signs": s.state.emergency}


def remission(s: Situation) -> Iterator[Verdict]:
    """Train only in remission, and not while suspended."""
    if s.state.phase is Phase.EXACERBATION:
        yield Outcome.SUSPENDED, "exacerbation", {}
    if s.state.phase is Phase.UNKNOWN:
        yield Outcome.NEEDS_CLINICIAN, "phase_unknown", {}
    if s.state.suspended:
        yield Outcome.SUSPENDED, "suspended", {"causes": s.state.suspended}


def one_main_session_a_day(s: Situation) -> Iterator[Verdict]:
    """One main session a day, and hours between two; only the running one goes on."""
    if s.kind is not SessionKind.MAIN or s.running:
        return
    if is_today(s.state.trained_on, s.state.trained_at, s.state, s.now):
        yield Outcome.BLOCKED_TODAY, "trained_today", {}
    elif _too_soon(s, s.state.trained_at):
        yield Outcome.BLOCKED_TODAY, "hours_apart", _gap(s)


def begun_today(s: Situation) -> Iterator[Verdict]:
    """A session left open overnight does not go on: its warm-up is no longer one."""
    session = s.state.session
    if s.running and session is not None and not session.runs_on(s.now.date()):
        yield Outcome.BLOCKED_TODAY, "left_open", {}


def not_after_severe_pain(s: Situation) -> Iterator[Verdict]:
    """Severe pain ends training for the day, and for hours that reach into the next."""
    stops = s.state.stopped_at
    if any(is_today(stop.date(), stop, s.state, s.now) for stop in stops):
        yield Outcome.BLOCKED_TODAY, "over_for_today", {}
    elif any(_too_soon(s, stop) for stop in stops):
        yield Outcome.BLOCKED_TODAY, "rest_after_pain", _gap(s)


def _too_soon(s: Situation, last: datetime | None) -> bool:
    """Whether the hours between two sessions have not passed yet, in real time (R2)."""
    last = done_at(last, s.state, s.now)
    return last is not None and s.now - last < timedelta(hours=_hours(s))


def _gap(s: Situation) -> Mapping[str, Fact]:
    return {"hours": _hours(s)}


def _hours(s: Situation) -> float:
    return s.programme.parameters.session_gap_hours


def prescribed(s: Situation) -> Iterator[Verdict]:
    """Nothing is trained without a signed prescription."""
    if not s.state.enrolled or s.state.withdrawn:
        yield Outcome.NEEDS_CLINICIAN, "not_in_therapy", {}
    elif s.state.plan is None:
        yield Outcome.NEEDS_CLINICIAN, "unsigned", {}


def lasting_contraindications(s: Situation) -> Iterator[Verdict]:
    """The clinician settles the lasting ones; what was not asked is not no."""
    for name, asked in s.programme.contraindications.items():
        answer = answer_to(s.state.screening, name) if asked.lasting else Answer.NO
        if answer is Answer.YES:
            yield Outcome.PROHIBITED, "lasting", {"question": name}
        if answer is Answer.UNKNOWN:
            yield Outcome.NEEDS_ANSWER, "unscreened", {"question": name}


def checked_today(s: Situation) -> Iterator[Verdict]:
    """Today's check is there, not older than its hours, and not from the future (I1)."""
    check, hours = s.state.check, s.programme.parameters.check_valid_hours
    if check is None:
        yield Outcome.NEEDS_ANSWER, "check_missing", {}
    elif check.at > s.now:
        yield Outcome.NEEDS_ANSWER, "check_future", {"at": check.at.isoformat()}
    elif check.at.date() != s.now.date() or s.now - check.at > timedelta(hours=hours):
        yield Outcome.NEEDS_ANSWER, "check_stale", {"hours": hours}


def passing_contraindications(s: Situation) -> Iterator[Verdict]:
    """The passing ones are asked before every session; an open answer blocks (I4)."""
    if s.state.check is None:
        return
    check, parameters = s.state.check.answers, s.programme.parameters
    for name, asked in s.programme.contraindications.items():
        if asked.lasting:
            continue
        answer = contraindication(check, asked, parameters)
        if answer is Answer.YES:
            yield Outcome.BLOCKED_TODAY, "passing", {"question": name}
        if answer is Answer.UNKNOWN:
            key = "unanswered" if answer_to(check.answers, name) is Answer.UNKNOWN else "misread"
            yield Outcome.NEEDS_ANSWER, key, {"question": name}


def closed_at_home(s: Situation) -> Iterator[Verdict]:
    """What closed the day stays closed that day at home (I26), whatever the last check says."""
    for closure in () if s.supervised else closed_on(s.state, s.now):
        facts = {"question": closure.question}
        if (Outcome.BLOCKED_TODAY, "passing", facts) in passing_contraindications(s):
            continue
        if closure.cause is ClosureCause.MISREADING:
            yield Outcome.NEEDS_ANSWER, "misread", facts
        else:
            yield Outcome.BLOCKED_TODAY, f"closed_by_{closure.cause}", facts


def every_question_answered(s: Situation) -> Iterator[Verdict]:
    """Rest pain, new signs and emergency signs are answered, with valid values."""
    if s.state.check is None:
        return
    check = s.state.check.answers
    for question in s.programme.check_questions:
        if answer_to(check.answers, question) is Answer.UNKNOWN:
            yield Outcome.NEEDS_ANSWER, "unanswered", {"question": question}
    if check.rest_pain is None or check.rest_pain not in NRS:
        yield Outcome.NEEDS_ANSWER, "rest_pain", {}
    if (check.painkillers or 0) < 0:
        yield Outcome.NEEDS_ANSWER, "painkillers", {}


def supervised_first(s: Situation) -> Iterator[Verdict]:
    """The first workouts are supervised; home needs the specialist's sign-off."""
    if s.supervised or s.state.plan is None:
        return
    if s.state.supervised < s.state.plan.supervised_sessions:
        facts = {"done": s.state.supervised, "needed": s.state.plan.supervised_sessions}
        yield Outcome.NEEDS_SUPERVISION, "supervised_first", facts
    elif not s.state.signed_off:
        yield Outcome.NEEDS_SUPERVISION, "not_signed_off", {}


def supervised_after_a_pause(s: Situation) -> Iterator[Verdict]:
    """After a long pause the first session is supervised again (R20)."""
    last = done_on(s.state.trained_on, s.state, s.now)
    days = s.programme.parameters.pause_supervised_days
    if not s.supervised and last is not None and (s.now.date() - last).days >= days:
        yield Outcome.NEEDS_SUPERVISION, "supervised_again", {"days": days}


GATES: tuple[tuple[str, Gate], ...] = (
    ("I3", no_emergency),
    ("R1", remission),
    ("R2", one_main_session_a_day),
    ("R11", begun_today),
    ("R5", not_after_severe_pain),
    ("R7", prescribed),
    ("R8", lasting_contraindications),
    ("R8", checked_today),
    ("R8", passing_contraindications),
    ("R8", closed_at_home),
    ("I4", every_question_answered),
    ("R10", supervised_first),
    ("R20", supervised_after_a_pause),
)
"""Every gate under the number of its rule."""
