"""Writing the ledger: what each accepted command means, in the therapy's words."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from corset.care.copying import replace
from corset.simulation.driver import Transition
from corset.therapy import commands as c
from corset.therapy.events import SessionClosed
from corset.therapy.intake import Intake
from corset.therapy.state import State
from corset.therapy.terms import Answer, Phase, Resolution, Role, SessionEnd
from corset.verify.oracle.answers import closed_after, contraindicated, leaves_open
from corset.verify.oracle.article import EMERGENCY, MOST, NEW_SIGN
from corset.verify.oracle.ledger import (
    CLEAN_ENOUGH,
    REST_PAIN_LIMIT,
    REST_PAIN_REMISSION,
    REST_PAIN_RISE,
    Checked,
    Ledger,
)
from corset.verify.oracle.sessions import OF_SESSIONS, Entry

PAUSE, LEAST = 7, 5
TOLERANCE = timedelta(minutes=5)
"""By how much two clocks of a clinic may differ."""
DECIDING = ("regions", "stage", "damage", "levels", "age", "height_m", "mass_kg", "conditions")
"""The facts from which a complex is made (R7, R9)."""


def ledger_after(ledger: Ledger, step: Transition) -> Ledger:
    """Return the ledger after a step; a refused command leaves no trace in it."""
    if not step.decision.accepted or step.command is None:
        return ledger
    told = isinstance(step.command, _WORDS)
    ledger = _clocked(ledger if told else _closed(ledger, step), step.now)
    entry = ENTRIES.get(type(step.command))
    after = entry(_rested(ledger, step), step.command, step) if entry else ledger
    return _closed(after, step) if told else after


_WORDS = (c.ReportPain, c.ReportEffort)
"""Said of a session that was open when they were said, even where they end it."""


def _closed(ledger: Ledger, step: Transition) -> Ledger:
    for event in step.decision.events:
        if isinstance(event, SessionClosed) and ledger.session:
            led = step.by.role is not Role.PATIENT and ledger.session.half_done
            ledger = replace(ledger, session=replace(ledger.session, end=event.end, led=led))
            ledger = _warmed_well(ledger) if event.end is SessionEnd.FINISHED else ledger
    return ledger


def _warmed_well(ledger: Ledger) -> Ledger:
    """Count a session that came to its end without discomfort in its warm-up."""
    session, sore = ledger.session, ledger.warm_up
    if session is None or sore is None or session.sore or session.medicated:
        return ledger
    clean, counted = sore
    day = session.at.date()
    if counted == day:
        return ledger
    return replace(ledger, warm_up=None if clean + 1 >= CLEAN_ENOUGH else (clean + 1, day))


def _clocked(ledger: Ledger, now: datetime) -> Ledger:
    """Write down the time, and whether it stands before what has happened already (I28)."""
    if (
        ledger.latest is None
        or now > ledger.latest
        or (ledger.behind_from and now == ledger.latest)
    ):
        return replace(ledger, latest=now, behind_from=None)
    if ledger.behind_from is None and now < ledger.latest - TOLERANCE:
        return replace(ledger, behind_from=now)
    return ledger


def _rested(ledger: Ledger, step: Transition) -> Ledger:
    """Write down what a pause allows, where one has come to its end."""
    last, today = ledger.rested_from, step.now.date()
    ends = isinstance(step.command, c.CheckIn | c.StartSession) and ledger.pauses
    if not ends or last is None or (today - last).days < PAUSE:
        return ledger
    return _limited(ledger, step)


def _limited(ledger: Ledger, step: Transition) -> Ledger:
    """Allow half of every dose, count growth anew for everything, and a pause from here on.

    A pause that an exacerbation ends asks for one half, not for two: half of the last (R20).
    """
    limits = {p.exercise: _half(p.exercise, p.repetitions) for p in step.before.progress}
    handed = frozenset(dict(ledger.session.handed)) if ledger.session else frozenset[str]()
    return replace(
        ledger,
        limits=tuple(sorted(limits.items())),
        streaks=tuple((x, 0) for x, _ in ledger.streaks),
        risen=handed,
        rested_from=step.now.date() if limits else ledger.rested_from,
    )


def _half(exercise: str, repetitions: int) -> float:
    least = LEAST if MOST[exercise] >= LEAST else 1
    return min(repetitions, max(least, repetitions / 2))


def restart_streaks(ledger: Ledger, before: State, after: State) -> Ledger:
    """Begin to count clean sessions anew for every exercise whose dose has just risen."""
    risen = doses_risen(before, after)
    if not risen:
        return ledger
    streaks = tuple((x, 0 if x in risen else n) for x, n in ledger.streaks)
    return replace(ledger, streaks=streaks, risen=ledger.risen | set(risen))


def doses_risen(before: State, after: State) -> tuple[str, ...]:
    """Return the exercises whose next dose is higher than it was."""
    if before.progress is after.progress:
        return ()
    was = {p.exercise: p.repetitions for p in before.progress}
    now = {p.exercise: p.repetitions for p in after.progress}
    return tuple(x for x, dose in now.items() if dose > was.get(x, dose))


def _enrol(ledger: Ledger, _: c.Enrol, step: Transition) -> Ledger:
    """A therapy begins anew like a first one; what hurt, alarmed or closed a day still does."""
    return Ledger(
        in_therapy=True,
        team=frozenset({step.by.id}),
        emergency=ledger.emergency,
        suspended=ledger.suspended,
        closed=ledger.closed,
        barred=ledger.barred,
        stopped=ledger.stopped,
        main_sessions=ledger.main_sessions,
        trained_at=ledger.trained_at,
        stretched=ledger.stretched,
        pauses=ledger.pauses,
        latest=ledger.latest,
        behind_from=ledger.behind_from,
    )


def _share_care(ledger: Ledger, command: c.ShareCare, _: Transition) -> Ledger:
    return replace(ledger, team=ledger.team | {command.clinician})


def _withdraw(ledger: Ledger, _: c.Withdraw, __: Transition) -> Ledger:
    return replace(ledger, in_therapy=False)


def _record_intake(ledger: Ledger, command: c.RecordIntake, step: Transition) -> Ledger:
    given = {name: getattr(command, name) for name in Intake.__dataclass_fields__}
    known = {name: value for name, value in given.items() if value is not None}
    today, before = step.now.date(), ledger.intake
    if command.age is not None:
        known["age_on"] = min(command.age_on or today, today)
    after = replace(before, **known)
    before = replace(before, age=before.age_at(today))
    if set(after.regions or ()) - set(before.regions or ()):
        ledger = replace(ledger, whole_spine_at=None)
    doubted = after.rest_pain != before.rest_pain and (after.rest_pain or 0) > REST_PAIN_REMISSION
    if doubted and ledger.phase is Phase.REMISSION:
        ledger = replace(ledger, phase=Phase.UNKNOWN)
    changed = any(getattr(after, x) != getattr(before, x) for x in DECIDING)
    held = ledger.held or (changed and ledger.first_signed is not None)
    return replace(ledger, intake=after, held=held)


def _screen(ledger: Ledger, command: c.Screen, _: Transition) -> Ledger:
    return replace(ledger, screening=tuple(sorted(command.answers.items())))


def _set_phase(ledger: Ledger, command: c.SetPhase, step: Transition) -> Ledger:
    flares = command.phase is Phase.EXACERBATION and ledger.phase is not Phase.EXACERBATION
    return replace(_limited(ledger, step) if flares else ledger, phase=command.phase)


def _check_in(ledger: Ledger, command: c.CheckIn, step: Transition) -> Ledger:
    usual = ledger.intake.rest_pain or 0
    risen = command.rest_pain in range(min(usual + REST_PAIN_RISE, REST_PAIN_LIMIT), 11)
    new_sign = command.answers.get(NEW_SIGN) is Answer.YES
    sign = command.answers.get(EMERGENCY) is Answer.YES or bool(command.signs)
    return replace(
        ledger,
        check=Checked(step.now, leaves_open(command), contraindicated(command)),
        closed=closed_after(ledger.closed, command, step.now),
        suspended=ledger.suspended or risen or new_sign,
        emergency=ledger.emergency or sign,
    )


def _report_emergency(ledger: Ledger, _: c.ReportEmergency, __: Transition) -> Ledger:
    return replace(ledger, emergency=True)


def _clear(ledger: Ledger, _: c.Clear, __: Transition) -> Ledger:
    return replace(ledger, emergency=False, suspended=False, check=None)


def _sign(ledger: Ledger, _: c.Sign, step: Transition) -> Ledger:
    return replace(
        ledger,
        first_signed=ledger.first_signed or step.now,
        signed_for=ledger.intake.regions or (),
        signed_wide=ledger.whole_spine_at is not None,
        held=False,
    )


def _correct(ledger: Ledger, command: c.Correct, _: Transition) -> Ledger:
    if command.resolution is Resolution.RESUME:
        return replace(ledger, barred=ledger.barred - {command.exercise})
    wide = ledger.whole_spine_at is not None and command.resolution is Resolution.REPLACE
    return replace(ledger, signed_wide=ledger.signed_wide or wide)


def _open_whole_spine(ledger: Ledger, _: c.OpenWholeSpine, step: Transition) -> Ledger:
    return replace(ledger, whole_spine_at=ledger.whole_spine_at or step.now)


def _sign_off(ledger: Ledger, _: c.SignOff, step: Transition) -> Ledger:
    return replace(ledger, signed_off=step.by.role in {Role.SPECIALIST, Role.CLINICIAN})


ENTRIES: Mapping[type[c.Command], Entry] = {
    c.Enrol: _enrol,
    c.ShareCare: _share_care,
    c.Withdraw: _withdraw,
    c.RecordIntake: _record_intake,
    c.Screen: _screen,
    c.SetPhase: _set_phase,
    c.CheckIn: _check_in,
    c.ReportEmergency: _report_emergency,
    c.Clear: _clear,
    c.Sign: _sign,
    c.Correct: _correct,
    c.OpenWholeSpine: _open_whole_spine,
    c.SignOff: _sign_off,
    **OF_SESSIONS,
}
"""What is written down for each command; the others leave nothing to write."""
