"""Before a warm-up patients are told of a shower, those who supervise of a massage."""

from dataclasses import replace

from tests.story import Story

from corset.programme.texts.language import speaking
from corset.programme.texts.pseudo import PSEUDO
from corset.services.library.programmes import installed
from corset.services.therapy.training.lessons import read_lesson
from corset.services.therapy.training.reminders import before_warm_up
from corset.services.therapy.training.today import today
from corset.therapy.terms import Region


def day(story, by=None):
    return today(by=by or story.user, patient_id=story.patient.id, now=story.now)


def read_all(story):
    while lesson := day(story).lesson:
        read_lesson(by=story.user, patient_id=story.patient.id, lesson=lesson.id, now=story.now)


def said(before, *regions, told=None, programme=None):
    programme = programme or installed()
    return before_warm_up(before, regions=regions, told=told, programme=programme)


def test_at_home_a_warm_shower_is_told_of_before_the_session_and_not_after(at_home):
    read_all(at_home)
    [line] = day(at_home).before_warm_up
    assert "warm shower" in line
    at_home.check()
    assert day(at_home).before_warm_up == (line,)
    at_home.therapy.begin(at_home.user.actor)
    assert day(at_home).before_warm_up == ()
    at_home.therapy.perform_all(at_home.user.actor, {})
    assert day(at_home).before_warm_up == ()


def test_it_is_the_lessons_own_sentence_and_not_said_beside_it(at_home):
    [line] = said("home")
    lesson = next(x for x in installed().lessons.values() if line in x.said.text)
    assert said("home", told=lesson) == ()
    other = next(x for x in installed().lessons.values() if x is not lesson)
    assert said("home", told=other) == (line,)


def test_at_a_visit_a_massage_is_told_of_to_those_who_supervise(story):
    story.prescribe()
    lines = day(story, by=story.specialist).before_warm_up
    assert len(lines) == 2
    assert all("assage" in line for line in lines)
    assert day(story).before_warm_up == ()


def test_that_it_goes_with_training_is_said_of_the_lower_back_only(db):
    story = Story().prescribe("cervical")
    [line] = day(story, by=story.specialist).before_warm_up
    assert "whole spine" in line
    assert said("visit", Region.THORACIC) == (line,)
    assert len(said("visit", Region.THORACIC, Region.LUMBAR)) == 2


def test_it_is_said_in_the_readers_language_and_never_of_a_lesson_that_is_not_there(db):
    pseudo = speaking(installed(), PSEUDO)
    for before in ("home", "visit"):
        assert all(line.startswith("⟦") for line in said(before, programme=pseudo))
    assert said("home", programme=replace(installed(), lessons={})) == ()
