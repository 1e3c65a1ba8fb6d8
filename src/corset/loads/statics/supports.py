"""What holds the body up: the ground pushes where it is touched and never pulls. Newtons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import Person, mass_of
from corset.body.anatomy.joints import Vector
from corset.body.anatomy.landmarks import LANDMARKS, PATCHES
from corset.body.movement.motion import SURFACES, Contact, Ground
from corset.body.movement.props import height_of
from corset.loads.model.skeleton import Body

FRICTION = 0.5
"""How much a support may push sideways against what it carries: skin and cloth on a mat."""
_SIDEWAYS = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
DIRECTIONS = np.array([[0.0, 0.0, 1.0], *([FRICTION * x, FRICTION * y, 1.0] for x, y in _SIDEWAYS)])
"""(5, 3): any push that friction allows is a sum of these, none of them negative."""
_BEARS = {
    "pelvis": ("seat_r", "seat_l", "seat_back", "pelvis_back"),
    "belly": ("belly", "under_navel", "navel", "over_navel", "groin_r", "groin_l"),
}
"""What bears where a bone rolls, and where the soft front of the body lies."""


_BESIDES = {"upper_back": (("ribs_back", 0.05),)}
"""What may rest beside a landmark when it is low enough, and how much higher it lies: the hollow of
the back is no air but flesh."""
_HEAD = frozenset(name for name, mark in LANDMARKS.items() if mark.bone == "head")
SINK = 0.01
"""How far the soft back of a body and a mat give way, in metres."""
GRAVITY = 9.81
NO_END = 1e30


@dataclass(frozen=True, slots=True)
class ExternalForce:
    """A known force, as of a hand on the head: newtons in the room, on a bone at a place."""

    bone: str
    at: Vector
    force: Vector


@dataclass(frozen=True, slots=True)
class Grip:
    """A hand that holds on to a leg: whatever it pulls with, the leg is pulled back with."""

    hand: str
    leg: str
    at: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalLoads:
    """All that acts on a pose besides weight and muscles."""

    bears: tuple[str, ...]
    """Landmarks that rest on something."""
    near: tuple[tuple[str, float], ...] = ()
    """Landmarks that rest only while they are as low as this, in metres."""
    forces: tuple[ExternalForce, ...] = ()
    grips: tuple[Grip, ...] = ()

    def resting(self, body: Body, data: mujoco.MjData) -> list[str]:
        """Return the landmarks that rest, the body posed in `data`."""
        low = [n for n, level in self.near if data.site_xpos[body.sites[n], 2] < level + SINK]
        return [*self.bears, *(name for name in low if name not in self.bears)]


def touching(contacts: Sequence[Contact], phase: float) -> tuple[str, ...]:
    """Return the landmarks that bear at a phase."""
    held = [c for c in contacts if c.touches(phase) and c.on is not Ground.HERE]
    return tuple(dict.fromkeys(name for c in held for name in _landmarks(c.point)))


def nearby(contacts: Sequence[Contact], person: Person) -> tuple[tuple[str, float], ...]:
    """Return what may rest besides, and below which height: a motion lifts it or it is soft."""
    return tuple(
        (name, height_of(contact.on, person) + contact.height + more)
        for contact in contacts
        if contact.on in SURFACES
        for name, more in (
            *((name, 0.0) for name in _landmarks(contact.point)),
            *_BESIDES.get(contact.point, ()),
        )
    )


def _landmarks(point: str) -> tuple[str, ...]:
    known = (*_BEARS.get(point, ()), *PATCHES.get(point, ()))
    return known or ((point,) if point in LANDMARKS else ())


def slopes(body: Body, data: mujoco.MjData, landmarks: Sequence[str]) -> Vector:
    """Return what a newton of each push does to each degree of freedom, (v, 5 k)."""
    columns = list(_columns(body, data, landmarks))
    return np.concatenate(columns, axis=1) if columns else np.zeros((body.model.nv, 0))


def _columns(body: Body, data: mujoco.MjData, landmarks: Sequence[str]) -> Iterator[Vector]:
    for name in landmarks:
        slope = np.zeros((3, body.model.nv))
        mujoco.mj_jacSite(body.model, data, slope, None, body.sites[name])
        yield slope.T @ DIRECTIONS.T


def most(body: Body, landmarks: Sequence[str]) -> Vector:
    """Return the most that each push may be, (5 k,) newtons: a head only rests, the neck is lax."""
    weight = mass_of("head", body.person) * GRAVITY
    lax = [weight, 0.0, 0.0, 0.0, 0.0]
    free = [NO_END] * len(DIRECTIONS)
    return np.array([b for name in landmarks for b in (lax if name in _HEAD else free)])


def gripped(body: Body, data: mujoco.MjData, grips: Sequence[Grip]) -> Vector:
    """Return what a newton of each grip does, pulled either way along each axis, (v, 6 k)."""
    columns = [_slope(body, data, t.leg, t.at) - _slope(body, data, t.hand, t.at) for t in grips]
    both = [part for column in columns for part in (column, -column)]
    return np.concatenate(both, axis=1) if both else np.zeros((body.model.nv, 0))


def pushed(body: Body, data: mujoco.MjData, forces: Sequence[ExternalForce]) -> Vector:
    """Return what known forces do to each degree of freedom, (v,)."""
    total = np.zeros(body.model.nv)
    for force in forces:
        total += _slope(body, data, force.bone, force.at) @ force.force
    return total


def _slope(body: Body, data: mujoco.MjData, bone: str, at: Vector) -> Vector:
    slope = np.zeros((3, body.model.nv))
    mujoco.mj_jac(body.model, data, slope, None, at, body.model.body(bone).id)
    return slope.T
