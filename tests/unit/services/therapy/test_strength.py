"""Not at full strength (R4): what was uncomfortable is shown smaller, until it went well twice."""

import json
from base64 import b64decode

import numpy as np
import pytest

from corset.services.bundle.compilation import compile_figures
from corset.services.bundle.figures import artefact, figure_of, only_presses
from corset.services.library.programmes import installed
from corset.services.sheets import sheet
from corset.services.therapy.training.session import training
from corset.services.therapy.training.today import today

DEGREE = np.pi / 180


@pytest.fixture(autouse=True)
def _compiled():
    compile_figures()


@pytest.fixture
def leaning(story):
    """A thoracic patient whose first leaning was uncomfortable; it is the next day."""
    story.prescribe("thoracic")
    story.train(story.specialist, pain={"T1": 4})
    story.sleep()
    return story


def line_of(story, exercise="T1"):
    day = today(by=story.user, patient_id=story.patient.id, now=story.now)
    return next(line for line in day.items if line.exercise.id == exercise)


def lean(line):
    """Return how far the trunk of the figure that is shown leans, from what a browser plays."""
    figure = figure_of(line.exercise.motion, reduced=line.is_reduced)
    clip = json.loads(artefact(figure.frames).read_text())
    part = next(c for c in clip["clips"] if c["part"] == "to_the_right")
    turns = np.frombuffer(b64decode(part["turns"]), "<i2").reshape(part["frames"], -1, 4) / 32767
    trunk = turns[:, clip["bones"].index("thorax")]
    return 2 * np.arccos(np.abs(trunk @ trunk[0]).clip(0, 1)).max()


def test_a_lean_that_was_uncomfortable_is_smaller_the_next_day_and_whole_after_two_good_ones(
    leaning,
):
    smaller = lean(line_of(leaning))
    for _ in range(2):
        assert line_of(leaning).is_reduced
        leaning.train(leaning.specialist)
        leaning.sleep()
    assert not line_of(leaning).is_reduced
    whole = lean(line_of(leaning))
    assert whole == pytest.approx(34.7 * DEGREE, abs=DEGREE)
    assert smaller == pytest.approx(0.667 * whole, abs=DEGREE)


def test_only_what_was_uncomfortable_is_smaller(leaning):
    day = today(by=leaning.user, patient_id=leaning.patient.id, now=leaning.now)
    assert [line.exercise.id for line in day.items if line.is_reduced] == ["T1"]


def test_what_only_presses_is_known():
    known = installed().exercises
    pressing = [name for name, exercise in known.items() if only_presses(exercise.motion)]
    assert pressing == ["C1", "C2", "C3"]


def test_the_session_hands_it_out_so_before_its_warm_up_too(leaning):
    leaning.check(leaning.specialist)
    leaning.must(leaning.specialist, "start_session")
    for command in ("warm_up", None):
        found = training(by=leaning.specialist, patient_id=leaning.patient.id, now=leaning.now)
        assert [line.exercise.id for line in found.lines if line.is_reduced] == ["T1"]
        if command:
            leaning.must(leaning.specialist, command)


def test_discomfort_makes_the_rest_of_the_session_smaller(story):
    story.prescribe("thoracic").check(story.specialist)
    for command, fields in (
        ("start_session", {}),
        ("warm_up", {}),
        ("start_exercise", {"exercise": "T1"}),
        ("report_pain", {"exercise": "T1", "words": "uncomfortable"}),
    ):
        story.must(story.specialist, command, **fields)
    found = training(by=story.specialist, patient_id=story.patient.id, now=story.now)
    assert found.current.is_reduced


def test_a_session_that_gives_the_strength_back_says_so(leaning):
    for _ in range(2):
        leaning.train(leaning.specialist)
        over = training(by=leaning.user, patient_id=leaning.patient.id, now=leaning.now).summary
        leaning.sleep()
    (change,) = [line for line in over.changes if line.exercise.id == "T1"]
    assert "In full size again: it went well twice." in {reason.brief for reason in change.reasons}


def test_the_sheet_draws_it_smaller_and_says_until_when(leaning):
    def printed():
        found = sheet(by=leaning.clinician, patient_id=leaning.patient.id, now=leaning.now)
        name = line_of(leaning).exercise.sheet.name
        return next(exercise for exercise in found.exercises if exercise.name == name)

    less = printed()
    assert less.dose_note.endswith(
        "Smaller and softer until 2 sessions in a row have gone well. "
        "Go only about two thirds of the way, as it is shown here, and use less force."
    )
    for _ in range(2):
        leaning.train(leaning.specialist)
        leaning.sleep()
    whole = printed()
    assert "softer" not in whole.dose_note
    ends = [[d.svg for d in one.drawings if d.caption != "Start"] for one in (less, whole)]
    assert len(ends[0]) == len(ends[1])
    assert ends[0] != ends[1]
