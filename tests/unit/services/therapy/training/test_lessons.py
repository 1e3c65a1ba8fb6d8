"""Which lessons are a patient's, when each has its time, and that it is told only once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.story import account

from corset.people.models import ReadLesson, Role
from corset.services.library.programmes import installed
from corset.services.people.access import NotAllowed
from corset.services.therapy.training.lessons import (
    NoSuchLesson,
    has_come,
    lessons,
    lessons_of,
    read_lesson,
)
from corset.services.therapy.training.today import today
from corset.therapy.content.lessons import Occasion
from corset.therapy.intake import Intake
from corset.therapy.plan import Plan, PlanItem, Progress
from corset.therapy.state import State
from corset.therapy.terms import Region

NOW = datetime(2025, 3, 3, 8, tzinfo=UTC)


def planned(*exercises, regions=(Region.LUMBAR,), **fields):
    """Return a state with these exercises in its plan."""
    items = tuple(PlanItem(exercise=e, repetitions=10, ceiling=20, hold_s=0) for e in exercises)
    plan = Plan(
        items=items,
        supervised_sessions=3,
        whole_spine_days=14,
        opt_in=(),
        signed_by="vera",
        signed_at=NOW,
    )
    intake = Intake(regions=regions)
    return State(enrolled=True, intake=intake, plan=plan, therapy_since=NOW, **fields)


def about(state):
    """Return the regions and the exercises that a patient's lessons are about."""
    found = lessons_of(state=state, programme=installed())
    regions = {region for lesson in found for region in lesson.regions}
    return regions, {exercise for lesson in found for exercise in lesson.exercises}


def come(state, now=NOW):
    """Return the occasions whose lessons have come."""
    found = lessons_of(state=state, programme=installed())
    return {lesson.occasion for lesson in found if has_come(lesson, state=state, now=now)}


@pytest.mark.parametrize("region", Region)
def test_a_lesson_about_a_region_is_for_those_whose_damage_lies_there(region):
    assert about(State(intake=Intake(regions=(region,)))) == ({region}, set())


def test_it_is_also_for_those_who_train_there_later():
    programme = installed()
    neck = next(e for e in programme.exercises.values() if e.region is Region.CERVICAL)
    regions, _ = about(planned(neck.id))
    assert regions == {Region.LUMBAR, Region.CERVICAL}


def test_a_lesson_about_an_exercise_is_for_those_who_have_it_in_their_plan():
    taught = next(lesson for lesson in installed().lessons.values() if lesson.exercises)
    assert about(planned(*taught.exercises))[1] == set(taught.exercises)
    others = [e for e in installed().exercises if e not in taught.exercises][:1]
    assert about(planned(*others))[1] == set()


def test_a_patient_of_whom_nothing_is_known_yet_is_told_what_is_for_everybody():
    found = lessons_of(state=State(), programme=installed())
    assert found
    assert not any(lesson.regions or lesson.exercises for lesson in found)
    assert come(State()) == {Occasion.FIRST_DAY}


def test_before_the_first_session_comes_with_the_plan():
    assert come(planned()) == {Occasion.FIRST_DAY, Occasion.FIRST_SESSION}
    taught = next(lesson for lesson in installed().lessons.values() if lesson.exercises)
    assert Occasion.EXERCISE in come(planned(*taught.exercises))


def test_a_week_is_seven_days():
    week = NOW + timedelta(days=7)
    assert Occasion.WEEK not in come(planned(), week - timedelta(seconds=1))
    assert Occasion.WEEK in come(planned(), week)


def test_it_goes_well_at_home_while_nothing_hurts():
    fine = Progress(exercise="x", repetitions=10, clean=1)
    well = planned(signed_off=True, progress=(fine,))
    assert Occasion.GOING_WELL in come(well)
    for worse in (
        {"signed_off": False},
        {"barred": ("x",)},
        {"progress": (fine, replace(fine, discomforts=1))},
        {"progress": (replace(fine, reduced=True),)},
    ):
        assert Occasion.GOING_WELL not in come(replace(well, **worse))


def test_a_programme_without_lessons_tells_nothing():
    assert lessons_of(state=State(), programme=replace(installed(), lessons={})) == ()


def day(story):
    return today(by=story.user, patient_id=story.patient.id, now=story.now)


def read(story, lesson, **more):
    fields = {"by": story.user, "patient_id": story.patient.id, "now": story.now} | more
    read_lesson(lesson=lesson, **fields)


def test_a_neck_is_told_of_head_circles_before_its_first_session(story):
    told = day(story.prescribe("cervical")).lesson
    assert story.therapy.state.supervised == 0
    assert (told.line, told.regions) == ("E5", (Region.CERVICAL,))
    assert told.figure


def test_one_is_told_after_the_other_until_all_are_read(story):
    story.prescribe("cervical")
    told = []
    while (lesson := day(story).lesson) is not None:
        assert lesson.id not in told
        told.append(lesson.id)
        read(story, lesson.id)
    waiting = lessons(by=story.user, patient_id=story.patient.id, now=story.now)
    assert told
    assert {view.lesson.id for view in waiting if view.read_at} == set(told)
    assert {view.lesson.occasion for view in waiting if not view.read_at} == {
        Occasion.WEEK,
        Occasion.GOING_WELL,
    }


def test_the_page_has_them_line_by_line(at_home):
    found = lessons(by=at_home.user, patient_id=at_home.patient.id, now=at_home.now)
    lines = [view.lesson.line for view in found]
    assert lines == sorted(lines)


def test_a_lesson_is_read_once_and_the_first_time_counts(at_home):
    first = day(at_home).lesson.id
    read(at_home, first)
    read(at_home, first, now=at_home.now + timedelta(days=1))
    [row] = ReadLesson.objects.all()
    assert (row.lesson, row.read_at) == (first, at_home.now)


def test_nothing_is_told_while_a_session_runs_or_help_is_needed(at_home):
    assert day(at_home).lesson
    at_home.check()
    at_home.therapy.begin(at_home.user.actor)
    assert day(at_home).lesson is None
    at_home.sleep()
    at_home.check(signs=["saddle_numbness"], answers={"emergency_sign": "yes"})
    assert day(at_home).lesson is None


def test_nobody_whose_training_is_excluded_is_told_to_train(story):
    story.prescribe()
    lasting = next(c.id for c in installed().contraindications.values() if c.lasting)
    story.must(story.clinician, "screen", answers={lasting: "yes"})
    assert day(story).lesson is None


def test_only_the_patient_says_what_was_read(at_home):
    first = day(at_home).lesson.id
    for other in (at_home.clinician, at_home.specialist, account(Role.PATIENT, "other")):
        with pytest.raises(NotAllowed):
            read(at_home, first, by=other)
    assert not ReadLesson.objects.exists()


def test_what_is_no_lesson_cannot_be_read(at_home):
    with pytest.raises(NoSuchLesson, match="no lesson of luck"):
        read(at_home, "of luck")


def test_erasing_a_patient_forgets_what_was_read(at_home):
    read(at_home, day(at_home).lesson.id)
    at_home.patient.erase(at=at_home.now)
    assert not ReadLesson.objects.exists()
