"""The figures of a motion, measured from its frames."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from corset.body.anatomy.bones import SPINE
from corset.body.movement.frames import Array, Frames
from corset.body.movement.motion import Measure


def measured(frames: Frames, measure: Measure) -> float:
    """Return the largest value over the phase, in metres or radians."""
    return float(np.max(_HOW[measure.how](frames, measure.of)))


def _place(frames: Frames, of: str) -> Array:
    """Return where a landmark or a bone's joint is, (n, 3) metres."""
    if of in frames.landmarks:
        return frames.landmarks[of]
    return frames.joints[:, frames.bones.index(of)]


def _height(frames: Frames, of: str) -> Array:
    return _place(frames, of)[:, 2]


def _rise(frames: Frames, of: str) -> Array:
    height = _height(frames, of)
    return height - height[0]


def _shift(frames: Frames, of: str) -> Array:
    """Return how far a place has gone to the side, (n,) metres."""
    across = _place(frames, of)[:, 1]
    return np.abs(across - across[0])


def _sink(frames: Frames, of: str) -> Array:
    return -_rise(frames, of)


def _drift(frames: Frames, of: str) -> Array:
    """Return how far a place has gone fore or aft, (n,) metres."""
    along = _place(frames, of)[:, 0]
    return np.abs(along - along[0])


def _sag(frames: Frames, of: str) -> Array:
    """Return how far a place has sunk against the line of shoulder blades and pelvis, (n,) metres.

    Under the line is where it sinks on all fours: towards the floor.
    """
    blades = (_place(frames, "scapula_r") + _place(frames, "scapula_l")) / 2
    off = _off(_place(frames, of), _place(frames, "pelvis_back"), blades)[:, 2]
    return off[0] - off


def _off_line(frames: Frames, of: str) -> Array:
    """Return how far a place has left the line from the pelvis through the neck, (n,) metres."""
    off = _off(_place(frames, of), _place(frames, "pelvis"), _place(frames, "neck"))
    return np.linalg.norm(off - off[0], axis=1)


def _off(place: Array, start: Array, end: Array) -> Array:
    """Return what leads squarely from the line through start and end to a place, (n, 3) metres."""
    along = (end - start) / np.linalg.norm(end - start, axis=1, keepdims=True)
    way = place - start
    return way - (way * along).sum(axis=1, keepdims=True) * along


def _turn(frames: Frames, of: str) -> Array:
    return frames.rotations[:, frames.bones.index(of)]


def _angle(frames: Frames, of: str) -> Array:
    """Return how far a bone has turned in the room, (n,) radians."""
    turns = _turn(frames, of)
    return _between(turns, turns[0])


def _neck_angle(frames: Frames, of: str) -> Array:
    """Return how far a bone has turned against the thorax, (n,) radians."""
    against = _against(_turn(frames, "thorax"), _turn(frames, of))
    return _between(against, against[0])


def _bend(frames: Frames, of: str) -> Array:
    """Return by how much a part of the spine has been bent, (n,) radians."""
    return _changed(frames, of, "flexion")


def _side_bend(frames: Frames, of: str) -> Array:
    """Return by how much a part of the spine has been bent to the side, (n,) radians."""
    return _changed(frames, of, "side")


def _changed(frames: Frames, of: str, angle: str) -> Array:
    bones = SPINE.get(of, (of,))
    sums = np.sum([frames.angles[f"{bone}.{angle}"] for bone in bones], axis=0)
    return np.abs(sums - sums[0])


def _between(turns: Array, first: Array) -> Array:
    share = np.clip(np.abs((turns * first).sum(axis=-1)), 0.0, 1.0)
    return 2 * np.arccos(share)


def _against(base: Array, turns: Array) -> Array:
    """Return the turns (n, 4) as seen from base (n, 4)."""
    w, v = base[:, :1], -base[:, 1:]
    s, u = turns[:, :1], turns[:, 1:]
    scalar = w * s - (v * u).sum(axis=1, keepdims=True)
    return np.concatenate([scalar, w * u + s * v + np.cross(v, u)], axis=1)


_HOW: Mapping[str, Callable[[Frames, str], Array]] = MappingProxyType(
    {
        "height": _height,
        "rise": _rise,
        "sink": _sink,
        "shift": _shift,
        "drift": _drift,
        "sag": _sag,
        "off_line": _off_line,
        "angle": _angle,
        "neck_angle": _neck_angle,
        "bend": _bend,
        "side_bend": _side_bend,
    }
)
HOW = tuple(_HOW)
"""The ways of measuring."""
