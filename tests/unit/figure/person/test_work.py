"""What is shown in green."""

import numpy as np

from corset.body.anatomy.bones import BONES
from corset.body.movement.frames import HandForce
from corset.figure.person.work import working


def test_a_raised_leg_works_down_to_its_toes(raised):
    assert working(raised("thigh_r")) == {"thigh_r", "shank_r", "foot_r", "toes_r"}


def test_what_is_carried_along_does_not_work(raised):
    assert "head" not in working(raised("lumbar_5", degrees=20))
    assert "upper_arm_r" not in working(raised("lumbar_5", degrees=20))
    assert "lumbar_5" in working(raised("lumbar_5", degrees=20))


def test_a_limb_that_bears_stays_as_it_is(raised):
    frames = raised("shank_r", degrees=20)
    frames.joints[:, BONES.index("foot_r")] = frames.joints[0, BONES.index("foot_r")]
    assert "shank_r" not in working(frames)


def test_pressing_moves_nothing_and_works(raised):
    push = HandForce(hand="r", on="cheek_r", at=np.zeros((5, 3)), force=np.ones((5, 3)))
    assert working(raised(degrees=0, hands=(push,))) == {"hand_r", "neck"}
