"""A therapy's beginning and end, and the facts that a clinician records."""

from collections.abc import Iterator
from dataclasses import fields

from corset.care.case import Case, accept, refusal
from corset.therapy.answers import freeze
from corset.therapy.commands import Enrol, RecordIntake, Screen, SetPhase, ShareCare, Withdraw
from corset.therapy.content.parameters import plausible_facts
from corset.therapy.decision import Decision, Finding
from corset.therapy.events import (
    CareShared,
    Enrolled,
    IntakeRecorded,
    PhaseSet,
    Screened,
    Withdrawn,
)
from corset.therapy.intake import Intake
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome


def enrol(case: Case, _: Enrol) -> Decision:
    """Begin a therapy, or begin again after its end."""
    if case.state.enrolled and not case.state.withdrawn:
        return case.refuse("R7", "already_enrolled")
    event = Enrolled(at=case.now, clinician=case.by.id)
    return accept([event], [Reason.of("R7", "enrolled")])


def share_care(case: Case, command: ShareCare) -> Decision:
    """Let a further clinician care for the patient."""
    if command.clinician in case.state.care_team:
        return case.refuse("I21", "already_cares", clinician=command.clinician)
    return accept([CareShared(at=case.now, clinician=command.clinician)])


def record_intake(case: Case, command: RecordIntake) -> Decision:
    """Record facts; values that cannot be are refused, all of them at once."""
    facts = Intake(**{f.name: getattr(command, f.name) for f in fields(Intake)})
    wrong = [*_no_region(facts), *_out_of_bounds(case, facts)]
    wrong += _unknown_conditions(case, facts)
    if wrong:
        return refusal(wrong)
    return accept([IntakeRecorded(at=case.now, facts=facts)])


def _no_region(facts: Intake) -> Iterator[Finding]:
    """A region once known is not unknown again: exercises hang on it (R3, R17)."""
    if facts.regions == ():
        yield Finding(Outcome.REFUSED, Reason.of("R7", "fact_missing", fact="regions"))


def _out_of_bounds(case: Case, facts: Intake) -> Iterator[Finding]:
    for name, (low, high) in plausible_facts(case.parameters).items():
        given = getattr(facts, name)
        if given is not None and not low <= given <= high:
            told = {"fact": name, "given": given, "low": low, "high": high}
            yield Finding(Outcome.REFUSED, Reason.of("R7", "fact_bounds", **told))


def _unknown_conditions(case: Case, facts: Intake) -> Iterator[Finding]:
    known = case.programme.conditions
    for condition in facts.conditions or ():
        if condition not in known:
            told = {"condition": condition, "known": tuple(known)}
            yield Finding(Outcome.REFUSED, Reason.of("R9", "unknown_condition", **told))


def screen(case: Case, command: Screen) -> Decision:
    """Record the answers to the lasting contraindications."""
    lasting = [c.id for c in case.programme.contraindications.values() if c.lasting]
    for name in command.answers:
        if name not in lasting:
            return case.refuse("R8", "unknown_question", question=name, known=tuple(lasting))
    return accept([Screened(at=case.now, answers=freeze(command.answers))])


def set_phase(case: Case, command: SetPhase) -> Decision:
    """Record the clinician's reading of the phase."""
    return accept([PhaseSet(at=case.now, phase=command.phase)])


def withdraw(case: Case, command: Withdraw) -> Decision:
    """End the therapy."""
    event = Withdrawn(at=case.now, why=command.why, completed=command.completed)
    return accept([event], [Reason.of("R7", "withdrawn")])
