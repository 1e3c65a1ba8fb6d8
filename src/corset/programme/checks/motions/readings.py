"""Motions against how the source of an exercise is read: sides, and figures of the geometry."""

from collections.abc import Iterator, Mapping

from corset.programme.checks.register import check
from corset.programme.documents.content import exercise_file, motion_file
from corset.programme.documents.exercises import Sheet
from corset.programme.documents.motions import MeasureDocument, MotionDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.sources import SourceDocument, SourceMovement
from corset.therapy.content.parts import Sides

Motions = Mapping[str, MotionDocument]
Sheets = Mapping[str, Sheet]
Sources = Mapping[str, SourceDocument]
MEASURABLE = frozenset({"cm", "deg"})


@check
def as_read(motions: Motions, sheets: Sheets, sources: Sources) -> Iterator[Problem]:
    """A motion changes sides, and keeps to figures, as its exercise's source is read."""
    for name, motion, said in _read(motions, sheets, sources):
        if (found := sides_of(motion)) is not said.sides:
            message = f"{found} has to be {said.sides}, as the exercise is read"
            yield Problem(motion_file(name), "parts.sides", message)
        for asked in said.keeps:
            for message in _kept(asked, motion):
                yield Problem(motion_file(name), f"measures.{asked.quantity}", message)


@check
def measured(motions: Motions, sheets: Sheets) -> Iterator[Problem]:
    """A limit in centimetres or degrees is one that the geometry is held to (I14).

    What may not move at all is held by a contact.
    """
    for name, motion in motions.items():
        found = {measure.quantity for measure in motion.measures}
        for limit in sheets[name].limits if name in sheets else ():
            if limit.max and limit.unit in MEASURABLE and limit.quantity not in found:
                message = f"{limit.quantity} is not among the measures of {motion_file(name)}"
                yield Problem(exercise_file(name), f"limits.{limit.quantity}", message)


def sides_of(motion: MotionDocument) -> Sides:
    """Return how the repetitions change sides: a part and its mirror image do so by turns."""
    if any(part.sides is Sides.IN_TURN for part in motion.parts):
        return Sides.IN_TURN
    turns = any(part.mirrors or part.sides is Sides.ALTERNATE for part in motion.parts)
    return Sides.ALTERNATE if turns else Sides.NONE


def _read(
    motions: Motions, sheets: Sheets, sources: Sources
) -> Iterator[tuple[str, MotionDocument, SourceMovement]]:
    for name, motion in motions.items():
        source = sheets[name].source if name in sheets else None
        if source and source.of in sources:
            said = sources[source.of].movements.get(source.line or "")
            if said:
                yield name, motion, said


def _kept(asked: MeasureDocument, motion: MotionDocument) -> Iterator[str]:
    """Yield what is wrong with the measure that is asked for, or that there is none."""
    what = (asked.quantity, asked.how, asked.of, asked.unit)
    found = [m for m in motion.measures if (m.quantity, m.how, m.of, m.unit) == what]
    if not found:
        yield f"is missing: {asked.how} of {asked.of}, {_range(asked)}"
    for measure in found:
        if measure.least < asked.least or measure.most > asked.most:
            yield f"{measure.least:g} to {measure.most:g} is outside the allowed {_range(asked)}"


def _range(asked: MeasureDocument) -> str:
    return f"{asked.least:g} to {asked.most:g} {asked.unit}"
