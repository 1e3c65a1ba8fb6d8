"""What is measured of frames, on frames whose figures are known."""

import numpy as np
import pytest

from corset.body.anatomy.bones import BONES
from corset.body.anatomy.landmarks import LANDMARKS
from corset.body.anatomy.ranges import JOINTS
from corset.body.movement.frames import Frames
from corset.body.movement.measures import HOW, measured
from corset.body.movement.motion import Measure

N = 3


@pytest.fixture
def frames():
    """A body that stands still, every point of it in the origin."""
    still = np.zeros((N, 3))
    return Frames(
        part="part",
        plays="out_and_back",
        when="each",
        side="",
        phase=np.linspace(0, 1, N),
        root=still,
        rotations=np.tile([1.0, 0, 0, 0], (N, len(BONES), 1)),
        joints=np.zeros((N, len(BONES), 3)),
        angles={joint: np.zeros(N) for joint in JOINTS},
        landmarks={name: still.copy() for name in LANDMARKS},
        work=np.linspace(0, 1, N),
        effort={},
        breathing={},
    )


def found(frames, how, of):
    measure = Measure(quantity="figure", how=how, of=of, part=None, least=0, most=1)
    return measured(frames, measure)


def turn(frames, bone, axis, degrees):
    """Turn a bone in the last frame."""
    half = np.radians(degrees) / 2
    frames.rotations[-1, BONES.index(bone)] = [np.cos(half), *(np.sin(half) * np.array(axis))]


@pytest.mark.parametrize("how", HOW)
def test_who_stands_still_measures_nothing(frames, how):
    frames.joints[:, BONES.index("neck")] = frames.landmarks["scapula_r"][:] = [0, 0, 1]
    frames.landmarks["scapula_l"][:] = [0, 0, 1]
    of = "thorax" if "bend" in how else "head"
    assert found(frames, how, of) == 0


@pytest.mark.parametrize(
    ("how", "to", "metres"),
    [
        ("rise", [0.1, 0.2, 0.03], 0.03),
        ("sink", [0.1, 0.2, -0.03], 0.03),
        ("height", [0.1, 0.2, 0.03], 0.03),
        ("shift", [0.1, -0.2, 0.03], 0.2),
        ("drift", [-0.1, 0.2, 0.03], 0.1),
    ],
)
def test_a_way_is_measured_along_one_axis(frames, how, to, metres):
    frames.landmarks["crown"][-1] = to
    assert found(frames, how, "crown") == pytest.approx(metres)


def test_what_rises_does_not_sink(frames):
    frames.landmarks["crown"][-1] = [0, 0, 0.03]
    assert found(frames, "sink", "crown") == 0


def test_a_back_sags_under_the_line_from_shoulder_blades_to_pelvis(frames):
    frames.landmarks["scapula_r"][:] = frames.landmarks["scapula_l"][:] = [1, 0, 0]
    frames.landmarks["lower_back"][:] = [0.5, 0, 0]
    frames.landmarks["lower_back"][-1] = [0.5, 0, -0.06]
    assert found(frames, "sag", "lower_back") == pytest.approx(0.06)


def test_a_back_that_sinks_as_a_whole_does_not_sag(frames):
    for name, along in (("scapula_r", 1), ("scapula_l", 1), ("lower_back", 0.5)):
        frames.landmarks[name][:] = [along, 0, 0]
    for name in ("scapula_r", "scapula_l", "lower_back", "pelvis_back"):
        frames.landmarks[name][-1, 2] -= 0.06
    assert found(frames, "sag", "lower_back") == pytest.approx(0)


def test_a_head_leaves_the_line_of_pelvis_and_neck(frames):
    frames.joints[:, BONES.index("neck")] = [1, 0, 0]
    frames.landmarks["crown"][:] = [1.3, 0, 0]
    frames.landmarks["crown"][-1] = [1.3, 0, 0.05]
    assert found(frames, "off_line", "crown") == pytest.approx(0.05)
    frames.landmarks["crown"][-1] = [1.4, 0, 0]
    assert found(frames, "off_line", "crown") == pytest.approx(0)


def test_a_bone_turns_in_the_room_and_against_the_chest(frames):
    turn(frames, "thorax", (1, 0, 0), 30)
    turn(frames, "head", (1, 0, 0), 30)
    assert np.degrees(found(frames, "angle", "head")) == pytest.approx(30)
    assert np.degrees(found(frames, "neck_angle", "head")) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize(("how", "angle"), [("bend", "flexion"), ("side_bend", "side")])
def test_bends_of_the_spine_add_up(frames, how, angle):
    frames.angles[f"lumbar_1.{angle}"][-1] = -0.1
    frames.angles[f"lumbar_5.{angle}"][-1] = -0.2
    frames.angles[f"thorax.{angle}"][-1] = -0.4
    assert found(frames, how, "lumbar") == pytest.approx(0.3)
    assert found(frames, how, "trunk") == pytest.approx(0.7)
    assert found(frames, how, "lumbar_5") == pytest.approx(0.2)


def test_the_most_over_the_phase_counts(frames):
    frames.landmarks["crown"][1] = [0, 0, 0.05]
    assert found(frames, "rise", "crown") == pytest.approx(0.05)
