"""A muscle that grazes a surface does not wind about its far side."""

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.discs import DISCS
from corset.loads.model.muscles import muscles
from corset.loads.model.skeleton import body_of
from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver
from corset.loads.statics.poses import trajectories_of
from corset.services.loads.estimate import curves_of

TALL = Person(sex=Sex.MALE, height=1.9, mass=130.0)


@pytest.fixture(scope="module")
def solver():
    return TrunkSolver(body_of(TALL), MuscleAssumptions(floor=0.008))


def test_levers_go_evenly_from_pose_to_pose(solver, motions):
    """At one pose of L3 the fibres to L3 went round a cylinder with the arm turned about."""
    (lift, _) = trajectories_of(motions["L3"], person=TALL)
    levers = np.stack([_levers(solver, pose) for pose in lift.poses])
    assert np.abs(np.diff(levers, axis=0)).max() < 0.02


def _levers(solver, pose):
    solver.hold(pose.state, pose.external)
    of = [muscle.name.startswith("IL_L3") for muscle in muscles()]
    return solver.arms.of(solver.data)[of]


def test_where_nothing_is_in_the_way_both_are_the_same(solver, motions):
    (lift, _) = trajectories_of(motions["L3"], person=TALL)
    solver.hold(lift.poses[0].state, lift.poses[0].external)
    assert not solver.arms._wound(solver.data).any()


def test_a_lifted_trunk_weighs_on_the_discs_all_the_way():
    (lift, _) = curves_of("L3", person=TALL)
    lower = lift.compression[1, :, DISCS.index("L4/L5")]
    up = np.flatnonzero(lower > lower.max() / 2)
    assert list(up) == list(range(up[0], len(lower)))
