"""What a complaint is coded as: found in a list that is there, kept beside the log."""

import json

import pytest
from django.core.exceptions import ValidationError
from scripts import diagnoses as script
from tests.story import Story
from tests.unit.clinic.reading import text_of

from corset.people.models import Diagnosis
from corset.record.models import DecisionRow
from corset.services.diagnoses.codes import codes, found
from corset.services.diagnoses.record import take_back_diagnosis, write_diagnosis
from corset.services.people.access import NotAllowed
from corset.services.people.copies import copy_of
from corset.services.sheets.record import record_copy


@pytest.fixture
def story(db):
    return Story()


def test_the_list_is_the_packages_and_of_the_spine_alone():
    assert json.loads(script.FILE.read_text()) == script.codes()
    assert {"M40", "M54.5", "M51.1", "G55.1", "G54.2"} <= set(codes())
    assert not {
        code for code in codes() if code[:3] not in ("G54", "G55", "G99") and code[0] != "M"
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("M51.1", "M51.1"),
        ("m511", "M51.1"),
        ("M54.5 Low back pain", "M54.5"),
        ("low back pain", "M54.5"),
        ("lumbar radiculopathy", "M51.1"),
        ("M54", "M54"),
    ],
)
def test_one_is_found_by_code_or_words(words, code):
    assert [one.code for one in found(words)] == [code]


def test_many_or_none_are_found_by_words_of_many_or_none():
    assert len(found("scoliosis")) > 3
    assert found("appendicitis") == found("") == found("J45") == ()
    assert {one.code for one in found("M5 spondylosis")} == set()


def test_it_is_written_beside_the_log_by_clinicians(story):
    before = DecisionRow.objects.count()
    for _ in range(2):
        write_diagnosis(by=story.clinician, patient_id=story.patient.id, code="M51.1")
    row = Diagnosis.objects.get()
    assert (row.code, row.written_by) == ("M51.1", story.clinician)
    assert DecisionRow.objects.count() == before
    for who in (story.specialist, story.user):
        with pytest.raises(NotAllowed):
            write_diagnosis(by=who, patient_id=story.patient.id, code="M51.1")
    with pytest.raises(ValidationError):
        write_diagnosis(by=story.clinician, patient_id=story.patient.id, code="J45")


def test_taken_back_it_stays_in_the_copies(story):
    who = {"by": story.clinician, "patient_id": story.patient.id}
    write_diagnosis(**who, code="M51.1")
    take_back_diagnosis(**who, diagnosis=Diagnosis.objects.get().id)
    write_diagnosis(**who, code="M54.5")
    kept = copy_of(by=story.user, patient_id=story.patient.id)["diagnoses"]
    assert [(one["code"], one["taken_back_at"] is None) for one in kept] == [
        ("M51.1", False),
        ("M54.5", True),
    ]
    parts = record_copy(by=story.user, patient_id=story.patient.id).parts
    lines = next(part.lines for part in parts if part.title == "Diagnoses (ICD-10)")
    assert [(line.text[:5], line.more) for line in lines] == [
        ("M51.1", ("taken back",)),
        ("M54.5", ()),
    ]
    story.patient.erase(at=story.now)
    assert not Diagnosis.objects.exists()


def test_a_clinician_finds_it_by_words_and_sees_it_on_the_patients_page(story, client):
    client.force_login(story.clinician)
    page = f"/patients/{story.patient.id}/diagnoses/"
    several = client.post(page, {"icd-words": "scoliosis"})
    assert several.status_code == 422
    assert 'value="M41.0"' in several.text
    client.post(page, {"icd-words": ["scoliosis", "M41.0"]})
    home = f"/patients/{story.patient.id}/"
    assert "M41.0 Infantile idiopathic scoliosis" in text_of(client.get(home))
    assert client.post(page, {"icd-words": ""}).status_code == 422
    client.post(page, {"back": str(Diagnosis.objects.get().id)})
    assert "M41.0" not in text_of(client.get(home))
    assert "M41.0" in text_of(client.get(page))
    client.force_login(story.specialist)
    assert client.get(page).status_code == 403
