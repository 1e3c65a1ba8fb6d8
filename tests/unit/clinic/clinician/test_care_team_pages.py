"""A patient's page shows who cares, since when and by whom, and lets a further clinician in."""

from datetime import timedelta

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import Role, User
from corset.record.projections import rebuild
from corset.services.therapy.patients.care_team import share_care
from corset.services.therapy.patients.page import patient_page


@pytest.fixture
def story(db):
    return Story()


def team(story):
    return patient_page(by=story.clinician, patient_id=story.patient.id, now=story.now).team


def test_who_took_a_patient_in_stands_there_with_the_day(story, client):
    client.force_login(story.clinician)
    (only,) = team(story)
    assert (only.name, only.added_by, only.away) == ("vera", "", False)
    said = text_of(client.get(f"/patients/{story.patient.id}/"))
    assert "Care team vera, since 3 March 2025" in said
    assert "Add a clinician" in said


def test_a_further_clinician_is_added_with_who_did_it_and_when(story, client):
    client.force_login(story.clinician)
    other = account(Role.CLINICIAN, "otto")
    at = story.now + timedelta(days=3)
    share_care(by=story.clinician, patient_id=story.patient.id, clinician=other, key="k", now=at)
    added = team(story)[1]
    assert (added.name, added.added_by, added.since) == ("otto", "vera", at)
    rebuild(story.patient.id)
    assert team(story)[1] == added
    said = text_of(client.get(f"/patients/{story.patient.id}/"))
    assert "otto, since 6 March 2025, added by vera" in said


def test_who_answers_for_a_closed_account_is_said(story):
    other = account(Role.CLINICIAN, "otto")
    share_care(by=story.clinician, patient_id=story.patient.id, clinician=other, key="k")
    User.objects.filter(pk=other.pk).update(is_active=False, successor=story.clinician)
    gone = team(story)[1]
    assert (gone.away, gone.successor) == (True, "vera")


def test_a_specialist_sees_the_team_and_cannot_change_it(story, client):
    client.force_login(story.specialist)
    said = text_of(client.get(f"/patients/{story.patient.id}/"))
    assert "Care team vera" in said
    assert "Add a clinician" not in said
    assert client.get(f"/patients/{story.patient.id}/share/").status_code == 403
