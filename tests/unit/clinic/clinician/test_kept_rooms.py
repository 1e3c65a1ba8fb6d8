"""A patient's page that is shown again says what one made anew says, to whoever may read it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.story import account
from tests.unit.clinic.clinician.desks import at_home, desk_of

from corset.clinic.components.kept import KEY, ROOMS, TOKEN
from corset.people.models import Patient, Role, User
from corset.record.models import LogCheck
from corset.services.people.invitations import invite_patient
from corset.services.people.notes import clinical_notes, erase_note, write_note
from corset.services.therapy.patients.care_team import share_care
from corset.services.therapy.patients.inspections import inspect
from corset.services.therapy.training.lessons import read_lesson
from corset.services.therapy.training.technique import note_technique, take_back_note
from corset.services.therapy.training.today import today

OF_THE_REQUEST = re.compile(
    r"value=\"[0-9a-f]{32}:|name=\"csrfmiddlewaretoken\" value=\"\w+\"|value=\"[0-9a-f]{32}\""
)


@pytest.fixture
def story(db, monkeypatch):
    return at_home(monkeypatch, "patients.page", "training.today")


@pytest.fixture
def desk(story):
    return desk_of(story.clinician)


def page_of(story):
    return f"/patients/{story.patient.id}/"


def says(answer):
    assert answer.status_code == 200
    return OF_THE_REQUEST.sub("", answer.text)


def look(desk, story):
    """Return what the page says: shown for the first time, again, and made anew, it is the same."""
    first, again = (says(desk.get(page_of(story))) for _ in range(2))
    ROOMS.clear()
    assert first == again == says(desk.get(page_of(story)))
    return first


def test_it_is_made_once_and_each_request_has_its_own_token_and_key(desk, story, monkeypatch):
    story.train(pain={"L3": 7})
    desk.get(page_of(story))
    first = desk.get(page_of(story))
    monkeypatch.setattr("corset.clinic.clinician.views.patient.record_page", None)
    second = desk.get(page_of(story))
    assert says(first) == says(second)
    own = [OF_THE_REQUEST.findall(page.text) for page in (first, second)]
    assert own[0]
    assert not set(own[0]) & set(own[1])
    for page in (first, second):
        assert not any(mark in page.text for mark in (str(KEY), KEY.hex, TOKEN))


def test_whatever_is_decided_is_on_the_page_at_once(desk, story):
    seen = [look(desk, story)]
    for pain in ({"L1": 6}, {"L3": 8}):
        story.check()
        seen.append(look(desk, story))
        story.train(pain=pain)
        seen.append(look(desk, story))
        story.sleep()
    assert not story.do(story.user, "start_session").decision.accepted
    seen.append(look(desk, story))
    story.must(story.user, "report_emergency")
    seen.append(look(desk, story))
    story.must(story.clinician, "withdraw")
    seen.append(look(desk, story))
    assert len(set(seen)) == len(seen)


def test_time_alone_changes_the_page(desk, story):
    story.train(pain={"L3": 8})
    seen = [look(desk, story)]
    for later in (timedelta(days=2), timedelta(days=40), timedelta(days=400)):
        story.now = story.now + later
        seen.append(look(desk, story))
    assert len(set(seen)) == len(seen)
    assert "overdue" in seen[1]
    assert "overdue" not in seen[0]


def test_what_is_kept_beside_the_log_changes_the_page(desk, story):
    who = {"by": story.clinician, "patient_id": story.patient.id}
    seen = [look(desk, story)]

    def after(change):
        change()
        seen.append(look(desk, story))
        assert seen[-1] != seen[-2]
        return seen[-1]

    assert "Mind the knee" in after(
        lambda: note_technique(exercise="L1", words="Mind the knee", now=story.now, **who)
    )
    (note,) = story.patient.technique_notes.all()
    after(lambda: take_back_note(note=note.id, now=story.now, **who))
    assert "stands askew" in after(
        lambda: inspect(occasion="visit", seen={}, words="stands askew", now=story.now, **who)
    )
    assert "Call her sister" in after(
        lambda: write_note(text="Call her sister", now=story.now, **who)
    )
    (clinical,) = clinical_notes(**who)
    assert "Call her sister" not in after(lambda: erase_note(note=clinical.id, **who))
    told = today(by=story.user, patient_id=story.patient.id).lesson.id
    own = {"by": story.user, "patient_id": story.patient.id}
    assert "Has read 1" in after(lambda: read_lesson(lesson=told, **own))
    mine = Patient.objects.filter(id=story.patient.id)
    for changed in (
        {"name": "Anna Berger"},
        {"phone": "+49 30 1234"},
        {"user": None},
    ):
        after(lambda changed=changed: mine.update(**changed))
    after(lambda: invite_patient(now=story.now, **who))
    after(lambda: mine.update(timezone="Pacific/Kiritimati"))
    story.now = story.now + timedelta(minutes=1)
    after(lambda: None)  # how late it is there
    colleague = account(Role.CLINICIAN, "colleague")
    after(lambda: share_care(clinician=colleague, key="shared", now=story.now, **who))
    after(lambda: User.objects.filter(id=colleague.id).update(is_active=False))


def test_a_log_that_was_found_broken_is_told_at_once(desk, story):
    before = look(desk, story)
    LogCheck.objects.filter(patient=story.patient.id).update(what="event", number=2)
    assert "damaged" in look(desk, story)
    assert "damaged" not in before


def test_nobody_is_shown_what_was_made_for_another(desk, story):
    story.train(pain={"L3": 7})
    mine = look(desk, story)
    desk.get(page_of(story))
    theirs = says(desk_of(story.specialist).get(page_of(story)))
    assert "Acknowledge" in mine
    assert "Acknowledge" not in theirs
    assert story.clinician.email not in theirs
    stranger = desk_of(account(Role.CLINICIAN, "stranger")).get(page_of(story))
    assert stranger.status_code == 403
    assert Client().get(page_of(story)).status_code == 302
