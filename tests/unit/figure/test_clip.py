"""What the browser is handed is what Python draws."""

import base64
import json

import numpy as np
import pytest

from corset.body.anatomy.anthropometry import REFERENCE
from corset.figure.clip import playable
from corset.figure.person.fit import fit
from corset.figure.person.mesh import read_mesh
from corset.figure.person.skinning import posed, shaped, track
from corset.figure.space.rotation import matrices
from corset.services.bundle.baked import PERSON


def test_it_is_small_json(raised):
    assert len(json.dumps(playable([raised(count=25)], mesh=read_mesh(PERSON)))) < 40_000


def test_the_bones_put_the_skin_where_python_puts_it(raised):
    frames = raised("upper_arm_r", degrees=-120)
    mesh, fitted = read_mesh(PERSON), fit(read_mesh(PERSON), REFERENCE)
    mine = posed(mesh, fitted, track(mesh, fitted, frames), 4)
    assert _as_a_browser(playable([frames], mesh=mesh), 4, mesh, fitted) == pytest.approx(
        mine, abs=0.0015
    )


def _as_a_browser(handed, frame, mesh, fitted):
    clip, count = handed["clips"][0], len(handed["bones"])
    turns = _integers(clip["turns"]).reshape(-1, count, 4)[frame] / 32767
    joints = _integers(clip["joints"]).reshape(-1, count, 3)[frame] * 0.0001
    moves = matrices(turns) @ np.array(handed["stretch"]).reshape(count, 3, 3)
    arms = shaped(mesh, fitted)[:, None] - np.array(handed["anchors"])[mesh.followed]
    placed = np.einsum("vkij,vkj->vki", moves[mesh.followed], arms) + joints[mesh.followed]
    return np.einsum("vk,vki->vi", mesh.shares, placed)


def _integers(text):
    return np.frombuffer(base64.b64decode(text), "<i2").astype(float)
