"""decide: who may, when, and what follows from what happened."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.patient import CLINICIAN, MONDAY, PATIENT, PROGRAMME, Patient, at_home

from corset.care import decide, evolve
from corset.care.decide import HANDLERS
from corset.therapy import commands as c
from corset.therapy.commands import COMMANDS, Actor
from corset.therapy.events import AlertRaised, DoseSet, PlanSigned, SessionClosed
from corset.therapy.state import State
from corset.therapy.terms import AlertKind, PainWords, Phase, Resolution, Role, SessionEnd


def test_a_time_without_an_offset_is_refused():
    with pytest.raises(ValueError, match="without an offset from UTC; give one"):
        decide(
            state=State(),
            command=c.Enrol(),
            by=CLINICIAN,
            now=datetime(2026, 1, 5),  # noqa: DTZ001 - that is the point
            programme=PROGRAMME,
        )


def test_every_command_has_an_answer():
    assert set(HANDLERS) == set(COMMANDS.values())


TAKEN_FROM_ADMINISTRATORS = {"share_care", "report_emergency"}


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - TAKEN_FROM_ADMINISTRATORS))
def test_an_administrator_gives_no_command_of_the_therapy(name: str):
    roles, _ = HANDLERS[COMMANDS[name]]
    assert Role.ADMINISTRATOR not in roles


def test_a_refusal_names_who_may():
    decision = at_home().says(c.Propose())
    assert decision.reasons[0].fact("may") == ("clinician",)
    assert decision.events == ()


def test_before_a_therapy_nothing_is_decided():
    decision = Patient().says(c.CheckIn())
    assert [reason.rule for reason in decision.reasons] == ["R7"]


def test_a_specialist_needs_no_care_relationship():
    assert at_home().check().give(c.StartSession(), Actor(Role.SPECIALIST, "anyone")).accepted


def test_an_old_log_with_an_unsigned_session_end_is_still_folded():
    state = at_home().start().state
    closed = evolve(state, SessionClosed(at=MONDAY, end=SessionEnd.ABANDONED))
    assert closed.session is not None
    assert not closed.session.is_open


def test_a_phase_that_forbids_ends_the_session():
    patient = at_home().start().accepted(c.SetPhase(phase=Phase.UNKNOWN))
    assert patient.state.session.end is SessionEnd.UNSAFE


def test_a_withdrawal_ends_the_session():
    assert at_home().start().accepted(c.Withdraw(), PATIENT).state.session.end is SessionEnd.UNSAFE


def test_a_plan_that_changes_ends_the_session():
    patient = at_home().start()
    decision = patient.give(c.Sign(items=(c.SignItem(exercise="L1"),)))
    assert [type(event) for event in decision.events] == [PlanSigned, SessionClosed]


def test_the_doses_of_a_correction_outlive_the_session_that_it_ends():
    patient = at_home().start().do("L3", nrs=4)
    resume = c.Correct(exercise="L3", resolution=Resolution.RESUME, repetitions=5)
    assert patient.accepted(resume).next_doses()["L3"] == 5


def test_a_good_ending_raises_what_was_done_only():
    patient = at_home().start().do("L3").accepted(c.FinishSession(), PATIENT)
    assert patient.next_doses() == {"L1": 17, "L2": 22, "L3": 24, "L4": 12}


def test_an_abandoned_session_raises_nothing():
    patient = at_home().start().do("L3").accepted(c.AbandonSession(), PATIENT)
    assert patient.next_doses()["L3"] == 22


def test_a_late_word_takes_a_rise_back():
    patient = at_home().train()
    assert patient.next_doses()["L3"] == 24
    patient.accepted(c.ReportPain(exercise="L3", nrs=1), PATIENT)
    assert patient.next_doses()["L3"] == 22


def test_discomfort_of_an_exercise_that_the_plan_has_lost_still_cuts():
    patient = at_home().train().accepted(c.Sign(items=(c.SignItem(exercise="L1"),)))
    patient.accepted(c.ReportPain(exercise="L3", nrs=4), PATIENT)
    assert patient.next_doses()["L3"] == 10


def test_repeated_discomfort_rings_once_until_it_is_seen():
    patient = at_home()
    for _ in range(4):
        patient.train(L3=4).tomorrow()
    kinds = [alert.kind for alert in patient.state.alerts]
    assert kinds == [AlertKind.REPEATED_DISCOMFORT]
    patient.accepted(c.Acknowledge(alert=patient.state.alerts[0].id)).train(L3=4)
    assert [alert.kind for alert in patient.state.alerts] == kinds


def test_severe_pain_after_discomfort_rings_for_itself_only():
    patient = at_home().train(L3=4).tomorrow().train(L3=4).tomorrow().start()
    decision = patient.says(c.ReportPain(exercise="L3", nrs=8))
    kinds = [event.kind for event in decision.events if isinstance(event, AlertRaised)]
    assert kinds == [AlertKind.SEVERE_PAIN]
    assert any(isinstance(event, DoseSet) for event in decision.events)
    assert "R4" not in {reason.rule for reason in decision.reasons}


def test_supervised_sessions_grow_doses_as_well():
    patient = Patient().take_in().sign().supervise(2)
    assert patient.next_doses() == {"L1": 17, "L2": 22, "L3": 22, "L4": 12}


@pytest.mark.parametrize(
    ("command", "hours"), [(c.ReportEmergency(), 1), (c.ReportPain(exercise="L3", nrs=8), 24)]
)
def test_an_hour_is_an_hour_on_the_day_on_which_the_clock_is_set_back(command, hours: int):
    berlin = datetime(2025, 10, 26, 0, 30, tzinfo=UTC).astimezone(ZoneInfo("Europe/Berlin"))
    decision = decide(
        state=at_home().state, command=command, by=PATIENT, now=berlin, programme=PROGRAMME
    )
    (alert,) = [event for event in decision.events if isinstance(event, AlertRaised)]
    assert alert.due - alert.at == timedelta(hours=hours)
    assert alert.due.astimezone(UTC) - berlin.astimezone(UTC) == timedelta(hours=hours)


def told_late(hours: float) -> AlertRaised:
    """Return the alert of severe pain that the clinic could know of so many hours later."""
    patient = at_home().start()
    decision = decide(
        state=patient.state,
        command=c.ReportPain(words=PainWords.SEVERE, exercise="L3"),
        by=PATIENT,
        now=patient.now,
        known=(patient.now + timedelta(hours=hours)).astimezone(ZoneInfo("Asia/Tokyo")),
        programme=PROGRAMME,
    )
    assert {event.at for event in decision.events} == {patient.now}
    return next(event for event in decision.events if isinstance(event, AlertRaised))


def test_an_alerts_time_runs_from_when_the_clinic_could_know():
    assert told_late(3).due - told_late(0).due == timedelta(hours=3)
    assert told_late(3).at == told_late(0).at
    assert told_late(3).due.utcoffset() == timedelta()


def test_nobody_knows_of_what_has_not_happened():
    assert told_late(-3).due == told_late(0).due
