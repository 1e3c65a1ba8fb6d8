"""What a browser plays: the mesh's bones over the phase, and what is shown beside them, as JSON.

The browser does no kinematics: it goes evenly from one frame to the next and sets the bones.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence

import numpy as np

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.movement.frames import Frames, Prop
from corset.figure.person.fit import Fit, fit
from corset.figure.person.mesh import Mesh
from corset.figure.person.skinning import track
from corset.figure.person.work import working
from corset.figure.scene.arrows import Press, pushes, way_seen
from corset.figure.scene.props import grips
from corset.figure.scene.scene import works
from corset.figure.space.raster import Floats

TURN = 32767
"""Steps of a turn's component from 0 to 1."""
STEP = 0.0001
"""Metres: the step of a place."""
PLACES = 4
"""Decimals of what is written as plain numbers."""

Json = Mapping[str, object]


def playable(
    parts: Sequence[Frames],
    *,
    mesh: Mesh,
    person: Person = REFERENCE,
    wholes: Sequence[Frames] = (),
) -> Json:
    """Return the parts of a motion for one person, as `frontend/src/figure/clip.ts` reads them.

    Parts that are done less far show as working what works in the `wholes`.
    """
    fitted = fit(mesh, person, gripping=grips(parts))
    return {
        "bones": list(mesh.bones),
        "anchors": _plain(mesh.joints),
        "stretch": _plain(fitted.stretch.reshape(len(mesh.bones), 9)),
        "morphs": {name: round(weight, PLACES) for name, weight in fitted.weights.items()},
        "clips": [
            _clip(frames, whole, mesh, fitted)
            for frames, whole in zip(parts, wholes or parts, strict=True)
        ],
    }


def _clip(frames: Frames, whole: Frames, mesh: Mesh, fitted: Fit) -> Json:
    bones = track(mesh, fitted, frames)
    active = working(whole)
    return {
        "part": frames.part,
        "side": frames.side,
        "sides": frames.sides,
        "plays": str(frames.plays),
        "when": str(frames.when),
        "holds": frames.holds,
        "breathing": dict(frames.breathing),
        "frames": len(frames.phase),
        "turns": _packed(_continuous(bones.turns) * TURN),
        "joints": _packed(bones.joints / STEP),
        "work": _plain(frames.work),
        "works": [works(name, active) for name in mesh.bones],
        "pushes": [_push(push) for push in pushes(frames)],
        "way": _plain(way_seen(frames, whole=whole)),
        "props": [_prop(prop) for prop in frames.props],
    }


def _push(push: Press) -> Json:
    return {
        "at": _plain(push.at),
        "along": _plain(push.along),
        "share": round(push.share, PLACES),
    }


def _prop(prop: Prop) -> Json:
    return {"kind": prop.kind, "at": list(prop.at), "size": list(prop.size), "back": prop.back}


def _continuous(turns: Floats) -> Floats:
    """Return turns (n, b, 4) whose signs do not jump, so that they can be mixed."""
    flips = np.where((turns[1:] * turns[:-1]).sum(axis=-1, keepdims=True) < 0, -1.0, 1.0)
    return np.concatenate([turns[:1], turns[1:] * np.cumprod(flips, axis=0)])


def _packed(values: Floats) -> str:
    """Return 16-bit integers, little-endian, in base 64."""
    return b64encode(values.round().astype("<i2").tobytes()).decode()


def _plain(values: Floats) -> object:
    return (np.round(values, PLACES) + 0.0).tolist()
