"""The one door for commands."""

from datetime import UTC, timedelta

import pytest
from django.core import mail
from tests.story import MORNING, account

from corset.people.models import Letter, Role
from corset.record.errors import KeyReused
from corset.record.log import replay
from corset.record.log.chain import verify_chain
from corset.record.models import DecisionRow, EventRow
from corset.services.notifications import outbox
from corset.services.therapy.alerts import escalate_due
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import submit
from corset.services.therapy.patients.enrolment import enrol_patient


def test_the_core_is_told_the_patients_time(story):
    assert story.now.tzinfo is UTC
    enrolled = EventRow.objects.get(stream_id=story.patient.id, seq=1)
    assert enrolled.data()["at"] == "2025-03-03T08:00:00+01:00"


def test_a_time_without_offset_is_refused(story):
    story.now = MORNING.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no offset from UTC"):
        story.do(story.clinician, "propose")


def test_a_refusal_is_an_answer_with_reasons(story):
    answer = story.do(story.user, "start_session")
    assert not answer.decision.accepted
    assert "R7" in {reason.rule for reason in answer.decision.reasons}
    assert answer.released == ()


def test_what_is_released_comes_with_the_answer(story):
    story.prescribe().check(story.specialist)
    assert story.must(story.specialist, "start_session").released == ()
    assert story.must(story.specialist, "warm_up").released


def test_a_submission_sent_twice_counts_once(story):
    sent = {
        "patient_id": story.patient.id,
        "command": parse_command("report_emergency"),
        "by": story.user,
        "key": "twice",
        "now": story.now,
    }
    first, again = submit(**sent), submit(**sent)
    assert (first.repeated, again.repeated) == (False, True)
    assert again.decision == first.decision
    assert again.state == first.state
    with pytest.raises(KeyReused):
        submit(**{**sent, "command": parse_command("finish_session")})


def test_a_whole_therapy_keeps_its_chain(at_home):
    at_home.train(pain={"L3": 7})
    assert verify_chain(at_home.patient.id) is None


@pytest.fixture
def letters(settings):
    settings.EMAIL_HOST = "mail.example.org"

    def sent(work):
        Letter.objects.all().delete()
        mail.outbox.clear()
        work()
        for _ in range(Letter.objects.count()):
            outbox.deliver.call()
        return {letter.to[0]: letter for letter in mail.outbox}

    return sent


def test_the_care_team_gets_a_letter_that_names_nobody(at_home, letters):
    sent = letters(lambda: at_home.train(pain={"L3": 7}))
    assert list(sent) == ["vera@example.org"]
    letter = sent["vera@example.org"]
    for secret in ("Anna", "Berg", "L3", "pain", str(at_home.patient.id)):
        assert secret not in letter.subject + letter.body


def test_an_emergency_says_that_it_is_one(story, letters):
    sent = letters(lambda: story.do(story.user, "report_emergency"))
    assert "at once" in sent["vera@example.org"].body


def test_nobody_gets_a_letter_for_a_good_session(at_home, letters):
    assert letters(at_home.train) == {}


def test_late_alerts_go_further_once(story, letters):
    account(Role.ADMINISTRATOR, "admin")
    story.do(story.user, "report_emergency")
    assert escalate_due(now=story.now) == 0
    story.sleep(days=2)
    sent = letters(lambda: escalate_due(now=story.now))
    assert set(sent) == {"vera@example.org", "admin@example.org"}
    assert escalate_due(now=story.now) == 0


def test_a_log_that_cannot_be_read_keeps_no_other_alert_back(story, monkeypatch):
    other = enrol_patient(by=story.clinician, name="Jo", now=story.now)
    for patient in (story.patient, other):
        sent = {"command": parse_command("report_emergency"), "by": story.clinician}
        submit(patient_id=patient.id, key=f"{patient.id}", now=story.now, **sent)
    load = replay.load

    def broken(patient):
        if patient == min(story.patient.id, other.id):
            raise ValueError("a damaged page")
        return load(patient)

    monkeypatch.setattr(replay, "load", broken)
    assert escalate_due(now=story.now + timedelta(days=2)) == 1


def test_enrolling_writes_identity_and_log_or_neither(story):
    admin = account(Role.ADMINISTRATOR, "admin")
    before = DecisionRow.objects.count()
    with pytest.raises(Exception, match="Only a clinician"):
        enrol_patient(by=admin, name="Somebody")
    patient = enrol_patient(by=story.clinician, name=" Jo ", email="JO@Example.org")
    assert (patient.name, patient.email) == ("Jo", "jo@example.org")
    assert DecisionRow.objects.count() == before + 1


def test_a_time_zone_must_exist(story):
    with pytest.raises(Exception, match="not a time zone"):
        enrol_patient(by=story.clinician, name="Jo", timezone="Middle/Earth")
