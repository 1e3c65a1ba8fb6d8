"""The administrator's pages: leavers, hand-overs, roles, factors, invitations."""

import re

import pytest
from allauth.mfa.models import Authenticator
from tests.story import account, patients_of
from tests.unit.clinic.reading import text_of

from corset.people.models import Invitation, Patient, Role, User
from corset.record.models import CareTeamMember


@pytest.fixture
def admin(db):
    return account(Role.ADMINISTRATOR, "office")


@pytest.fixture
def office(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def leaver(db):
    return account(Role.CLINICIAN, "leaver")


def do(office, who, what, **more):
    return office.post(f"/staff/{who.pk}/", {"do": what, **more}, follow=True)


def test_a_leaver_is_ended_from_the_page_and_the_patients_handed_over(office, leaver):
    patients_of(leaver, 3)
    other = account(Role.CLINICIAN, "other")
    assert "3 with no other clinician" in text_of(office.get(f"/staff/{leaver.pk}/"))
    refused = do(office, leaver, "end")
    assert refused.status_code == 422
    assert "3 patients would be without a clinician" in text_of(refused)
    assert User.objects.get(pk=leaver.pk).is_active
    done = do(office, leaver, "end", to=str(other.pk))
    assert "3 patients are cared for by other now" in text_of(done)
    assert not User.objects.get(pk=leaver.pk).is_active
    assert CareTeamMember.objects.filter(clinician=str(other.pk)).count() == 3
    assert "may sign in again" in text_of(do(office, leaver, "take-up"))


def test_a_role_is_changed_and_the_last_administrator_stays(office, admin):
    paul = account(Role.SPECIALIST, "paul")
    do(office, paul, "role", **{"role-role": "clinician"})
    assert User.objects.get(pk=paul.pk).role == Role.CLINICIAN
    refused = do(office, admin, "role", **{"role-role": "clinician"})
    assert "only administrator" in text_of(refused)
    assert User.objects.get(pk=admin.pk).role == Role.ADMINISTRATOR


def test_a_second_administrator_agrees_to_a_reset(client, office, leaver):
    Authenticator.objects.create(user=leaver, type=Authenticator.Type.TOTP, data={})
    assert "no second administrator" in text_of(do(office, leaver, "ask-reset"))
    second = account(Role.ADMINISTRATOR, "second")
    assert "Asked" in text_of(do(office, leaver, "ask-reset"))
    assert "Agree" not in text_of(office.get(f"/staff/{leaver.pk}/"))
    client.force_login(second)
    assert "is to be reset" in text_of(client.get("/staff/"))
    do(client, leaver, "agree-reset")
    assert not Authenticator.objects.filter(user=leaver).exists()


def test_an_invitation_is_withdrawn(office, client):
    invite = {"name": "Kim", "email": "kim@example.org", "role": "clinician"}
    page = office.post("/staff/", invite)
    link = re.search(r"/invited/[\w-]+/?", page.text)[0]
    one = Invitation.objects.get()
    assert "is withdrawn" in text_of(office.post(f"/staff/invitations/{one.pk}/", follow=True))
    assert "kim@example.org" not in office.get("/staff/").text
    client.logout()
    assert "withdrew this invitation" in text_of(client.get(link))


def test_orphans_stand_on_top_and_are_given_away(office, leaver):
    other = account(Role.CLINICIAN, "other")
    patients_of(other, 55)
    patients_of(leaver, 1)
    Patient.objects.filter(
        id__in=CareTeamMember.objects.filter(clinician=str(leaver.pk)).values("patient")
    ).update(name="Zoe Last")
    User.objects.filter(pk=leaver.pk).update(is_active=False)
    page = office.get("/staff/")
    assert "1 patient has no clinician" in text_of(page)
    names = re.findall(r"Zoe Last|Patient \d+", page.text)
    assert names[0] == "Zoe Last"
    assert len(names) == 50
    assert "Page 1 of 2" in text_of(page)
    given = office.post("/staff/orphans/", {"to": str(other.pk)}, follow=True)
    assert "other cares for 1 more patient now" in text_of(given)
    assert "no clinician" not in text_of(office.get("/staff/"))
