"""Emergency signs and alerts; what the log and the texts keep to."""

from datetime import timedelta

import pytest
from tests.patient import ALL_CLEAR, PATIENT, PROGRAMME, SPECIALIST, SYSTEM, at_home

from corset.care import fold
from corset.programme import advises_on_medicine
from corset.therapy import commands as c
from corset.therapy.reason import Reason
from corset.therapy.terms import AlertKind, Answer, Outcome, SessionEnd, Urgency

spec = pytest.mark.spec
HOSPITAL = {"bladder_or_bowel", "saddle_numbness", "both_legs_weak", "sexual_dysfunction"}


@spec("I3")
@pytest.mark.parametrize("sign", PROGRAMME.emergency_signs)
def test_a_sign_ends_the_session_alerts_and_shows_its_text(sign: str):
    patient = at_home().start()
    decision = patient.says(c.ReportEmergency(signs=(sign,)))
    urgency = Urgency.HOSPITAL_NOW if sign in HOSPITAL else Urgency.DOCTOR_TODAY
    assert Reason.of("I3", "help", urgency=urgency) in decision.reasons
    assert PROGRAMME.emergency_text[urgency]
    assert patient.state.session.end is SessionEnd.EMERGENCY
    assert [alert.kind for alert in patient.state.alerts] == [AlertKind.EMERGENCY]
    assert patient.doses() == {}


@spec("I3")
def test_the_day_s_check_asks_for_signs_too():
    patient = at_home().check(answers=ALL_CLEAR | {"emergency_sign": Answer.YES})
    assert patient.state.emergency_urgency is Urgency.HOSPITAL_NOW
    assert patient.says(c.StartSession()).outcome is Outcome.EMERGENCY


@spec("I3", "I26")
def test_nothing_is_released_until_a_clinician_clears():
    patient = at_home()
    patient.says(c.ReportEmergency())
    patient.tomorrow(6).check()
    for by in (PATIENT, SPECIALIST):
        assert patient.give(c.StartSession(), by).outcome is Outcome.EMERGENCY
        assert not patient.give(c.Clear(), by).accepted
    patient.accepted(c.Clear())
    assert not patient.says(c.StartSession()).accepted
    assert patient.check().says(c.StartSession()).accepted


@spec("I22")
@pytest.mark.parametrize(("kind", "hours"), [("emergency", 1), ("severe_pain", 24)])
def test_an_alert_that_nobody_acknowledges_goes_further(kind: str, hours: float):
    patient = at_home()
    patient.says(c.ReportEmergency()) if kind == "emergency" else patient.hurts_badly("L3")
    (alert,) = patient.state.alerts
    patient.now = alert.raised_at + timedelta(hours=hours, seconds=-1)
    assert patient.give(c.Escalate(), SYSTEM).events == ()
    patient.now = alert.raised_at + timedelta(hours=hours)
    assert len(patient.give(c.Escalate(), SYSTEM).events) == 1
    assert patient.state.alerts[0].escalated
    patient.accepted(c.Acknowledge(alert=alert.id))
    assert patient.state.alerts == ()


@spec("I22")
def test_an_alert_outlives_the_therapy():
    patient = at_home().hurts_badly("L3").accepted(c.Withdraw(), PATIENT).tomorrow(2)
    assert len(patient.give(c.Escalate(), SYSTEM).events) == 1
    assert patient.give(c.Acknowledge(alert=patient.state.alerts[0].id)).accepted


@spec("I23")
def test_replaying_the_log_gives_the_state():
    patient = at_home().start().do("L1").hurts_badly("L3")
    events = [event for step in patient.history for event in step.decision.events]
    assert fold(events) == patient.state


@spec("I19")
def test_more_pain_never_gives_more():
    def tomorrow(pain: int) -> dict[str, int]:
        patient = at_home().start().do("L3", nrs=pain)
        patient.give(c.FinishSession(), PATIENT)
        return patient.tomorrow().start().doses()

    doses = [tomorrow(pain).get("L3", 0) for pain in range(11)]
    assert doses == sorted(doses, reverse=True)
    assert doses == [24, 22, 22, 10, 10, 10, 0, 0, 0, 0, 0]


@spec("I20", "R30")
def test_no_sentence_advises_changing_a_medicine():
    said = PROGRAMME.sentences["en"].by_reason.values()
    sentences = [str(text) for s in said for text in (s.patient, s.clinician, s.brief)]
    sentences += [*PROGRAMME.emergency_text.values()]
    sentences += [q.help for q in PROGRAMME.contraindications.values()]
    assert not any(map(advises_on_medicine, sentences))
