"""Motions against the body and against the exercises that they show."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from corset.body.anatomy.bones import BONES, SPINE
from corset.body.anatomy.landmarks import LANDMARKS, PATCHES
from corset.programme.checks.register import check
from corset.programme.compile.motions import both_sides
from corset.programme.documents.content import label, motion_file
from corset.programme.documents.exercises import ExerciseDocument, Sheet, WarmUpDocument
from corset.programme.documents.motions import (
    ContactDocument,
    MeasureDocument,
    MotionDocument,
    PartDocument,
    Postures,
)
from corset.programme.documents.problems import Problem
from corset.therapy.content.parts import Sides, When

Motions = Mapping[str, MotionDocument]
TOUCHING = {*LANDMARKS, *PATCHES, *BONES}
MEASURED = {*LANDMARKS, *BONES, *SPINE}


@check
def shown(named: frozenset[str], moving: frozenset[str]) -> Iterator[Problem]:
    """Every exercise moves."""
    for name in sorted(named - moving):
        yield Problem(motion_file(name), "", f"is missing: {name} has no motion")


@check
def of_its_exercise(motions: Motions) -> Iterator[Problem]:
    """A motion's file is named as its exercise."""
    for name, motion in motions.items():
        if motion.exercise != name:
            yield Problem(motion_file(name), "exercise", f"{motion.exercise} has to be {name}")


@check
def starts_somewhere(motions: Motions, postures: Postures) -> Iterator[Problem]:
    """A motion starts in a posture that is described."""
    for name, motion in motions.items():
        if motion.posture not in postures:
            message = f"{motion.posture} is no posture; allowed are {', '.join(postures)}"
            yield Problem(motion_file(name), "posture", message)


@check
def in_order(motions: Motions) -> Iterator[Problem]:
    """The keys of a part run from phase 0 to phase 1."""
    for name, place, part in _parts(motions):
        phases = [key.phase for key in part.keys]
        rising = all(before < after for before, after in pairwise(phases))
        if part.keys and not (rising and phases[0] == 0 and phases[-1] == 1):
            message = f"{_list(phases)} has to rise from 0 to 1"
            yield Problem(motion_file(name), f"{place}.keys.phase", message)


@check
def mirrors(motions: Motions) -> Iterator[Problem]:
    """A part that mirrors another comes after it, and parts are told apart by name."""
    for name, motion in motions.items():
        seen: list[str] = []
        for at, part in enumerate(motion.parts):
            if part.mirrors is not None and part.mirrors not in seen:
                message = f"{part.mirrors} is no part before this one; those are {_list(seen)}"
                yield Problem(motion_file(name), f"parts[{at}].mirrors", message)
            if part.id in seen:
                message = f"{part.id} is there twice"
                yield Problem(motion_file(name), f"parts[{at}].id", message)
            seen.append(part.id)


@check
def places(motions: Motions) -> Iterator[Problem]:
    """Contacts, hands and arrows are on landmarks of the body."""
    for name, place, part in _parts(motions):
        for message in _off_the_body(part.contacts):
            yield Problem(motion_file(name), f"{place}.contacts", message)
        for hold in part.hands:
            if hold.on not in LANDMARKS:
                message = f"{hold.on} is no landmark of the body"
                yield Problem(motion_file(name), f"{place}.hands", message)
        for landmark in part.arrows:
            if landmark not in LANDMARKS:
                message = f"{landmark} is no landmark of the body"
                yield Problem(motion_file(name), f"{place}.arrows", message)


@check
def postures_touch(postures: Postures) -> Iterator[Problem]:
    """A posture's contacts are on landmarks of the body."""
    for name, posture in postures.items():
        for message in _off_the_body(posture.contacts):
            yield Problem(label("postures.yaml"), f"{name}.contacts", message)


def _off_the_body(contacts: Iterable[ContactDocument]) -> Iterator[str]:
    for contact in contacts:
        if any(each.point not in TOUCHING for each in both_sides(contact)):
            yield f"{contact.point} is no landmark of the body"


@check
def parts_told(exercises: Mapping[str, ExerciseDocument], motions: Motions) -> Iterator[Problem]:
    """A repetition moves through the parts that its exercise names, in their order."""
    for name, exercise in exercises.items():
        if name in motions and exercise.parts:
            yield from _same_parts(name, exercise.parts, motions[name])


@check
def warm_up_told(warm_up: WarmUpDocument, motions: Motions) -> Iterator[Problem]:
    """The warm-up moves through its parts."""
    if warm_up.id in motions:
        told = tuple(part.id for part in warm_up.parts)
        yield from _same_parts(warm_up.id, told, motions[warm_up.id])


def _same_parts(name: str, told: tuple[str, ...], motion: MotionDocument) -> Iterator[Problem]:
    moved = tuple(part.id for part in motion.parts if part.when is When.EACH)
    if moved != told:
        message = f"{_list(moved)} has to be {_list(told)}, as the exercise says"
        yield Problem(motion_file(name), "parts", message)


@check
def both_sides_shown(
    exercises: Mapping[str, ExerciseDocument], motions: Motions
) -> Iterator[Problem]:
    """An exercise counted per side is shown on both."""
    for name, exercise in exercises.items():
        if name in motions and exercise.dose.per_side and not _has_sides(motions[name]):
            message = f"none has to be {Sides.ALTERNATE} or {Sides.IN_TURN}: it has sides"
            yield Problem(motion_file(name), "parts.sides", message)


def _has_sides(motion: MotionDocument) -> bool:
    return any(part.mirrors or part.sides is not Sides.NONE for part in motion.parts)


@check
def holds_shown(exercises: Mapping[str, ExerciseDocument], motions: Motions) -> Iterator[Problem]:
    """An exercise that is held says in which of its parts, and no other one does."""
    for name, exercise in exercises.items():
        if name not in motions:
            continue
        holds = any(part.holds for part in motions[name].parts)
        if holds and not exercise.tempo.hold_s:
            yield Problem(motion_file(name), "parts.holds", "is for nothing: it is held for 0 s")
        if exercise.tempo.hold_s and not holds:
            message = f"has to be true of a part: it is held for {exercise.tempo.hold_s:g} s"
            yield Problem(motion_file(name), "parts.holds", message)


@check
def measures(motions: Motions, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """What is measured is there, and allows no more than the exercise's limits (I14)."""
    for name, motion in motions.items():
        caps = {x.quantity: (x.max, x.unit) for x in sheets[name].limits} if name in sheets else {}
        parts = {part.id for part in motion.parts}
        for measure in motion.measures:
            for message in _measured(measure, parts, caps.get(measure.quantity)):
                yield Problem(motion_file(name), f"measures.{measure.quantity}", message)


def _measured(
    measure: MeasureDocument, parts: set[str], cap: tuple[float, str] | None
) -> Iterator[str]:
    if measure.of not in MEASURED:
        yield f"{measure.of} is neither a landmark nor a bone"
    if measure.part is not None and measure.part not in parts:
        yield f"{measure.part} is no part; those are {_list(sorted(parts))}"
    if measure.least > measure.most:
        yield f"{measure.least:g} is over {measure.most:g}"
    if cap and cap[1] == measure.unit and measure.most > cap[0]:
        yield f"{measure.most:g} {measure.unit} is over the exercise's limit of {cap[0]:g}"


def _parts(motions: Motions) -> Iterator[tuple[str, str, PartDocument]]:
    for name, motion in motions.items():
        for at, part in enumerate(motion.parts):
            yield name, f"parts[{at}]", part


def _list(values: Iterable[object]) -> str:
    return ", ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in values)
