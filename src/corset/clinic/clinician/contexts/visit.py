"""With the patient in the room: the workout, the invitation, the answer to “why?”."""

from dataclasses import dataclass

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.contexts.story import Told
from corset.clinic.clinician.contexts.technique import NotesOf
from corset.clinic.clinician.forms.person import MomentForm
from corset.clinic.components.hint import hint_of
from corset.clinic.components.lines import ExerciseLine
from corset.clinic.components.ticket import Ticket
from corset.presentation.names import exercise_name
from corset.presentation.reasons import WordedFinding
from corset.presentation.strength import to_clinician
from corset.services.therapy.decisions.explanation import Explanation
from corset.services.therapy.training.plan_lines import PlanLine
from corset.services.therapy.training.today import Today


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage(RoomPage):
    """Before a supervised workout: what is due, and the ways to check and session."""

    about: str
    day: Today
    against: tuple[WordedFinding, ...]
    ready: bool
    """Whether the workout can begin."""
    lines: tuple[ExerciseLine, ...]
    done: int
    needed: int | None
    """How many supervised workouts the plan asks for."""
    signed_off: bool
    sign_off_due: bool
    looked: str
    """When posture and gait were seen last."""
    marks: tuple[NotesOf, ...]
    """What is minded of the technique of each exercise."""


def exercise_line(line: PlanLine) -> ExerciseLine:
    """Return a line of the day, without a way to change it."""
    return ExerciseLine(
        name=line.exercise.sheet.name,
        note=to_clinician(line.strength, presses=line.presses, clean=line.clean_sessions),
        dose=line.repetitions,
        unit=line.unit,
        position=line.exercise.posture,
        region=line.exercise.region,
        motion=line.exercise.motion,
        hint=hint_of(line.hint),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitePage(RoomPage):
    """Whether the patient has an account; once made, the way to one."""

    account: str
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """An exercise as it was released at a moment."""

    name: str
    repetitions: int
    per_side: bool
    hold_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationPage(RoomPage):
    """What had been decided until a moment, and what held then."""

    form: MomentForm
    found: Explanation
    released: tuple[HandedOut, ...]
    story: tuple[Told, ...]
    more: bool


def handed_out(found: Explanation) -> tuple[HandedOut, ...]:
    """Return what was released, by name."""
    return tuple(
        HandedOut(
            name=exercise_name(one.exercise, found.programme),
            repetitions=one.repetitions,
            per_side=one.per_side,
            hold_s=one.hold_s,
        )
        for one in found.released
    )
