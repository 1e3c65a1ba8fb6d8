"""Notes of technique on the pages: written beside the patient, shown where the patient trains."""

import json
import re

import pytest
from tests.story import Story, account
from tests.unit.clinic.reading import text_of

from corset.people.models import Role, TechniqueNote
from corset.services.therapy.training.technique import MOST

WORDS = "Let the left hip sink."


@pytest.fixture
def story(db, monkeypatch):
    told = Story().bring_home()
    for module in ("training.today", "training.session", "commands.submission"):
        name = f"corset.services.therapy.{module}.present"
        monkeypatch.setattr(name, lambda now: now or told.now)
    return told


@pytest.fixture
def beside(client, story):
    """The specialist's screen."""
    client.force_login(story.specialist)
    return client


def address(story, rest=""):
    return f"/patients/{story.patient.id}/{rest}"


def write(client, story, place="technique/L1/", **fields):
    return client.post(address(story, place), {"words": WORDS, **fields})


def test_what_is_noted_is_on_the_patients_page_with_who_and_when(beside, story):
    answer = write(beside, story, points=["Do both sides alike."])
    assert answer.url == address(story)
    text = text_of(beside.get(address(story)))
    assert "Noted. The patient sees it the next time." in text
    assert f"Do both sides alike. {WORDS} {story.specialist}," in text


def test_the_patient_reads_it_at_the_exercise_on_the_day(beside, story):
    write(beside, story)
    beside.force_login(story.user)
    text = text_of(beside.get("/today/"))
    assert re.search(rf"From {story.specialist}, \d+ \w+: +{re.escape(WORDS)}", text)


def test_and_in_the_player(beside, story):
    write(beside, story, points=["Do both sides alike."])
    beside.force_login(story.user)
    story.check()
    story.therapy.begin(story.user.actor)
    page = beside.get("/session/").content.decode()
    handed = json.loads(re.search(r'<script id="session"[^>]*>(.*?)</script>', page)[1])
    hints = {e["id"]: e["hint"] for e in handed["exercises"]}
    assert hints["L1"]["by"].startswith(f"From {story.specialist}, ")
    assert (hints["L1"]["points"], hints["L1"]["words"]) == (["Do both sides alike."], WORDS)
    assert not any(hint for name, hint in hints.items() if name != "L1")
    assert "/technique/" not in page


def test_the_one_who_leads_can_note_from_the_player(beside, story):
    story.check(story.specialist)
    story.therapy.begin(story.specialist.actor)
    page = beside.get(address(story, "supervise/")).content.decode()
    places = re.findall(r'hx-get="([^"]+/technique/[^"]+)"', page)
    assert address(story, "technique/L1/part/") in places
    part = beside.get(places[0])
    assert part.status_code == 200
    assert "<html" not in part.content.decode()


def test_in_the_dialog_one_stays_and_reads_what_was_noted(beside, story):
    answer = write(beside, story, "technique/L1/part/")
    assert answer.status_code == 200
    text = text_of(answer)
    assert "Noted. The patient sees it the next time." in text
    assert WORDS in text


@pytest.mark.parametrize("place", ["technique/L1/", "technique/L1/part/"])
def test_too_long_comes_back_with_its_words(beside, story, place):
    answer = write(beside, story, place, words="x" * (MOST + 1))
    assert answer.status_code == 422
    assert f"At most {MOST} characters fit; these are {MOST + 1}." in text_of(answer)
    assert "x" * (MOST + 1) in answer.content.decode()
    assert not TechniqueNote.objects.exists()


def test_taken_back_the_patient_is_told_it_no_more(beside, story):
    write(beside, story)
    note = TechniqueNote.objects.get()
    page = beside.get(address(story, "technique/L1/")).content.decode()
    assert f'name="back" value="{note.id}"' in page
    answer = beside.post(address(story, "technique/L1/"), {"back": note.id})
    assert answer.url == address(story, "technique/L1/")
    assert "taken back" in text_of(beside.get(answer.url))
    beside.force_login(story.user)
    assert WORDS not in text_of(beside.get("/today/"))


@pytest.mark.parametrize("fields", [{"back": "x"}, {"back": "999"}])
def test_what_is_no_note_is_not_taken_back(beside, story, fields):
    assert beside.post(address(story, "technique/L1/"), fields).status_code == 404


def test_what_is_no_exercise_has_no_page(beside, story):
    assert beside.get(address(story, "technique/X9/")).status_code == 404


@pytest.mark.parametrize("place", ["technique/L1/", "technique/L1/part/"])
@pytest.mark.parametrize("who", ["patient", "other", "stranger", "office"])
def test_others_stay_out(client, story, who, place):
    roles = {"other": Role.PATIENT, "stranger": Role.CLINICIAN, "office": Role.ADMINISTRATOR}
    client.force_login(account(roles[who], who) if who in roles else story.user)
    assert client.get(address(story, place)).status_code == 403
    assert write(client, story, place).status_code == 403
    assert not TechniqueNote.objects.exists()


def test_the_patients_clinician_writes_too(client, story):
    client.force_login(story.clinician)
    assert write(client, story).status_code == 302
    assert TechniqueNote.objects.get().written_by == story.clinician
