"""Sizes of the body against the tables and against hand-computed figures."""

import mujoco
import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE, Person, Sex, mass_of
from corset.body.anatomy.bones import BONES, PARENTS, mirrored
from corset.body.anatomy.joints import joint_positions
from corset.body.anatomy.skeleton import skeleton_of


@pytest.mark.parametrize("sex", Sex)
def test_the_bones_weigh_as_much_as_the_person(sex):
    person = Person(sex=sex, height=1.75, mass=80)
    assert sum(mass_of(bone, person) for bone in BONES) == pytest.approx(80)


def test_a_mans_thigh_weighs_what_de_leva_found():
    assert mass_of("thigh_r", Person(sex=Sex.MALE, mass=100)) == pytest.approx(14.16, abs=0.01)


def test_limbs_are_as_long_as_winter_says():
    joints = joint_positions(Person(height=2.0))
    lengths = {"thigh": ("thigh_r", "shank_r", 0.245), "shank": ("shank_r", "foot_r", 0.246)}
    lengths |= {"upper arm": ("upper_arm_r", "forearm_r", 0.186)}
    lengths |= {"forearm": ("forearm_r", "hand_r", 0.146)}
    for start, end, share in lengths.values():
        assert np.linalg.norm(joints[start] - joints[end]) == pytest.approx(2 * share)


def test_left_is_the_mirror_image_of_right():
    joints = joint_positions(REFERENCE)
    for bone in BONES:
        assert joints[mirrored(bone)] == pytest.approx(joints[bone] * [1, -1, 1])


def test_every_bone_hangs_from_one_before_it():
    assert all(BONES.index(PARENTS[bone]) < BONES.index(bone) for bone in BONES[1:])


@pytest.mark.parametrize(("height", "mass"), [(1.0, 60), (2.5, 60), (1.7, 20), (1.7, 300)])
def test_what_no_table_covers_is_refused(height, mass):
    with pytest.raises(ValueError, match="outside the allowed"):
        Person(height=height, mass=mass)


@pytest.mark.parametrize(
    ("person", "measured"),
    [
        (Person(sex=Sex.MALE, height=1.741, mass=73.0), 0.1215),
        (Person(sex=Sex.FEMALE, height=1.735, mass=61.9), 0.1176),
    ],
)
def test_head_and_neck_have_their_centre_where_it_was_measured(person: Person, measured: float):
    """De Leva 1996, table 4: 50.02 and 48.41 % of the way from the vertex to the cervicale.

    The persons are the table's own, with about 24.3 cm between the two.
    """
    model = skeleton_of(person).model
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    bones = [model.body(bone).id for bone in ("head", "neck")]
    masses = model.body_mass[bones]
    centre = masses @ data.xipos[bones] / masses.sum()
    assert data.site("crown").xpos[2] - centre[2] == pytest.approx(measured, abs=0.005)
