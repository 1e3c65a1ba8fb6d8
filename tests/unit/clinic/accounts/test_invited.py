"""An invitation makes the account of whom it is for, and swaps nobody's session."""

from datetime import date

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import Role, User
from corset.services.people.invitations import invite_patient, invite_staff

PASSWORD = "rocking chair on the porch"


@pytest.fixture
def story(db):
    story = Story()
    story.patient.user = None
    story.patient.save()
    return story


@pytest.fixture
def to_patient(story):
    return f"/invited/{invite_patient(by=story.clinician, patient_id=story.patient.id).token}/"


@pytest.fixture
def to_staff(story):
    admin = account(Role.ADMINISTRATOR, "office")
    kim = invite_staff(by=admin, email="Kim@example.org", role=Role.CLINICIAN, name="Kim")
    return f"/invited/{kim.token}/"


def me(client):
    return client.session.get("_auth_user_id")


def test_whoever_is_signed_in_stays_so_and_the_invitation_stays_open(client, story, to_staff):
    client.force_login(story.clinician)
    answer = {"email": "kim@example.org", "password": PASSWORD}
    for page in (client.get(to_staff), client.post(to_staff, answer)):
        assert page.status_code == 409
        assert "You are signed in as vera. This invitation is for Kim" in text_of(page)
    assert me(client) == str(story.clinician.pk)
    assert not User.objects.filter(email="kim@example.org").exists()
    assert client.post(to_staff, {"sign-out": "yes"}).url == to_staff
    assert client.post(to_staff, answer).url == "/"
    assert me(client) == str(User.objects.get(email="kim@example.org").pk)


def test_an_invitation_is_bound_to_its_address(client, to_staff):
    answer = {"email": "other@example.org", "password": PASSWORD}
    assert "for another address" in text_of(client.post(to_staff, answer))
    assert not User.objects.filter(email="other@example.org").exists()
    assert "consent" not in text_of(client.get(to_staff))
    assert "agreed" not in client.get(to_staff).text
    assert client.post(to_staff, {**answer, "email": "KIM@example.org"}).url == "/"
    assert User.objects.get(role=Role.CLINICIAN, name="Kim").email == "kim@example.org"


def test_a_patients_is_bound_to_the_birth_date_too(client, to_patient, story):
    mine = {"email": "new@example.org", "password": PASSWORD, "agreed": "on"}
    wrong = client.post(to_patient, {**mine, "birth_date": "1981-05-01"})
    assert "not the birth date that the clinic has" in text_of(wrong)
    assert client.post(to_patient, {**mine, "birth_date": "1980-05-01"}).url == "/"
    story.patient.refresh_from_db()
    assert story.patient.user.email == "new@example.org"
    assert story.patient.birth_date == date(1980, 5, 1)


def test_who_tries_birth_dates_ends_the_invitation(client, to_patient):
    mine = {"email": "new@example.org", "password": PASSWORD, "agreed": "on"}
    for year in range(1970, 1975):
        client.post(to_patient, {**mine, "birth_date": f"{year}-05-01"})
    last = client.post(to_patient, {**mine, "birth_date": "1980-05-01"})
    assert last.status_code == 410
    assert not User.objects.filter(email="new@example.org").exists()


def test_two_links_of_one_colleague_make_one_account(client, story, to_staff):
    admin = User.objects.get(email="office@example.org")
    again = invite_staff(by=admin, email="KIM@EXAMPLE.ORG", role=Role.CLINICIAN, name="Kim")
    answer = {"email": "kim@example.org", "password": PASSWORD}
    assert client.post(to_staff, answer).status_code == 410
    assert client.post(f"/invited/{again.token}/", answer).url == "/"
    assert User.objects.filter(email__iexact="kim@example.org").count() == 1
