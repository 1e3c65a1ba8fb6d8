"""`corset pose` draws what is asked for; what does not exist is refused with what is allowed."""

import pytest
from PIL import Image

from corset.cli import main


def pose(*arguments, out):
    return main(["pose", *arguments, "--out", str(out)])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["L9"], "there is no exercise 'L9'; allowed: C1, C1/seated"),
        (["L1", "--part", "arm"], "there is no part 'arm'; allowed: left_leg, right_leg"),
        (["L1", "--phase", "1.2"], "--phase: '1.2' is not allowed; allowed: 0 to 1"),
        (["L1", "--phase", "nan"], "--phase: 'nan' is not allowed; allowed: 0 to 1"),
        (["L1", "--height", "168"], "--height: '168' is not allowed; allowed: 1.3 to 2.1 metres"),
        (["L1", "--mass", "5"], "--mass: '5' is not allowed; allowed: 35 to 200 kilograms"),
        (["L1", "--side", "left"], "L1, right_leg, has no left and right of its own"),
        ([], "name one exercise, or --all"),
        (["L1", "--all"], "name one exercise, or --all"),
    ],
)
def test_what_does_not_exist_is_refused(arguments, said, tmp_path, capsys):
    assert pose(*arguments, out=tmp_path / "it.svg") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "it.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "out", "said"),
    [
        (["L1"], "it.gif", "it.gif is of no kind that can be drawn; allowed: .svg, .png, .webp"),
        (["L1"], "nowhere/it.svg", "there is no folder"),
        (["L1", "--phase", "1"], "it.webp", "a .webp shows the whole repetition"),
        (["--all"], "it.svg", "it.svg should end in .png"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused(arguments, out, said, tmp_path, capsys):
    assert pose(*arguments, out=tmp_path / out) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("option", "allowed"), [("--view", "three-quarter"), ("--sex", "female")])
def test_an_unknown_choice_names_the_known_ones(option, allowed, tmp_path, capsys):
    assert pose("L1", option, "none", out=tmp_path / "it.svg") == 2
    assert allowed in capsys.readouterr().err


def test_a_still_of_somebody_else(tmp_path):
    body = ["--sex", "male", "--height", "1.9", "--mass", "100"]
    assert pose("c1", "--side", "left", *body, "--phase", "0.5", out=tmp_path / "it.svg") == 0
    assert (tmp_path / "it.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_picture(tmp_path):
    assert pose("L1", "--view", "side", out=tmp_path / "it.png") == 0
    with Image.open(tmp_path / "it.png") as picture:
        assert picture.width == 800
