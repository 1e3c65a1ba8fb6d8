"""Arrows say what the moving part does."""

import numpy as np
import pytest

from corset.body.kinematics.compilation import compile_motion
from corset.figure.person.work import working
from corset.figure.scene.arrows import SHORTEST, pushes, way_seen
from corset.programme import load_motions, load_reduced_motions

SHORT = SHORTEST - 1e-6


def parts(exercise):
    return {frames.part: frames for frames in reversed(compile_motion(load_motions()[exercise]))}


@pytest.mark.parametrize(
    ("exercise", "way"), [("C1", (0, -1, 0)), ("C2", (0, 0, -1)), ("C3", (-1, 0, 0))]
)
def test_a_press_is_shown_as_the_head_makes_it(exercise, way):
    """To the right, down, and back; one arrow, on the far side of the head from the hand."""
    frames = parts(exercise)["press"]
    (push,) = pushes(frames)
    assert push.along @ np.array(way) > 0.9
    hands = np.mean([hand.at[-1] for hand in frames.hands if hand.force.any()], axis=0)
    assert (hands - push.at) @ push.along > 0.1
    assert len(way_seen(frames)) == 0


@pytest.mark.parametrize(
    ("part", "ups"), [("stretch_up", [1]), ("press_down", [-1, 1, 1])], ids=str
)
def test_a_short_way_is_drawn_so_that_it_is_seen(part, ups):
    ways = way_seen(parts("C5")[part])
    assert [np.sign(way[-1, 2] - way[0, 2]) for way in ways] == ups
    assert all(np.linalg.norm(way[-1] - way[0]) > SHORT for way in ways)


def test_the_arrows_of_the_hollow_are_on_back_and_breastbone():
    back, breastbone = way_seen(parts("T4")["arch"])
    assert back[-1, 2] < back[0, 2]
    assert breastbone[-1, 0] > breastbone[0, 0]


def test_an_arrow_of_the_other_side_is_its_mirror_image():
    right, left = (f for f in compile_motion(load_motions()["T3"]) if f.part == "arch")
    assert way_seen(left) == pytest.approx(way_seen(right) * [1, -1, 1])


def test_what_is_done_less_far_is_told_by_what_tells_the_whole():
    """Two thirds of a low leg raise are too little to be seen as work by themselves (R4)."""
    whole, less = (
        compile_motion(motions["L4"])[0] for motions in (load_motions(), load_reduced_motions())
    )
    assert working(less) != working(whole)
    assert len(way_seen(less)) == 0
    (way,) = way_seen(less, whole=whole)
    (far,) = way_seen(whole)
    assert np.linalg.norm(way[-1] - way[0]) < 0.75 * np.linalg.norm(far[-1] - far[0])


def test_a_softer_press_is_a_shorter_arrow():
    whole, less = (
        pushes(compile_motion(motions["C1"])[0])[0]
        for motions in (load_motions(), load_reduced_motions())
    )
    assert (whole.share, less.share) == (1.0, 0.5)
    assert less.at == pytest.approx(whole.at)
