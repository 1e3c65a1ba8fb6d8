"""Where on the sheet the figure stands: one frame for all stills of a motion."""

from dataclasses import dataclass

import numpy as np

from corset.figure.space.projection import Camera
from corset.figure.space.raster import Floats

MARGIN = 0.12
"""Metres left free round what moves."""
HAND = 0.19
HEAD = 0.17
"""How far a body reaches beyond the joints of its hands and feet, and of its head, metres."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A rectangle of the view's plane, metres, and how many units of the drawing a metre has."""

    left: float
    top: float
    width: float
    height: float
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing."""
        return self.width * self.scale, self.height * self.scale

    def place(self, plane: Floats) -> Floats:
        """Return (..., 2) in units of the drawing."""
        return (plane - [self.left, self.top]) * self.scale


def framing(camera: Camera, points: Floats, *, longest: float) -> Framing:
    """Return the frame round points (n, 3) whose longer edge has so many units."""
    plane = camera.plane(points)
    low, high = plane.min(axis=0) - MARGIN, plane.max(axis=0) + MARGIN
    width, height = high - low
    return Framing(
        float(low[0]),
        float(low[1]),
        float(width),
        float(height),
        longest / float(max(width, height)),
    )


def reach(joints: Floats, floor: float = 0.0) -> Floats:
    """Return (k, 3) points that bound the body and the floor over all frames (n, b, 3)."""
    every = joints.reshape(-1, 3)
    low, high = every.min(axis=0) - HAND / 2, every.max(axis=0) + HAND / 2
    low[2], high[2] = floor, high[2] + HEAD / 2
    corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)])
    return low + corners * (high - low)
