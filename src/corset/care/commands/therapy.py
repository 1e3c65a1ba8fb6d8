"""A therapy's beginning and end, and the facts that a clinician records."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from corset.care.case import Case, Part, accept, refusal
from corset.care.commands.pause import begin_again
from corset.care.copying import replace
from corset.care.rules.facts import hurts_at_rest
from corset.therapy.answers import freeze
from corset.therapy.commands import Enrol, RecordIntake, Screen, SetPhase, ShareCare, Withdraw
from corset.therapy.content.parameters import plausible_facts
from corset.therapy.decision import Decision, Finding
from corset.therapy.events import (
    CareShared,
    DosesHeld,
    Enrolled,
    Event,
    IntakeRecorded,
    PhaseSet,
    Screened,
    WholeSpineClosed,
    Withdrawn,
)
from corset.therapy.intake import Intake
from corset.therapy.programme import Programme, Trigger
from corset.therapy.reason import Reason
from corset.therapy.terms import DISCS, Lowering, Outcome, Phase


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
    wrong += [*_unknown_conditions(case, facts), *_unknown_levels(facts)]
    if wrong:
        return refusal(wrong)
    facts = replace(facts, age_on=_known_since(case, facts))
    events: list[Event] = [IntakeRecorded(at=case.now, facts=facts)]
    reasons: list[Reason] = []
    held = _held(case, _changed(case, facts))
    for part in (_closed_stage(case, facts), held, _doubted(case, facts)):
        events += part[0]
        reasons += part[1]
    return accept(events, reasons)


DECIDING = ("regions", "stage", "damage", "levels", "age", "height_m", "mass_kg", "conditions")
"""The facts from which a complex and its doses are made (R7, R9)."""


def _closed_stage(case: Case, facts: Intake) -> Part:
    """Damage in a further region: its exercises come first again (R3)."""
    further = set(facts.regions or ()) - set(case.state.intake.regions or ())
    if not case.state.whole_spine or not further:
        return [], []
    return [WholeSpineClosed(at=case.now)], [Reason.of("R3", "closed_again")]


def _known_since(case: Case, facts: Intake) -> date | None:
    """Return since when the patient has been of the given age: today at the latest."""
    today = case.now.date()
    return None if facts.age is None else min(facts.age_on or today, today)


def _changed(case: Case, given: Intake) -> tuple[str, ...]:
    """Return the facts that are others than before; a birthday in between is no change."""
    known = case.state.intake
    known = replace(known, age=known.age_at(case.now.date()))
    return tuple(
        name
        for name in DECIDING
        if getattr(given, name) is not None and getattr(given, name) != getattr(known, name)
    )


def grown_older(case: Case) -> Part:
    """Note that an age was reached from which a rule holds: nobody stays as old as at intake (R9).

    It holds at once, like any fact that changes, and asks for a review.
    """
    known, today = case.state.intake, case.now.date()
    before, age = known.age, known.age_at(today)
    if before is None or age is None or age == before:
        return [], []
    if not any(before < reached <= age for reached in ages_that_count(case.programme)):
        return [], []
    held, reasons = _held(case, ("age",))
    facts = Intake(age=age, age_on=known.reached(age))
    return [IntakeRecorded(at=case.now, facts=facts), *held], reasons


def ages_that_count(programme: Programme) -> tuple[int, ...]:
    """Return the ages from which something holds, the youngest first."""
    ages = {
        int(adaptation.threshold or 0)
        for exercise in programme.exercises.values()
        for adaptation in exercise.adapt
        if adaptation.trigger is Trigger.AGE_FROM
    }
    return tuple(sorted(ages))


def _held(case: Case, changed: tuple[str, ...]) -> Part:
    """A fact that changes in mid-plan holds every dose and asks for a review (R9)."""
    if case.state.plan is None or not changed:
        return [], []
    held = DosesHeld(at=case.now, facts=changed)
    return [held], [Reason.of("R9", "held", facts=changed)]


def _doubted(case: Case, facts: Intake) -> Part:
    """A baseline that speaks against remission asks for the phase again (R1)."""
    remission = case.state.phase is Phase.REMISSION
    changed = facts.rest_pain not in {None, case.state.intake.rest_pain}
    if not (remission and changed and hurts_at_rest(facts.rest_pain, case.parameters)):
        return [], []
    return [PhaseSet(at=case.now, phase=Phase.UNKNOWN)], [_confirm(case, facts.rest_pain)]


def _confirm(case: Case, rest_pain: int | None) -> Reason:
    limit = case.parameters.rest_pain_remission_nrs
    return Reason.of("R1", "confirm_remission", nrs=rest_pain, limit=limit)


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


def _unknown_levels(facts: Intake) -> Iterator[Finding]:
    for level in facts.levels or ():
        if level not in DISCS:
            told = {"level": level, "known": DISCS}
            yield Finding(Outcome.REFUSED, Reason.of("R7", "unknown_level", **told))


def screen(case: Case, command: Screen) -> Decision:
    """Record the answers to the lasting contraindications."""
    lasting = [c.id for c in case.programme.contraindications.values() if c.lasting]
    for name in command.answers:
        if name not in lasting:
            return case.refuse("R8", "unknown_question", question=name, known=tuple(lasting))
    return accept([Screened(at=case.now, answers=freeze(command.answers))])


def set_phase(case: Case, command: SetPhase) -> Decision:
    """Record the clinician's reading of the phase; an exacerbation lowers every dose (R1, R20)."""
    baseline = case.state.intake.rest_pain
    if (
        command.phase is Phase.REMISSION
        and hurts_at_rest(baseline, case.parameters)
        and not command.confirmed
    ):
        return refusal([Finding(Outcome.NEEDS_ANSWER, _confirm(case, baseline))])
    phase = PhaseSet(at=case.now, phase=command.phase)
    if command.phase is not Phase.EXACERBATION or case.state.phase is Phase.EXACERBATION:
        return accept([phase])
    doses, reasons = begin_again(case, Lowering.EXACERBATION)
    return accept([phase, *doses], reasons)


def withdraw(case: Case, command: Withdraw) -> Decision:
    """End the therapy."""
    event = Withdrawn(at=case.now, why=command.why, completed=command.completed)
    return accept([event], [Reason.of("R7", "withdrawn")])
