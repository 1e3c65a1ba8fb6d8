"""What a movement means to tense counts as far as movements like it were measured."""

import numpy as np
import pytest

from corset.loads.discs import FLOOR, LUMBAR
from corset.loads.model.muscles import muscles
from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver
from corset.loads.statics.effort import Tension, UnknownGroup, means
from corset.loads.statics.poses import trajectories_of
from corset.programme import load_motions
from corset.programme.loads.efforts import load_effort_limits
from corset.services.loads.estimate import estimate

LIMITS = load_effort_limits()
(ARCH,) = LIMITS.tensions("T4", {"along the spine": 0.4})


@pytest.fixture(scope="module")
def arch(motions, man):
    (trajectory,) = trajectories_of(motions["T4"], person=man, limits=LIMITS)
    return trajectory.poses


@pytest.fixture(scope="module")
def solver(estimator):
    return TrunkSolver(estimator.body, MuscleAssumptions(floor=FLOOR))


def mean(solver, activations):
    return float(means(solver.body.muscles, solver.strengths, (ARCH,))[0] @ activations)


def test_an_arch_loads_the_discs_more_than_being_on_all_fours(man):
    arched, flat = estimate("T4", person=man), estimate("all-fours", person=man)
    for disc in LUMBAR:
        assert arched.discs[disc].peak[1] > 2 * flat.discs[disc].peak[1]
        assert arched.discs[disc].peak[0] < flat.discs[disc].peak[1], (
            "it may be that none is tensed"
        )


def test_the_back_is_tensed_while_it_arches_and_not_before(arch):
    assert [pose.tensions[0].least for pose in (arch[0], arch[-1])] == [0.0, ARCH.least]


def test_the_group_works_as_much_as_said_and_the_pose_stays_balanced(arch, solver):
    held = arch[-1]
    balance = solver.hold(held.state, held.external, held.tensions)
    eased = solver.hold(held.state, held.external)
    assert mean(solver, eased.activations) < ARCH.least
    assert mean(solver, balance.activations) == pytest.approx(ARCH.least, abs=1e-6)
    assert balance.settled
    assert balance.activations.max() < 1.0
    assert (balance.activations >= solver.least - 1e-9).all()


def test_what_is_tensed_already_is_not_tensed_twice(arch, solver):
    """A least is no addition: below what the balance asks it changes nothing."""
    held = arch[-1]
    eased = solver.hold(held.state, held.external)
    least = (Tension(ARCH.muscles, mean(solver, eased.activations) - 0.001),)
    again = solver.hold(held.state, held.external, least)
    assert again.activations == pytest.approx(eased.activations, abs=1e-9)
    assert again.discs == pytest.approx(eased.discs, abs=1e-6)


def test_no_more_counts_than_was_measured_nor_than_the_movement_asks():
    (gentle,) = LIMITS.tensions("T4", {"along the spine": 0.05})
    assert (ARCH.least, gentle.least) == (0.10, 0.05)


def test_a_press_counts_with_the_force_of_the_hands_alone(motions, man):
    for name in ("C1", "C2", "C3"):
        (press,) = trajectories_of(motions[name], person=man, limits=LIMITS)
        assert not any(pose.tensions for pose in press.poses)
        assert any("20 N" in note for note in estimate(name, person=man).notes)


def test_every_group_is_of_muscles_that_the_model_has():
    for names in LIMITS.groups.values():
        for start in names:
            assert any(muscle.name.startswith(start) for muscle in muscles()), start


def test_every_effort_names_known_muscles():
    for name, motion in load_motions().items():
        for part in motion.parts:
            LIMITS.tensions(name, part.effort)
    with pytest.raises(UnknownGroup, match="lower back is no known group; allowed are along"):
        LIMITS.tensions("T4", {"lower back": 0.4})


def test_a_mean_is_weighted_by_strength(solver):
    (row,) = means(solver.body.muscles, solver.strengths, (ARCH,))
    assert row.sum() == pytest.approx(1.0)
    strongest = int(np.argmax(np.where(row > 0, solver.strengths, 0.0)))
    assert row[strongest] == row.max()
