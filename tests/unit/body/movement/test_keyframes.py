"""Angles between keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corset.body.anatomy.ranges import JOINTS
from corset.body.movement.keyframes import angles_at, smooth, work_at
from corset.body.movement.mirror import mirrored_angles, mirrored_part
from corset.body.movement.motion import Easing, Key

KEYS = (
    Key(phase=0.0, angles={"shank_r.flexion": 0.0}),
    Key(phase=0.5, angles={"shank_r.flexion": 1.0}, work=1.0, ease=Easing.EVEN),
    Key(phase=1.0, angles={"shank_r.flexion": 0.5}, work=0.0),
)


@pytest.mark.parametrize(
    ("phase", "angle"), [(0, 0), (0.25, 0.5), (0.5, 1), (0.75, 0.75), (1, 0.5)]
)
def test_angles_pass_through_their_keys(phase, angle):
    assert angles_at(KEYS, phase)["shank_r.flexion"] == pytest.approx(angle)


def test_work_follows_its_keys():
    assert [work_at(KEYS, phase) for phase in (0, 0.25, 0.5, 1)] == pytest.approx([0, 0.5, 1, 0])


def test_a_smooth_way_is_at_rest_at_both_ends():
    step = 1e-4
    assert [smooth(0), smooth(0.5), smooth(1)] == pytest.approx([0, 0.5, 1])
    assert smooth(step) / step == pytest.approx(0, abs=1e-6)
    assert (1 - smooth(1 - step)) / step == pytest.approx(0, abs=1e-6)


@given(st.dictionaries(st.sampled_from(sorted(JOINTS)), st.floats(-3, 3)))
def test_the_mirror_of_the_mirror_is_the_same(angles):
    assert mirrored_angles(mirrored_angles(angles)) == angles


def test_a_part_mirrored_twice_is_the_same(motion):
    assert [mirrored_part(mirrored_part(part)) for part in motion.parts] == list(motion.parts)
