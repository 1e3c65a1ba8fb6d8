"""What no picture may show: a body in the floor or in itself, slipping feet, hands astray."""

from collections.abc import Iterator
from itertools import combinations

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.bones import BONES, PARENTS
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.anatomy.skeleton import Skeleton, skeleton_of
from corset.body.kinematics.solver import Array
from corset.body.movement.frames import Frames
from corset.body.movement.motion import Hold

_TRUNK = frozenset({"pelvis", "thorax", *(b for b in BONES if b.startswith("lumbar"))})
_NEAR_THORAX = frozenset({"clavicle_r", "clavicle_l", "upper_arm_r", "upper_arm_l", "neck"})


def states_of(frames: Frames, person: Person) -> Array:
    """Return the states (n, q) of the skeleton that frames were made of."""
    skeleton = skeleton_of(person)
    states = np.zeros((len(frames.phase), skeleton.model.nq))
    states[:, :3] = frames.root
    states[:, 3:7] = frames.rotations[:, 0]
    for joint, address in skeleton.address.items():
        states[:, address] = frames.angles[joint]
    return states


def floor_depth(frames: Frames, *, person: Person) -> float:
    """Return how far the deepest point of the body is under the floor, in metres."""
    skeleton = skeleton_of(person)
    return max(_depth(skeleton, data) for data in _shown(frames, person, skeleton))


def self_depth(frames: Frames, *, person: Person) -> tuple[float, str]:
    """Return how deep bones that should be apart are in each other (m), and which ones."""
    skeleton = skeleton_of(person)
    pairs = list(apart(skeleton))
    found = [
        (-_distance(skeleton, data, *geoms), f"{first} {second}")
        for data in _shown(frames, person, skeleton)
        for first, second, geoms in pairs
    ]
    return max(found)


def apart(skeleton: Skeleton) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield the pairs of bones whose solids should not meet, and the solids."""
    for first, second in combinations(BONES, 2):
        if not _belong(first, second):
            for a in skeleton.solids[first]:
                for b in skeleton.solids[second]:
                    yield first, second, (a, b)


def _belong(first: str, second: str) -> bool:
    """Return whether two bones are so close in the body that their solids always overlap."""
    pair = {first, second}
    if pair <= _TRUNK | {"neck"} or ("thorax" in pair and pair & _NEAR_THORAX):
        return True
    thigh = any(bone.startswith("thigh") for bone in pair)
    if thigh and (pair & _TRUNK or all(b.startswith("thigh") for b in pair)):
        return True
    lineage = {PARENTS[first], PARENTS.get(PARENTS[first], "")}, {PARENTS[second]}
    return second in lineage[0] or first in lineage[1] or _close(first, second)


def _close(first: str, second: str) -> bool:
    """Return whether bones two joints apart meet anyway: shoulder and neck, toes and shank."""
    grand = PARENTS.get(PARENTS[second], "")
    return grand == first or {first, second} in (
        {"neck", "clavicle_r"},
        {"neck", "clavicle_l"},
        {"clavicle_r", "clavicle_l"},
    )


def _shown(frames: Frames, person: Person, skeleton: Skeleton) -> Iterator[mujoco.MjData]:
    data = mujoco.MjData(skeleton.model)
    for state in states_of(frames, person):
        data.qpos[:] = state
        mujoco.mj_kinematics(skeleton.model, data)
        yield data


def _depth(skeleton: Skeleton, data: mujoco.MjData) -> float:
    model = skeleton.model
    down = data.geom_xmat.reshape(-1, 3, 3)[:, 2]
    round_ = model.geom_type == mujoco.mjtGeom.mjGEOM_CAPSULE
    rod = np.abs(down[:, 2]) * model.geom_size[:, 1] + model.geom_size[:, 0]
    egg = np.linalg.norm(down * model.geom_size, axis=1)
    return float(-(data.geom_xpos[:, 2] - np.where(round_, rod, egg)).min())


def _distance(skeleton: Skeleton, data: mujoco.MjData, first: int, second: int) -> float:
    return mujoco.mj_geomDistance(skeleton.model, data, first, second, 0.05, None)


def slip(frames: Frames, point: str) -> float:
    """Return how far a landmark moves from where it starts, in metres."""
    places = frames.landmarks[point]
    return float(np.linalg.norm(places - places[0], axis=1).max())


def palm_gap(frames: Frames, hold: Hold) -> float:
    """Return how far a palm is from the place it is laid on, at most, in metres."""
    mark = LANDMARKS[hold.on]
    out = np.array(mark.out) / np.linalg.norm(mark.out)
    shift = out * hold.away + np.array(hold.shift)
    turns = frames.rotations[:, BONES.index(mark.bone)]
    meant = frames.landmarks[hold.on] + np.stack([_turned(shift, turn) for turn in turns])
    return float(np.linalg.norm(frames.landmarks[f"palm_{hold.hand}"] - meant, axis=1).max())


def _turned(vector: Array, turn: Array) -> Array:
    result = np.zeros(3)
    mujoco.mju_rotVecQuat(result, vector, turn)
    return result
