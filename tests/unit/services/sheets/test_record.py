"""The copy of a record that can be read: everything in it, in any script, for those who may."""

import stat
from dataclasses import replace

import pytest
from tests.story import strangers
from tests.unit.services.sheets.test_sheet import text

from corset.cli import main
from corset.people.models import Patient
from corset.services.people.access import NotAllowed
from corset.services.people.notes import write_note
from corset.services.people.reads import note_read
from corset.services.sheets import printing, record_pdf
from corset.services.sheets.printing import typeset_record
from corset.services.sheets.record import record_copy


@pytest.fixture
def trained(story):
    story.bring_home()
    story.train(pain={"L3": 7})
    Patient.objects.filter(pk=story.patient.pk).update(phone="030 555-0142")
    return story


def copied(story, by=None):
    return record_copy(by=by or story.user, patient_id=story.patient.id, now=story.now)


def test_it_holds_who_it_is_what_is_known_and_everything_that_was_decided(trained):
    read = text(record_pdf(by=trained.user, patient_id=trained.patient.id, now=trained.now))
    for said in ("Anna Berg", "1 May 1980", "030 555-0142", "Regions lumbar", "Complex signed"):
        assert said in read
    assert "vera" in read
    assert "from 6 on an exercise stops" in read
    assert "Page 1 of" in read.replace("page", "Page")


def test_notes_stand_in_it_with_who_wrote_them(trained):
    write_note(by=trained.clinician, patient_id=trained.patient.id, text="Sleeps badly.")
    part = next(one for one in copied(trained).parts if one.title == "Clinical notes")
    assert [(line.text, line.by) for line in part.lines] == [("Sleeps badly.", "vera")]


def test_who_looked_stands_in_it_in_words(trained):
    note_read(trained.clinician, trained.patient.id, "patient-prescribe", now=trained.now)
    part = next(one for one in copied(trained).parts if one.title == "Who looked")
    assert [(line.text, line.by) for line in part.lines] == [("the plan", "vera")]


@pytest.mark.parametrize("name", ["王小明", "สมชาย ใจดี", "Jo 🙂", "أنا", "W" * 200, "\u202eanna"])
def test_a_name_of_any_script_is_printed(trained, name):
    assert typeset_record(replace(copied(trained), patient=name)).startswith(b"%PDF")


def test_letters_that_no_font_has_stand_as_their_numbers_and_it_is_said(trained, monkeypatch):
    monkeypatch.setattr(printing, "ALL", printing.OWN)
    read = text(typeset_record(replace(copied(trained), patient="Jo 王")))
    assert "Jo [U+738B]" in read
    assert "Some letters are in no font" in read
    assert "Some letters" not in text(typeset_record(copied(trained)))


def test_strangers_get_none(trained):
    for stranger in strangers():
        with pytest.raises(NotAllowed):
            record_pdf(by=stranger, patient_id=trained.patient.id)


def test_patients_and_those_who_treat_take_it_away(trained, client):
    places = {
        "/record.pdf": trained.user,
        f"/patients/{trained.patient.id}/record.pdf": trained.clinician,
    }
    for place, who in places.items():
        client.force_login(who)
        answer = client.get(place)
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="record.pdf"'
        assert "no-store" in answer["Cache-Control"]
        assert answer.content.startswith(b"%PDF")


def test_it_is_written_from_the_command_line(trained, tmp_path, capsys):
    out = tmp_path / "record.PDF"
    assert main(["patient", "--copy", str(trained.patient.id), "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert main(["patient", "--copy", str(trained.patient.id), "--out", str(out)]) != 0
    assert "is there already" in capsys.readouterr().err
