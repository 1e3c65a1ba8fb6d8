"""What is said of the neck against what its joints do: geometry decides (R13, R17)."""

from collections.abc import Iterable, Iterator, Mapping
from math import degrees

from corset.programme.checks.register import check
from corset.programme.compile.angles import spelled_out
from corset.programme.documents.content import exercise_file
from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.motions import MotionDocument, PartDocument, Postures
from corset.programme.documents.problems import Problem
from corset.therapy.terms import Neck

MOST_DEG = 1.0
"""Less is no turn and no tilt."""
MOST_NOD_DEG = 15.0
"""Less keeps the head in line with a back that bends."""


@check
def exercises_still(
    exercises: Mapping[str, ExerciseDocument],
    motions: Mapping[str, MotionDocument],
    postures: Postures,
) -> Iterator[Problem]:
    """In an exercise that spares the neck, no joint of it moves."""
    for name, exercise in exercises.items():
        motion = motions.get(name)
        if motion and exercise.neck is not Neck.MOVES:
            for part in motion.parts:
                if (moved := _moved(part, motion, postures)) is not None:
                    yield Problem(exercise_file(name), "neck", _message(exercise.neck, part, moved))


@check
def warm_up_still(
    warm_up: WarmUpDocument, motions: Mapping[str, MotionDocument], postures: Postures
) -> Iterator[Problem]:
    """In a part of the warm-up that spares the neck, no joint of it moves."""
    motion = motions.get(warm_up.id)
    moving = {part.id: part for part in motion.parts} if motion else {}
    for told in warm_up.parts:
        part = moving.get(told.id)
        if motion is None or part is None or told.neck is Neck.MOVES:
            continue
        if (moved := _moved(part, motion, postures)) is not None:
            field = f"parts.{told.id}.neck"
            yield Problem(exercise_file(warm_up.id), field, _message(told.neck, part, moved))


def _moved(part: PartDocument, motion: MotionDocument, postures: Postures) -> float | None:
    """Return by how many degrees a joint of the neck moves in a part; nothing where none does."""
    posture = postures.get(motion.posture)
    angles = spelled_out(posture.joints, posture.root) if posture else {}
    poses: list[dict[str, float]] = []
    for key in part.keys:
        angles = angles | spelled_out(key.joints, key.root)
        poses.append(angles)
    joints = {joint for pose in poses for joint in pose if joint.startswith(("neck.", "head."))}
    ways = {joint: _way(pose.get(joint, 0.0) for pose in poses) for joint in joints}
    found = (way for joint, way in ways.items() if way > _most(joint))
    return max(found, default=None)


def _way(angles: Iterable[float]) -> float:
    there = list(angles)
    return degrees(max(there) - min(there))


def _most(joint: str) -> float:
    return MOST_NOD_DEG if joint.endswith(".flexion") else MOST_DEG


def _message(neck: Neck, part: PartDocument, moved: float) -> str:
    return f"{neck} has to be {Neck.MOVES}: in {part.id} a joint of the neck moves by {moved:.0f}°"
