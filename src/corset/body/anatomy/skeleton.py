"""The skeleton of one person as a MuJoCo model."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import Person, mass_of
from corset.body.anatomy.bones import BONES, PARENTS
from corset.body.anatomy.joints import Vector, joint_positions
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.anatomy.ranges import ANGLES, JOINTS
from corset.body.anatomy.shapes import SOLIDS, Solid


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """A compiled body. Root first in the state: position, quaternion w x y z, then the angles."""

    person: Person
    model: mujoco.MjModel
    address: Mapping[str, int]
    """Where each joint stands in the state."""
    degree: Mapping[str, int]
    """Which degree of freedom each joint is."""
    body: Mapping[str, int]
    site: Mapping[str, int]
    solids: Mapping[str, tuple[int, ...]]
    """The geoms of each bone."""


@cache
def skeleton_of(person: Person) -> Skeleton:
    """Return the skeleton scaled to a person, standing in the zero pose."""
    model = spec_of(person).compile()
    return Skeleton(
        person=person,
        model=model,
        address=_frozen({name: int(model.joint(name).qposadr[0]) for name in JOINTS}),
        degree=_frozen({name: int(model.joint(name).dofadr[0]) for name in JOINTS}),
        body=_frozen({name: int(model.body(name).id) for name in BONES}),
        site=_frozen({name: int(model.site(name).id) for name in LANDMARKS}),
        solids=MappingProxyType({name: _geoms(model, name) for name in BONES}),
    )


def _frozen(table: dict[str, int]) -> Mapping[str, int]:
    return MappingProxyType(table)


def _geoms(model: mujoco.MjModel, bone: str) -> tuple[int, ...]:
    body = model.body(bone)
    return tuple(range(int(body.geomadr[0]), int(body.geomadr[0] + body.geomnum[0])))


def spec_of(person: Person) -> mujoco.MjSpec:
    """Return what the skeleton is compiled from, for rooms that add to it."""
    spec = mujoco.MjSpec()
    spec.modelname = "corset"
    spec.compiler.degree = False
    bodies: dict[str, mujoco.MjsBody] = {"": spec.worldbody}
    positions: dict[str, Vector] = {"": np.zeros(3), **joint_positions(person)}
    for bone, parent in PARENTS.items():
        offset = positions[bone] - positions[parent]
        bodies[bone] = bodies[parent].add_body(name=bone, pos=offset)
        _add_joints(bodies[bone], bone)
        _add_solids(bodies[bone], bone, person, positions[bone])
    for name, mark in LANDMARKS.items():
        place = mark.place.at(person, mark.bone) - positions[mark.bone]
        bodies[mark.bone].add_site(name=name, pos=place)
    return spec


def _add_joints(body: mujoco.MjsBody, bone: str) -> None:
    if not PARENTS[bone]:
        body.add_freejoint(name="root")
    for angle in ANGLES[bone]:
        body.add_joint(
            name=angle.joint, axis=angle.axis, range=(angle.low, angle.high), limited=True
        )


def _add_solids(body: mujoco.MjsBody, bone: str, person: Person, joint: Vector) -> None:
    """Add a bone's solids; each has its share of the mass by volume."""
    volumes = [solid.volume(person, bone) for solid in SOLIDS[bone]]
    for solid, volume in zip(SOLIDS[bone], volumes, strict=True):
        mass = mass_of(bone, person) * volume / sum(volumes)
        _add_solid(body, solid, mass, solid.centre.at(person, bone) - joint, person, bone, joint)


def _add_solid(
    body: mujoco.MjsBody,
    solid: Solid,
    mass: float,
    start: Vector,
    person: Person,
    bone: str,
    joint: Vector,
) -> None:
    size = solid.half_axes(person)
    if solid.to is None:
        kind = mujoco.mjtGeom.mjGEOM_ELLIPSOID
        body.add_geom(type=kind, pos=start, size=size, mass=mass)
    else:
        ends = np.concatenate([start, solid.to.at(person, bone) - joint])
        kind = mujoco.mjtGeom.mjGEOM_CAPSULE
        body.add_geom(type=kind, fromto=ends, size=[size[0], 0, 0], mass=mass)
