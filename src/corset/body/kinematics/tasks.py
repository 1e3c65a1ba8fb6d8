"""What inverse kinematics aims at, as tasks of mink."""

from dataclasses import dataclass

import mink
import mujoco
import numpy as np
import numpy.typing as npt

from corset.body.anatomy.joints import Vector
from corset.body.anatomy.landmarks import LANDMARKS, Direction
from corset.body.anatomy.skeleton import Skeleton
from corset.body.movement.motion import Hold

CONTACT_COST = 60.0
"""Per metre off the surface, against one per radian off the angle aimed at (below)."""
PALM_COST = 30.0
PALM_TURN_COST = 0.2
STIFFNESS = {
    "lumbar": 4.0,
    "thorax": 4.0,
    "neck": 6.0,
    "head": 6.0,
    "clavicle": 1.5,
    "toes": 0.1,
}
"""Cost per radian off the angle aimed at: what gives way last. Other bones have 0.4."""
LOOSE = 0.08
"""The same for an arm whose hand has its place given."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a bone and where it should be: (3,) metres; NaN where it is free."""

    bone: str
    local: Vector
    """(3,) metres from the bone's joint in the bone's own axes."""
    target: Vector


class Spots(mink.Task):
    """Points of the body that keep to places in the room."""

    def __init__(self, skeleton: Skeleton, spots: list[Spot]) -> None:
        self.skeleton = skeleton
        self.spots = spots
        self.rows = ~np.isnan(np.concatenate([spot.target for spot in spots]))
        super().__init__(cost=np.full(int(self.rows.sum()), CONTACT_COST))

    def compute_error(self, configuration: mink.Configuration) -> npt.NDArray[np.float64]:
        """Return how far the points are from their places, (k,) metres."""
        found = [self._where(configuration, spot) - spot.target for spot in self.spots]
        return np.concatenate(found)[self.rows]

    def compute_jacobian(self, configuration: mink.Configuration) -> npt.NDArray[np.float64]:
        """Return how the error grows with each degree of freedom, (k, v)."""
        rows = [self._slope(configuration, spot) for spot in self.spots]
        return np.concatenate(rows)[self.rows]

    def _where(self, configuration: mink.Configuration, spot: Spot) -> Vector:
        body = self.skeleton.body[spot.bone]
        turn = configuration.data.xmat[body].reshape(3, 3)
        return configuration.data.xpos[body] + turn @ spot.local

    def _slope(self, configuration: mink.Configuration, spot: Spot) -> npt.NDArray[np.float64]:
        model, data = self.skeleton.model, configuration.data
        slope = np.zeros((3, model.nv))
        point = self._where(configuration, spot)
        mujoco.mj_jac(model, data, slope, None, point, self.skeleton.body[spot.bone])
        return slope


def stiffness(skeleton: Skeleton, loose: frozenset[str]) -> npt.NDArray[np.float64]:
    """Return the cost of leaving each angle aimed at, (v,); the root's is zero."""
    costs = np.zeros(skeleton.model.nv)
    for joint, degree in skeleton.degree.items():
        bone = joint.split(".")[0]
        costs[degree] = LOOSE if bone in loose else STIFFNESS.get(bone.split("_")[0], 0.4)
    return costs


def palm_task(hold: Hold) -> mink.RelativeFrameTask:
    """Return the task of laying a hand on the body."""
    task = mink.RelativeFrameTask(
        frame_name=f"palm_{hold.hand}",
        frame_type="site",
        root_name=hold.on,
        root_type="site",
        position_cost=PALM_COST,
        orientation_cost=PALM_TURN_COST,
        lm_damping=1e-3,
    )
    out = _unit(LANDMARKS[hold.on].out)
    place = out * hold.away + np.array(hold.shift)
    turn = mink.SO3.from_matrix(_turned(hold, out))
    task.set_target(mink.SE3.from_rotation_and_translation(turn, place))
    return task


def _turned(hold: Hold, out: Vector) -> npt.NDArray[np.float64]:
    """Return the hand's turn since the zero pose, (3, 3): palm or back to the body."""
    palm = _unit(LANDMARKS[f"palm_{hold.hand}"].out)
    inwards = out if hold.back else -out
    return _axes(inwards, np.array(hold.fingers)) @ _axes(palm, np.array([0.0, 0.0, -1.0])).T


def _axes(first: Vector, second: Vector) -> npt.NDArray[np.float64]:
    """Return axes (3, 3) of which the first is kept and the second made square to it."""
    second = second - first * (first @ second)
    second = second / np.linalg.norm(second)
    return np.stack([first, second, np.cross(first, second)], axis=1)


def _unit(direction: Direction) -> Vector:
    vector = np.array(direction)
    return vector / np.linalg.norm(vector)
