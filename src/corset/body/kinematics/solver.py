"""One frame: the state nearest to the angles aimed at in which everything is in its place."""

from dataclasses import dataclass, field

import mink
import mujoco
import numpy as np
import numpy.typing as npt

from corset.body.anatomy.joints import Vector
from corset.body.anatomy.skeleton import Skeleton
from corset.body.kinematics.tasks import Spot, Spots, palm_task, stiffness
from corset.body.movement.motion import Hold

Array = npt.NDArray[np.float64]

STEPS = 60
"""At most; after the first frame a few are enough."""
STILL = 1e-5
"""A step shorter than this, in metres and radians, ends the search."""
ROOT_TURN_COST = 4.0
ROOT_PLACE_COST = 1e-3
DAMPING = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseGoal:
    """What one frame should be like."""

    state: Array
    """(q,) the root's place and turn, and the angles."""
    spots: list[Spot] = field(default_factory=list[Spot])
    hands: tuple[Hold, ...] = ()
    loose: tuple[str, ...] = ()
    """Bones that give way first, besides the arms whose hands have their place given."""


def solve(skeleton: Skeleton, goal: PoseGoal, start: Array) -> Array:
    """Return the state (q,) that fits the goal best, searched from a start (q,)."""
    configuration = mink.Configuration(skeleton.model, start)
    tasks = _tasks(skeleton, goal)
    limits = [mink.ConfigurationLimit(skeleton.model)]
    for _ in range(STEPS):
        step = mink.solve_ik(configuration, tasks, 1.0, "daqp", DAMPING, limits=limits)
        configuration.integrate_inplace(step, 1.0)
        if np.abs(step).max() < STILL:
            break
    return configuration.q.copy()


def _tasks(skeleton: Skeleton, goal: PoseGoal) -> list[mink.Task]:
    arms = ("upper_arm", "forearm", "hand")
    held = {f"{bone}_{hold.hand}" for hold in goal.hands for bone in arms}
    posture = mink.PostureTask(skeleton.model, stiffness(skeleton, frozenset({*held, *goal.loose})))
    posture.set_target(goal.state)
    root = mink.FrameTask("pelvis", "body", ROOT_PLACE_COST, ROOT_TURN_COST)
    turn = mink.SO3(goal.state[3:7])
    root.set_target(mink.SE3.from_rotation_and_translation(turn, goal.state[:3]))
    spots = [Spots(skeleton, goal.spots)] if goal.spots else []
    return [posture, root, *spots, *map(palm_task, goal.hands)]


def turn_of(flexion: float, side: float, turn: float) -> Array:
    """Return the root's turn (4,) w x y z: about its left, its front, and downwards, in turn."""
    result = np.array([1.0, 0.0, 0.0, 0.0])
    for axis, angle in (((0, 1, 0), flexion), ((1, 0, 0), side), ((0, 0, -1), turn)):
        part = np.zeros(4)
        mujoco.mju_axisAngle2Quat(part, np.array(axis, dtype=float), angle)
        mujoco.mju_mulQuat(result, result.copy(), part)
    return result


def continuous(quaternions: Array) -> Array:
    """Return quaternions (n, ..., 4) with the sign that is nearest to the frame before."""
    result = quaternions.copy()
    for at in range(1, len(result)):
        against = (result[at - 1] * result[at]).sum(axis=-1, keepdims=True) < 0
        result[at] *= np.where(against, -1.0, 1.0)
    return result


def lowest_point(skeleton: Skeleton, data: mujoco.MjData, bone: str) -> Vector:
    """Return the lowest point of a bone's first solid, an ellipsoid, in the bone's axes (3,)."""
    geom = skeleton.solids[bone][0]
    axes = data.geom_xmat[geom].reshape(3, 3)
    size = skeleton.model.geom_size[geom]
    reach = size**2 * axes[2] / np.linalg.norm(size * axes[2])
    point = data.geom_xpos[geom] - axes @ reach
    body = skeleton.body[bone]
    return data.xmat[body].reshape(3, 3).T @ (point - data.xpos[body])
