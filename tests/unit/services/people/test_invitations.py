from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.story import MORNING, account

from corset.people.models import Invitation, Role
from corset.services.people.access import NotAllowed
from corset.services.people.invitations import (
    InvitationInvalid,
    accept_invitation,
    find_invitation,
    invite_patient,
    invite_staff,
    open_invitations,
    staff,
)
from corset.services.therapy.patients.enrolment import enrol_patient
from corset.services.therapy.patients.page import patient_page
from corset.services.therapy.training.today import today

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def invited(story):
    patient = enrol_patient(by=story.clinician, name="Jo Lind", now=MORNING)
    return invite_patient(by=story.clinician, patient_id=patient.id, now=MORNING)


def accept(invited, **given):
    given = {"email": "jo@example.org", "password": "gymnastics every day", "now": LATER, **given}
    return accept_invitation(token=invited.token, **given)


def test_a_patient_takes_an_invitation_and_sees_the_own_page(invited):
    user = accept(invited)
    patient = user.patient
    assert (user.role, user.name) == (Role.PATIENT, "Jo Lind")
    assert user.check_password("gymnastics every day")
    assert today(by=user, patient_id=patient.id)


def test_the_token_is_stored_nowhere(invited):
    assert invited.token not in str(Invitation.objects.values_list())


def test_it_is_used_once(invited):
    accept(invited)
    with pytest.raises(InvitationInvalid, match="used already"):
        accept(invited, email="other@example.org")


def test_it_expires(invited):
    with pytest.raises(InvitationInvalid, match="expired"):
        find_invitation(token=invited.token, now=invited.expires_at)


def test_a_new_invitation_ends_the_one_before(invited, story):
    again = invite_patient(by=story.clinician, patient_id=invited.invitation.patient_id, now=LATER)
    with pytest.raises(InvitationInvalid, match="expired"):
        accept(invited)
    assert accept(again)


def test_an_unknown_token_is_no_invitation(db):
    with pytest.raises(InvitationInvalid, match="does not exist"):
        find_invitation(token="guessed")


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("email", {"email": "nothing"}),
        ("email", {"email": "VERA@example.org"}),
        ("password", {"password": "12345"}),
    ],
)
def test_mistakes_are_told_by_field_and_leave_the_invitation_open(invited, field, given):
    with pytest.raises(ValidationError) as error:
        accept(invited, **given)
    assert list(error.value.message_dict) == [field]
    assert find_invitation(token=invited.token, now=LATER)


def test_whoever_has_an_account_is_not_invited_again(story):
    with pytest.raises(NotAllowed, match="has an account already"):
        invite_patient(by=story.clinician, patient_id=story.patient.id)


def test_the_page_says_whether_there_is_an_account(invited, story):
    def state():
        patient = invited.invitation.patient_id
        return patient_page(by=story.clinician, patient_id=patient, now=LATER).account

    assert state() == "invited"
    accept(invited)
    assert state() == "active"


def test_administrators_invite_staff(db):
    admin = account(Role.ADMINISTRATOR, "admin")
    invited = invite_staff(by=admin, email="Kim@example.org", role=Role.CLINICIAN, name="Kim")
    assert [i.email for i in open_invitations(by=admin)] == ["kim@example.org"]
    user = accept_invitation(token=invited.token, email="", password="gymnastics every day")
    assert (user.email, user.role, user.name) == ("kim@example.org", Role.CLINICIAN, "Kim")
    assert user in staff(by=admin)
    assert not open_invitations(by=admin)


def test_a_colleague_who_is_invited_anew_has_one_invitation(db):
    admin = account(Role.ADMINISTRATOR, "admin")
    wrong = invite_staff(by=admin, email="kim@example.org", role=Role.ADMINISTRATOR)
    other = invite_staff(by=admin, email="lou@example.org", role=Role.CLINICIAN)
    right = invite_staff(by=admin, email="Kim@example.org", role=Role.CLINICIAN)
    with pytest.raises(InvitationInvalid, match="expired"):
        find_invitation(token=wrong.token)
    assert {find_invitation(token=one.token) for one in (other, right)} == {
        other.invitation,
        right.invitation,
    }


def test_nobody_else_does(story):
    for who in (story.clinician, story.specialist, story.user):
        with pytest.raises(NotAllowed):
            invite_staff(by=who, email="kim@example.org", role=Role.CLINICIAN)


def test_a_patient_is_not_staff(db):
    admin = account(Role.ADMINISTRATOR, "admin")
    with pytest.raises(ValidationError, match="not a role of staff"):
        invite_staff(by=admin, email="kim@example.org", role=Role.PATIENT)
