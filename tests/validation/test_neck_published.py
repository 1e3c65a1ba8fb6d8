"""The neck against published figures; none of them was tuned on.

Moroney, Schultz and Miller (1988, J Orthop Res 6:713-720): 122 N at C4/C5 with the head at ease,
and up to 1164 N in men who push with all their strength, 29.7 Nm. Barrett, McKinnon and Callaghan
(2020, Ergonomics 63:101-108): twice the compression with the head 45° bent.
"""

import mujoco
import numpy as np
import pytest

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.anatomy.skeleton import skeleton_of
from corset.loads.discs import NECK
from corset.loads.statics.supports import ExternalForce

pytest.importorskip("myo_sim", reason="the loads' extra is not installed")

MAN = Person(sex=Sex.MALE, height=1.75, mass=70.0)
C4_C5 = NECK.index("C4/C5")
EFFORT_NM = 29.7


@pytest.fixture(scope="module")
def neck():
    from corset.loads.neck.equilibrium import NeckAssumptions
    from corset.services.loads.estimate import estimator_of

    estimator = estimator_of(MAN)
    data = mujoco.MjData(estimator.body.model)

    def hold(*, bent=0.0, push=None):
        """Stand with neck and head bent, and push the head at a landmark."""
        state = np.zeros(estimator.body.shared.size)
        state[3] = 1.0
        for bone, share in (("neck", 2 / 3), ("head", 1 / 3)):
            state[skeleton_of(MAN).address[f"{bone}.flexion"]] = np.radians(bent * share)
        data.qpos[:] = 0.0
        data.qpos[estimator.body.shared] = state
        mujoco.mj_kinematics(estimator.body.model, data)
        mujoco.mj_comPos(estimator.body.model, data)
        pushes = []
        if push:
            at = data.site_xpos[estimator.body.sites[push[0]]].copy()
            joint = estimator.neck.column.pose(data).joints[len(NECK) - 1 - C4_C5]
            force = push[1] * EFFORT_NM / (at - joint)[2]
            pushes = [ExternalForce("head", at, np.array([force, 0.0, 0.0]))]
        held = estimator.neck.hold(data, pushes, NeckAssumptions(strength=estimator.strength))
        return held.discs[:, 0]

    return hold


def test_a_head_at_ease_loads_c4_c5_as_measured(neck):
    assert neck()[C4_C5] == pytest.approx(122, rel=0.20)


@pytest.mark.parametrize("push", [("back_of_head", 1.0), ("forehead", -1.0)])
def test_all_strength_loads_c4_c5_as_calculated(neck, push):
    assert neck(push=push)[C4_C5] == pytest.approx(1164, rel=0.20)


def test_a_bent_head_loads_the_neck_about_twice(neck):
    """Here 1.8 to 2.0 times."""
    assert 1.4 < np.median(neck(bent=45.0) / neck()) < 2.4
