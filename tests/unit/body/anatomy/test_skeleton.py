"""The skeleton in poses that can be worked out by hand."""

import mujoco
import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE
from corset.body.anatomy.bones import BONES
from corset.body.anatomy.joints import joint_positions
from corset.body.anatomy.ranges import ANGLES, JOINTS
from corset.body.anatomy.skeleton import skeleton_of

ARM = 0.332 * REFERENCE.height
LEG = 0.491 * REFERENCE.height


def posed(**degrees):
    """Return the body with these angles, the rest straight."""
    skeleton = skeleton_of(REFERENCE)
    data = mujoco.MjData(skeleton.model)
    for joint, angle in degrees.items():
        data.qpos[skeleton.address[joint.replace("__", ".")]] = np.radians(angle)
    mujoco.mj_kinematics(skeleton.model, data)
    return {bone: data.xpos[skeleton.body[bone]].copy() for bone in BONES}


def test_the_zero_pose_stands_on_the_floor():
    found, meant = posed(), joint_positions(REFERENCE)
    assert all(found[bone] == pytest.approx(meant[bone]) for bone in BONES)


@pytest.mark.parametrize(
    ("joint", "angle", "start", "end", "way"),
    [
        ("upper_arm_r__flexion", 90, "upper_arm_r", "hand_r", (ARM, 0, 0)),
        ("upper_arm_r__abduction", 90, "upper_arm_r", "hand_r", (0, -ARM, 0)),
        ("upper_arm_l__abduction", 90, "upper_arm_l", "hand_l", (0, ARM, 0)),
        ("upper_arm_l__flexion", 180, "upper_arm_l", "hand_l", (0, 0, ARM)),
        ("thigh_r__flexion", 90, "thigh_r", "foot_r", (LEG, 0, 0)),
        ("thigh_l__abduction", 30, "thigh_l", "foot_l", (0, LEG / 2, -LEG * 3**0.5 / 2)),
    ],
)
def test_a_limb_goes_where_its_angle_says(joint, angle, start, end, way):
    pose = posed(**{joint: angle})
    assert pose[end] - pose[start] == pytest.approx(way, abs=1e-9)


def test_a_bent_knee_goes_back_and_a_bent_elbow_forwards():
    pose = posed(shank_r__flexion=90, forearm_l__flexion=90)
    assert (pose["foot_r"] - pose["shank_r"])[0] < 0
    assert (pose["hand_l"] - pose["forearm_l"])[0] > 0


def test_the_trunk_bends_forwards_to_the_right_and_turns_to_the_right():
    assert posed(thorax__flexion=20)["head"][0] > posed()["head"][0]
    assert posed(thorax__side=20)["head"][1] < 0
    assert posed(thorax__turn=20)["upper_arm_l"][0] > posed(thorax__turn=20)["upper_arm_r"][0]


def test_a_shrug_lifts_the_shoulder():
    assert posed(clavicle_l__elevation=30)["upper_arm_l"][2] > posed()["upper_arm_l"][2] + 0.05


def test_every_range_has_a_source_and_holds_the_zero_pose():
    assert all(angle.low <= 0 <= angle.high and angle.source for angle in JOINTS.values())
    assert all(ANGLES[bone] for bone in BONES if bone != "pelvis")
