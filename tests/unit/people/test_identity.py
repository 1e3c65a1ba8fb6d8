from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError
from tests.diary import Diary

from corset.people.models import Invitation, Letter, Patient, Role, User, accounts_of
from corset.record.log.replay import load
from corset.therapy.commands import Actor
from corset.therapy.terms import Role as TherapyRole

NOW = datetime(2025, 3, 3, 23, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_people_sign_in_with_an_address_and_act_under_an_opaque_id():
    user = User.objects.create_user(" Vera@Example.org ", "x", role=Role.CLINICIAN, name="Vera Ott")
    assert user.email == "vera@example.org"
    assert user.actor == Actor(TherapyRole.CLINICIAN, str(user.id))
    assert UUID(user.actor.id)
    assert user.get_short_name() == "Vera"


def test_a_role_must_be_known():
    with pytest.raises(IntegrityError):
        User.objects.create_user("x@example.org", role="gardener")


def test_accounts_are_found_by_actor():
    user = User.objects.create_user("x@example.org", role=Role.PATIENT)
    assert list(accounts_of(["system", str(user.id)])) == [user]


def test_a_patient_has_a_clock():
    patient = Patient(name="Jo", timezone="Asia/Tokyo")
    assert patient.local(NOW).isoformat() == "2025-03-04T08:30:00+09:00"


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(1980, 3, 4), 44), (date(1980, 3, 3), 45), (None, None)],
)
def test_age(born, age):
    assert Patient(birth_date=born).age(NOW.date()) == age


@pytest.mark.parametrize(
    ("born", "since"),
    [
        (date(1980, 3, 4), date(2024, 3, 1)),
        (date(1980, 3, 3), date(2025, 3, 1)),
        (date(1980, 2, 29), date(2025, 2, 1)),
        (None, None),
    ],
)
def test_the_log_learns_the_month_in_which_an_age_was_reached(born, since):
    assert Patient(birth_date=born).aged_since(NOW.date()) == since


def test_erasing_forgets_who_it_was_and_keeps_the_log():
    diary = Diary().take_in()
    user = User.objects.create_user("jo@example.org", role=Role.PATIENT, name="Jo Lind")
    patient = Patient.objects.create(
        id=diary.patient, user=user, name="Jo Lind", email="jo@example.org", phone="1"
    )
    Invitation.issue(now=NOW, role=Role.PATIENT, patient=patient, email="jo@example.org")
    said = {"subject": "x", "body": "x", "written_at": NOW, "due_at": NOW}
    Letter.objects.create(recipient=user, **said)
    Letter.objects.create(address="jo@example.org", **said)
    patient.erase(at=NOW)
    left = Patient.objects.get(id=diary.patient)
    assert (left.name, left.email, left.phone, left.user) == ("Erased patient", "", "", None)
    assert (left.erased_at, left.variant) == (NOW, "")
    assert not User.objects.filter(email="jo@example.org")
    assert not Invitation.objects.exists()
    assert not Letter.objects.exists()
    assert load(diary.patient).version == 4


def test_erasing_somebody_without_an_address_keeps_the_letters_of_others():
    vera = User.objects.create_user("vera@example.org", role=Role.CLINICIAN)
    said = {"subject": "x", "body": "x", "written_at": NOW, "due_at": NOW}
    kept = Letter.objects.create(recipient=vera, **said)
    Patient.objects.create(name="Jo").erase(at=NOW)
    assert list(Letter.objects.all()) == [kept]
