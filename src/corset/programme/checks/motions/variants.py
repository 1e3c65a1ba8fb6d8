"""Variants of a motion: another posture, and otherwise only parts that the motion has."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corset.programme.checks.motions import movement, neck, reach
from corset.programme.checks.register import check
from corset.programme.compile.variants import instead
from corset.programme.documents.content import motion_file
from corset.programme.documents.exercises import ExerciseDocument
from corset.programme.documents.motions import MotionDocument, Postures, VariantDocument
from corset.programme.documents.problems import Problem

Motions = Mapping[str, MotionDocument]


@check
def varied(motions: Motions, postures: Postures) -> Iterator[Problem]:
    """A variant starts in a posture that is described and moves the parts that there are."""
    for name, motion in motions.items():
        for called, variant in motion.variants.items():
            for field, message in _wrong(motion, variant, postures):
                yield Problem(motion_file(name), f"variants.{called}.{field}", message)


def _wrong(
    motion: MotionDocument, variant: VariantDocument, postures: Postures
) -> Iterator[tuple[str, str]]:
    if variant.posture not in postures:
        allowed = ", ".join(postures)
        yield "posture", f"{variant.posture} is no posture; allowed are {allowed}"
    known = [part.id for part in motion.parts]
    for part in variant.parts:
        if part.id not in known:
            yield "parts", f"{part.id} is no part; those are {', '.join(known)}"
    yield from reach.wrong_angles(variant.joints, {})


@check
def varied_rightly(
    exercises: Mapping[str, ExerciseDocument], motions: Motions, postures: Postures
) -> Iterator[Problem]:
    """What a variant moves otherwise is held to what any motion is held to."""
    for name, motion in motions.items():
        for called, variant in motion.variants.items():
            if variant.parts:
                alone = {name: instead(motion, variant)}
                for problem in _in(alone, exercises, postures):
                    yield replace(problem, field=f"variants.{called}.{problem.field}")


def _in(
    alone: Motions, exercises: Mapping[str, ExerciseDocument], postures: Postures
) -> Iterator[Problem]:
    yield from movement.in_order(alone)
    yield from movement.mirrors(alone)
    yield from movement.places(alone)
    yield from reach.motions_in_reach(alone)
    yield from reach.loose_bones_known(alone)
    yield from neck.exercises_still(exercises, alone, postures)
