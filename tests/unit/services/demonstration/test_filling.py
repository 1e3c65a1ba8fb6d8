"""A clinic filled for measuring: whole logs, the people that they name, and nothing else."""

from datetime import UTC, date, datetime

import pytest
from django_tasks_db.models import DBTaskResult

from corset.people.models import Letter, Patient, Role, User
from corset.record.log import courses
from corset.record.log.examination import examine
from corset.record.models import DecisionRow, EventRow, PatientCard, Stream
from corset.services.demonstration.clinic import NotEmpty
from corset.services.demonstration.filling import fill
from corset.services.therapy.patients.page import patient_page
from corset.services.therapy.training.today import today

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
FEW = {"patients": 3, "days": 5, "courses": 2, "now": NOW}
pytestmark = pytest.mark.django_db


def test_each_patient_has_a_name_an_account_and_a_log_that_holds():
    filled = fill(**FEW)
    assert [patient.name for patient in filled] == ["Patient 0001", "Patient 0002", "Patient 0003"]
    for patient in filled:
        assert examine(patient.id) is None
        assert today(by=patient.user, patient_id=patient.id, now=NOW).state.plan is not None
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_the_last_day_was_yesterday():
    fill(**FEW)
    days = {row.instant.date() for row in DecisionRow.objects.all()}
    assert (min(days), max(days)) == (date(2026, 2, 27), date(2026, 3, 4))


def test_those_who_treat_are_the_ones_of_whom_the_logs_speak():
    filled = fill(**FEW)
    clinician = User.objects.get(role=Role.CLINICIAN)
    for patient in filled:
        assert patient_page(by=clinician, patient_id=patient.id, now=NOW).patient == patient
    actors = EventRow.objects.exclude(actor_role="system").values_list("actor_id", flat=True)
    accounts = {str(user.id) for user in User.objects.all()}
    assert set(actors) <= accounts


def test_patients_act_in_their_own_logs_only():
    fill(**FEW | {"days": 12})
    acted = DecisionRow.objects.filter(actor_role="patient").values_list("stream_id", "actor_id")
    own = {patient.id: str(patient.user_id) for patient in Patient.objects.all()}
    assert acted
    assert all(own[stream] == actor for stream, actor in acted)


def test_the_courses_are_shared_in_turn():
    filled = fill(**FEW)
    first, second, third = (
        list(EventRow.objects.filter(stream_id=one.id).order_by("seq").values_list("payload"))
        for one in filled
    )
    assert first == third != second


def test_nobody_is_written_to_and_nothing_waits():
    fill(**FEW)
    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_clinic_that_has_people_of_its_own_is_left_alone():
    User.objects.create_user("vera@example.org", role=Role.CLINICIAN)
    with pytest.raises(NotEmpty, match="has people already; filling it needs an empty one"):
        fill(**FEW)
    assert User.objects.count() == 1


def test_where_one_log_cannot_be_written_nobody_is_there(monkeypatch):
    write, written = courses.write, []

    def fail(patient, *args, **more):
        if written:
            raise OSError("the disk is full")
        written.append(patient)
        write(patient, *args, **more)

    monkeypatch.setattr(courses, "write", fail)
    with pytest.raises(OSError, match="full"):
        fill(**FEW)
    assert not any(kept.objects.exists() for kept in (User, Patient, Stream, PatientCard))


@pytest.mark.parametrize("name", ["patients", "days", "courses"])
def test_a_number_below_one_is_refused(name):
    with pytest.raises(ValueError, match=f"{name} is 0; allowed: 1 and more"):
        fill(**FEW | {name: 0})
    assert not User.objects.exists()
