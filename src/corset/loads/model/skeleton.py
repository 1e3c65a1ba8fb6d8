"""The skeleton of `body` with muscles on it, and three slides in every disc."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin
from types import MappingProxyType

import mujoco
import numpy as np
import numpy.typing as npt

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.bones import LUMBAR
from corset.body.anatomy.joints import Vector
from corset.body.anatomy.landmarks import LANDMARKS, Landmark
from corset.body.anatomy.places import Place
from corset.body.anatomy.skeleton import skeleton_of, spec_of
from corset.loads.model.attachment import attach
from corset.loads.model.muscle_path import Muscle
from corset.loads.model.muscles import muscles
from corset.loads.model.scaling import Fit

Indices = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

DISCS: Mapping[str, str] = MappingProxyType(
    {
        "T12/L1": "thorax",
        "L1/L2": "lumbar_1",
        "L2/L3": "lumbar_2",
        "L3/L4": "lumbar_3",
        "L4/L5": "lumbar_4",
        "L5/S1": "lumbar_5",
    }
)
"""The bone above each disc."""
TILT: Mapping[str, float] = MappingProxyType(
    {"T12/L1": -13.0, "L1/L2": -12.0, "L2/L3": -7.0, "L3/L4": 3.0, "L4/L5": 12.0, "L5/S1": 30.0}
)
"""How far each disc leans forwards when standing, in degrees: its normal's turn from upright.
From the bend of the row of joints; that of L5/S1 from a sacral slope of 40° less half the wedge of
the disc (Duval-Beaupère; Vialle et al. 2005, J Bone Joint Surg Am 87:260-267)."""
SLIDES = ("x", "y", "z")
SOFT: Mapping[str, Landmark] = MappingProxyType(
    {
        "under_navel": Landmark("lumbar_5", Place(-0.002, 0, 0.600, depth=0.060)),
        "navel": Landmark("lumbar_3", Place(-0.002, 0, 0.641, depth=0.060)),
        "over_navel": Landmark("lumbar_1", Place(-0.002, 0, 0.683, depth=0.061)),
        "ribs_back": Landmark("thorax", Place(-0.007, 0, 0.715, depth=-0.060)),
        "groin_r": Landmark("pelvis", Place(-0.005, 0.050, 0.505, depth=0.055)),
        "groin_l": Landmark("pelvis", Place(-0.005, -0.050, 0.505, depth=0.055)),
    }
)
"""Where a lying person rests besides on the landmarks of the figure."""
TURNS = ("flexion", "side", "turn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A disc in the compiled model."""

    name: str
    body: int
    below: int
    slides: tuple[int, ...]
    """The three degrees of freedom that nothing but the disc holds."""
    turns: tuple[int, ...]
    """The three in which muscles bend and turn it."""
    normal: Vector
    forwards: Vector
    """(3,) in the zero pose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A person with muscles."""

    person: Person
    model: mujoco.MjModel
    muscles: tuple[Muscle, ...]
    """In the order of the model's tendons."""
    discs: tuple[Disc, ...]
    held: Indices
    """The degrees of freedom that muscles and supports have to hold: root, spine, hips."""
    shared: Indices
    """Where the state of `body`'s skeleton stands in this model's."""
    leaning: int
    """Where the angle between trunk and pelvis stands in the state of `body`'s skeleton."""
    sites: Mapping[str, int]
    strengths: Vector
    """(m,) newtons at full activation, of the model's own man."""
    spinal: Mask
    """(m,) whether a muscle spans a disc."""


@cache
def body_of(person: Person) -> Body:
    """Return a person with the muscles of trunk and hips."""
    spec = spec_of(person)
    for bone in DISCS.values():
        for name, axis in zip(SLIDES, np.eye(3), strict=True):
            spec.body(bone).add_joint(
                name=f"{bone}.{name}", type=mujoco.mjtJoint.mjJNT_SLIDE, axis=axis
            )
    fit = Fit(person)
    for name, mark in SOFT.items():
        place = mark.place.at(person, mark.bone) - fit.joints[mark.bone]
        spec.body(mark.bone).add_site(name=name, pos=place)
    for muscle in muscles():
        attach(spec, muscle, fit)
    model = spec.compile()
    return Body(
        person=person,
        model=model,
        muscles=muscles(),
        discs=tuple(_disc(model, name) for name in DISCS),
        held=np.array(_held(model), dtype=np.intp),
        shared=np.array(_shared(model), dtype=np.intp),
        leaning=skeleton_of(person).address["thorax.flexion"],
        sites={name: int(model.site(name).id) for name in (*LANDMARKS, *SOFT)},
        strengths=np.array([muscle.strength for muscle in muscles()]),
        spinal=np.array([muscle.spinal for muscle in muscles()]),
    )


def _disc(model: mujoco.MjModel, name: str) -> Disc:
    bone, tilt = DISCS[name], radians(TILT[name])
    body = int(model.body(bone).id)
    return Disc(
        name=name,
        body=body,
        below=int(model.body_parentid[body]),
        slides=tuple(int(model.joint(f"{bone}.{axis}").dofadr[0]) for axis in SLIDES),
        turns=tuple(int(model.joint(f"{bone}.{turn}").dofadr[0]) for turn in TURNS),
        normal=np.array([sin(tilt), 0.0, cos(tilt)]),
        forwards=np.array([cos(tilt), 0.0, -sin(tilt)]),
    )


def _held(model: mujoco.MjModel) -> list[int]:
    turning = ("flexion", "side", "turn", "abduction", "rotation")
    bones = (*LUMBAR, "thorax", "thigh_r", "thigh_l")
    names = [f"{bone}.{turn}" for bone in bones for turn in turning]
    have = {model.joint(at).name for at in range(model.njnt)}
    return [*range(6), *(int(model.joint(n).dofadr[0]) for n in names if n in have)]


def _shared(model: mujoco.MjModel) -> list[int]:
    """Return the places of the state that are not slides."""
    slides = {f"{bone}.{axis}" for bone in DISCS.values() for axis in SLIDES}
    joints = [model.joint(at) for at in range(1, model.njnt)]
    return [*range(7), *(int(j.qposadr[0]) for j in joints if j.name not in slides)]
