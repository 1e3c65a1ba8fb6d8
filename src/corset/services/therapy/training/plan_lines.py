"""A plan line by line: today's dose, how it changed, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from corset.care.queries.release import dose_of, strength_of, withheld
from corset.people.models import Patient
from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedReason, worded
from corset.presentation.terms import unit
from corset.record.models import ExerciseCourse
from corset.services.bundle.figures import only_presses
from corset.services.therapy.decisions.said import said_of
from corset.services.therapy.training.technique import TechniqueView, hints
from corset.services.therapy.training.variants import variant_of
from corset.therapy.plan import FULL, Plan, PlanItem, Strength
from corset.therapy.programme import Exercise, Programme, Variant
from corset.therapy.state import State


class Change(StrEnum):
    """How a dose compares with the last session's."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One exercise of the plan, or one that pain took out of it."""

    exercise: Exercise
    item: PlanItem | None
    repetitions: int
    strength: Strength
    """How large and how hard it is done; what is barred would be done whole."""
    clean_sessions: int
    """How many in a row give back what strength was taken (R4)."""
    barred: bool
    withheld: bool
    reasons: tuple[WordedReason, ...]
    previous: int | None
    """The dose of the last session that held this exercise."""
    hint: TechniqueView | None = None
    """What to mind, as those who saw it done said last."""
    variant: Variant | None = None
    """In which posture the patient has chosen to do it, where that is not its own."""

    @property
    def motion(self) -> str:
        """How it is moved, as the patient does it."""
        return self.variant.motion if self.variant else self.exercise.motion

    @property
    def position(self) -> str:
        """How it begins, in words, as the patient does it."""
        sheet = self.exercise.sheet
        return sheet.variant(self.variant.id).position if self.variant else sheet.position

    @property
    def manner(self) -> str:
        """The variant in one word; nothing as usual."""
        return self.exercise.sheet.variant(self.variant.id).name if self.variant else ""

    @property
    def ceiling(self) -> int:
        """The most that this plan can grow to."""
        return self.item.ceiling if self.item else 0

    @property
    def hold_s(self) -> float:
        """Seconds to hold."""
        return self.item.hold_s if self.item else 0.0

    @property
    def per_side(self) -> bool:
        """Whether repetitions count for each side."""
        return self.exercise.dose.per_side

    @property
    def unit(self) -> str:
        """What is counted, in the form of this dose."""
        return unit(self.exercise.sheet, self.repetitions)

    @property
    def is_reduced(self) -> bool:
        """Whether it is done smaller and softer."""
        return self.strength != FULL

    @property
    def presses(self) -> bool:
        """Whether nothing moves in it and one only presses."""
        return only_presses(self.exercise.motion)

    @property
    def change(self) -> Change:
        """How the dose moved since then."""
        if self.previous is None:
            return Change.NEW
        if self.repetitions == self.previous:
            return Change.SAME
        return Change.UP if self.repetitions > self.previous else Change.DOWN


def plan_lines(
    patient: Patient,
    state: State,
    programme: Programme,
    *,
    now: datetime,
    reader: Reader,
    noted: Mapping[str, TechniqueView] | None = None,
) -> tuple[PlanLine, ...]:
    """Return the signed plan, then what is barred and no longer in it, in a reader's words.

    `noted` is what holds of technique by exercise, where that was read already.
    """
    items = state.plan.items if state.plan else ()
    planned = {item.exercise for item in items}
    courses = _courses(patient.id)
    lines = [
        _line(state, state.plan, item, programme, courses.get(item.exercise), now, reader)
        for item in items
        if state.plan
    ]
    gone = [name for name in state.barred if name not in planned]
    lines += [_barred(programme, name, courses.get(name), reader) for name in gone]
    noted = hints(patient, programme) if noted is None else noted
    return tuple(
        replace(
            line,
            hint=noted.get(line.exercise.id),
            variant=variant_of(line.exercise, patient.variant),
        )
        for line in lines
    )


def about(reasons: Iterable[WordedReason], exercise: str) -> tuple[WordedReason, ...]:
    """Return the reasons that speak of an exercise."""
    return tuple(reason for reason in reasons if reason.exercise == exercise)


def _line(
    state: State,
    plan: Plan,
    item: PlanItem,
    programme: Programme,
    course: ExerciseCourse | None,
    now: datetime,
    reader: Reader,
) -> PlanLine:
    exercise = programme.exercises[item.exercise]
    dose = dose_of(state, item, exercise)
    held = withheld(state=state, plan=plan, item=item, now=now, programme=programme)
    out = worded((f.reason for f in held), programme=programme, reader=reader)
    changed = _changes(course, reader)
    return PlanLine(
        exercise=exercise,
        item=item,
        repetitions=dose,
        strength=strength_of(state=state, exercise=item.exercise, programme=programme),
        clean_sessions=programme.parameters.clean_sessions,
        barred=item.exercise in state.barred,
        withheld=bool(out),
        reasons=tuple(dict.fromkeys((*out, *changed))),
        previous=course.dose if course else None,
    )


def _barred(
    programme: Programme,
    name: str,
    course: ExerciseCourse | None,
    reader: Reader,
) -> PlanLine:
    exercise = programme.exercises[name]
    return PlanLine(
        exercise=exercise,
        item=None,
        repetitions=0,
        strength=FULL,
        clean_sessions=programme.parameters.clean_sessions,
        barred=True,
        withheld=True,
        reasons=_changes(course, reader),
        previous=course.dose if course else None,
    )


def _courses(patient: UUID) -> dict[str, ExerciseCourse]:
    found = ExerciseCourse.objects.filter(patient=patient).select_related("changed_by")
    return {course.exercise: course for course in found}


def _changes(course: ExerciseCourse | None, reader: Reader) -> tuple[WordedReason, ...]:
    """Return why an exercise was last changed, where it was."""
    if course is None or course.changed_by is None:
        return ()
    return about(said_of(course.changed_by, reader), course.exercise)
