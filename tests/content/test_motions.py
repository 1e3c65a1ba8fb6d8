"""Mistakes in motions and postures give one clear line each; a new exercise is data alone."""

import shutil

import pytest
import yaml

from corset.body.kinematics.compilation import compile_motion
from corset.programme import CONTENT, check, load_motions

L1, T2, W = "exercises/L1/motion.yaml", "exercises/T2/motion.yaml", "exercises/W/motion.yaml"
T1, T3, T4 = (f"exercises/T{number}/motion.yaml" for number in (1, 3, 4))
L4 = "exercises/L4/motion.yaml"
POSTURES = "postures.yaml"


def first_part(**fields):
    return lambda document: document["parts"][0].update(fields)


def key(at, **fields):
    return lambda document: document["parts"][0]["keys"][at].update(fields)


def measure(quantity, **fields):
    def change(document):
        next(m for m in document["measures"] if m["quantity"] == quantity).update(fields)

    return change


def unmeasured(quantity):
    def change(document):
        document["measures"] = [m for m in document["measures"] if m["quantity"] != quantity]

    return change


BROKEN = [
    (T1, measure("lean", most=40), "measures.lean: 20 to 40 is outside the allowed 0 to 35 deg"),
    (T1, measure("shift", least=10), "10 to 30 is outside the allowed 20 to 30 cm"),
    (T1, unmeasured("side_bend"), "is missing: side_bend of trunk, 0 to 25 deg"),
    (T1, unmeasured("lean"), "T1/exercise.yaml: limits.lean: lean is not among the measures of"),
    (T2, measure("head_rest", of="crown"), "is missing: height of back_of_head, 0 to 4 cm"),
    (T2, measure("height", most=9), "measures.height: 9 cm is over the exercise's limit of 8"),
    (T4, measure("sag", least=3), "measures.sag: 3 to 9 is outside the allowed 5 to 9 cm"),
    (T4, unmeasured("head_in_line"), "is missing: off_line of crown, 0 to 4 cm"),
    (T4, measure("sag", how="drop"), "how: 'drop' is not allowed; allowed are"),
    (T4, first_part(arrows=["tail"]), "parts[0].arrows: tail is no landmark of the body"),
    (L4, first_part(sides="none"), "parts.sides: none has to be in_turn, as the exercise is read"),
    (L4, first_part(sides="alternate"), "alternate has to be in_turn, as the exercise is read"),
    (T3, lambda d: d["parts"][1].pop("sides"), "none has to be alternate, as the exercise is read"),
    (
        "exercises/C5/motion.yaml",
        measure("crown_drift", most=12),
        "0 to 12 is outside the allowed 0 to 2 cm",
    ),
    (L1, key(1, joints={"wing_r": {"flexion": 5}}), "joints.wing_r: is no joint; allowed are"),
    (L1, key(1, joints={"shank_r": {"twist": 5}}), "shank_r.twist: is no angle; allowed are flex"),
    (
        L1,
        key(1, joints={"shank_r": {"flexion": 170}}),
        "keys[1].joints.shank_r.flexion: 170 degrees of shank_r.flexion is outside 0 to 150",
    ),
    (L1, key(1, joints={"lumbar": {"side": 60}}), "lumbar_5.side is outside -3 to 3"),
    (L1, key(1, root={"roll": 5}), "root.roll: is no angle of the root; allowed are flexion"),
    (L1, key(1, phase=0.9), "parts[0].keys.phase: 0, 0.9 has to rise from 0 to 1"),
    (T2, key(1, phase=0.7), "0, 0.7, 0.65, 1 has to rise from 0 to 1"),
    (L1, key(1, phase=2), "phase: 2 does not fit"),
    (L1, lambda d: d.update(exercise="L2"), "exercise: L2 has to be L1"),
    (L1, lambda d: d.update(posture="floating"), "posture: floating is no posture; allowed are"),
    (L1, first_part(contacts=[{"point": "tail"}]), "contacts: tail is no landmark of the body"),
    (L1, first_part(loose=["tail"]), "parts.loose: tail is no bone"),
    (L1, first_part(keys=[]), "has to have keys and effort, or to name the part that it mirrors"),
    (L1, lambda d: d["parts"][1].update(mirrors="x"), "mirrors: x is no part before this one"),
    (L1, lambda d: d["parts"].reverse(), "mirrors: right_leg is no part before this one"),
    (L1, lambda d: d["measures"][0].update(most=35), "35 cm is over the exercise's limit of 30"),
    (L1, lambda d: d["measures"][0].update(of="tail"), "tail is neither a landmark nor a bone"),
    (W, lambda d: d["parts"].pop(), "walk, tilts has to be walk, tilts, turns"),
    ("exercises/C1/motion.yaml", first_part(sides="none"), "none has to be alternate or in_turn"),
    (
        "exercises/C1/motion.yaml",
        lambda d: d["parts"][0]["hands"][0].update(on="ear_r"),
        "hands: ear_r is no landmark of the body",
    ),
    (
        POSTURES,
        lambda d: d["standing"]["joints"].update(shank={"flexion": -20}),
        "postures.yaml: standing.joints.shank.flexion: -20 degrees of shank_r.flexion is outside",
    ),
    (
        POSTURES,
        lambda d: d["standing"]["contacts"].append({"point": "tail"}),
        "standing.contacts: tail is no landmark",
    ),
]


@pytest.mark.parametrize(("file", "how", "message"), BROKEN)
def test_a_mistake_is_told(edit, file, how, message):
    assert message in "\n".join(map(str, check(edit(file, how))))


def test_an_exercise_without_a_motion_is_told(copy):
    (copy / L1).unlink()
    assert [str(p) for p in check(copy)] == [
        "content/exercises/L1/motion.yaml: is missing: L1 has no motion"
    ]


def test_a_motion_without_an_exercise_is_told(copy):
    text = (copy / L1).read_text().replace("exercise: L1", "exercise: L9")
    (copy / "exercises/L9").mkdir()
    (copy / "exercises/L9/motion.yaml").write_text(text)
    assert "content/exercises/L9/exercise.yaml: is missing" in [str(p) for p in check(copy)]


def test_the_content_moves_every_exercise():
    exercises = {folder.name for folder in (CONTENT / "exercises").iterdir()}
    assert set(load_motions()) == exercises


def test_a_new_exercise_moves_with_data_alone(copy):
    shutil.copytree(copy / "exercises/L4", copy / "exercises/L5")
    for file in (copy / "exercises/L5").iterdir():
        text = file.read_text().replace("id: L4", "id: L5").replace("exercise: L4", "exercise: L5")
        file.write_text(text.replace("{of: article, line: L4}", "{of: clinic}"))
    assert check(copy) == []
    right, left = compile_motion(load_motions(copy)["L5"])
    assert (right.side, left.side) == ("r", "l")


def test_the_two_lifts_never_overlap():
    """While one half of the body is up, the other rests (I14)."""
    upper, legs = compile_motion(load_motions()["L3"])
    rests = {"upper_body": ("ankle_r", "knee_l"), "legs": ("breastbone", "forehead")}
    for frames, points in ((upper, rests["upper_body"]), (legs, rests["legs"])):
        for point in points:
            height = frames.landmarks[point][:, 2]
            assert height.max() - height[0] < 0.02, point


def test_a_still_neck_stays_still():
    """Where an exercise keeps the neck still, it does not move against the chest."""
    motions = load_motions()
    documents = {
        name: yaml.safe_load((CONTENT / f"exercises/{name}/exercise.yaml").read_text())
        for name in motions
    }
    still = [name for name, text in documents.items() if text.get("neck") in {"still", "static"}]
    for name in still:
        for part in motions[name].parts:
            turns = [key.angles.get("neck.turn", 0) for key in part.keys]
            assert max(turns) - min(turns) == 0, name
