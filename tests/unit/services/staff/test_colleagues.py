"""Leavers, roles and lost factors: nobody is locked in, no patient is left alone."""

import json
import logging
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.story import Story, account, patients_of

from corset.clinic.watching.lines import Line
from corset.people.models import Appointment, Letter, Role
from corset.record.models import CareTeamMember
from corset.services.clock.present import present
from corset.services.people.access import NotAllowed, open_patient
from corset.services.people.invitations import (
    InvitationInvalid,
    find_invitation,
    invite_staff,
    open_invitations,
)
from corset.services.staff import colleagues, factors
from corset.services.staff.errors import StaffRefused
from corset.services.staff.hand_over import hand_over, orphans
from corset.services.therapy.patients.roster.pages import roster

NOW = datetime(2025, 10, 28, 8, tzinfo=UTC)


@pytest.fixture
def admin(db):
    return account(Role.ADMINISTRATOR, "office")


@pytest.fixture
def leaver(db):
    return account(Role.CLINICIAN, "leaver")


@pytest.fixture
def other(db):
    return account(Role.CLINICIAN, "other")


def test_an_ending_that_leaves_a_patient_alone_is_refused_in_words(admin, leaver, other):
    patients_of(leaver, 2)
    for leave in (colleagues.end, colleagues.suspend):
        with pytest.raises(StaffRefused, match="2 patients would be without a clinician"):
            leave(by=admin, who=leaver)
    with pytest.raises(StaffRefused, match="without a clinician"):
        colleagues.change_role(by=admin, who=leaver, role=Role.SPECIALIST)
    leaver.refresh_from_db()
    assert leaver.is_active
    assert leaver.role == Role.CLINICIAN


def test_all_patients_of_a_leaver_are_handed_over_in_one_step(admin, leaver, other):
    patients = patients_of(leaver, 80)
    done = colleagues.end(by=admin, who=leaver, to=other)
    assert (done.patients, done.others) == (80, 0)
    team = CareTeamMember.objects.filter(clinician=str(other.pk))
    assert set(team.values_list("patient", flat=True)) == {one.id for one in patients}
    assert roster(by=other).total == 80
    assert not orphans()
    leaver.refresh_from_db()
    assert not leaver.is_active
    assert leaver.ended_at


def visit(leader, patient, day):
    return Appointment.objects.create(
        patient=patient, leader=leader, starts_at=present(None) + day, minutes=45, changed_at=NOW
    )


def test_visits_to_come_are_led_by_who_takes_over(admin, leaver, other):
    first, second = patients_of(leaver, 2)
    day = timedelta(days=1)
    coming = [visit(leaver, first, day), visit(leaver, second, 2 * day)]
    kept = [visit(leaver, first, -day), visit(admin, second, day)]
    revision = first.revision
    done = colleagues.end(by=admin, who=leaver, to=other)
    assert done.visits == 2
    for one in (*coming, *kept):
        one.refresh_from_db()
    assert [one.leader for one in coming] == [other, other]
    assert [one.changes for one in coming] == [1, 1]
    assert [one.leader for one in kept] == [leaver, admin]
    first.refresh_from_db()
    assert first.revision > revision


def test_who_goes_on_to_lead_visits_keeps_them(admin, leaver, other):
    (patient,) = patients_of(leaver, 1)
    coming = visit(leaver, patient, timedelta(days=1))
    done = colleagues.change_role(by=admin, who=leaver, role=Role.SPECIALIST, to=other)
    coming.refresh_from_db()
    assert (done.visits, coming.leader) == (0, leaver)


def test_whose_therapy_is_over_is_opened_in_the_leavers_place(admin, leaver, other):
    story = Story()
    story.must(story.clinician, "withdraw", completed=True)
    with pytest.raises(NotAllowed):
        open_patient(other, story.patient.id)
    done = colleagues.end(by=admin, who=story.clinician, to=other)
    assert (done.patients, done.others) == (0, 1)
    assert open_patient(other, story.patient.id)
    assert roster(by=other).total == 1
    assert not orphans()
    third = account(Role.CLINICIAN, "third")
    colleagues.end(by=admin, who=other, to=third)
    assert open_patient(third, story.patient.id)


def test_ending_signs_out_at_once(admin, leaver):
    browser = Client()
    browser.force_login(leaver)
    assert browser.get("/patients/").status_code == 200
    colleagues.end(by=admin, who=leaver)
    assert browser.get("/patients/").status_code == 302


def test_a_suspended_colleague_is_taken_up_again_with_the_patients(admin, leaver, other):
    patient = patients_of(leaver, 1)[0]
    colleagues.suspend(by=admin, who=leaver, to=other)
    colleagues.take_up(by=admin, who=leaver)
    leaver.refresh_from_db()
    assert leaver.is_active
    assert open_patient(leaver, patient.id)


def test_the_last_administrator_stays(admin):
    for leave in (colleagues.end, colleagues.suspend):
        with pytest.raises(StaffRefused, match="only administrator"):
            leave(by=admin, who=admin)
    with pytest.raises(StaffRefused, match="only administrator"):
        colleagues.change_role(by=admin, who=admin, role=Role.CLINICIAN)
    second = account(Role.ADMINISTRATOR, "second")
    colleagues.change_role(by=admin, who=second, role=Role.SPECIALIST)
    second.refresh_from_db()
    assert second.role == Role.SPECIALIST


def test_patients_go_to_clinicians_who_are_there(admin, leaver, other):
    patients_of(leaver, 1)
    colleagues.suspend(by=admin, who=other)
    other.refresh_from_db()
    for to in (leaver, other, account(Role.SPECIALIST, "paul")):
        with pytest.raises(StaffRefused):
            hand_over(by=admin, of=leaver, to=to)
    assert CareTeamMember.objects.count() == 1


def test_nobody_else_does_any_of_it(leaver, other):
    for act in (colleagues.end, colleagues.suspend, colleagues.take_up, colleagues.sign_out):
        with pytest.raises(NotAllowed):
            act(by=leaver, who=other)
    with pytest.raises(NotAllowed):
        colleagues.change_role(by=leaver, who=other, role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        factors.ask_reset(by=leaver, who=other)


def lost_phone(who):
    Authenticator.objects.create(user=who, type=Authenticator.Type.TOTP, data={})
    return Authenticator.objects.filter(user=who)


def test_a_second_factor_is_reset_by_two_administrators(admin, leaver):
    second, kept = account(Role.ADMINISTRATOR, "second"), lost_phone(leaver)
    with pytest.raises(StaffRefused, match="Nobody asks"):
        factors.agree(by=second, who=leaver)
    factors.ask_reset(by=admin, who=leaver)
    with pytest.raises(StaffRefused, match="second administrator"):
        factors.agree(by=admin, who=leaver)
    assert kept.exists()
    assert factors.agree(by=second, who=leaver) == 1
    assert not kept.exists()
    assert "second factor" in Letter.objects.get(recipient=leaver).body


def test_where_there_is_one_administrator_the_server_is_named(admin, leaver):
    kept = lost_phone(leaver)
    with pytest.raises(StaffRefused, match=r"corset account forget-factors leaver@example\.org"):
        factors.ask_reset(by=admin, who=leaver)
    assert kept.exists()


def test_a_leavers_own_invitations_are_withdrawn(admin):
    second = account(Role.ADMINISTRATOR, "second")
    back = invite_staff(by=second, email="back@example.org", role=Role.ADMINISTRATOR)
    colleagues.end(by=admin, who=second)
    assert not open_invitations(by=admin)
    with pytest.raises(InvitationInvalid, match="withdrew"):
        find_invitation(token=back.token)


def test_all_of_it_stands_in_the_security_log(admin, leaver, other, caplog):
    caplog.set_level(logging.INFO)
    patients_of(leaver, 1)
    second = account(Role.ADMINISTRATOR, "second")
    factors.ask_reset(by=admin, who=leaver)
    factors.agree(by=second, who=leaver)
    colleagues.suspend(by=admin, who=leaver, to=other)
    colleagues.take_up(by=admin, who=leaver)
    colleagues.end(by=admin, who=leaver, to=other)
    colleagues.change_role(by=admin, who=second, role=Role.SPECIALIST)
    lines = [json.loads(Line().format(record)) for record in caplog.records]
    told = {line["event"]: line for line in lines if line.get("event")}
    assert {
        *("second_factor_reset_asked", "second_factor_reset", "colleague_suspended"),
        *("colleague_taken_up", "colleague_ended", "patients_handed_over", "role_changed"),
    } <= set(told)
    assert told["colleague_ended"]["user"] == str(leaver.pk)
    assert told["colleague_ended"]["by"] == str(admin.pk)
    assert "leaver" not in json.dumps(list(told.values()))
