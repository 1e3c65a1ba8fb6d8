"""What a patient is told: which lessons are theirs, which have their time, and what was read.

Before the first session there is a tour of it too, which is looked at or left aside once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404

from corset.people.models import Patient, ReadLesson, User
from corset.record.log import replay
from corset.services.clock.present import present
from corset.services.library.programmes import programme_of
from corset.services.people.access import open_patient, require
from corset.therapy.commands import Actor
from corset.therapy.content.lessons import Lesson, Occasion
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Role

WEEK = timedelta(weeks=1)
FIRST = frozenset({Occasion.FIRST_DAY, Occasion.FIRST_SESSION})
"""What is told beside the tour."""


class NoSuchLesson(Http404):
    """No lesson of the patient's has this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonView:
    """A lesson of a patient's."""

    lesson: Lesson
    has_come: bool
    """Whether its time has come."""
    read_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it is to be told now."""
        return self.has_come and self.read_at is None


def lessons(
    *, by: User | Actor, patient_id: UUID | str, now: datetime | None = None
) -> tuple[LessonView, ...]:
    """Return a patient's lessons, line by line. Raises NotAllowed and NoSuchPatient."""
    patient = open_patient(by, patient_id)
    at, state = patient.local(present(now)), replay.load(patient.id).state
    found = lesson_views(patient, state, programme_of(patient.id), now=at)
    return tuple(sorted(found, key=lambda view: view.lesson.line))


def read_lesson(
    *, by: User | Actor, patient_id: UUID | str, lesson: str, now: datetime | None = None
) -> None:
    """Note that a patient has read a lesson. Raises NotAllowed, NoSuchPatient, NoSuchLesson."""
    require(by, Role.PATIENT, to="say what was read")
    patient = open_patient(by, patient_id)
    if lesson not in programme_of(patient.id).lessons:
        raise NoSuchLesson(f"There is no lesson {lesson}.")
    ReadLesson.note(patient, lesson, at=present(now))


def note_tour(*, by: User, now: datetime | None = None) -> None:
    """Note that the patient who asks has looked at it, or has left it aside; the first time."""
    patient = Patient.objects.filter(user=by, toured_at=None).first()
    if patient is None:
        return
    Patient.objects.filter(id=patient.id).update(toured_at=present(now))
    patient.revise()


def lesson_views(
    patient: Patient, state: State, programme: Programme, *, now: datetime
) -> tuple[LessonView, ...]:
    """Return a patient's lessons with what was read; what is to be told first comes first."""
    read = dict(ReadLesson.objects.filter(patient=patient).values_list("lesson", "read_at"))
    return tuple(
        LessonView(
            lesson=lesson,
            has_come=has_come(lesson, state=state, now=now),
            read_at=read.get(lesson.id),
        )
        for lesson in lessons_of(state=state, programme=programme)
    )


def lessons_of(*, state: State, programme: Programme) -> tuple[Lesson, ...]:
    """Return the lessons about where the damage or the plan lies, and about what is in the plan."""
    planned = {item.exercise for item in state.plan.items} if state.plan else set[str]()
    trained = {programme.exercises[name].region for name in planned}
    regions = {*(state.intake.regions or ()), *trained}
    return tuple(
        lesson
        for lesson in programme.lessons.values()
        if (not lesson.regions or regions & set(lesson.regions))
        and (not lesson.exercises or planned & set(lesson.exercises))
    )


def has_come(lesson: Lesson, *, state: State, now: datetime) -> bool:
    """Whether a lesson's time has come for a patient."""
    return _HAS_COME[lesson.occasion](state, now)


def _planned(state: State, _now: datetime) -> bool:
    return state.plan is not None


def _a_week_in(state: State, now: datetime) -> bool:
    return state.therapy_since is not None and now >= state.therapy_since + WEEK


def _goes_well(state: State, _now: datetime) -> bool:
    """Whether somebody trains at home, and nothing is barred, uncomfortable or reduced."""
    hurt = any(progress.discomforts or progress.reduced for progress in state.progress)
    return state.signed_off and not state.barred and not hurt


_HAS_COME: Mapping[Occasion, Callable[[State, datetime], bool]] = {
    Occasion.FIRST_DAY: lambda _state, _now: True,
    Occasion.FIRST_SESSION: _planned,
    Occasion.EXERCISE: _planned,
    Occasion.WEEK: _a_week_in,
    Occasion.GOING_WELL: _goes_well,
}
