"""What the pages of those who treat say is a sentence, and no name of a field or a value."""

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.clinic.clinician.forms.intake import IntakeForm
from corset.people.models import Role
from corset.presentation.timeline import session_end
from corset.services.people.invitations import invite_staff
from corset.therapy.terms import SessionEnd


@pytest.fixture
def story(db):
    return Story().prescribe()


def test_every_end_of_a_session_is_in_words():
    said = [session_end(end) for end in SessionEnd]
    assert len(set(said)) == len(said)
    assert all("_" not in one for one in said)
    assert session_end("") == ""


def test_the_sign_off_says_how_a_workout_ended(story, client):
    story.train(story.specialist, pain={"L3": 8})
    client.force_login(story.specialist)
    said = text_of(client.get(f"/patients/{story.patient.id}/sign-off/"))
    assert "severe pain" in said
    assert "severe_pain" not in said


def test_a_new_role_is_said_in_a_sentence(client, db):
    paul = account(Role.SPECIALIST, "paul")
    client.force_login(account(Role.ADMINISTRATOR, "office"))
    for role, said in (("administrator", "an administrator"), ("clinician", "a clinician")):
        sent = {"do": "role", "role-role": role}
        answer = client.post(f"/staff/{paul.pk}/", sent, follow=True)
        assert f"paul is {said} from the next sign-in on." in text_of(answer)


def test_the_day_of_the_therapy_is_one_number_everywhere(story, client):
    """“Fifteenth day” stood beside “Day 21”."""
    story.sleep(20)
    client.force_login(story.clinician)
    said = text_of(client.get(f"/patients/{story.patient.id}/")).casefold()
    assert "day " in said
    assert "fifteenth" not in said


def test_whom_an_invitation_greets_is_greeted_by_the_whole_name(client, db):
    office = account(Role.ADMINISTRATOR, "office")
    invited = invite_staff(by=office, email="one@example.org", role="clinician", name="Dr One")
    said = text_of(client.get(f"/invited/{invited.token}/"))
    assert "Welcome, Dr One." in said


def test_what_is_missing_is_named(story, client):
    client.force_login(story.clinician)
    answer = client.post(f"/patients/{story.patient.id}/intake/", {"height_cm": "20"})
    said = text_of(answer)
    named = said.split("Please look again:", 1)[1]
    assert any(str(field.label) in named for field in IntakeForm.base_fields.values())
    for word in ("Ensure this value", "height_m", "height_cm"):
        assert word not in said
