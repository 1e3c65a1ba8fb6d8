"""Fits the mesh to a person's skeleton: bones stretched to its lengths, girth and sex by morphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.anatomy.joints import joint_positions
from corset.figure.person.mesh import BindPose, Mesh
from corset.figure.person.rig import HALVES
from corset.figure.space.raster import Floats

DENSITY = 1.0
"""Kilograms a litre: a body with its lungs half full."""
MOST_HEAVY = 1.6
"""How far the morph for mass is trusted; what is missing is added to the girth of every part."""
CLOTHES = 0.5
"""Of the girth that is still missing, how much shows: the rest is where no outline is."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What makes the one mesh this person: the same in every pose."""

    weights: Mapping[str, float]
    """By morph."""
    stretch: Floats
    """(b, 3, 3) by bone of the mesh, in the bind pose."""
    turns: Floats
    """(b, 3, 3) from the bind pose to the zero pose; of half bones the identity, unused."""


def fit(mesh: Mesh, person: Person, *, gripping: bool = False) -> Fit:
    """Return how the mesh becomes this person, hands open or gripping."""
    zero = joint_positions(person)
    weights = _weights(mesh, person)
    girth = person.height / mesh.height * _missing(mesh, weights, person)
    whole = {
        name: _stretch(name, bind, mesh, zero, girth) for name, bind in mesh.bind_poses.items()
    }
    halves = {name: (whole[a] + whole[b]) / 2 for name, (a, b) in HALVES.items()}
    turns = {name: bind.turn for name, bind in mesh.bind_poses.items()}
    return Fit(
        weights=MappingProxyType(weights | {"grip": float(gripping)}),
        stretch=np.array([(whole | halves)[name] for name in mesh.bones]),
        turns=np.array([turns.get(name, np.eye(3)) for name in mesh.bones]),
    )


def _weights(mesh: Mesh, person: Person) -> dict[str, float]:
    male = 1.0 if person.sex is Sex.MALE else -1.0
    sexed = _litres(mesh, {"male": male})
    wanted = person.mass / DENSITY / (person.height / mesh.height) ** 3
    heavy = (wanted - sexed) / (mesh.litres["heavy"] - mesh.litres["neutral"])
    lean = (wanted - sexed) / (mesh.litres["lean"] - mesh.litres["neutral"])
    return {
        "male": male,
        "heavy": float(np.clip(heavy, 0, MOST_HEAVY)),
        "lean": float(np.clip(lean, 0, 1)),
    }


def _missing(mesh: Mesh, weights: Mapping[str, float], person: Person) -> float:
    """Return by how much every part is still to be thickened to weigh what the person weighs."""
    wanted = person.mass / DENSITY / (person.height / mesh.height) ** 3
    return float((wanted / _litres(mesh, weights)) ** (CLOTHES / 2))


def _litres(mesh: Mesh, weights: Mapping[str, float]) -> float:
    neutral = mesh.litres["neutral"]
    return neutral + sum(w * (mesh.litres[name] - neutral) for name, w in weights.items())


def _stretch(
    name: str, bind: BindPose, mesh: Mesh, zero: Mapping[str, Floats], girth: float
) -> Floats:
    """Return (3, 3): the girth across the bone, its own length along it."""
    if not bind.end:
        return np.eye(3) * (zero["head"][2] / mesh.joints[mesh.bones.index("head"), 2])
    start, end = (mesh.joints[mesh.bones.index(bone)] for bone in (name, bind.end))
    ours = abs((end - start) @ bind.axis)
    theirs = abs((zero[bind.end] - zero[name]) @ (bind.turn @ bind.axis))
    along = np.outer(bind.axis, bind.axis)
    return girth * np.eye(3) + (theirs / ours - girth) * along
