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
    ("wrong", "said"),
    [
        (["L9"], "load: no exercise or posture L9: there are C1"),
        (["L3", "--height", "3"], "--height: '3' is not allowed; allowed: 1.3 to 2.1 metres"),
        (["L3", "--height", "nan"], "--height: 'nan' is not allowed; allowed: 1.3 to 2.1 metres"),
        (["L3", "--mass", "-1"], "--mass: '-1' is not allowed; allowed: 35 to 200 kilograms"),
        (["L3", "--mass", "inf"], "--mass: 'inf' is not allowed; allowed: 35 to 200 kilograms"),
        (["L3", "--age", "-1"], "--age: '-1' is not allowed; allowed: 18 to 110 years"),
        (["L3", "--age", "nan"], "--age: 'nan' is not allowed; allowed: 18 to 110 years"),
        (["L3", "--age", "1000"], "--age: '1000' is not allowed; allowed: 18 to 110 years"),
        (["L3", "--age", "old"], "--age: 'old' is not allowed; allowed: 18 to 110 years"),
        (["validate", "--against", "no"], "load: no: is missing"),
        (["validate", "--against", "/bin/ls"], "load: /bin/ls: is no text in UTF-8: byte"),
        (["validate", "--plot", "no/it.svg"], "--plot: 'no/it.svg' is not allowed; allowed: a"),
        (["compile", "--content", "no"], "--content: 'no' is not allowed; allowed: a folder"),
        ([], "the following arguments are required: name"),
    ],
)
def test_what_cannot_be_is_said(wrong, said, capsys):
    assert main(["load", *wrong]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_there_is_a_line_for_each_disc(capsys):
    assert main(["load", "supine"]) == 0
    assert capsys.readouterr().out.count("/") >= 12
