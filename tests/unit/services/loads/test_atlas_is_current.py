"""The load atlas that pages read is committed: making it takes a minute and a half."""

import json

import numpy as np
import pytest

from corset.programme import load_motions, motion_name
from corset.services.bundle.figures import artefact, figure_of
from corset.services.loads.atlas import ATLAS
from corset.services.loads.atlas_compilation import digest_of_loads


def played(motion):
    figure = figure_of(motion)
    return json.loads(artefact(figure.frames).read_text(encoding="utf-8"))["clips"]


def test_it_was_made_from_what_is_here():
    atlas = json.loads(ATLAS.read_text(encoding="utf-8"))
    assert atlas["digest"] == digest_of_loads(), "run `corset load compile`"


def test_its_curves_are_at_the_phases_of_the_figures_frames():
    """A browser takes frames as even: what it shows and what it colours are one moment."""
    atlas = json.loads(ATLAS.read_text(encoding="utf-8"))
    for exercise, motion in load_motions().items():
        name = motion_name(motion)
        frames = {clip["part"]: clip["frames"] for clip in played(name)}
        for part in atlas["entries"][name]["curves"]:
            samples = len(part["phase"])
            assert samples == frames[part["part"]], (exercise, part["part"])
            assert part["phase"] == pytest.approx(np.linspace(0, 1, samples), abs=1e-3)
