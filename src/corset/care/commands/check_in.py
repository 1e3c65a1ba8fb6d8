"""The check before a session: its answers are always kept, whatever they lead to."""

from collections.abc import Iterator, Mapping

from corset.care.case import Case, Part, accept
from corset.care.commands.alerts import is_open, raised
from corset.care.commands.pause import lowered
from corset.care.evolve import fold
from corset.care.queries.due import day_of
from corset.care.rules.closures import closed_on, closing, settles
from corset.care.rules.facts import suspension_causes, yes_leading_to
from corset.care.rules.gates import assess
from corset.therapy.answers import freeze
from corset.therapy.commands import CheckIn, Command, ReportEmergency, ReportPain
from corset.therapy.decision import Decision
from corset.therapy.events import (
    CheckAnswered,
    DayClosed,
    DayReopened,
    EmergencyReported,
    Event,
    TrainingSuspended,
)
from corset.therapy.programme import Consequence
from corset.therapy.reason import Reason
from corset.therapy.session import CheckAnswers, ClosureCause
from corset.therapy.state import State
from corset.therapy.terms import AlertKind, Answer, Outcome, Role, Urgency

UNSPECIFIED = "unspecified"
"""A sign that the patient reports without naming it; it counts as the gravest."""


def check_in(case: Case, command: CheckIn) -> Decision:
    """Record today's answers; suspend or raise the alarm where they say so."""
    check = _answers(command)
    events: list[Event] = [CheckAnswered(at=case.now, check=check), *_closures(case, check)]
    reasons = [*_not_asked(case, command.answers)]
    for part in (_suspension(case, check), _alarm(case, command, check), lowered(case)):
        events += part[0]
        reasons += part[1]
    return _with_findings(case, events, reasons)


def _answers(command: CheckIn) -> CheckAnswers:
    return CheckAnswers(
        answers=freeze(command.answers),
        rest_pain=command.rest_pain,
        temperature_c=command.temperature_c,
        systolic_mmhg=command.systolic_mmhg,
        diastolic_mmhg=command.diastolic_mmhg,
        painkillers=command.painkillers,
    )


def tells_of_danger(case: Case, command: Command) -> bool:
    """Whether a command tells of pain or of a sign: that is taken from anybody, always (I25)."""
    if not isinstance(command, CheckIn):
        return isinstance(command, (ReportEmergency, ReportPain))
    check, programme = _answers(command), case.programme
    return bool(
        command.signs
        or yes_leading_to(Consequence.EMERGENCY, check, programme)
        or yes_leading_to(Consequence.SUSPENSION, check, programme)
    )


def _not_asked(case: Case, answers: Mapping[str, Answer]) -> Iterator[Reason]:
    """Say what is no question of this check; it is kept, and keeps nothing else back (I25)."""
    passing = [c.id for c in case.programme.contraindications.values() if not c.lasting]
    known = (*passing, *case.programme.check_questions)
    for name in answers:
        if name not in known:
            yield Reason.of("R8", "unknown_question", question=name, known=known)


def _closures(case: Case, check: CheckAnswers) -> Iterator[Event]:
    """Close the day where the check says so, and open what it takes back or settles (R8, I26).

    A yes that is said again gives no new time to take it back; a value is as old as the last one.
    """
    closed = closed_on(case.state, case.now)
    for closure in closed:
        if settles(check, closure, case.now, case.programme):
            yield DayReopened(at=case.now, question=closure.question, cause=closure.cause)
    known = {(closure.question, closure.cause) for closure in closed}
    for question, cause in closing(check, case.programme):
        if cause is ClosureCause.MEASUREMENT or (question, cause) not in known:
            yield DayClosed(at=case.now, question=question, cause=cause)


def _suspension(case: Case, check: CheckAnswers) -> Part:
    causes = suspension_causes(case.state, check, case.programme)
    if not causes:
        return [], []
    events: list[Event] = [TrainingSuspended(at=case.now, causes=causes)]
    if not is_open(case, AlertKind.SUSPENDED):
        events.append(raised(case, AlertKind.SUSPENDED))
    return events, []


def _alarm(case: Case, command: CheckIn, check: CheckAnswers) -> Part:
    reported = yes_leading_to(Consequence.EMERGENCY, check, case.programme)
    if not (reported or command.signs):
        return [], []
    return emergency(case, command.signs)


def emergency(case: Case, signs: tuple[str, ...]) -> Part:
    """Return what follows from emergency signs: the text to show, and the alert (I3)."""
    known = case.programme.emergency_signs
    named = tuple(dict.fromkeys(s if s in known else UNSPECIFIED for s in signs or ("",)))
    urgencies = {known[s].urgency if s in known else Urgency.HOSPITAL_NOW for s in named}
    urgency = next(u for u in Urgency if u in urgencies)
    events: list[Event] = [EmergencyReported(at=case.now, signs=named, urgency=urgency)]
    graver = urgency is Urgency.HOSPITAL_NOW and case.state.emergency_urgency not in {None, urgency}
    if graver or not is_open(case, AlertKind.EMERGENCY):
        events.append(raised(case, AlertKind.EMERGENCY))
    return events, [Reason.of("I3", "help", urgency=urgency)]


def report_emergency(case: Case, command: ReportEmergency) -> Decision:
    """Take an emergency sign at any time."""
    events, reasons = emergency(case, command.signs)
    return accept(events, reasons, Outcome.EMERGENCY)


def _with_findings(case: Case, events: list[Event], reasons: list[Reason]) -> Decision:
    """Say at once what these answers mean for training now."""
    session, after = case.state.session, fold(events, case.state)
    findings = assess(
        state=after,
        now=case.now,
        programme=case.programme,
        supervised=case.by.role is not Role.PATIENT,
        running=session is not None and session.runs_on(case.now.date()),
    )
    reasons += [finding.reason for finding in findings]
    if findings:
        return accept(events, [*reasons, *_short_session(case, after)], findings[0].outcome)
    return accept(events, [*reasons, Reason.of("R8", "clear")])


def _short_session(case: Case, after: State) -> list[Reason]:
    """Say that a short session is open, where the day's main session was done (R2, R24)."""
    day = day_of(
        state=after,
        now=case.now,
        programme=case.programme,
        supervised=case.by.role is not Role.PATIENT,
    )
    return [Reason.of("R24", "may_stretch")] if day.stretches else []
