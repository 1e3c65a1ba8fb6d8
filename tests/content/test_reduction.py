"""A motion at reduced strength keeps its shape: less far, and with less force (R4)."""

import numpy as np
import pytest

from corset.body.kinematics.compilation import compile_motion
from corset.body.movement.measures import measured
from corset.body.movement.motion import Measure
from corset.programme import check, load, load_motions, load_reduced_motions

AMPLITUDE = load().parameters.reduced_amplitude
EFFORT = load().parameters.reduced_effort


def both(exercise):
    """Return the frames of the whole and of the reduced motion, by part; of the right side."""
    kinds = (load_motions()[exercise], load_reduced_motions()[exercise])
    return [{f.part: f for f in reversed(compile_motion(motion))} for motion in kinds]


def far(frames, how, of):
    measure = Measure(quantity=how, how=how, of=of, part=None, least=0, most=9)
    return measured(frames, measure)


@pytest.mark.parametrize(
    ("exercise", "part", "how", "of"),
    [
        ("T1", "to_the_right", "angle", "thorax"),
        ("T1", "to_the_right", "shift", "neck"),
        ("T1", "to_the_left", "shift", "neck"),
        ("T2", "lift", "rise", "scapula_r"),
        ("L1", "right_leg", "rise", "ankle_r"),
        ("C5", "press_down", "rise", "shoulder_r"),
    ],
)
def test_a_movement_goes_two_thirds_of_its_way(exercise, part, how, of):
    whole, less = both(exercise)
    share = far(less[part], how, of) / far(whole[part], how, of)
    assert share == pytest.approx(AMPLITUDE, abs=0.06)


def test_a_press_keeps_its_pose_and_has_half_its_force():
    whole, less = (frames["press"] for frames in both("C1"))
    assert less.joints == pytest.approx(whole.joints)
    forces = [np.linalg.norm(f.hands[0].force, axis=1).max() for f in (less, whole)]
    assert forces[0] == pytest.approx(EFFORT * forces[1])
    assert less.work.max() == pytest.approx(EFFORT)


def test_what_only_leads_to_a_movement_stays_whole():
    """The arms are crossed before the lift, and over the head at the end, or not at all."""
    for exercise, part, until in (("T2", "lift", 0.65), ("T1", "shake_the_arms_loose", 1.0)):
        whole, less = (frames[part] for frames in both(exercise))
        led = whole.phase <= until
        assert less.joints[led] == pytest.approx(whole.joints[led], abs=1e-4)


def test_nothing_else_of_a_motion_changes():
    for name, motion in load_motions().items():
        less = load_reduced_motions()[name]
        for part, other in zip(motion.parts, less.parts, strict=True):
            assert (part.contacts, part.hands, part.holds) == (
                other.contacts,
                other.hands,
                other.holds,
            )
            assert [k.phase for k in part.keys] == [k.phase for k in other.keys]
            assert part.keys[0].angles == other.keys[0].angles
        assert [m.most for m in motion.measures] == [m.most for m in less.measures]


def test_a_phase_without_a_pose_is_told(copy, edit):
    def between(document):
        document["parts"][0]["reduced_from"] = 0.5

    said = "\n".join(map(str, check(edit("exercises/T2/motion.yaml", between))))
    assert "reduced_from is 0.5; there are keys at 0, 0.4, 0.65, 1" in said
