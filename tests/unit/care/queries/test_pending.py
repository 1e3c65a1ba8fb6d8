"""What those who treat still have to decide, and how it is answered."""

from dataclasses import replace
from datetime import timedelta

from tests.patient import PROGRAMME, Patient, after_three_weeks, at_home

from corset.care.queries.pending import PendingKind, pending
from corset.care.queries.stage import sign_off_due, whole_spine_due
from corset.therapy import commands as c
from corset.therapy.state import State
from corset.therapy.terms import Region, Role


def of(patient: Patient, role: Role = Role.CLINICIAN, **changes):
    state = replace(patient.state, **changes)
    return pending(state=state, now=patient.now, programme=PROGRAMME, role=role)


def kinds(found):
    return [one.kind for one in found]


def hurt_badly():
    patient = at_home().start()
    exercise = next(iter(patient.doses()))
    return patient.accepted(c.StartExercise(exercise=exercise)).hurts_badly(exercise), exercise


def acknowledge(patient):
    for alert in patient.state.alerts:
        patient.accepted(c.Acknowledge(alert=alert.id))


def test_a_quiet_therapy_waits_for_nothing():
    assert of(at_home()) == ()
    assert of(Patient()) == ()


def test_an_alert_about_an_exercise_is_answered_by_a_correction():
    patient, exercise = hurt_badly()
    (found,) = of(patient)
    assert (found.kind, found.exercise, found.clears) == (PendingKind.ALERT, exercise, False)
    assert found.alert == patient.state.alerts[0]


def test_an_acknowledged_exercise_stays_to_be_decided_while_the_plan_holds_it():
    patient, exercise = hurt_badly()
    acknowledge(patient)
    (found,) = of(patient, Role.SPECIALIST)
    assert (found.kind, found.exercise, found.clears) == (PendingKind.CORRECTION, exercise, False)
    assert of(patient, plan=None) == ()
    assert of(patient, barred=()) == ()


def test_an_emergency_is_cleared_acknowledged_or_not():
    patient = at_home()
    patient.says(c.ReportEmergency())
    (found,) = of(patient)
    assert (found.kind, found.exercise, found.clears) == (PendingKind.ALERT, None, True)
    acknowledge(patient)
    (found,) = of(patient)
    assert (found.kind, found.alert, found.clears) == (PendingKind.CLEARANCE, None, True)
    (found,) = of(patient, emergency=(), suspended=("rest_pain",))
    assert found.kind is PendingKind.CLEARANCE


def test_the_earliest_due_alert_stands_first_and_one_about_an_exercise_clears_nothing():
    patient, _ = hurt_badly()
    patient.says(c.ReportEmergency())
    first, second = of(patient)
    assert first.alert.due < second.alert.due
    assert (first.clears, second.clears) == (True, False)
    acknowledged = tuple(a for a in patient.state.alerts if not a.kind.closes_training)
    assert kinds(of(patient, alerts=acknowledged)) == [PendingKind.ALERT, PendingKind.CLEARANCE]


def test_the_whole_spine_is_the_clinicians_to_open_once_its_days_have_passed():
    patient = after_three_weeks()
    days = patient.state.plan.whole_spine_days
    patient.now = patient.state.therapy_since + timedelta(days=days, microseconds=-1)
    assert of(patient) == ()
    patient.now += timedelta(microseconds=1)
    assert kinds(of(patient)) == [PendingKind.WHOLE_SPINE]
    assert of(patient, Role.SPECIALIST) == ()
    assert of(patient, withdrawn=True) == ()


def test_an_open_stage_waits_for_a_wider_plan():
    patient = at_home()
    assert kinds(of(patient, whole_spine=True)) == [PendingKind.WIDER_PLAN]
    assert of(patient, whole_spine=True, plan=None) == ()
    region = replace(patient.state.intake, regions=(Region.CERVICAL,))
    assert of(patient, whole_spine=True, intake=region) == ()


def test_the_sign_off_is_due_after_the_supervised_workouts_until_it_is_given():
    patient = Patient().take_in().sign()
    assert not sign_off_due(patient.state)
    patient.supervise()
    assert sign_off_due(patient.state)
    assert not sign_off_due(replace(patient.state, signed_off=True))
    assert not sign_off_due(State())


def test_without_a_plan_no_stage_is_due():
    assert not whole_spine_due(state=State(), now=at_home().now)


def test_doses_that_a_changed_fact_holds_wait_for_the_clinician_until_the_therapy_ends():
    assert kinds(of(at_home(), held=True)) == [PendingKind.REVIEW]
    assert of(at_home(), Role.SPECIALIST, held=True) == ()
    assert of(at_home(), held=True, withdrawn=True) == ()
