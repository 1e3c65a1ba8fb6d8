"""The skin follows the skeleton."""

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE
from corset.figure.person.fit import fit
from corset.figure.person.mesh import read_mesh
from corset.figure.person.skinning import posed, track
from corset.figure.space.rotation import after, halfway, matrices, quaternion
from corset.services.bundle.baked import PERSON


def test_a_raised_leg_takes_its_foot_along_and_leaves_the_rest(raised):
    mesh, fitted = read_mesh(PERSON), fit(read_mesh(PERSON), REFERENCE)
    bones = track(mesh, fitted, raised("thigh_r", degrees=-90))
    start, end = (posed(mesh, fitted, bones, frame) for frame in (0, 4))
    foot, head = (_of(mesh, bone) for bone in ("foot_r", "head"))
    assert (end - start)[foot, 0].mean() > 0.5
    assert end[head] == pytest.approx(start[head])


def test_the_knee_keeps_its_girth_when_it_bends(raised):
    mesh, fitted = read_mesh(PERSON), fit(read_mesh(PERSON), REFERENCE)
    bones = track(mesh, fitted, raised("shank_r", degrees=90))
    number = mesh.bones.index("half_knee_r")
    knee = (mesh.shares * (mesh.followed == number)).sum(axis=1) > 0.5
    joint = bones.joints[0, number]
    start, end = (
        np.linalg.norm(posed(mesh, fitted, bones, frame)[knee] - joint, axis=1).min()
        for frame in (0, 4)
    )
    assert knee.any()
    assert end == pytest.approx(start, rel=0.2)


def test_a_turn_as_a_matrix_and_back_is_the_turn():
    turn = np.array([0.5, -0.5, 0.5, 0.5])
    assert quaternion(matrices(turn)) == pytest.approx(turn)


def test_half_of_a_turn_done_twice_is_the_turn():
    still, turn = np.array([1.0, 0, 0, 0]), np.array([0.6, 0.8, 0, 0])
    half = halfway(still, turn)
    assert after(half, half) == pytest.approx(turn)


def _of(mesh, bone: str) -> np.ndarray:
    return (mesh.followed[:, 0] == mesh.bones.index(bone)) & (mesh.shares[:, 0] > 0.99)
