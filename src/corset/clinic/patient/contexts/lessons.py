"""Lessons as the patient reads them: one on the day's page, all of them on their own."""

from dataclasses import dataclass

from corset.people.models import Patient
from corset.services.therapy.training.lessons import LessonView
from corset.therapy.content.lessons import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    """A lesson on the page of all; `open`: unfolded, as what is to be read next."""

    lesson: Lesson
    read: bool
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsPage:
    """All that a patient is told."""

    patient: Patient
    lines: list[LessonLine]
    here: str = "learn"


def lessons_page(patient: Patient, views: tuple[LessonView, ...]) -> LessonsPage:
    """Return the page; the first that was not read yet is unfolded."""
    unread = next((view for view in views if view.read_at is None), None)
    lines = [
        LessonLine(lesson=view.lesson, read=view.read_at is not None, open=view is unread)
        for view in views
    ]
    return LessonsPage(patient=patient, lines=lines)
