"""The sum of all forces: inside, outside, and left over."""

import numpy as np
import pytest
from tests.unit.loads.statics.free_body import carried

from corset.loads.discs import FLOOR
from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver
from corset.loads.statics.poses import held_pose, trajectories_of

POSTURES = (
    "standing",
    "sitting",
    "supine",
    "prone",
    "flexion-20",
    "flexion-30",
    "side-bend-20",
    "extension-15",
    "both-legs-raised",
    "sit-up",
    "prone-trunk-raised",
    "prone-both-raised",
    "all-fours",
)
IN_MOTION = {"S2", "W"}
"""Rocking and walking on the spot: between two supports the body is falling, not standing."""


@pytest.fixture(scope="module")
def solver(estimator):
    return TrunkSolver(estimator.body, MuscleAssumptions(floor=FLOOR))


@pytest.mark.parametrize("posture", POSTURES)
def test_every_disc_agrees_with_a_free_body_to_a_newton(posture, solver, held, man):
    pose = held_pose(held[posture], person=man)[0].poses[0]
    balance = solver.hold(pose.state, pose.external)
    for disc, force in zip(solver.body.discs, balance.discs, strict=True):
        newtons = balance.activations * solver.strengths
        outside = carried(solver.body, solver.data, disc, newtons, pose.external, balance)
        assert force == pytest.approx(outside, abs=1.0)


@pytest.mark.parametrize("posture", POSTURES)
def test_a_posture_is_balanced(posture, solver, held, man):
    pose = held_pose(held[posture], person=man)[0].poses[0]
    balance = solver.hold(pose.state, pose.external)
    assert balance.settled
    assert (balance.supports[:, 2] >= -1e-6).all()


def test_every_exercise_is_balanced_but_those_in_motion(solver, motions, man):
    loose = set()
    for name, motion in motions.items():
        for trajectory in trajectories_of(motion, person=man):
            for pose in trajectory.poses[:: max(1, len(trajectory.poses) // 6)]:
                if not solver.hold(pose.state, pose.external).settled:
                    loose.add(name)
    assert loose <= IN_MOTION


def test_joints_are_balanced_even_in_motion(solver, motions, man):
    for name in IN_MOTION:
        for trajectory in trajectories_of(motions[name], person=man):
            for pose in trajectory.poses[::6]:
                residual = solver.hold(pose.state, pose.external).residual
                assert np.abs(residual[6:]).max() < 0.5


def test_a_hand_on_the_head_is_no_outside_force(solver, motions, man):
    """What the palm pushes the head with, the shoulder is pushed back with."""
    pose = trajectories_of(motions["C1"], person=man)[0].poses[-1]
    assert sum(push.force for push in pose.external.forces) == pytest.approx(np.zeros(3), abs=1e-9)
    balance = solver.hold(pose.state, pose.external)
    assert balance.supports[:, 2].sum() == pytest.approx(70 * 9.81, abs=1.0)
