"""Whether the figures of a motion are kept by its geometry: what no picture may show (I14)."""

from collections.abc import Iterator
from pathlib import Path

from corset.body.anatomy.anthropometry import REFERENCE
from corset.body.anatomy.bones import BONES
from corset.body.anatomy.landmarks import PATCHES
from corset.body.kinematics.compilation import compile_motion
from corset.body.kinematics.quality import floor_depth, self_depth, slip
from corset.body.movement.frames import Frames
from corset.body.movement.measures import measured
from corset.body.movement.motion import Ground, Motion
from corset.programme import Problem, load_motions, motion_file

MOST_M = 0.01
"""Deeper in the floor or in itself, or further along what it stands on, is seen."""
FIXED = (Ground.FLOOR, Ground.SEAT, Ground.BAR)
_ROUNDING = 1e-6
Found = Iterator[tuple[str, str]]


def geometry_problems(content: Path) -> list[Problem]:
    """Return what the motions of a content directory do that they may not. Raises ContentError."""
    motions = load_motions(content).values()
    return sorted({problem for motion in motions for problem in _problems(motion)})


def _problems(motion: Motion) -> Iterator[Problem]:
    for frames in compile_motion(motion):
        for field, message in (
            *_depths(frames),
            *_slips(motion, frames),
            *_measures(motion, frames),
        ):
            yield Problem(motion_file(motion.exercise), f"parts.{frames.part}{field}", message)


def _depths(frames: Frames) -> Found:
    floor, (itself, bones) = (
        floor_depth(frames, person=REFERENCE),
        self_depth(frames, person=REFERENCE),
    )
    if floor > MOST_M:
        yield "", f"is {_cm(floor)} deep in the floor; {_allowed()}"
    if itself > MOST_M:
        yield "", f"is {_cm(itself)} deep in itself, {bones}; {_allowed()}"


def _slips(motion: Motion, frames: Frames) -> Found:
    part = next(part for part in motion.parts if part.id == frames.part)
    contacts = part.contacts if frames.side != "l" else ()
    still = [c.point for c in contacts if c.on in FIXED and not (c.slides or c.lifted)]
    for name in (name for name in still if name not in BONES):
        most = max(slip(frames, point) for point in PATCHES.get(name, [name]))
        if most > MOST_M:
            yield f".contacts.{name}", f"slips by {_cm(most)}; {_allowed()}"


def _measures(motion: Motion, frames: Frames) -> Found:
    asked = (m for m in motion.measures if m.part in {None, frames.part} and frames.side != "l")
    for measure in asked:
        found = measured(frames, measure)
        if not measure.least - _ROUNDING <= found <= measure.most + _ROUNDING:
            span = f"{measure.least:.3g} to {measure.most:.3g}"
            yield f".{measure.quantity}", f"{found:.3g} is outside {span}, in metres or radians"


def _cm(metres: float) -> str:
    return f"{metres * 100:.1f} cm"


def _allowed() -> str:
    return f"allowed is {_cm(MOST_M)}"
