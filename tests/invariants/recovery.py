"""I24: from every state a clinician finds a way back to training, by commands alone."""

from tests.patient import LASTING, LUMBAR, SPECIALIST, Patient

from corset.care import released
from corset.therapy import commands as c
from corset.therapy.commands import Actor
from corset.therapy.state import State
from corset.therapy.terms import Answer, Phase, Resolution, Role

NEEDED = ("regions", "stage", "damage", "age", "conditions")


def is_excluded(state: State) -> bool:
    """Whether a lasting contraindication stands against all training."""
    return any(answer is Answer.YES for _, answer in state.screening)


def recovers(patient: Patient) -> None:
    """Lead the patient back to an exercise, or fail where there is no way."""
    by = _in_care(patient)
    patient.tomorrow(400)  # clocks may have been wrong, and days are closed for a day
    _settle(patient, by)
    for exercise in patient.state.barred:
        patient.accepted(c.Correct(exercise=exercise, resolution=Resolution.RESUME), by)
    _prescribe(patient, by)
    patient.start(SPECIALIST)
    out = released(state=patient.state, now=patient.now, programme=patient.programme)
    assert out, "nothing is released on the way back"


def _in_care(patient: Patient) -> Actor:
    if not patient.state.enrolled or patient.state.withdrawn:
        patient.accepted(c.Enrol())
    return Actor(Role.CLINICIAN, patient.state.care_team[0])


def _settle(patient: Patient, by: Actor) -> None:
    intake = patient.state.intake
    missing = {n: getattr(LUMBAR, n) for n in NEEDED if getattr(intake, n) in (None, ())}
    patient.accepted(c.RecordIntake(**missing, rest_pain=1), by)
    if patient.state.emergency or patient.state.suspended:
        patient.accepted(c.Clear(), by)
    patient.accepted(c.Screen(answers=dict.fromkeys(LASTING, Answer.NO)), by)
    patient.accepted(c.SetPhase(phase=Phase.REMISSION), by)


def _prescribe(patient: Patient, by: Actor) -> None:
    """Sign what is proposed; where diseases leave nothing, what the clinician chooses."""
    patient.accepted(c.Propose(), by)
    proposal = patient.state.proposal
    assert proposal is not None
    own = patient.state.intake.regions or ()
    plain = [e for e in patient.programme.exercises.values() if e.region in own and not e.opt_in]
    chosen = None if proposal.taken else (c.SignItem(exercise=plain[0].id),)
    patient.accepted(c.Sign(items=chosen), by)
