"""Somebody taken in twice: found, joined, and neither log touched but by its own commands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import Patient, PatientMerge, Role, User
from corset.record.models import CareTeamMember, DecisionRow
from corset.services.diagnoses.record import write_diagnosis
from corset.services.integrity.checking import check_log
from corset.services.people.access import OPERATOR, NotAllowed
from corset.services.people.copies import copy_of
from corset.services.people.notes import clinical_notes, write_note
from corset.services.staff.doubles import alike, likely_doubles
from corset.services.staff.erasure import erase_patient
from corset.services.staff.errors import StaffRefused
from corset.services.staff.merging import merge_patients
from corset.services.therapy.commands.submission import submit
from corset.services.therapy.patients.care_team import share_care
from corset.services.therapy.patients.enrolment import enrol_patient
from corset.therapy.commands import Withdraw

LATER = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def story(db):
    return Story()


@pytest.fixture
def again(story):
    """The same patient, taken in a second time a day later, with another telephone."""
    return enrol_patient(
        by=story.clinician,
        name="Berg, Anna Maria",
        birth_date=date(1980, 5, 1),
        phone="+49 30 1234",
        now=LATER,
    )


@pytest.fixture
def office(db):
    return account(Role.ADMINISTRATOR, "office")


def decided(patient):
    return list(
        DecisionRow.objects.filter(stream_id=patient.id)
        .order_by("number")
        .values("command", "digest")
    )


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("Anna Berg", "anna  berg", True),
        ("Anna Berg", "Berg, Anna Maria", True),
        ("José Núñez", "Jose Nunez", True),
        ("Anna Berg", "Anna Bergg", True),
        ("Anna Berg", "Anna Holm", False),
        ("Anna Berg", "Paul Berg", False),
        ("", "", False),
    ],
)
def test_names_are_alike(one, other, is_so):
    assert alike(one, other) is is_so


def test_pairs_are_shown_to_who_may_join_them(story, again, office):
    Patient.objects.create(name="Anna Berg", birth_date=date(1981, 5, 1))
    Patient.objects.create(name="Anna Berg")
    for who in (office, story.clinician):
        (pair,) = likely_doubles(by=who)
        assert {pair.first.patient.id, pair.second.patient.id} == {story.patient.id, again.id}
    assert likely_doubles(by=account(Role.CLINICIAN, "stranger")) == ()
    for who in (story.specialist, story.user):
        with pytest.raises(NotAllowed):
            likely_doubles(by=who)


def test_what_stands_beside_the_logs_is_joined_and_the_logs_are_not(story, again):
    write_note(by=story.clinician, patient_id=again.id, text="Allergic to latex.")
    for one, codes in ((again, ("M51.1", "M54.5")), (story.patient, ("M51.1",))):
        for code in codes:
            write_diagnosis(by=story.clinician, patient_id=one.id, code=code)
    kept, left = decided(story.patient), decided(again)
    merge_patients(by=story.clinician, kept=story.patient.id, left=again.id, now=LATER)
    assert decided(story.patient) == kept
    assert decided(again)[:-1] == left
    assert decided(again)[-1]["command"] == "withdraw"
    assert check_log(story.patient.id) is None
    assert check_log(again.id) is None
    (note,) = clinical_notes(by=story.clinician, patient_id=story.patient.id)
    assert note.text == "Allergic to latex."
    assert Patient.objects.get(pk=story.patient.pk).phone == "+49 30 1234"
    held = Patient.objects.get(pk=story.patient.pk).diagnoses.filter(taken_back_at=None)
    assert sorted(held.values_list("code", flat=True)) == ["M51.1", "M54.5"]
    assert likely_doubles(by=story.clinician) == ()


def test_the_access_moves_and_whoever_cared_goes_on_caring(story, again):
    other = account(Role.CLINICIAN, "otto")
    theirs = enrol_patient(by=other, name="Anna Berg", birth_date=date(1980, 5, 1), now=LATER)
    share_care(by=other, patient_id=theirs.id, clinician=story.clinician, key="share", now=LATER)
    merge_patients(by=story.clinician, kept=theirs.id, left=story.patient.id, now=LATER)
    assert Patient.objects.get(pk=theirs.pk).user == story.user
    assert Patient.objects.get(pk=story.patient.pk).user is None
    team = CareTeamMember.objects.filter(patient=theirs.id).values_list("clinician", flat=True)
    assert {str(other.pk), str(story.clinician.pk)} <= set(team)


def test_of_two_accounts_one_is_closed(story, again):
    second = account(Role.PATIENT, "anna2")
    Patient.objects.filter(pk=again.pk).update(user=second)
    merge_patients(by=story.clinician, kept=story.patient.id, left=again.id, now=LATER)
    assert not User.objects.get(pk=second.pk).is_active
    assert User.objects.get(pk=story.user.pk).is_active


def test_an_administrator_joins_what_has_ended_and_nothing_else(story, again, office):
    """The core ends a therapy at the word of a clinician or the patient alone."""
    both = {"by": office, "kept": story.patient.id, "left": again.id}
    with pytest.raises(StaffRefused, match="goes on"):
        merge_patients(**both, now=LATER)
    submit(patient_id=again.id, command=Withdraw(), by=story.clinician, key="end", now=LATER)
    merge_patients(**both, now=LATER + timedelta(hours=1))
    assert PatientMerge.objects.get().merged_by == office


def test_what_cannot_be_joined_is_said(story, again):
    both = {"by": story.clinician, "kept": story.patient.id, "left": again.id}
    with pytest.raises(StaffRefused, match="not two records"):
        merge_patients(**{**both, "left": story.patient.id})
    Patient.objects.filter(pk=again.pk).update(birth_date=date(1980, 5, 2))
    with pytest.raises(StaffRefused, match="birth dates differ"):
        merge_patients(**both)
    Patient.objects.filter(pk=again.pk).update(birth_date=date(1980, 5, 1))
    signs = {"signs": ["saddle_numbness"]}
    story.do(story.user, "report_emergency", **signs)
    with pytest.raises(StaffRefused, match="open alert"):
        merge_patients(by=story.clinician, kept=again.id, left=story.patient.id)
    for who in (story.specialist, account(Role.CLINICIAN, "stranger")):
        with pytest.raises(NotAllowed):
            merge_patients(**{**both, "by": who})
    assert not PatientMerge.objects.exists()


def test_copies_and_erasure_know_both_records(story, again, office):
    merge_patients(by=story.clinician, kept=story.patient.id, left=again.id, now=LATER)
    copy = copy_of(by=story.user, patient_id=story.patient.id)
    assert copy["earlier"][0]["patient"]["id"] == str(again.id)
    assert copy["earlier"][0]["decisions"]
    who = {"patient_id": story.patient.id, "by": story.clinician}
    submit(**who, command=Withdraw(), key="end", now=LATER + timedelta(hours=1))
    erase_patient(by=OPERATOR, patient_id=story.patient.id)
    names = set(Patient.objects.values_list("name", flat=True))
    assert names == {"Erased patient"}


def test_it_is_done_on_pages(story, again, office, client):
    pair = f"/doubles/{story.patient.id}/{again.id}/"
    client.force_login(office)
    assert f'href="{pair}"' in client.get("/doubles/").text
    assert "goes on. A clinician of both joins them" in text_of(client.get(pair))
    assert client.post(pair).status_code == 422
    client.force_login(story.clinician)
    done = client.post(pair, follow=True)
    assert "There is an earlier record of the same person" in text_of(done)
    left = client.get(f"/patients/{again.id}/")
    assert "Continued in the other record of Anna Berg" in text_of(left)
    begun = client.post(f"/patients/{again.id}/enrol/", follow=True)
    assert "The therapy goes on in this record." in text_of(begun)
