"""`corset load`, as scripts call it."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from corset.cli import main

pytest.importorskip("myo_sim", reason="the loads' extra is not installed")


def test_json_has_every_disc_with_intervals(capsys):
    assert (
        main(["load", "standing", "--sex", "male", "--height", "1.75", "--mass", "70", "--json"])
        == 0
    )
    said = json.loads(capsys.readouterr().out)
    assert {"model", "body", "discs", "assumptions"} <= said.keys()
    assert len(said["discs"]) == 12
    disc = said["discs"]["L4/L5"]
    for force in ("compression_N", "shear_N"):
        for moment in ("peak", "mean"):
            low, central, high = disc[force][moment]
            assert low <= central <= high
    assert {"share_of_2kN", "p_over_strength"} <= disc.keys()


def test_validate_keeps_its_promise(capsys):
    assert main(["load", "validate"]) == 0
    assert "Spearman" in capsys.readouterr().out


def test_the_picture_in_the_docs_is_the_comparison_of_today(tmp_path, capsys):
    fresh = tmp_path / "fresh.svg"
    assert main(["load", "validate", "--plot", str(fresh)]) == 0
    said = capsys.readouterr().out.strip()
    for picture in (fresh, Path("docs/img/loads-validation.svg")):
        (description,) = re.findall(
            r"<dc:description>(.*?)</dc:description>", picture.read_text(), re.DOTALL
        )
        assert unescape(description).strip() == said


def test_a_picture_shows_which_figures_were_tuned_on(tmp_path):
    fresh = tmp_path / "fresh.png"
    assert main(["load", "validate", "--plot", str(fresh)]) == 0
    colours = {colour[:3] for _, colour in Image.open(fresh).convert("RGB").getcolors(1 << 20)}
    assert {(0x7C, 0x50, 0x00), (0x14, 0x65, 0x5B)} <= colours


@pytest.mark.parametrize(
    "wrong", [["L9"], ["L3", "--height", "3"], ["validate", "--against", "no"]]
)
def test_what_cannot_be_is_said(wrong, capsys):
    assert main(["load", *wrong]) == 2
    assert "load:" in capsys.readouterr().err


def test_there_is_a_line_for_each_disc(capsys):
    assert main(["load", "supine"]) == 0
    assert capsys.readouterr().out.count("/") >= 12
