"""One exercise, and the warm-up, compiled; their words come in when a language is chosen."""

from typing import Any

from corset.programme.compile.texts import UNSAID
from corset.programme.documents.content import Content, Numbers
from corset.programme.documents.exercises import (
    Adapt,
    ExerciseDocument,
    Sheet,
    WarmUpDocument,
    WarmUpPartDocument,
)
from corset.programme.documents.motions import MotionDocument
from corset.therapy.content.parts import ExercisePart
from corset.therapy.programme import (
    Adaptation,
    DoseRange,
    Exercise,
    ExerciseId,
    Limit,
    Tempo,
    Trigger,
    WarmUp,
    WarmUpPart,
)

FIRST_CUT, DEEPEST_CUT = "discomfort_repetitions", "repetitions_floor"


def compiled_exercise(content: Content, name: str) -> Exercise:
    """Return one exercise as the core sees it."""
    document = content.exercises[name]
    return Exercise(
        id=ExerciseId(document.id),
        region=document.region,
        sheet=UNSAID,
        dose=_dose(document),
        tempo=Tempo(**document.tempo.model_dump()),
        limits=_limits(document),
        adapt=tuple(_adaptation(adapt, content.numbers) for adapt in document.adapt),
        source="",
        after_discomfort=document.after_discomfort or _cuts(content.numbers),
        parts=exercise_parts(content.motions[name]),
        posture=content.postures[content.motions[name].posture].drawing,
        **_bounds(document),
    )


def _cuts(numbers: Numbers) -> tuple[int, ...]:
    """Return to what a dose is cut, the first time and again (R4)."""
    return tuple(int(numbers[name].value) for name in (FIRST_CUT, DEEPEST_CUT))


def _bounds(document: ExerciseDocument) -> dict[str, Any]:
    names = ("neck", "cervical_list", "stop_at_nrs", "sets_a_day", "opt_in")
    return {name: getattr(document, name) for name in (*names, "replaced_by", "instead_of")}


def exercise_parts(motion: MotionDocument) -> tuple[ExercisePart, ...]:
    """Return the parts of a motion as one is led through them."""
    moved = {part.id: part for part in motion.parts}
    return tuple(
        ExercisePart(
            id=part.id,
            sides=part.sides,
            plays=as_moved.plays,
            when=as_moved.when,
            holds=as_moved.holds,
            middle=as_moved.middle,
        )
        for part in motion.parts
        for as_moved in (moved.get(part.mirrors or part.id, part),)
    )


def compiled_warm_up(document: WarmUpDocument, motion: MotionDocument) -> WarmUp:
    """Return the warm-up as the core sees it."""
    moved = {part.id: part for part in exercise_parts(motion)}
    return WarmUp(
        id=ExerciseId(document.id),
        sheet=UNSAID,
        parts=tuple(warm_up_part(part, moved[part.id]) for part in document.parts),
        dose=_dose(document),
        tempo=Tempo(**document.tempo.model_dump()),
        limits=_limits(document),
        source="",
    )


def warm_up_part(part: WarmUpPartDocument, moved: ExercisePart) -> WarmUpPart:
    """Return a part of the warm-up with how it moves."""
    return WarmUpPart(text="", sides=moved.sides, plays=moved.plays, **part.model_dump())


def _dose(document: Sheet) -> DoseRange:
    return DoseRange(**document.dose.model_dump())


def _limits(document: Sheet) -> tuple[Limit, ...]:
    return tuple(Limit(x.quantity, x.max, x.unit, "") for x in document.limits)


def _adaptation(adapt: Adapt, numbers: Numbers) -> Adaptation:
    return Adaptation(
        trigger=adapt.trigger,
        value=adapt.value if isinstance(adapt.value, str) else f"{adapt.value:g}",
        threshold=None if adapt.trigger in NAMED else _threshold(adapt.value, numbers),
        effect=adapt.effect,
        why="",
        rule=adapt.rule,
    )


NAMED = frozenset({Trigger.CONDITION, Trigger.REGION})
"""What names a fact; the others measure it."""


def _threshold(value: str | float, numbers: Numbers) -> float:
    return numbers[value].value if isinstance(value, str) else value
