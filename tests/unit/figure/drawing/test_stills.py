"""Drawings that a sheet, an e-mail and a page share."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from corset.body.movement.frames import HandForce, Prop
from corset.figure.drawing.palette import DARK, LIGHT
from corset.figure.drawing.pictures import png, preview
from corset.figure.drawing.stills import still
from corset.figure.person.mesh import read_mesh
from corset.figure.space.view import View
from corset.services.bundle.baked import PERSON

MESH = read_mesh(PERSON)

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("view", View)
def test_a_still_is_small_and_well_formed(raised, view):
    drawing = still(raised(), mesh=MESH, view=view)
    assert ET.fromstring(drawing).tag == f"{SVG}svg"  # noqa: S314 - our own
    assert len(drawing) < 60_000


def test_what_moves_is_green_and_the_rest_is_not(raised):
    colours = set(re.findall(r'fill="(#\w+)"', still(raised("thigh_r"), mesh=MESH, marked=False)))
    assert {LIGHT.works, LIGHT.ink, LIGHT.skin, LIGHT.shirt} <= colours
    assert LIGHT.works_shirt not in colours


def test_where_it_comes_from_is_shown_and_the_way(raised):
    assert LIGHT.ghost in still(raised(), mesh=MESH)
    assert "stroke-dasharray" in still(raised(), mesh=MESH)
    assert LIGHT.ghost not in still(raised(), mesh=MESH, phase=0)


def test_a_push_has_an_arrow_of_its_own(raised):
    push = HandForce(
        hand="r",
        on="cheek_r",
        at=np.tile([0.05, -0.1, 1.5], (5, 1)),
        force=np.tile([0, 20.0, 0], (5, 1)),
    )
    drawing = still(raised(degrees=0, hands=(push,)), mesh=MESH, view=View.FRONT)
    assert f'stroke="{LIGHT.ink}"' in drawing


def test_props_are_drawn(raised):
    stool = Prop(kind="stool", at=(0, 0, 0.41), size=(0.36, 0.36, 0.04))
    assert LIGHT.thing in still(raised(props=(stool,)), mesh=MESH)


def test_an_unknown_prop_is_refused(raised):
    ball = Prop(kind="ball", at=(0, 0, 0), size=(1, 1, 1))
    with pytest.raises(
        ValueError, match="no prop is called 'ball'; there are mat, stool, chair, bar"
    ):
        still(raised(props=(ball,)), mesh=MESH)


def test_a_phase_beyond_the_end_is_refused(raised):
    with pytest.raises(ValueError, match=r"phase 1\.5 is outside the allowed 0 to 1"):
        still(raised(), mesh=MESH, phase=1.5)


def test_a_still_drawn_twice_is_the_same(raised):
    assert still(raised(), mesh=MESH) == still(raised(), mesh=MESH)


def test_at_night_the_clothes_are_lighter_than_the_paper(raised):
    assert DARK.shirt in still(raised(), mesh=MESH, palette=DARK)


def test_a_picture_has_the_width_that_is_asked_for(raised):
    image = Image.open(BytesIO(png(still(raised(), mesh=MESH, marked=False), width=300)))
    assert image.width == 300


def test_a_preview_moves_and_loops(raised):
    image = Image.open(BytesIO(preview(raised(count=2), mesh=MESH, width=120)))
    assert image.format == "WEBP"
    assert image.n_frames > 1
    assert image.info["loop"] == 0
