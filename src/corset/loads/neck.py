"""C2/C3 to C7/T1 by a free body: head and neck above the disc, and one muscle for each direction.

An estimate, not a muscle model: the trunk's model has a rigid neck. Lever arms are round figures
from Vasavada, Li and Delp (1998, Spine 23:412-422), whose neck muscles pull 2 to 5 cm from the
joints; checked against 122 N at C4/C5 for a head at ease (Moroney, Schultz and Miller 1988,
J Orthop Res 6:713-720).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import mujoco
import numpy as np

from corset.body.anthropometry import mass_of
from corset.body.joints import Vector
from corset.body.landmarks import LANDMARKS
from corset.loads.model import Body
from corset.loads.supports import Push

CERVICAL: Mapping[str, float] = MappingProxyType(
    {"C2/C3": 0.75, "C3/C4": 0.60, "C4/C5": 0.45, "C5/C6": 0.30, "C6/C7": 0.15, "C7/T1": 0.0}
)
"""How far up from C7/T1 to the skull each disc lies."""
EXTENDING, BENDING_FORWARD, SIDEWAYS = 0.035, 0.025, 0.040
"""Lever arms of the muscles, in metres."""
GRAVITY = 9.81


@dataclass(frozen=True, slots=True, kw_only=True)
class Neck:
    """What is assumed of the neck's muscles."""

    tone: float = 20.0
    """Newtons that they squeeze with while nothing asks for it."""
    levers: float = 1.0
    """Lever arms against those above."""


def neck_discs(
    body: Body, data: mujoco.MjData, pushes: Sequence[Push], neck: Neck
) -> Mapping[str, tuple[float, float]]:
    """Return compression and shear of each cervical disc (newtons), the body posed in `data`."""
    above = Above(body, data, pushes)
    return {name: above.disc(share, neck) for name, share in CERVICAL.items()}


def head_supports(
    body: Body, data: mujoco.MjData, bears: Sequence[str], borne: Vector
) -> list[Push]:
    """Return what the ground pushes the head with."""
    return [
        Push("head", data.site_xpos[body.sites[name]].copy(), force)
        for name, force in zip(bears, borne, strict=True)
        if name in LANDMARKS and LANDMARKS[name].bone == "head"
    ]


class Above:
    """Head and neck as posed, and what acts on them."""

    def __init__(self, body: Body, data: mujoco.MjData, pushes: Sequence[Push]) -> None:
        self.low = data.xpos[body.model.body("neck").id].copy()
        self.high = data.xpos[body.model.body("head").id].copy()
        self.axis = (self.high - self.low) / np.linalg.norm(self.high - self.low)
        turn = data.xmat[body.model.body("neck").id].reshape(3, 3)
        self.left = turn[:, 1].copy()
        self.centres = {b: data.xipos[body.model.body(b).id].copy() for b in ("head", "neck")}
        self.masses = {b: mass_of(b, body.person) for b in ("head", "neck")}
        self.pushes = [push for push in pushes if push.bone in {"head", "neck"}]

    def disc(self, share: float, neck: Neck) -> tuple[float, float]:
        """Return compression and shear at a share of the way up, newtons."""
        at = self.low + share * (self.high - self.low)
        acting = [*self._weights(share), *((push.at, push.force) for push in self.pushes)]
        force = np.sum([each for _, each in acting], axis=0)
        moment = np.sum([np.cross(place - at, each) for place, each in acting], axis=0)
        along = float(force @ self.axis)
        shear = float(np.linalg.norm(force - along * self.axis))
        return neck.tone - along + self._pull(moment) / neck.levers, shear

    def _weights(self, share: float) -> list[tuple[Vector, Vector]]:
        parts = {"head": 1.0, "neck": 1.0 - share}
        down = np.array([0.0, 0.0, -GRAVITY])
        return [(self.centres[b], down * self.masses[b] * part) for b, part in parts.items()]

    def _pull(self, moment: Vector) -> float:
        """Return what muscles pull along the neck with to hold a moment: newtons."""
        forwards = float(moment @ self.left)
        sideways = abs(float(moment @ np.cross(self.left, self.axis)))
        lever = EXTENDING if forwards > 0 else BENDING_FORWARD
        return abs(forwards) / lever + sideways / SIDEWAYS
