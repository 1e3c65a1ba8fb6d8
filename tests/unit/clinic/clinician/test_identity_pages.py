"""Who a patient is: reached with one tap, corrected with what was there kept, noted in words."""

from datetime import date

import pytest
from tests.story import Story, account
from tests.unit.clinic.clinician.forms_of import fields
from tests.unit.clinic.reading import text_of

from corset.people.models import ClinicalNote, IdentityChange, Patient, Role

OVERRIDE, ZERO_WIDTH = "\u202e", "\u200b"


@pytest.fixture
def story(db):
    story = Story().prescribe()
    Patient.objects.filter(pk=story.patient.pk).update(
        phone="+49 (0)30 555-0142", email="anna@example.org"
    )
    return story


@pytest.fixture
def desk(client, story):
    client.force_login(story.clinician)
    return client


def at(story, page=""):
    return f"/patients/{story.patient.id}/{page}"


def test_the_page_has_telephone_address_and_birth_date(desk, story):
    page = desk.get(at(story)).text
    assert 'href="tel:+49305550142"' in page
    assert 'href="mailto:anna@example.org"' in page
    assert "born 1 May 1980" in page


def test_in_an_emergency_one_tap_calls(desk, story):
    story.must(story.user, "report_emergency", signs=["saddle_numbness"])
    assert "Call +49 (0)30 555-0142" in text_of(desk.get(at(story)))


def test_a_correction_keeps_who_when_and_what(desk, story):
    page = at(story, "identity/")
    typed = fields(desk.get(page), name="Anna Bergmann", birth_date="1979-05-01", phone="030 1")
    assert "record the intake again" in text_of(desk.post(page, typed, follow=True))
    known = Patient.objects.get(pk=story.patient.pk)
    assert (known.name, known.birth_date) == ("Anna Bergmann", date(1979, 5, 1))
    assert known.user.name == "Anna Bergmann"
    kept = {one.part: (one.before, one.after) for one in IdentityChange.objects.all()}
    assert kept == {
        "name": ("Anna Berg", "Anna Bergmann"),
        "birth_date": ("1980-05-01", "1979-05-01"),
        "phone": ("+49 (0)30 555-0142", "030 1"),
    }
    assert "Name Anna Berg Anna Bergmann vera" in text_of(desk.get(page))


def test_an_address_that_the_patient_signs_in_with_is_changed_there(desk, story):
    page = at(story, "identity/")
    shown = desk.post(page, fields(desk.get(page), email="other@example.org"))
    assert "changes that under Menu" in text_of(shown)
    assert Patient.objects.get(pk=story.patient.pk).email == "anna@example.org"


def test_nobody_elses_patient_is_corrected(client, story):
    client.force_login(account(Role.CLINICIAN, "stranger"))
    assert client.post(at(story, "identity/"), {"name": "X"}).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        ZERO_WIDTH * 3,
        f"Anna{ZERO_WIDTH}Berg",
        f"{OVERRIDE}greB annA",
        "Anna\u2066Berg",
        "\ufeff",
        "- .",
    ],
)
def test_a_name_that_cannot_be_read_is_refused_in_words(desk, story, name):
    typed = {"name": name, "birth_date": "1980-05-01", "email": "", "phone": ""}
    for page in ("/patients/new/", at(story, "identity/")):
        shown = desk.post(page, typed)
        assert shown.status_code == 422
        assert "Allowed: letters of any script" in text_of(shown)
    assert Patient.objects.get().name == "Anna Berg"


@pytest.mark.parametrize(
    "name",
    [
        "王小明",
        "สมชาย ใจดี",
        "Jo 🙂",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "O'Neil-Żak",
        "👩\u200d⚕️",
    ],
)
def test_a_name_of_any_script_is_a_name(desk, name):
    typed = {"name": name, "birth_date": "1980-05-01", "email": "", "phone": ""}
    assert desk.post("/patients/new/", typed).status_code == 302
    assert Patient.objects.filter(name=name).exists()


def test_a_colleague_is_invited_under_a_name_that_can_be_read(client, db):
    client.force_login(account(Role.ADMINISTRATOR, "office"))
    typed = {"name": f"Kim{OVERRIDE}", "email": "kim@example.org", "role": "clinician"}
    assert "cannot be seen (U+202E)" in text_of(client.post("/staff/", typed))


def test_notes_stand_in_sight_and_are_erased_by_who_wrote_them(desk, client, story):
    desk.post(at(story, "notes/"), {"text": "Afraid of lying on the stomach."})
    shown = text_of(desk.get(at(story)))
    assert "Afraid of lying on the stomach." in shown
    note = ClinicalNote.objects.get()
    client.force_login(story.specialist)
    assert "Afraid of lying" in text_of(client.get(at(story)))
    assert client.post(at(story, "notes/"), {"erase": str(note.id)}).status_code == 403
    client.force_login(story.clinician)
    client.post(at(story, "notes/"), {"erase": str(note.id)})
    assert not ClinicalNote.objects.exists()


def test_what_was_written_beside_a_decision_stands_in_sight(desk, story):
    story.must(story.user, "report_emergency", signs=["saddle_numbness"])
    story.must(story.clinician, "clear", note="Seen in person, no deficit.")
    assert "“Seen in person, no deficit.”" in text_of(desk.get(at(story)))


def test_the_time_zone_is_corrected_with_what_was_there_kept(desk, story):
    page = at(story, "identity/")
    shown = desk.get(page)
    assert '<option value="Europe/Berlin" selected' in shown.text
    desk.post(page, fields(shown, timezone="America/New_York"))
    assert Patient.objects.get(pk=story.patient.pk).timezone == "America/New_York"
    change = IdentityChange.objects.get()
    assert (change.before, change.after) == ("Europe/Berlin", "America/New_York")
    assert "there (America/New_York)" in text_of(desk.get(at(story)))


def test_what_is_no_time_zone_is_refused(desk, story):
    page = at(story, "identity/")
    answer = desk.post(page, fields(desk.get(page), timezone="Middle/Earth"))
    assert answer.status_code == 422
    assert "Middle/Earth" in answer.text
    assert Patient.objects.get(pk=story.patient.pk).timezone == "Europe/Berlin"


def test_an_older_name_of_a_zone_stays_as_it_is(desk, story):
    Patient.objects.filter(pk=story.patient.pk).update(timezone="Cuba")
    page = at(story, "identity/")
    desk.post(page, fields(desk.get(page), name="Anna Bergmann"))
    assert Patient.objects.get(pk=story.patient.pk).timezone == "Cuba"


def test_a_new_patient_has_the_zone_that_was_chosen_or_the_clinics(desk, settings):
    settings.TIME_ZONE = "Europe/Lisbon"
    assert '<option value="Europe/Lisbon" selected' in desk.get("/patients/new/").text
    person = {"name": "Jo Lee", "birth_date": "1970-01-01"}
    desk.post("/patients/new/", {**person, "timezone": "Asia/Tokyo"})
    assert Patient.objects.get(name="Jo Lee").timezone == "Asia/Tokyo"
    desk.post("/patients/new/", {**person, "name": "Kim Lee"})
    assert Patient.objects.get(name="Kim Lee").timezone == "Europe/Lisbon"
