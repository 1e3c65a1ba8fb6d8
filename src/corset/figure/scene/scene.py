"""Everything that stands in the room in one frame, as labelled triangles."""

from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.movement.frames import Frames, Prop
from corset.figure.person.fit import fit
from corset.figure.person.mesh import PARTS, Mesh
from corset.figure.person.skinning import posed, track
from corset.figure.person.work import working
from corset.figure.scene.props import grips, solid
from corset.figure.space.raster import Floats, Ints

PROP = len(PARTS)
"""The label of every prop."""
NO_LIMB, HEAD = -1, 5
SEATS = frozenset({"stool", "chair"})
DEEPEST, SOFT = 0.09, 0.03
"""How far flesh is pressed up by a seat, and how far round its edge, metres."""

_LIMBS = {
    **{
        f"{bone}_{side}": i
        for i, side in ((1, "r"), (2, "l"))
        for bone in ("upper_arm", "forearm", "hand", "half_elbow", "half_wrist")
    },
    **{
        f"{bone}_{side}": i
        for i, side in ((3, "r"), (4, "l"))
        for bone in ("thigh", "shank", "foot", "toes", "half_knee")
    },
    "head": HEAD,
}
"""What is set off by a line where it lies before something else; the rest is 0, the trunk."""


@dataclass(frozen=True, slots=True)
class Scene:
    """v points, f triangles."""

    points: Floats
    faces: Ints
    labels: Ints
    """(f,) number in PARTS, or PROP."""
    limbs: Ints
    """(f,)"""
    works: Floats
    """(v,) 0 to 1: how much of it belongs to a working bone."""


def scene(
    frames: Frames,
    frame: int,
    mesh: Mesh,
    person: Person,
    towards: Floats,
    *,
    whole: Frames | None = None,
) -> Scene:
    """Return the person, dressed as the mesh is, and the props round it.

    What works in the whole movement is shown to work where it is done less far.
    """
    fitted = fit(mesh, person, gripping=grips([frames]))
    body = _resting(posed(mesh, fitted, track(mesh, fitted, frames), frame), frames.props)
    active = np.array([works(name, working(whole or frames)) for name in mesh.bones])
    limbs = np.array([_LIMBS.get(name, 0) for name in mesh.bones])
    strongest = mesh.followed[np.arange(len(body)), mesh.shares.argmax(axis=1)]
    drawn = Scene(
        points=body,
        faces=mesh.faces,
        labels=mesh.parts[mesh.faces[:, 0]],
        limbs=limbs[strongest][mesh.faces[:, 0]],
        works=(active[mesh.followed] * mesh.shares).sum(axis=1),
    )
    return _furnished(drawn, frames, towards)


def _resting(body: Floats, props: tuple[Prop, ...]) -> Floats:
    """Press flat what would reach into the floor or a seat, as flesh is."""
    body[:, 2] = np.maximum(body[:, 2], 0.0)
    for prop in props:
        if prop.kind in SEATS:
            within = (np.abs(body[:, :2] - prop.at[:2]) < np.array(prop.size[:2]) / 2 + SOFT).all(
                axis=1
            )
            sunk = within & (body[:, 2] < prop.at[2]) & (body[:, 2] > prop.at[2] - DEEPEST)
            body[sunk, 2] = prop.at[2]
    return body


def works(name: str, bones: frozenset[str]) -> float:
    """Return 1 for a working bone, between for the half bone at its joint."""
    if not name.startswith("half_"):
        return float(name in bones)
    child = {"shoulder": "upper_arm", "elbow": "forearm", "wrist": "hand", "hip": "thigh"}
    kind, side = name.removeprefix("half_").rsplit("_", 1)
    return 0.5 if f"{child.get(kind, 'shank')}_{side}" in bones else 0.0


def _furnished(person: Scene, frames: Frames, towards: Floats) -> Scene:
    solids = [solid(prop, towards) for prop in frames.props]
    for points, faces in solids:
        count = len(person.points)
        person = Scene(
            points=np.vstack([person.points, points]),
            faces=np.vstack([person.faces, faces + count]),
            labels=np.concatenate([person.labels, np.full(len(faces), PROP)]),
            limbs=np.concatenate([person.limbs, np.full(len(faces), NO_LIMB)]),
            works=np.concatenate([person.works, np.zeros(len(points))]),
        )
    return person
