"""Words and people: I20-I22, I25."""

from collections.abc import Iterator

from corset.programme import advises_on_medicine
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.content.sentences import Counted
from corset.therapy.programme import Programme
from corset.therapy.reason import Reason
from corset.therapy.terms import Answer, Role
from corset.verify.invariants.registry import invariant
from corset.verify.oracle.article import EMERGENCY
from corset.verify.oracle.ledger import pain_of
from corset.verify.oracle.sessions import exercise_of
from corset.verify.oracle.step import Step


@invariant("I20", refusals=True)
def no_advice_on_medicine(step: Step) -> bool:
    """No sentence of the system advises on a medicine."""
    reasons = step.transition.decision.reasons
    for reason in reasons:
        key = step.programme.digest, reason.id, reason.exercise, reason.fact("adaptation")
        if key not in _ADVISING:
            _ADVISING[key] = any(map(advises_on_medicine, _texts(reason, step.programme)))
        assert not _ADVISING[key]
    return bool(reasons)


_ADVISING: dict[tuple[object, ...], bool] = {}
"""What was found of a sentence, by programme, sentence, exercise and adaptation."""


def _texts(reason: Reason, programme: Programme) -> Iterator[str]:
    """Yield all that a reason may say, to whomever and in any language."""
    for sentences in programme.sentences.values():
        said = sentences.by_reason[reason.id]
        for text in (said.patient, said.clinician, said.brief):
            yield from text.forms.values() if isinstance(text, Counted) else [text or ""]
    exercise = programme.exercises.get(reason.exercise or "")
    for adaptation in exercise.adapt if exercise else ():
        if adaptation.key == reason.fact("adaptation"):
            yield adaptation.why


CLINICAL = (
    c.RecordIntake,
    c.Propose,
    c.Sign,
    c.Correct,
    c.Clear,
    c.Screen,
    c.SetPhase,
    c.Acknowledge,
    c.OpenWholeSpine,
)


@invariant("I21", refusals=True)
def only_who_cares_decides(step: Step) -> bool:
    """Who is no clinician, or does not care for this patient, decides nothing clinical.

    An alert of somebody for whom nobody cares yet may be acknowledged by any clinician (I22).
    """
    command, by, team = step.transition.command, step.transition.by, step.ledger.team
    if not isinstance(command, CLINICAL):
        return False
    nobodys = isinstance(command, c.Acknowledge) and not team
    may = by.role is Role.CLINICIAN and (by.id in team or nobodys)
    if not may:
        assert not step.transition.decision.accepted
    return not may


@invariant("I21b", refusals=True)
def only_staff_sends_home(step: Step) -> bool:
    """A patient does not sign off or share care; nobody but the clock escalates."""
    command, role = step.transition.command, step.transition.by.role
    others = (
        (isinstance(command, c.SignOff) and role not in {Role.CLINICIAN, Role.SPECIALIST})
        or (isinstance(command, c.Enrol) and role is not Role.CLINICIAN)
        or (isinstance(command, c.ShareCare) and role in {Role.PATIENT, Role.SPECIALIST})
        or (isinstance(command, c.Escalate) and role is not Role.SYSTEM)
    )
    if others:
        assert not step.transition.decision.accepted
    return others


@invariant("I25", refusals=True)
def what_is_told_is_taken(step: Step) -> bool:
    """A sign or a pain that was told, by anybody in any form, is recorded."""
    command = step.transition.command
    if step.transition.by.role not in {Role.PATIENT, Role.SPECIALIST, Role.CLINICIAN}:
        return False
    if isinstance(command, c.ReportPain):
        if command.nrs is None and command.words is None:
            return False
        kind: type[e.Event] = e.PainReported
    elif isinstance(command, c.ReportEmergency) or _tells_of_a_sign(command):
        kind = e.EmergencyReported
    else:
        return False
    assert any(isinstance(event, kind) for event in step.new)
    return True


def _tells_of_a_sign(command: c.Command | None) -> bool:
    if not isinstance(command, c.CheckIn):
        return False
    return bool(command.signs) or command.answers.get(EMERGENCY) is Answer.YES


@invariant("I25b")
def what_cannot_be_placed_is_asked(step: Step) -> bool:
    """Pain that belongs to no exercise that was handed out reaches the clinician."""
    command = step.given(c.ReportPain)
    if command is None or pain_of(command) < 1:
        return False
    exercise, session = exercise_of(command, step.transition), step.transition.before.session
    handed = {p.exercise for p in step.transition.after.progress}
    today = session is not None and session.started_at.date() == step.transition.now.date()
    if exercise in handed or (exercise is None and today):
        return False
    assert step.transition.after.alerts
    return True


@invariant("I22")
def late_alerts_go_further(step: Step) -> bool:
    """Asked to, the core lets every late alert go further."""
    if step.given(c.Escalate) is None:
        return False
    before, after = step.transition.before.alerts, step.transition.after.alerts
    late = {a.id for a in before if step.transition.now >= a.due and not a.escalated}
    assert all(a.escalated for a in after if a.id in late)
    return bool(late)


@invariant("I22b")
def alerts_end_acknowledged_only(step: Step) -> bool:
    """No alert is lost: it goes when a clinician has seen it, and each has its own name."""
    before, after = step.transition.before.alerts, step.transition.after.alerts
    if before is after:
        return False
    seen = {event.alert for event in step.new if isinstance(event, e.AlertAcknowledged)}
    assert {a.id for a in before} - {a.id for a in after} == seen
    assert len({a.id for a in after}) == len(after)
    return bool(before)
