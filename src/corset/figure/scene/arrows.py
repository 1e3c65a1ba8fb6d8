"""Arrows: the way that a moving part goes, and the press of the body against a hand."""

from collections.abc import Callable, Iterable
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
"""Length of a press, and how far before the body it ends, metres."""
SHORTEST = 0.09
"""Metres: a way that content wants told is drawn at least so long, straight on."""
TIPS = ("crown", "shoulder", "knee", "fingertips", "toe_tip")
AS_FAR = 0.75
"""Of the farthest way, from how much on another is as good."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A curve (k, 2) in the drawing, its head at the end."""

    line: Floats
    force: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """What a part of the body does against a hand."""

    at: Floats
    """(3,) metres: where it is shown, on the side away from the hand."""
    along: Floats
    """(3,) the direction of the press."""
    share: float
    """0 to 1, of the whole press."""


def arrows(
    frames: Frames, camera: Camera, frame: Framing, *, whole: Frames | None = None
) -> list[Arrow]:
    """Return the arrows of a motion: of presses if it has any, else of its ways.

    A movement that is done less far is told by the same landmarks as the whole one.
    """
    found = [_press(push, camera) for push in pushes(frames)]
    pressed = [line for line in found if line is not None]
    lines = pressed or [camera.plane(way) for way in _ways(frames, whole or frames, camera.plane)]
    return [Arrow(frame.place(line), force=bool(pressed)) for line in lines]


def way_seen(frames: Frames, *, whole: Frames | None = None) -> Floats:
    """Return (k, n, 3): the ways that arrows show in the room; pushes have none."""
    if any(map(presses, frames.hands)):
        return np.zeros((0, 0, 3))
    ways = _ways(frames, whole or frames, lambda way: way)
    return np.array(ways) if ways else np.zeros((0, 0, 3))


def pushes(frames: Frames) -> list[Press]:
    """Return what each part of the body does against the hands on it, at its most."""
    last = int(np.argmax(frames.work))
    by_bone: dict[str, list[HandForce]] = {}
    for force in frames.hands:
        if presses(force):
            by_bone.setdefault(LANDMARKS[force.on].bone, []).append(force)
    return [_against(frames, last, bone, forces) for bone, forces in by_bone.items()]


def _against(frames: Frames, last: int, bone: str, forces: Iterable[HandForce]) -> Press:
    """Return the press of a bone, shown where it hides no hand: on the far side."""
    whole = np.sum([force.force[last] for force in forces], axis=0)
    along = -whole / np.linalg.norm(whole)
    at = np.mean([force.at[last] for force in forces], axis=0)
    marks = [frames.landmarks[n][last] for n, mark in LANDMARKS.items() if mark.bone == bone]
    behind = max(float((at - mark) @ along) for mark in marks)
    return Press(at - along * behind, along, float(frames.work[last]))


def _press(push: Press, camera: Camera) -> Floats | None:
    tip = push.at - push.along * OFF
    length = PUSH * push.share
    line = camera.plane(np.array([tip - push.along * length, tip]))
    return line if float(np.hypot(*(line[1] - line[0]))) > SEEN * length else None


def _ways(frames: Frames, whole: Frames, seen: Callable[[Floats], Floats]) -> list[Floats]:
    """Return the ways (n, 3) that content wants told, else the whole's farthest as seen."""
    told = [_told(frames, name) for name in frames.arrows]
    return told or [_way(frames, name) for name in _farthest(whole, seen)]


def _told(frames: Frames, name: str) -> Floats:
    """Return a landmark's way, or where it is short, a straight line in its direction.

    The line lies outside of the body: it leaves what comes towards it, and ends at what sinks.
    """
    way = _way(frames, name)
    whole = way[-1] - way[0]
    length = float(np.linalg.norm(whole))
    if length >= SHORTEST:
        return way
    inwards = float(whole @ (way[0] - frames.landmarks[name][0])) < 0
    share = np.linspace(0.0, SHORTEST / max(length, 1e-9), len(way))[:, None]
    return way[-1] + (share - share[-1]) * whole if inwards else way[0] + share * whole


def _farthest(frames: Frames, seen: Callable[[Floats], Floats]) -> list[str]:
    """Return the tip that goes farthest as seen, and its twin if that goes as far."""
    ways = {name: _way(frames, name) for name in _tips(working(frames))}
    far = {name: _length(seen(way)) for name, way in ways.items()}
    farthest = max(far.values(), default=0.0)
    if farthest < FARTHEST:
        return []
    first = next(name for name in far if far[name] > AS_FAR * farthest)
    twin = mirrored(first)
    return [first] + [twin] * (twin != first and far.get(twin, 0) > AS_FAR * far[first])


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
