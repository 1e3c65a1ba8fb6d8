"""Arrows: the way that a working part goes, and the push of a hand."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.bones import BONES, mirrored, side_of
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.movement.frames import Frames, HandForce
from corset.figure.person.work import presses, working
from corset.figure.space.framing import Framing
from corset.figure.space.projection import Camera
from corset.figure.space.raster import Floats

FARTHEST = 0.045
"""Metres: what goes less far needs no arrow."""
SEEN = 0.45
"""Of an arrow's length, what has to be seen in the view."""
PUSH, OFF = 0.17, 0.035
"""Length of a push, and how far before the hand's back it ends, metres."""
TIPS = ("crown", "shoulder", "knee", "fingertips", "toe_tip")
AS_FAR = 0.75
"""Of the farthest way, from how much on another is as good."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A curve (k, 2) in the drawing, its head at the end."""

    line: Floats
    force: bool = False


def arrows(frames: Frames, camera: Camera, frame: Framing) -> list[Arrow]:
    """Return the arrows of a motion: of pushes if it has any, else of the farthest ways."""
    found = [_push(force, frames, camera) for force in frames.hands if presses(force)]
    pushes = [push for push in found if push is not None]
    lines = pushes or [camera.plane(way) for way in _ways(frames, camera.plane)]
    return [Arrow(frame.place(line), force=bool(pushes)) for line in lines]


def way_seen(frames: Frames) -> Floats:
    """Return (k, n, 3): the ways that arrows show in the room; pushes have none."""
    ways = [] if any(map(presses, frames.hands)) else _ways(frames, lambda way: way)
    return np.array(ways) if ways else np.zeros((0, 0, 3))


def _push(force: HandForce, frames: Frames, camera: Camera) -> Floats | None:
    last = int(np.argmax(frames.work))
    size = float(np.linalg.norm(force.force[last]))
    along = force.force[last] / size
    tip = force.at[last] - along * OFF
    line = camera.plane(np.array([tip - along * PUSH, tip]))
    return line if float(np.hypot(*(line[1] - line[0]))) > SEEN * PUSH else None


def _ways(frames: Frames, seen: Callable[[Floats], Floats]) -> list[Floats]:
    """Return the way (n, 3) of the tip that goes farthest as seen, and its twin's if as far."""
    ways = {name: _way(frames, name) for name in _tips(working(frames))}
    far = {name: _length(seen(way)) for name, way in ways.items()}
    farthest = max(far.values(), default=0.0)
    if farthest < FARTHEST:
        return []
    first = next(name for name in far if far[name] > AS_FAR * farthest)
    twin = mirrored(first)
    names = [first] + [twin] * (twin != first and far.get(twin, 0) > AS_FAR * far[first])
    return [ways[name] for name in names]


def _tips(bones: frozenset[str]) -> list[str]:
    """Return the landmarks of working bones, what is nearest to the trunk first."""
    trunk = any(not side_of(bone) for bone in bones)
    named = [f"{tip}{side}" for tip in TIPS for side in ("", "_r", "_l")]
    return [
        name
        for name in named
        if name in LANDMARKS and (LANDMARKS[name].bone in bones or (trunk and name == "crown"))
    ]


def _way(frames: Frames, name: str) -> Floats:
    """Return a landmark's way, moved a little off the surface so that the arrow is seen."""
    mark = LANDMARKS[name]
    turn = frames.rotations[:, BONES.index(mark.bone)]
    w, v = turn[:, :1], turn[:, 1:]
    out = np.array(mark.out)
    across = 2 * np.cross(v, out)
    return frames.landmarks[name] + 0.05 * (out + w * across + np.cross(v, across))


def _length(line: Floats) -> float:
    return float(np.linalg.norm(line - line[0], axis=1).max())
