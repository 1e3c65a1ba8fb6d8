"""The exercises of a session, line by line: the dose as released now, and what was reported."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from corset.care.queries.release import reduced_dose, reported, result_of, strength_of
from corset.services.therapy.training.technique import TechniqueView
from corset.therapy.decision import Release
from corset.therapy.plan import FULL, Strength
from corset.therapy.programme import Exercise, Programme
from corset.therapy.session import Result, Session, SessionItem
from corset.therapy.state import State


class Progress(StrEnum):
    """Where an exercise of a session stands."""

    WAITING = "waiting"
    CURRENT = "current"
    DONE = "done"
    STOPPED = "stopped"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingLine:
    """One exercise of a session: its dose as released now, and what was reported of it."""

    exercise: Exercise
    repetitions: int
    reduced: int
    """What is left of the dose once it is uncomfortable."""
    strength: Strength
    """How large and how hard it is done."""
    hold_s: float
    state: Progress
    result: Result | None
    open: bool
    hint: TechniqueView | None = None
    """What to mind, as those who saw it done said last."""

    @property
    def per_side(self) -> bool:
        """Whether repetitions count for each side."""
        return self.exercise.dose.per_side

    @property
    def is_reduced(self) -> bool:
        """Whether it is done smaller and softer."""
        return self.strength != FULL


def training_lines(
    state: State,
    out: tuple[Release, ...],
    programme: Programme,
    noted: Mapping[str, TechniqueView],
) -> tuple[TrainingLine, ...]:
    """Return the exercises of the last session; `out` is released now, `noted` by exercise."""
    session = state.session
    if session is None:
        return ()
    by_id = {release.exercise: release for release in out}
    lines = (
        _line(state, session, item, by_id.get(item.exercise), programme) for item in session.items
    )
    return tuple(replace(line, hint=noted.get(line.exercise.id)) for line in lines)


def _line(
    state: State,
    session: Session,
    item: SessionItem,
    release: Release | None,
    programme: Programme,
) -> TrainingLine:
    result, exercise = reported(session, item.exercise), programme.exercises[item.exercise]
    own = strength_of(state=state, exercise=item.exercise, programme=programme)
    return TrainingLine(
        exercise=exercise,
        repetitions=release.repetitions if release else item.repetitions,
        reduced=reduced_dose(item=item, exercise=exercise),
        strength=release.strength if release else own,
        hold_s=item.hold_s,
        state=_progress(session, item.exercise, released_now=release is not None),
        result=result,
        open=release is not None and session.current is None,
    )


def _progress(session: Session, exercise: str, *, released_now: bool) -> Progress:
    result = result_of(session, exercise)
    if result.stopped:
        return Progress.STOPPED
    if result.repetitions is not None:
        return Progress.DONE
    if session.current == exercise:
        return Progress.CURRENT
    cold = session.is_open and not session.warmed_up
    return Progress.WAITING if released_now or cold else Progress.WITHHELD
