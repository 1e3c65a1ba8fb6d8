"""The body that is loaded is the body that is shown, and the muscles fit it."""

import mujoco
import numpy as np
import pytest

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.kinematics.compilation import compile_motion
from corset.body.kinematics.quality import states_of
from corset.loads.model.muscles import muscles
from corset.loads.model.scaling import strength
from corset.loads.model.skeleton import DISCS, body_of

PLACES = ("palm_r", "palm_l", "heel_r", "heel_l", "toe_tip_r", "crown", "chin")
WOMAN = Person(sex=Sex.FEMALE, height=1.60, mass=58.0)


@pytest.mark.parametrize("name", ["C1", "L3", "T1", "T4", "S2"])
def test_hands_feet_and_head_are_where_the_motion_has_them(name, motions):
    """The promise is 3 cm; as there is one skeleton, it is nothing."""
    body = body_of(WOMAN)
    data = mujoco.MjData(body.model)
    for frames in compile_motion(motions[name], person=WOMAN):
        for at, state in enumerate(states_of(frames, WOMAN)):
            data.qpos[:] = 0.0
            data.qpos[body.shared] = state
            mujoco.mj_kinematics(body.model, data)
            for place in PLACES:
                off = data.site_xpos[body.sites[place]] - frames.landmarks[place][at]
                assert np.linalg.norm(off) < 1e-6


def test_left_is_the_image_of_right():
    found = {muscle.name: muscle for muscle in muscles()}
    assert len(found) % 2 == 0
    for name, muscle in found.items():
        if name.endswith("_r"):
            twin = found[f"{name[:-2]}_l"]
            for right, left in zip(muscle.path, twin.path, strict=True):
                assert left.at == pytest.approx(right.at * [1, -1, 1])


def test_the_psoas_goes_on_to_the_thigh_and_is_there_once():
    psoas = [muscle for muscle in muscles() if muscle.name.lower().startswith("ps")]
    assert len(psoas) == 22
    assert all(muscle.bones[-1].startswith("thigh") for muscle in psoas)


def test_the_body_weighs_what_the_person_weighs():
    assert body_of(WOMAN).model.body_mass.sum() == pytest.approx(58.0)


def test_above_l3_is_half_of_the_body(man):
    """De Leva: head, arms, upper and middle trunk are 49 % of a man."""
    model = body_of(man).model
    above = {model.body(DISCS["L3/L4"]).id}
    for body in range(model.nbody):
        if model.body_parentid[body] in above:
            above.add(body)
    assert sum(model.body_mass[b] for b in above) / 70 == pytest.approx(0.49, abs=0.015)


def test_strong_enough_to_extend_as_men_do(man):
    """Men extend their trunks with 200 to 350 Nm at L5/S1 when they pull as hard as they can."""
    from corset.loads.statics.balance import MuscleAssumptions, TrunkSolver

    body = body_of(man)
    solver = TrunkSolver(body, MuscleAssumptions(floor=0.0, strength=strength(man)))
    solver._weight(np.array([0, 0, 0.93, 1, *np.zeros(len(body.shared) - 4)]))
    lever = solver.arms.of(solver.data)[:, body.model.joint("lumbar_5.flexion").dofadr[0]]
    assert 200 < (solver.strengths * np.clip(lever, 0, None)).sum() < 350


def test_strength_goes_with_mass_sex_and_age():
    heavier = Person(sex=Sex.FEMALE, height=1.60, mass=70.0)
    assert strength(heavier) > strength(WOMAN)
    assert strength(WOMAN, age=70) < strength(WOMAN, age=30)
