"""From where a figure is looked at: parallel projection, so that a centimetre is a centimetre."""

from dataclasses import dataclass

import numpy as np

from corset.figure.space.raster import Floats
from corset.figure.space.view import View

_ANGLES = {
    View.FRONT: (0.0, 0.0),
    View.SIDE: (-90.0, 0.0),
    View.THREE_QUARTER: (-48.0, 14.0),
    View.REAR: (-138.0, 14.0),
}
"""Degrees: round the upright from the front to the person's left, and up over the floor."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks from a direction; pixels are right and down."""

    right: Floats
    up: Floats
    towards: Floats
    """(3,) from what is seen to the eye."""

    @property
    def level(self) -> bool:
        """Whether the floor is seen as a line."""
        return self.towards[2] == 0.0

    def plane(self, points: Floats) -> Floats:
        """Return (..., 2) metres: right and down."""
        return np.stack([points @ self.right, -(points @ self.up)], axis=-1)

    def nearness(self, points: Floats) -> Floats:
        """Return (...,) metres towards the eye."""
        return points @ self.towards


def camera(view: View, side: str = "") -> Camera:
    """Return the camera of a view; of a movement of the left the side view is from the left."""
    turn, lift = np.radians(_ANGLES[view])
    turn = -turn if side == "l" else turn
    towards = np.array([np.cos(turn) * np.cos(lift), np.sin(turn) * np.cos(lift), np.sin(lift)])
    right = np.array([-np.sin(turn), np.cos(turn), 0.0])
    return Camera(right, np.cross(towards, right), towards)
