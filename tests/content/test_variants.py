"""An exercise in another posture is data, held to its exercise and drawn as one of its own."""

from dataclasses import replace

import numpy as np
import pytest
import yaml
from tests.content.edits import drop, put

from corset.body.movement.motion import Ground
from corset.cli import main
from corset.figure.scene.props import LEG
from corset.programme import check, load_motions, load_variants, motion_name
from corset.services.bundle import geometry
from corset.services.bundle.staging import BACK, frames_of
from corset.therapy.terms import Region

C1, C5 = "exercises/C1/motion.yaml", "exercises/C5/motion.yaml"
TEXTS = "exercises/C1/texts.en.yaml"
SEATED = sorted(load_variants())


def test_every_exercise_of_the_neck_can_be_done_seated(programme):
    necks = [e for e in programme.exercises.values() if e.region is Region.CERVICAL]
    assert {e.id: [v.id for v in e.variants] for e in necks} == {e.id: ["seated"] for e in necks}
    for exercise in necks:
        [variant] = exercise.variants
        assert variant.posture == "sitting"
        assert variant.motion == motion_name(load_variants()[f"{exercise.id}/seated"])
        said = exercise.sheet.variant("seated")
        assert "your back straight against its back" in said.position
        assert all((said.name, said.choose, said.leave))


def test_the_motion_of_the_exercise_itself_stays_as_it_is(programme):
    for name, motion in load_motions().items():
        if name in programme.exercises:
            assert programme.exercises[name].motion == motion_name(motion)


@pytest.mark.parametrize("name", SEATED)
def test_seat_and_feet_stay_and_the_chair_stands_at_the_back(name):
    motion = load_variants()[name]
    touching = {c.point: c.on for c in motion.parts[0].contacts}
    assert touching["seat_r"] == touching["seat_l"] == Ground.SEAT
    assert touching["sole_r"] == touching["sole_l"] == Ground.FLOOR
    [first, *others] = frames_of(motion)
    [chair] = first.props
    rest = chair.at[0] - chair.size[0] / 2 + LEG
    assert rest == pytest.approx(min(first.landmarks[point][0, 0] for point in BACK))
    assert all(frames.props == first.props for frames in others)


def moved(frames, name, by):
    at = frames.landmarks[name] + np.array([by, 0, 0])
    return replace(frames, landmarks={**frames.landmarks, name: at})


def test_a_back_that_leaves_its_rest_is_told():
    frames = frames_of(load_variants()["C1/seated"])[0]
    rest = geometry.rearmost(frames)
    assert not list(geometry._leanings(frames, rest))
    for by in (0.03, -0.02):
        [(field, message)] = geometry._leanings(moved(frames, "upper_back", by), rest)
        assert field == ".upper_back"
        assert "before the back of the chair; allowed is -1.0 cm to 2.0 cm" in message


def test_a_head_that_is_held_otherwise_is_told(copy, edit, monkeypatch, tmp_path, capsys):
    def nod(document):
        for key in document["variants"]["seated"]["parts"][0]["keys"]:
            key["joints"]["head"]["flexion"] += 9

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    edit(C5, nod)
    for name in ("load_motions", "load_reduced_motions", "load_variants", "load_reduced_variants"):
        every = getattr(geometry, name)
        monkeypatch.setattr(
            geometry,
            name,
            lambda path, of=every: {n: m for n, m in of(path).items() if n.startswith("C5")},
        )
    assert main(["check", str(copy)]) == 1
    told = capsys.readouterr().out
    assert "content/exercises/C5/motion.yaml: variants.seated.stretch_up.head: the head is" in told


@pytest.mark.parametrize(
    ("file", "how", "said"),
    [
        (C1, put("variants", "seated", "posture", value="lounging"), "lounging is no posture"),
        (
            C1,
            put("variants", "seated", "joints", value={"forearm": {"flexion": 400}}),
            "variants.seated.joints.forearm.flexion: 400 degrees",
        ),
        (
            C5,
            put("variants", "seated", "parts", 0, "id", value="grow"),
            "variants.seated.parts: grow is no part; those are stretch_up, press_down",
        ),
        (
            C5,
            put("variants", "seated", "parts", 0, "keys", 1, "phase", value=0.5),
            "variants.seated.parts[0].keys.phase: 0, 0.5 has to rise from 0 to 1",
        ),
        (TEXTS, drop("variants"), "texts.en.yaml: variants.seated: is missing"),
        (TEXTS, put("variants", "lying", value={}), "variants.lying.name: is missing"),
    ],
)
def test_what_is_wrong_with_a_variant_is_told(copy, edit, file, how, said):
    edit(file, how)
    assert any(said in str(problem) for problem in check(copy))


def test_a_variant_is_a_line_of_data(copy):
    document = yaml.safe_load((copy / C1).read_text(encoding="utf-8"))
    assert document["variants"] == {"seated": {"posture": "sitting_against_back"}}
