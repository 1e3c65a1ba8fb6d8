"""I1–I24 over one step: the state before, the command, the decision, the state after.

An invariant says whether its premise was there, and then asserts. What it asserts is drawn from
the second book and from the therapy's figures, not from the core's own conditions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from tests.invariants.ledger import DISCOMFORT, SEVERE, Ledger, Training, exercise_of, pain_of
from tests.patient import ASKED_DAILY, LASTING, PROGRAMME, Happened

from corset.care import warm_up_parts
from corset.programme import advises_on_medicine
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.decision import Release
from corset.therapy.programme import Programme
from corset.therapy.terms import AlertKind, Answer, Neck, Phase, Role, SessionKind, Urgency

MOST = {
    **dict.fromkeys(("C1", "C2", "C4", "T2", "L1", "L3"), 30),
    **dict.fromkeys(("T4", "L2"), 25),
    **dict.fromkeys(("C3", "C5", "T1", "T3", "L4"), 20),
    "S1": 3,
    "S2": 10,
}
"""The article's highest dose, and our reading's for S1 and S2."""
LONGEST = {"T4": 30, "L1": 7, "S1": 20}
NECK_LIST = {"C1", "C2", "C3", "C4", "C5"}
CAPS = {"L1": ("height", 30), "L3": ("height", 20), "L4": ("height", 20), "T1": ("shift", 30)}
PASSING = tuple(q.id for q in PROGRAMME.contraindications.values() if not q.lasting)
OPT_IN = {"S1", "S2"}
OLD, HEAVY = 65, 30


@dataclass(frozen=True)
class Step:
    """A step in both books."""

    happened: Happened
    book: Ledger
    released: tuple[Release, ...]
    released_before: tuple[Release, ...]
    programme: Programme

    @property
    def new(self) -> tuple[e.Event, ...]:
        """The events of this step."""
        return self.happened.decision.events

    @property
    def handed(self) -> dict[str, tuple[int, float]]:
        """What the patient holds after this step: repetitions and hold by exercise."""
        opened = [event.items for event in self.new if isinstance(event, e.SessionStarted)]
        handed = (*chain.from_iterable(opened), *self.released)
        return {x.exercise: (x.repetitions, x.hold_s) for x in handed}

    @property
    def session(self) -> Training:
        """The session, where something was handed out."""
        assert self.book.session is not None
        return self.book.session

    def given(self, *kinds: type[c.Command]) -> bool:
        """Whether this step is such a command, and accepted."""
        return self.happened.decision.accepted and isinstance(self.happened.command, kinds)


Invariant = Callable[[Step], bool]
INVARIANTS: dict[str, Invariant] = {}
"""By number: asserts, and returns whether there was anything to assert."""


def invariant(number: str) -> Callable[[Invariant], Invariant]:
    """Register an invariant."""

    def register(function: Invariant) -> Invariant:
        INVARIANTS[number] = function
        return function

    return register


def open_question(check: c.CheckIn) -> bool:
    """Whether a check leaves something open, by an answer or by what cannot be."""
    known = dict(check.answers)
    measured = check.temperature_c is not None and 30 <= check.temperature_c <= 45
    if measured and known.get("fever") is not Answer.YES:
        known["fever"] = Answer.NO
    open_answer = any(known.get(name, Answer.UNKNOWN) is Answer.UNKNOWN for name in ASKED_DAILY)
    mmhg = (check.systolic_mmhg, check.diastolic_mmhg)
    misread = any(x is not None and not 30 <= x <= 300 for x in mmhg)
    hot = check.temperature_c is not None and not 30 <= check.temperature_c <= 45
    return open_answer or misread or hot or check.rest_pain not in range(11)


def contraindicated(check: c.CheckIn) -> bool:
    """Whether a check speaks against training, by what was answered and by what was measured."""
    hot = 38 <= (check.temperature_c or 0) <= 45
    high = 180 <= (check.systolic_mmhg or 0) <= 300 or 100 <= (check.diastolic_mmhg or 0) <= 300
    low = 30 <= (check.systolic_mmhg or 0) <= 90
    return hot or high or low or any(check.answers.get(x) is Answer.YES for x in PASSING)


def fresh(at: datetime, now: datetime) -> bool:
    """Whether a check is from today, from the last 12 hours and not from the future."""
    return at <= now and at.date() == now.date() and now - at <= timedelta(hours=12)


@invariant("I1")
def checked_and_healthy(step: Step) -> bool:
    if step.handed:
        assert step.book.check is not None
        assert step.book.checked_at is not None
        assert fresh(step.book.checked_at, step.happened.now)
        assert not contraindicated(step.book.check)
        assert all(step.book.screening.get(name) is Answer.NO for name in LASTING)
    return bool(step.handed)


@invariant("I1b")
def what_arises_ends_the_session(step: Step) -> bool:
    before = step.happened.before.session
    running = before is not None and before.is_open
    arises = step.given(c.CheckIn) and contraindicated(step.happened.command)
    if running and arises:
        assert any(isinstance(event, e.SessionClosed) for event in step.new)
    return running and arises


@invariant("I2")
def only_in_remission(step: Step) -> bool:
    if step.handed:
        assert step.book.phase is Phase.REMISSION
        assert not step.book.suspended
    return bool(step.handed)


@invariant("I3")
def emergency_closes_everything(step: Step) -> bool:
    if step.book.emergency:
        session = step.happened.after.session
        assert session is None or not session.is_open
        assert not step.handed
    new = [event for event in step.new if isinstance(event, e.EmergencyReported)]
    for event in new:
        text = step.programme.emergency_text[Urgency(event.urgency)]
        assert text in [reason.text for reason in step.happened.decision.reasons]
        assert any(a.kind is AlertKind.EMERGENCY for a in step.happened.after.alerts)
    return bool(new)


@invariant("I4")
def unknown_is_not_no(step: Step) -> bool:
    unasked = any(
        step.book.screening.get(name, Answer.UNKNOWN) is Answer.UNKNOWN for name in LASTING
    )
    unanswered = step.book.check is not None and open_question(step.book.check)
    if unasked or unanswered:
        assert not step.handed
    return unanswered


@invariant("I5")
def home_after_supervision(step: Step) -> bool:
    at_home = bool(step.handed) and not step.session.supervised
    if at_home:
        plan = step.happened.after.plan
        assert plan is not None
        assert 3 <= plan.supervised_sessions <= 5
        assert step.book.supervised >= plan.supervised_sessions
        assert step.book.signed_off
    return at_home


@invariant("I6")
def severe_pain_bars(step: Step) -> bool:
    command, after = step.happened.command, step.happened.after
    assert not step.book.barred & set(step.handed)
    if step.happened.now.date() in step.book.stopped:
        assert not step.handed
    severe = step.given(c.ReportPain) and pain_of(command) >= SEVERE
    if severe:
        exercise = exercise_of(command, step.happened)
        kind = AlertKind.SEVERE_PAIN if exercise else AlertKind.SUSPENDED
        assert exercise in (*after.barred, None)
        assert any((a.kind, a.exercise) == (kind, exercise) for a in after.alerts)
        assert after.session is None or not after.session.is_open
    return severe


@invariant("I7")
def dose_under_every_bound(step: Step) -> bool:
    plan = step.happened.after.plan
    for exercise, (repetitions, hold) in step.handed.items():
        assert plan is not None
        item = next(i for i in plan.items if i.exercise == exercise)
        assert repetitions <= min(item.ceiling, MOST[exercise])
        assert hold <= min(item.hold_s, LONGEST.get(exercise, 0))
    return bool(step.handed)


@invariant("I8")
def discomfort_cuts(step: Step) -> bool:
    session = step.book.session
    felt = [x for x in session.handed if (session.of(x).pain or 0) >= DISCOMFORT] if session else []
    stands = {p.exercise: p.repetitions for p in step.happened.after.progress}
    for exercise in felt:
        handed = session.handed[exercise].repetitions
        assert stands[exercise] <= min(handed, 10)
        assert stands[exercise] >= min(5, MOST[exercise], handed) or exercise == "S1"
    return bool(felt)


@invariant("I9")
def backward_press_stops_at_any_pain(step: Step) -> bool:
    session = step.book.session
    hurt = session is not None and session.end is None and (session.of("C3").pain or 0) >= 1
    if hurt:
        assert "C3" not in {release.exercise for release in step.released}
    return hurt


@invariant("I10")
def warmed_up(step: Step) -> bool:
    if step.released:
        assert step.session.warm_on == step.happened.now.date()
    return bool(step.released)


@invariant("I11")
def rises_slowly(step: Step) -> bool:
    before = {p.exercise: p.repetitions for p in step.happened.before.progress}
    after = {p.exercise: p.repetitions for p in step.happened.after.progress}
    risen = [x for x, dose in after.items() if dose > before.get(x, dose)]
    for exercise in risen:
        assert after[exercise] - before[exercise] <= 2
        assert step.book.clean_sessions(exercise) >= 2, exercise
        step.book.since_rise[exercise] = len(step.book.sessions)
    return bool(risen)


@invariant("I12")
def neck_is_spared(step: Step) -> bool:
    if not step.book.cervical:
        return False
    for exercise in step.handed:
        still = step.programme.exercises[exercise].neck is Neck.STILL
        assert exercise in NECK_LIST or still
    parts = warm_up_parts(state=step.happened.after, programme=step.programme)
    assert all(part.neck is Neck.STILL for part in parts)
    return bool(step.handed)


@invariant("I13")
def whole_spine_after_its_days(step: Step) -> bool:
    own = (*(step.book.intake.regions or ()), *step.book.signed_for)
    wide = [x for x in step.handed if step.programme.exercises[x].region not in own]
    if wide:
        opened, since = step.book.whole_spine_at, step.book.first_signed
        assert opened is not None
        assert since is not None
        assert opened - since >= timedelta(days=14)
        assert step.book.signed_wide
    return bool(wide)


@invariant("I13b")
def whole_spine_opens_on_its_day(step: Step) -> bool:
    opened = step.given(c.OpenWholeSpine)
    if opened:
        plan, since = step.happened.before.plan, step.book.first_signed
        assert plan is not None
        assert since is not None
        assert 14 <= plan.whole_spine_days <= 42
        assert step.happened.now - since >= timedelta(days=plan.whole_spine_days)
    return opened


@invariant("I14")
def caps_are_kept(step: Step) -> bool:
    capped = [x for x in step.handed if x in CAPS]
    for exercise in capped:
        quantity, cap = CAPS[exercise]
        limits = {limit.quantity: limit.max for limit in step.programme.exercises[exercise].limits}
        assert limits[quantity] <= cap
    if "L3" in capped:
        limits = {limit.quantity: limit.max for limit in step.programme.exercises["L3"].limits}
        assert limits["lifts_at_once"] == 1
    return bool(capped)


@invariant("I15")
def stretching_is_opted_in(step: Step) -> bool:
    stretching = OPT_IN & set(step.handed)
    for exercise in stretching:
        plan = step.happened.after.plan
        assert plan is not None
        assert exercise in plan.opt_in
    return bool(stretching)


@invariant("I15b")
def nobody_old_or_heavy_hangs(step: Step) -> bool:
    if "S1" in step.handed:
        intake = step.book.intake
        assert intake.age is not None
        assert intake.age < OLD
        assert intake.bmi is not None
        assert intake.bmi < HEAVY
    return "S1" in step.handed


@invariant("I16")
def nothing_is_made_up_for(step: Step) -> bool:
    session = step.book.session
    if session is None or session.end is not None:
        return False
    now = {release.exercise for release in step.released}
    over = [x for x, r in session.reports.items() if r.done is not None or r.effort >= 7]
    assert not now & set(over)
    return bool(over) and bool(now)


@invariant("I16b")
def exhaustion_ends_the_exercise(step: Step) -> bool:
    exhausting = step.given(c.ReportEffort) and step.happened.command.cr10 >= 7
    if exhausting and (session := step.happened.after.session) and session.is_open:
        exercise = exercise_of(step.happened.command, step.happened)
        assert session.current != exercise
    return exhausting


@invariant("I17")
def one_main_session_a_day(step: Step) -> bool:
    if not step.given(c.StartSession) or step.session.kind is not SessionKind.MAIN:
        return False
    earlier = [s for s in step.book.sessions[:-1] if s.kind is SessionKind.MAIN and s.trained]
    assert all(s.at.date() != step.happened.now.date() for s in earlier)
    return bool(earlier)


@invariant("I18")
def signed_or_less(step: Step) -> bool:
    plan = step.happened.after.plan
    if step.handed:
        assert plan is not None
        assert set(step.handed) <= {item.exercise for item in plan.items}
        assert plan.signed_by in step.book.team
    return bool(step.handed)


@invariant("I20")
def no_advice_on_medicine(step: Step) -> bool:
    texts = [reason.text for reason in step.happened.decision.reasons]
    assert not any(map(advises_on_medicine, texts))
    return bool(texts)


CLINICAL = (c.Sign, c.Correct, c.Clear, c.Screen, c.SetPhase, c.Acknowledge, c.OpenWholeSpine)


@invariant("I21")
def only_who_cares_decides(step: Step) -> bool:
    if not isinstance(step.happened.command, CLINICAL):
        return False
    by = step.happened.by
    if step.happened.decision.accepted:
        assert by.role is Role.CLINICIAN
        assert by.id in step.book.team
    return by.role is not Role.CLINICIAN or by.id not in step.book.team


@invariant("I22")
def alerts_end(step: Step) -> bool:
    before, after = step.happened.before.alerts, step.happened.after.alerts
    seen = {event.alert for event in step.new if isinstance(event, e.AlertAcknowledged)}
    assert {a.id for a in before} - {a.id for a in after} == seen
    late = [a for a in before if step.happened.now >= a.due and not a.escalated]
    asked = step.given(c.Escalate)
    if late and asked:
        assert all(a.escalated for a in after if a.id in {x.id for x in late})
    return bool(late) and asked
