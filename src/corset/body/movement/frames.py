"""A motion, compiled for one body: what every renderer plays and no renderer derives."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corset.body.anatomy.bones import BONES

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandForce:
    """What a hand presses with. Newtons; the direction in which the hand pushes."""

    hand: str
    """r or l."""
    on: str
    """The landmark that the hand lies on."""
    at: Array
    """(n, 3) metres: where the hand touches, in the room."""
    force: Array
    """(n, 3) newtons: of the hand on the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing in the room: mat, stool, chair, bar or cushion. Metres."""

    kind: str
    at: tuple[float, float, float]
    """The middle of its upper surface; of the bar, its axis."""
    size: tuple[float, float, float]
    """Along x, y and z."""
    back: float = 0.0
    """How high a chair's back rises over its seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """One part of a motion over its phase, n frames of b bones.

    Phase 0 is the start, phase 1 the end; a repetition plays 0 to 1, holds, and plays back
    (`plays` out_and_back), or runs round from 0 to 1 (cycle), or runs once (once).
    """

    part: str
    plays: str
    when: str
    """each (in each repetition) or end (once after the last one)."""
    side: str
    """r, l or nothing: which side is shown."""
    sides: str = "none"
    """Whether the sides are done by turns (alternate), or one whole before the other (in_turn)."""
    bones: tuple[str, ...] = BONES
    phase: Array
    """(n,) from 0 to 1, linear in time."""
    root: Array
    """(n, 3) metres: where the pelvis' joint is."""
    rotations: Array
    """(n, b, 4) quaternions w x y z: each bone's turn in the room since the zero pose."""
    joints: Array
    """(n, b, 3) metres: each bone's proximal joint in the room."""
    angles: Mapping[str, Array]
    """(n,) radians by joint name, such as shank_r.flexion."""
    landmarks: Mapping[str, Array]
    """(n, 3) metres by landmark, such as ankle_r."""
    work: Array
    """(n,) 0 to 1: how much of the effort and of the hand forces there is."""
    effort: Mapping[str, float]
    """0 to 1 by muscle group, at full work."""
    hands: tuple[HandForce, ...] = ()
    props: tuple[Prop, ...] = ()
    arrows: tuple[str, ...] = ()
    """The landmarks whose ways tell the movement; none where the farthest ways do."""
    breathing: Mapping[str, str]
    """in, out or free for each of out, hold, back (or cycle)."""
    holds: bool = False
    """Whether phase 1 is held, for as long as the prescription says."""
