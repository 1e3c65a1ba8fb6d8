"""Whether the figures of a motion are kept by its geometry: what no picture may show (I14)."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from math import degrees, radians
from pathlib import Path

import numpy as np

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
    load_reduced_variants,
    load_variants,
    motion_file,
    motion_name,
)
from corset.services.bundle import staging
from corset.services.bundle.staging import leans, rearmost
from corset.services.code import modules_of

MOST_M = 0.01
"""Deeper in the floor or in itself, or further along what it stands on, is seen."""
MOST_OFF_M = 0.02
"""Further from a rest, or from where the head should be, is seen."""
MOST_TILT = radians(5)
STRAIGHT = ("pelvis_back", "upper_back")
"""What of a back that leans is at its rest; between them it is hollow."""
FIXED = (Ground.FLOOR, Ground.SEAT, Ground.BAR)
_ROUNDING = 1e-6
Found = Iterator[tuple[str, str]]


def geometry_problems(content: Path, *, kept: Path | None = None) -> list[Problem]:
    """Return what the motions of a content directory do that they may not. Raises ContentError.

    What is made of them at reduced strength is held to the same, once they are right.
    In the folder `kept` stands which motions this very code has found to do nothing wrong; they
    are not compiled again.
    """
    whole, less = load_motions(content), load_reduced_motions(content)
    found = [
        *(
            _known(motion, kept) or _known(less[name], kept, field="reduced")
            for name, motion in whole.items()
        ),
        *_of_variants(content, whole, kept),
    ]
    return sorted({problem for some in found for problem in some})


def _of_variants(
    content: Path, whole: Mapping[str, Motion], kept: Path | None
) -> Iterator[tuple[Problem, ...]]:
    """Yield what the variants do; the head is held as in the exercise itself."""
    less = load_reduced_variants(content)
    for name, motion in load_variants(content).items():
        usual, field = whole.get(motion.exercise), f"variants.{name.rpartition('/')[2]}"
        yield _known(motion, kept, field=field, usual=usual) or _known(
            less[name], kept, field=f"{field}.reduced"
        )


def _known(
    motion: Motion, kept: Path | None, *, field: str = "parts", usual: Motion | None = None
) -> tuple[Problem, ...]:
    like = f"-{motion_name(usual)}" if usual else ""
    right = kept / f"{measured_by()}-{motion_name(motion)}{like}" if kept else None
    if right is not None and right.is_file():
        return ()
    found = (*_problems(motion, field), *(_heads(motion, usual, field) if usual else ()))
    if right is not None and not found:
        with suppress(OSError):
            right.parent.mkdir(parents=True, exist_ok=True)
            right.touch()
    return found


@cache
def measured_by() -> str:
    """Return a name for the code that motions are compiled and measured by."""
    files = (*modules_of("corset.body"), Path(__file__), Path(staging.__file__))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _problems(motion: Motion, at: str) -> Iterator[Problem]:
    every = compile_motion(motion)
    rest = rearmost(every[0]) if leans(motion) else None
    for frames in every:
        for field, message in (
            *_depths(frames),
            *_slips(motion, frames),
            *_leanings(frames, rest),
            *_measures(motion, frames),
        ):
            yield Problem(motion_file(motion.exercise), f"{at}.{frames.part}{field}", message)


def _leanings(frames: Frames, rest: float | None) -> Found:
    """A back that leans stays straight at its rest."""
    if rest is None or frames.side == "l":
        return
    for name in STRAIGHT:
        before = frames.landmarks[name][:, 0] - rest
        if before.min() < -MOST_M or before.max() > MOST_OFF_M:
            span = f"{_cm(before.min())} to {_cm(before.max())}"
            allowed = f"allowed is {_cm(-MOST_M)} to {_cm(MOST_OFF_M)}"
            yield f".{name}", f"is {span} before the back of the chair; {allowed}"


def _heads(motion: Motion, usual: Motion, at: str) -> Iterator[Problem]:
    """A variant holds the head as the exercise does: as level, and as high over the pelvis."""
    there = {(f.part, f.side): f for f in compile_motion(usual)}
    for frames in compile_motion(motion):
        as_usual = there[frames.part, frames.side]
        tilted = _tilt(frames, as_usual)
        lower = abs(_crown(frames) - _crown(as_usual))
        if tilted > MOST_TILT or lower > MOST_OFF_M:
            said = f"{degrees(tilted):.0f}° and {_cm(lower)}"
            allowed = f"allowed are {degrees(MOST_TILT):.0f}° and {_cm(MOST_OFF_M)}"
            message = f"the head is {said} from where the exercise has it; {allowed}"
            yield Problem(motion_file(motion.exercise), f"{at}.{frames.part}.head", message)


def _tilt(frames: Frames, usual: Frames) -> float:
    """Return by how much a head is turned from another's, at most, in radians."""
    head = BONES.index("head")
    alike = np.abs((frames.rotations[:, head] * usual.rotations[:, head]).sum(axis=1))
    return float(2 * np.arccos(alike.clip(0, 1)).max())


def _crown(frames: Frames) -> float:
    return float(frames.landmarks["crown"][0, 2] - frames.landmarks["pelvis_back"][0, 2])


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
