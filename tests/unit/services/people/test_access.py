"""Who may see whom."""

import pytest
from tests.story import account

from corset.people.models import Role
from corset.services.people.access import OPERATOR, NoSuchPatient, NotAllowed, require
from corset.services.therapy.decisions.explanation import explain
from corset.services.therapy.patients.care_team import coverage, share_care
from corset.services.therapy.patients.enrolment import enrol_patient, intake_of
from corset.services.therapy.patients.page import patient_page
from corset.services.therapy.patients.roster.inbox import inbox
from corset.services.therapy.training.session import training
from corset.services.therapy.training.today import today

READS = [explain, intake_of, patient_page, today, training]
FOR_STAFF = [intake_of, patient_page]


@pytest.mark.parametrize("read", READS)
def test_the_care_team_and_specialists_read(story, read):
    for who in (story.clinician, story.specialist, OPERATOR):
        assert read(by=who, patient_id=str(story.patient.id))


@pytest.mark.parametrize("read", READS)
def test_other_clinicians_and_administrators_do_not(story, read):
    for role in (Role.CLINICIAN, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            read(by=account(role, f"other-{role}"), patient_id=story.patient.id)


@pytest.mark.parametrize("read", [explain, today, training])
def test_patients_read_their_own_pages_only(story, read):
    assert read(by=story.user, patient_id=story.patient.id)
    with pytest.raises(NotAllowed):
        read(by=account(Role.PATIENT, "other"), patient_id=story.patient.id)


@pytest.mark.parametrize("read", FOR_STAFF)
def test_a_patient_does_not_open_the_clinicians_page(story, read):
    with pytest.raises(NotAllowed, match="clinician or a specialist"):
        read(by=story.user, patient_id=story.patient.id)


@pytest.mark.parametrize("unknown", ["nobody", "7b1e4bb0-0000-4000-8000-000000000000"])
def test_nobody_has_an_unknown_id(story, unknown):
    with pytest.raises(NoSuchPatient):
        today(by=story.clinician, patient_id=unknown)


def test_a_stranger_cannot_write(story):
    stranger = account(Role.CLINICIAN, "stranger")
    with pytest.raises(NotAllowed, match="care for this patient"):
        story.do(stranger, "set_phase", phase="remission")


def test_the_list_is_for_staff(story):
    assert [row.name for row in inbox(by=story.clinician)] == ["Anna Berg"]
    assert [row.name for row in inbox(by=story.specialist)] == ["Anna Berg"]
    assert inbox(by=account(Role.CLINICIAN, "stranger")) == ()
    for who in (story.user, account(Role.ADMINISTRATOR, "admin")):
        with pytest.raises(NotAllowed):
            inbox(by=who)


def test_only_clinicians_take_patients_in(story):
    with pytest.raises(NotAllowed, match="Only a clinician may take a patient in"):
        enrol_patient(by=story.specialist, name="Somebody")


def test_an_administrator_appoints_a_clinician_without_seeing_findings(story):
    admin, other = account(Role.ADMINISTRATOR, "admin"), account(Role.CLINICIAN, "other")
    assert coverage(by=admin)[0].clinicians == ("vera",)
    answer = share_care(by=admin, patient_id=story.patient.id, clinician=other, key="share")
    assert answer.decision.accepted
    assert coverage(by=admin)[0].clinicians == ("vera", "other")
    assert patient_page(by=other, patient_id=story.patient.id)


def test_only_clinicians_join_a_care_team(story):
    with pytest.raises(NotAllowed, match="only clinicians join"):
        share_care(
            by=story.clinician,
            patient_id=story.patient.id,
            clinician=story.specialist,
            key="share",
        )


def test_who_may_is_said_with_the_right_article(story):
    with pytest.raises(NotAllowed, match="Only a clinician or an administrator may share"):
        require(story.specialist, Role.CLINICIAN, Role.ADMINISTRATOR, to="share")
