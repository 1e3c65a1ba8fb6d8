"""Whether the figures of a motion are kept by its geometry: what no picture may show (I14)."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from corset.body.anatomy.anthropometry import REFERENCE
from corset.body.anatomy.bones import BONES
from corset.body.anatomy.landmarks import PATCHES
from corset.body.kinematics.compilation import compile_motion
from corset.body.kinematics.quality import floor_depth, self_depth, slip
from corset.body.movement.frames import Frames
from corset.body.movement.measures import measured
from corset.body.movement.motion import Ground, Motion
from corset.programme import (
    Problem,
    load_motions,
    load_reduced_motions,
    motion_file,
    motion_name,
)
from corset.services.code import modules_of

MOST_M = 0.01
"""Deeper in the floor or in itself, or further along what it stands on, is seen."""
FIXED = (Ground.FLOOR, Ground.SEAT, Ground.BAR)
_ROUNDING = 1e-6
Found = Iterator[tuple[str, str]]


def geometry_problems(content: Path, *, kept: Path | None = None) -> list[Problem]:
    """Return what the motions of a content directory do that they may not. Raises ContentError.

    What is made of them at reduced strength is held to the same, once they are right.
    In the folder `kept` stands which motions this very code has found to do nothing wrong; they
    are not compiled again.
    """
    reduced = load_reduced_motions(content)
    found = (
        _known(motion, kept) or _known(reduced[exercise], kept, field="reduced")
        for exercise, motion in load_motions(content).items()
    )
    return sorted({problem for some in found for problem in some})


def _known(motion: Motion, kept: Path | None, *, field: str = "parts") -> tuple[Problem, ...]:
    right = kept / f"{measured_by()}-{motion_name(motion)}" if kept else None
    if right is not None and right.is_file():
        return ()
    found = tuple(_problems(motion, field))
    if right is not None and not found:
        with suppress(OSError):
            right.parent.mkdir(parents=True, exist_ok=True)
            right.touch()
    return found


@cache
def measured_by() -> str:
    """Return a name for the code that motions are compiled and measured by."""
    files = (*modules_of("corset.body"), Path(__file__))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _problems(motion: Motion, at: str) -> Iterator[Problem]:
    for frames in compile_motion(motion):
        for field, message in (
            *_depths(frames),
            *_slips(motion, frames),
            *_measures(motion, frames),
        ):
            yield Problem(motion_file(motion.exercise), f"{at}.{frames.part}{field}", message)


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
