"""Exercises against the article: doses, holds, caps, tempo, stops."""

from collections.abc import Iterator, Mapping
from math import ceil

from corset.programme.checks.register import check
from corset.programme.compile.exercises import FIRST_CUT
from corset.programme.documents.content import Numbers, Sources, exercise_file
from corset.programme.documents.exercises import Dose, ExerciseDocument, Sheet
from corset.programme.documents.problems import Problem
from corset.programme.documents.sources import SourceDose

HALF = "single_figure_start"
SLOWEST = "movement_s"
Sheets = Mapping[str, Sheet]
Found = tuple[str, str]
"""A field and what is wrong with it."""


@check
def doses(sheets: Sheets, sources: Sources, numbers: Numbers) -> Iterator[Problem]:
    """Every dose is its source's, and a new plan starts where it may."""
    part = numbers[HALF].value if HALF in numbers else 1
    for name, sheet, said in _bounded(sheets, sources):
        listed = sheet.source.line in sources[sheet.source.of].doses
        found = _dose(sheet.dose, said, part) if listed else _within(sheet.dose, said)
        yield from (Problem(exercise_file(name), *wrong) for wrong in found)


def _bounded(sheets: Sheets, sources: Sources) -> Iterator[tuple[str, Sheet, SourceDose]]:
    """Yield the exercises of which a source says something; for the others it was told."""
    for name, sheet in sheets.items():
        source, line = sources.get(sheet.source.of), sheet.source.line
        misnamed = source and line in source.doses and line != name
        if source and not misnamed and (said := source.bounds(line)):
            yield name, sheet, said


def _within(dose: Dose, said: SourceDose) -> Iterator[Found]:
    if dose.max > said.max:
        yield "dose.max", f"{dose.max} is over the source's maximum of {said.max}"
    if not said.min <= dose.min <= dose.max:
        yield "dose.min", f"{dose.min} is outside the allowed {said.min} to {dose.max}"
    if dose.start > dose.min:
        yield "dose.start", f"{dose.start} is over the low end, {dose.min}, where a new plan starts"


def _dose(dose: Dose, said: SourceDose, part: float) -> Iterator[Found]:
    whose = _whose(said)
    if dose.max > said.max:
        yield "dose.max", f"{dose.max} is over {whose} maximum of {said.max}"
    elif dose.max < said.max:
        yield "dose.max", f"{dose.max} is not {whose} maximum of {said.max}"
    if dose.min != said.min:
        yield "dose.min", f"{dose.min} is not {whose} minimum of {said.min}"
    if dose.per_side != said.per_side:
        yield "dose.per_side", f"has to be {str(said.per_side).lower()}, as {whose} dose is"
    yield from _start(dose, said, part)


def _start(dose: Dose, said: SourceDose, part: float) -> Iterator[Found]:
    low = ceil(said.max * part)
    if dose.start > said.max:
        yield "dose.start", f"{dose.start} is outside the allowed 1 to {said.max}"
    elif said.single and dose.start != low:
        yield "dose.start", f"{dose.start} is not {low}, {part:g} of the single figure {said.max}"
    elif dose.start > said.min:
        yield "dose.start", f"{dose.start} is over the low end, {said.min}, where a new plan starts"


def _whose(said: SourceDose) -> str:
    return "the article's" if said.origin == "article" else "our reading's"


@check
def bounds(exercises: Mapping[str, ExerciseDocument], sources: Sources) -> Iterator[Problem]:
    """Holds, sets a day and stops are the source's or stricter."""
    for name, _, said in _bounded(exercises, sources):
        found = _bounds(exercises[name], said)
        yield from (Problem(exercise_file(name), *wrong) for wrong in found)


def _bounds(exercise: ExerciseDocument, said: SourceDose) -> Iterator[Found]:
    whose = _whose(said)
    if exercise.tempo.hold_s > said.hold_s:
        found, most = exercise.tempo.hold_s, said.hold_s
        yield "tempo.hold_s", f"{found:g} s is over {whose} {most:g} s"
    if exercise.sets_a_day > said.sets_a_day:
        yield "sets_a_day", f"{exercise.sets_a_day} is over {whose} {said.sets_a_day}"
    if said.stop_at_nrs is not None and exercise.stop_at_nrs != said.stop_at_nrs:
        yield "stop_at_nrs", f"has to be {said.stop_at_nrs}: {whose} exercise stops at any pain"


@check
def limits(sheets: Sheets, sources: Sources) -> Iterator[Problem]:
    """Every exercise has limits, among them all of its source's caps (I14)."""
    for name, sheet, said in _bounded(sheets, sources):
        found = _limits(sheet, said.limits)
        yield from (Problem(exercise_file(name), *wrong) for wrong in found)


def _limits(sheet: Sheet, caps: Mapping[str, float]) -> Iterator[Found]:
    if not sheet.limits:
        yield "limits", "is missing or empty; every exercise has at least one limit"
        return
    given = {limit.quantity: limit.max for limit in sheet.limits}
    for quantity, cap in caps.items():
        if quantity not in given:
            yield "limits", f"{quantity} is missing; its cap is {cap:g}"
        elif given[quantity] > cap:
            yield f"limits.{quantity}", f"{given[quantity]:g} is over the cap of {cap:g}"
        elif cap and not given[quantity]:
            yield f"limits.{quantity}", f"0 leaves no movement; allowed is up to {cap:g}"


@check
def tempo(sheets: Sheets, numbers: Numbers) -> Iterator[Problem]:
    """Movements are slow: never faster than the parameter (R6)."""
    slowest = numbers[SLOWEST].value if SLOWEST in numbers else 0
    for name, sheet in sheets.items():
        given = {"out_s": sheet.tempo.out_s, "return_s": sheet.tempo.return_s}
        for field, seconds in given.items():
            if seconds < slowest:
                message = f"{seconds:g} s is too fast; allowed are {slowest:g} s and more"
                yield Problem(exercise_file(name), f"tempo.{field}", message)


@check
def cuts(exercises: Mapping[str, ExerciseDocument], numbers: Numbers) -> Iterator[Problem]:
    """After discomfort the dose only falls, from the article's first cut or lower (R4)."""
    first = numbers[FIRST_CUT].value if FIRST_CUT in numbers else 0
    for name, exercise in exercises.items():
        steps, most = exercise.after_discomfort, min(first, exercise.dose.max - 1)
        if steps is None and first > most:
            message = f"is missing: {first} is no cut of {exercise.dose.max}"
            yield Problem(exercise_file(name), "after_discomfort", message)
        elif steps and (list(steps) != sorted(steps, reverse=True) or steps[0] > most):
            message = f"{list(steps)} has to fall and to begin at {most} or lower"
            yield Problem(exercise_file(name), "after_discomfort", message)
