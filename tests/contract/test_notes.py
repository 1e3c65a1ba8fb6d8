"""What is noted beside the log is kept alike by both databases, in its order, and erased whole."""

from datetime import timedelta

import pytest
from tests.story import Story

from corset.people.models import Inspection, TechniqueNote
from corset.services.therapy.patients.inspections import inspect, inspections
from corset.services.therapy.training.technique import note_technique, technique_notes


@pytest.fixture
def story(database):
    return Story().bring_home()


def note(story, words, **more):
    fields = {"exercise": "L1", "now": story.now} | more
    note_technique(by=story.specialist, patient_id=story.patient.id, words=words, **fields)


def test_the_newest_note_comes_first_and_the_later_of_one_instant(story):
    note(story, "Second. ✓", now=story.now + timedelta(seconds=1))
    note(story, "First, „quoted“.", points=["Do both sides alike."])
    note(story, "In the same instant.")
    found = technique_notes(by=story.specialist, patient_id=story.patient.id)
    words = ["Second. ✓", "In the same instant.", "First, „quoted“."]
    assert [view.words for view in found] == words
    assert found[2].points == ("Do both sides alike.",)


def test_an_account_that_goes_leaves_its_notes_and_a_patient_who_goes_takes_them(story):
    note(story, "Kept.")
    story.specialist.delete()
    assert TechniqueNote.objects.get().written_by is None
    story.patient.erase(at=story.now)
    assert not TechniqueNote.objects.exists()


def test_what_was_seen_is_read_as_it_was_seen(story):
    seen = {"shoulders": "right_higher", "gait": "free"}
    fields = {"by": story.specialist, "patient_id": story.patient.id}
    inspect(**fields, occasion="visit", seen=seen, words="„Even“ ✓", now=story.now)
    inspect(**fields, occasion="review", seen={"gait": "guarded"}, now=story.now)
    found = inspections(**fields)
    assert [dict(view.seen) for view in found] == [{"gait": "guarded"}, seen]
    assert found[1].words == "„Even“ ✓"
    story.patient.erase(at=story.now)
    assert not Inspection.objects.exists()
