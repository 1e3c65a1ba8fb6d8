"""Every exercise on several bodies: what no picture may show, and what each has to."""

from itertools import product

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE
from corset.body.anatomy.bones import BONES, PARENTS
from corset.body.anatomy.landmarks import PATCHES
from corset.body.anatomy.ranges import JOINTS
from corset.body.kinematics.compilation import compile_motion, compile_part
from corset.body.kinematics.quality import floor_depth, palm_gap, self_depth, slip
from corset.body.movement.measures import measured
from corset.body.movement.mirror import mirrored_part
from corset.body.movement.reflection import reflected

CENTIMETRE = 0.01
FIXED = ("floor", "seat", "bar")


def part_of(motion, frames):
    return next(part for part in motion.parts if part.id == frames.part)


def test_the_body_is_never_in_the_floor(frames, person):
    assert max(floor_depth(part, person=person) for part in frames) < CENTIMETRE


def test_the_body_is_never_in_itself(frames, person):
    depth, bones = max(self_depth(part, person=person) for part in frames)
    assert depth < CENTIMETRE, bones


def test_limbs_keep_their_length(frames):
    for part, bone in product(frames, BONES[1:]):
        parent = BONES.index(PARENTS[bone])
        way = part.joints[:, BONES.index(bone)] - part.joints[:, parent]
        assert np.ptp(np.linalg.norm(way, axis=1)) < 1e-9


def test_nothing_jumps(frames):
    """From frame to frame little changes, and the change changes less."""
    for part in frames:
        angles = np.stack(list(part.angles.values()))
        assert np.abs(np.diff(angles)).max() < np.radians(21)
        assert np.abs(np.diff(angles, n=2)).max() < np.radians(9)
        assert np.linalg.norm(np.diff(part.joints, axis=0), axis=2).max() < 0.2
        assert ((part.rotations[1:] * part.rotations[:-1]).sum(axis=2) > 0.9).all()


def test_angles_stay_in_their_ranges(frames):
    for part, (joint, angle) in product(frames, JOINTS.items()):
        assert part.angles[joint].min() > angle.low - np.radians(1), joint
        assert part.angles[joint].max() < angle.high + np.radians(1), joint


def test_what_stands_does_not_slide(frames, motion):
    for part in frames:
        if part.side == "l":
            continue
        contacts = part_of(motion, part).contacts
        still = [c.point for c in contacts if c.on in FIXED and not (c.slides or c.lifted)]
        points = [
            point for name in still if name not in BONES for point in PATCHES.get(name, [name])
        ]
        assert all(slip(part, point) < CENTIMETRE for point in points)


def test_hands_are_where_they_belong(frames, motion):
    for part in frames:
        if part.side != "l":
            holds = part_of(motion, part).hands
            assert all(palm_gap(part, hold) < 2 * CENTIMETRE for hold in holds)


def test_the_figures_of_the_therapy_come_out_of_the_geometry(frames, motion):
    for part, measure in product(frames, motion.measures):
        if measure.part in {None, part.part} and part.side != "l":
            found = measured(part, measure)
            assert measure.least - 1e-6 <= found <= measure.most + 1e-6, measure.quantity


def test_the_other_side_is_the_mirror_image(motion):
    """Solving the mirrored motion gives what mirroring the solution gives."""
    part = motion.parts[0]
    other = compile_part(mirrored_part(part), person=REFERENCE)
    image = reflected(compile_part(part, person=REFERENCE))
    assert other.joints == pytest.approx(image.joints, abs=2e-3)


def test_an_image_mirrored_again_is_the_same(frames):
    again = reflected(reflected(frames[0]))
    assert again.joints == pytest.approx(frames[0].joints)
    assert again.rotations == pytest.approx(frames[0].rotations)
    assert all(again.angles[j] == pytest.approx(a) for j, a in frames[0].angles.items())


def test_the_same_motion_gives_the_same_frames(motion):
    once, again = compile_motion(motion), compile_motion(motion)
    assert all((a.rotations == b.rotations).all() for a, b in zip(once, again, strict=True))


def test_bracing_moves_nothing_but_works(frames):
    for part in frames:
        pressing = [hand for hand in part.hands if np.abs(hand.force).max() > 0]
        if pressing:
            assert np.ptp(part.joints, axis=0).max() < 2 * CENTIMETRE
            assert part.work[0] == 0
            assert part.work[-1] == 1
