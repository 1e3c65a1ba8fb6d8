"""Notes of technique: who may write them, what they hold, which one the patient is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from tests.story import strangers

from corset.people.models import TechniqueNote
from corset.programme.texts.pseudo import PSEUDO
from corset.record.models import DecisionRow
from corset.services.library.programmes import installed
from corset.services.people.access import NotAllowed
from corset.services.therapy.training.session import training
from corset.services.therapy.training.technique import (
    MOST,
    NoSuchNote,
    note_technique,
    points_for,
    take_back_note,
    technique_notes,
)
from corset.services.therapy.training.today import today


def first_of(story):
    """Return the first exercise of the plan."""
    return day(story).items[0].exercise


def note(story, by=None, **more):
    fields = {"exercise": first_of(story).id, "words": "Slowly.", "now": story.now} | more
    note_technique(by=by or story.specialist, patient_id=story.patient.id, **fields)


def notes(story, by=None):
    return technique_notes(by=by or story.specialist, patient_id=story.patient.id)


def day(story):
    return today(by=story.user, patient_id=story.patient.id, now=story.now)


def told(story):
    """Return what the patient is told of the first exercise."""
    hint = day(story).items[0].hint
    return hint and hint.words


def test_the_patient_is_told_the_newest_note_by_name(at_home):
    assert told(at_home) is None
    note(at_home)
    note(at_home, by=at_home.clinician, words="Better.", now=at_home.now + timedelta(minutes=1))
    hint = day(at_home).items[0].hint
    assert (hint.words, hint.by) == ("Better.", str(at_home.clinician))
    assert hint.at.utcoffset() == at_home.patient.local(at_home.now).utcoffset()
    assert [view.words for view in notes(at_home)] == ["Better.", "Slowly."]


def test_it_stands_at_its_own_exercise_only(at_home):
    note(at_home)
    assert [line.hint is not None for line in day(at_home).items].count(True) == 1


def test_the_player_is_told_it_too(at_home):
    note(at_home)
    at_home.check()
    at_home.therapy.begin(at_home.user.actor)
    found = training(by=at_home.user, patient_id=at_home.patient.id, now=at_home.now)
    hints = {line.exercise.id: line.hint for line in found.lines}
    assert hints.pop(first_of(at_home).id).words == "Slowly."
    assert not any(hints.values())


def test_taken_back_it_is_told_no_more_and_the_one_before_does_not_return(at_home):
    note(at_home, words="First.")
    note(at_home, words="Second.", now=at_home.now + timedelta(minutes=1))
    newest = notes(at_home)[0]
    for _ in range(2):
        take_back_note(by=at_home.clinician, patient_id=at_home.patient.id, note=newest.id)
    assert told(at_home) is None
    assert [view.taken_back for view in notes(at_home)] == [True, False]


def test_the_same_once_more_is_the_same_note(at_home):
    note(at_home)
    note(at_home, words=" Slowly. ")
    assert TechniqueNote.objects.count() == 1
    take_back_note(by=at_home.specialist, patient_id=at_home.patient.id, note=notes(at_home)[0].id)
    note(at_home)
    assert told(at_home) == "Slowly."


def test_points_are_the_exercises_own_cautions_and_limits_and_a_list(at_home):
    exercise, programme = first_of(at_home), installed()
    points = [*points_for(exercise, programme)]
    own = [*exercise.sheet.cautions, *(limit.text for limit in exercise.limits)]
    assert points[: len(own)] == own
    assert len(points) > len(own)
    note(at_home, points=[points[0], points[-1]], words="")
    assert day(at_home).items[0].hint.points == (points[0], points[-1])


def test_what_only_presses_is_not_asked_to_move_more_slowly(db):
    programme = installed()
    offered = {n: set(points_for(e, programme)) for n, e in programme.exercises.items()}
    pressing = {n for n, texts in offered.items() if any("Press more" in t for t in texts)}
    assert pressing
    assert not {n for n in pressing if any("Make the movement" in t for t in offered[n])}


def test_points_are_read_in_the_readers_language_and_kept_as_they_were_said(at_home):
    exercise = first_of(at_home)
    point = next(iter(points_for(exercise, installed())))
    note(at_home, points=[point])
    TechniqueNote.objects.update(points=[point, "A point of long ago."])
    with override(PSEUDO):
        [view] = notes(at_home)
    assert view.points == (f"⟦{point}⟧", "A point of long ago.")
    assert view.words == "Slowly."


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"words": "x" * (MOST + 1)}, "words", f"At most {MOST} characters fit; these are 301."),
        ({"words": "  "}, "words", "Choose a point or write a sentence."),
        ({"points": ["Fly."]}, "points", "Choose from the list."),
    ],
)
def test_what_cannot_be_a_note_is_said_by_field(at_home, given, field, message):
    with pytest.raises(ValidationError) as refused:
        note(at_home, **given)
    assert refused.value.message_dict == {field: [message]}
    assert not TechniqueNote.objects.exists()


def test_the_longest_words_fit(at_home):
    note(at_home, words="x" * MOST)
    assert len(told(at_home)) == MOST


def test_only_those_who_treat_this_patient_write_take_back_and_read_all(at_home):
    note(at_home)
    mine = notes(at_home)[0].id
    for other in (at_home.user, *strangers()):
        with pytest.raises(NotAllowed):
            note(at_home, by=other, words="No.")
        with pytest.raises(NotAllowed):
            take_back_note(by=other, patient_id=at_home.patient.id, note=mine)
        with pytest.raises(NotAllowed):
            notes(at_home, by=other)
    assert told(at_home) == "Slowly."


def test_what_is_not_there_can_be_neither_noted_nor_taken_back(at_home):
    with pytest.raises(NoSuchNote, match="no exercise X9"):
        note(at_home, exercise="X9")
    with pytest.raises(NoSuchNote, match="no note 7"):
        take_back_note(by=at_home.specialist, patient_id=at_home.patient.id, note=7)


def test_it_stands_beside_the_log_and_can_be_erased(at_home):
    before = DecisionRow.objects.count()
    note(at_home)
    assert DecisionRow.objects.count() == before
    at_home.specialist.delete()
    assert notes(at_home, by=at_home.clinician)[0].by == ""
    at_home.patient.erase(at=at_home.now)
    assert not TechniqueNote.objects.exists()
