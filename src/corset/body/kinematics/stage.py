"""One part played by one skeleton: the start settled on its contacts, then frame after frame."""

from collections.abc import Mapping
from dataclasses import replace
from math import nan

import mujoco
import numpy as np

from corset.body.anatomy.bones import SIDES
from corset.body.anatomy.joints import Vector
from corset.body.anatomy.landmarks import LANDMARKS, PATCHES
from corset.body.anatomy.ranges import ROOT
from corset.body.anatomy.skeleton import Skeleton
from corset.body.kinematics.solver import Array, PoseGoal, lowest_point, solve, turn_of
from corset.body.kinematics.tasks import Spot
from corset.body.movement.keyframes import angles_at
from corset.body.movement.motion import SURFACES, Contact, Part
from corset.body.movement.props import height_of

_UPRIGHT = np.array([nan, nan, 1.0])
"""Keeps a height and lets go of the place."""
ARMS_APART = 0.8
"""Radians by which a waist of twice the mean girth would push a hanging arm out."""
SETTLINGS = 5
"""How often the start is sought anew from where it came to rest: what pulled at it lets go."""


class Stage:
    """Where a part is played. It keeps what the start has settled."""

    def __init__(self, skeleton: Skeleton, part: Part) -> None:
        self.skeleton = skeleton
        self.part = part
        self.data = mujoco.MjData(skeleton.model)
        self.keyed = angles_at(part.keys, 0.0)
        self.start = self._settled()
        self.anchors = self._anchors()

    def play(self, phases: Array) -> Array:
        """Return the states (n, q) at phases (n,), each searched from the one before."""
        states = [self.start]
        for phase in phases[1:]:
            goal = self._goal(float(phase), states[-1])
            states.append(solve(self.skeleton, goal, states[-1]))
        return np.stack(states)

    # ------------------------------------------------------------ the start

    def _settled(self) -> Array:
        """Return the state (q,) of phase 0, resting on what it touches then."""
        state = self._posed(self.keyed)
        self._move(state)
        contacts = [c for c in self.part.contacts if c.touches(0.0) and c.on in SURFACES]
        spots = [spot for c in contacts for spot in self._resting(c)]
        if spots:
            state[2] += max(spot.target[2] - self._where(spot)[2] for spot in spots)
        for _ in range(SETTLINGS):
            goal = self._aimed(state, spots)
            state = solve(self.skeleton, goal, state)
        return state

    def _aimed(self, state: Array, spots: list[Spot]) -> PoseGoal:
        return PoseGoal(state=state, spots=spots, hands=self.part.hands, loose=self.part.loose)

    def _posed(self, angles: Mapping[str, float]) -> Array:
        """Return the state (q,) with these angles, the root over the middle of the room."""
        state = self.skeleton.model.qpos0.copy()
        state[3:7] = turn_of(*(angles.get(name, 0.0) for name in ROOT))
        for joint, address in self.skeleton.address.items():
            state[address] = angles.get(joint, 0.0)
        for side in SIDES:
            room = (self.skeleton.person.girth - 1) * ARMS_APART
            state[self.skeleton.address[f"upper_arm_{side}.abduction"]] += room
        return state

    def _resting(self, contact: Contact) -> list[Spot]:
        level = height_of(contact.on, self.skeleton.person) + contact.height
        target = np.array([nan, nan, level])
        return [Spot(bone, local, target) for bone, local in self._points(contact)]

    def _points(self, contact: Contact) -> list[tuple[str, Vector]]:
        """Return the points of a contact as bones and places in the bones' axes."""
        if contact.point in self.skeleton.body:
            point = lowest_point(self.skeleton, self.data, contact.point)
            return [(contact.point, point)]
        names = PATCHES.get(contact.point, (contact.point,))
        sites = self.skeleton.model.site_pos
        return [(LANDMARKS[name].bone, sites[self.skeleton.site[name]]) for name in names]

    def _anchors(self) -> Mapping[str, list[Spot]]:
        """Return where each contact is at the start, by its point."""
        self._move(self.start)
        return {contact.point: self._here(contact) for contact in self.part.contacts}

    def _here(self, contact: Contact) -> list[Spot]:
        spots = [Spot(bone, local, np.zeros(3)) for bone, local in self._points(contact)]
        places = [self._where(spot) for spot in spots]
        if contact.on in SURFACES:
            level = height_of(contact.on, self.skeleton.person) + contact.height
            places = [np.array([x, y, level]) for x, y, _ in places]
        return [Spot(s.bone, s.local, at) for s, at in zip(spots, places, strict=True)]

    # ------------------------------------------------------------ what follows

    def _goal(self, phase: float, before: Array) -> PoseGoal:
        self._move(before)
        touching = [c for c in self.part.contacts if c.touches(phase)]
        spots = [spot for c in touching for spot in self._kept(c)]
        return self._aimed(self._meant(phase), spots)

    def _kept(self, contact: Contact) -> list[Spot]:
        if contact.point in self.skeleton.body:
            return self._here(contact)
        spots = self.anchors[contact.point]
        if contact.slides:
            return [replace(spot, target=spot.target * _UPRIGHT) for spot in spots]
        return spots

    def _meant(self, phase: float) -> Array:
        """Return the state (q,) aimed at: the start, moved on by what the keys have moved on."""
        angles = angles_at(self.part.keys, phase)
        state = self.start.copy()
        for joint, address in self.skeleton.address.items():
            state[address] += angles.get(joint, 0.0) - self.keyed.get(joint, 0.0)
        first = turn_of(*(self.keyed.get(name, 0.0) for name in ROOT))
        now = turn_of(*(angles.get(name, 0.0) for name in ROOT))
        state[3:7] = _product(_product(now, _inverse(first)), self.start[3:7])
        return state

    # ------------------------------------------------------------ the body in the room

    def _move(self, state: Array) -> None:
        self.data.qpos[:] = state
        mujoco.mj_kinematics(self.skeleton.model, self.data)

    def _where(self, spot: Spot) -> Vector:
        body = self.skeleton.body[spot.bone]
        return self.data.xpos[body] + self.data.xmat[body].reshape(3, 3) @ spot.local


def _product(first: Array, second: Array) -> Array:
    result = np.zeros(4)
    mujoco.mju_mulQuat(result, first, second)
    return result


def _inverse(turn: Array) -> Array:
    return turn * np.array([1.0, -1.0, -1.0, -1.0])
