"""Where a movement is seen best, and how light its drawing is."""

import pytest

from corset.body.kinematics.compilation import compile_motion
from corset.figure.drawing.minification import adaptive, shrunk, thumbnail
from corset.figure.drawing.stills import still
from corset.figure.person.mesh import read_mesh
from corset.figure.space.view import View
from corset.figure.viewpoint import best_view, busiest, lies
from corset.programme import load_motions
from corset.services.bundle.baked import PERSON

MESH = read_mesh(PERSON)


def first(exercise):
    return compile_motion(load_motions()[exercise])[0]


@pytest.mark.parametrize(
    ("exercise", "view"),
    [("C1", View.FRONT), ("C3", View.REAR), ("L1", View.SIDE), ("L2", View.THREE_QUARTER)],
)
def test_the_view_shows_the_movement(exercise, view):
    assert best_view(first(exercise)) is view


def test_who_kneels_on_the_floor_lies_and_who_stands_does_not():
    assert lies(first("T4"))
    assert not lies(first("W"))


def test_walking_is_shown_in_mid_step():
    assert busiest(first("L1")) == 1
    assert 0.2 < busiest(first("W")) < 0.8


def test_a_still_is_light():
    drawing = still(first("L1"), mesh=MESH, phase=1)
    assert len(shrunk(drawing)) < 0.7 * len(drawing)
    assert len(adaptive(thumbnail(drawing, to=200))) < 8000


def test_a_still_turns_dark_only_by_its_style():
    drawing = shrunk(still(first("L1"), mesh=MESH, phase=0))
    dark = adaptive(drawing)
    assert "prefers-color-scheme:dark" in dark
    assert dark.partition("</style>")[2] == drawing.partition(">")[2]


def test_only_a_still_can_be_made_small():
    with pytest.raises(ValueError, match="only a still"):
        thumbnail("<svg/>", to=10)
