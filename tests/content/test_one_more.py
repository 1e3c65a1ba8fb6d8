"""Adding an exercise needs no code: one folder of data, and everything is there; so is changing it.

Nothing is put in the place of anything here: the clinic takes a folder of content in, assigns it,
and later takes in the next version of it.
"""

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest
import yaml
from tests.patient import SPECIALIST, Patient
from tests.story import Story

from corset.body.kinematics.compilation import compile_motion
from corset.cli import main
from corset.programme import check, load, load_motions
from corset.services.bundle.compilation import compile_figures
from corset.services.bundle.figures import artefact, figure_of
from corset.services.library.assignment import assign
from corset.services.library.programmes import installed, programme_named, programme_of
from corset.services.sheets import sheet, sheet_pdf
from corset.services.therapy.decisions.explanation import explain
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

NEW = "arms-to-the-ceiling"
FOLDER = Path(__file__).parent / "one_more" / NEW
"""Lying with bent knees, both arms rise to the ceiling: an exercise as a clinic would add it."""
NAME, RENAMED = "Arms to the ceiling", "Arms half-way up"
SYSTEM = Actor(Role.SYSTEM, "test")


@pytest.fixture
def larger(copy):
    shutil.copytree(FOLDER, copy / "exercises" / NEW)
    return copy


@pytest.fixture
def changed(larger, tmp_path):
    """The second version: other words, and the arms rise half as far."""
    second = Path(shutil.copytree(larger, tmp_path / "second"))
    folder = second / "exercises" / NEW
    _edit(folder / "texts.en.yaml", lambda texts: texts.update(name=RENAMED))
    _edit(folder / "motion.yaml", lambda motion: _end(motion).update({"flexion": 40}))
    return second


def _edit(file, how):
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    how(document)
    file.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")


def _end(motion):
    return motion["parts"][0]["keys"][-1]["joints"]["upper_arm"]


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of its own; what is installed is compiled."""
    settings.DATA = tmp_path / "data"
    compile_figures()
    return settings.DATA


def _taken_in(content, capsys):
    """Take a folder of content in, as a clinic does, and return its programme."""
    capsys.readouterr()
    assert main(["programme", "add", str(content)]) == 0
    return programme_named(capsys.readouterr().out.strip())


def test_the_content_is_whole(larger, changed):
    assert check(larger) == []
    assert check(changed) == []


def test_it_moves(larger):
    (frames,) = compile_motion(load_motions(larger)[NEW])
    assert frames.landmarks["fingertips_r"][-1, 2] > frames.landmarks["fingertips_r"][0, 2] + 0.4


def test_it_is_proposed_signed_and_trained(larger):
    patient = Patient(programme=load(larger)).take_in().sign()
    assert NEW in {item.exercise for item in patient.state.plan.items}
    assert NEW in patient.start(SPECIALIST).doses()
    patient.do(NEW)


@pytest.mark.django_db
def test_it_is_drawn_once_and_alone(larger, data, capsys, client):
    programme = _taken_in(larger, capsys)
    drawn = [folder.name for folder in (data / "artefacts").iterdir()]
    assert drawn == [programme.exercises[NEW].motion]
    figure = figure_of(programme.exercises[NEW].motion)
    assert artefact(figure.thumb).read_text(encoding="utf-8").startswith("<svg")
    clip = client.get(f"/artefacts/{figure.frames}")
    assert clip["Cache-Control"].endswith("immutable")
    assert json.loads(clip.content)["clips"][0]["part"] == "reach"


@pytest.mark.django_db
def test_it_is_trained_printed_and_replaced_and_the_old_session_stays(
    larger, changed, data, capsys, client
):
    story = Story()
    first = _taken_in(larger, capsys)
    assign(patient_id=story.patient.id, digest=first.digest)
    story.prescribe()
    assert NEW in {item.exercise for item in _plan(story)}
    story.train(story.specialist)
    _is_printed(story, NAME)

    second = _taken_in(changed, capsys)
    assign(patient_id=story.patient.id, digest=second.digest)
    story.sleep()
    story.train(story.specialist)
    _is_printed(story, RENAMED)

    old, new = _sessions(story)
    assert (old.title, new.title) == (f"{NAME} started", f"{RENAMED} started")
    assert (old.programme_digest, new.programme_digest) == (first.digest, second.digest)
    assert (old.motion, new.motion) == (
        first.exercises[NEW].motion,
        second.exercises[NEW].motion,
    )
    assert old.motion != new.motion
    thumbs = [figure_of(entry.motion).thumb for entry in (old, new)]
    pictures = [client.get(f"/artefacts/{thumb}").content for thumb in thumbs]
    assert all(picture.startswith(b"<svg") for picture in pictures)
    assert pictures[0] != pictures[1]
    client.force_login(story.clinician)
    page = client.get(f"/patients/{story.patient.id}/log/").content.decode()
    assert all(f"/artefacts/{thumb}" in page for thumb in thumbs)
    assert explain(by=SYSTEM, patient_id=story.patient.id, at=story.now).chain_intact
    assert NEW not in installed().exercises


def _plan(story):
    return story.must(story.clinician, "propose").state.plan.items


def _is_printed(story, name):
    found = sheet(by=story.clinician, patient_id=story.patient.id, now=story.now)
    (printed,) = (exercise for exercise in found.exercises if exercise.name == name)
    assert printed.drawings
    assert found.version == programme_of(story.patient.id).digest[:8]
    pdf = sheet_pdf(by=story.clinician, patient_id=story.patient.id, now=story.now)
    pages = pypdfium2.PdfDocument(pdf)
    assert any(name in page.get_textpage().get_text_range() for page in pages)


def _sessions(story):
    """Return the entries that started the new exercise, the oldest first."""
    told = explain(by=SYSTEM, patient_id=story.patient.id, at=story.now).decisions
    return [
        entry
        for entry in told
        if entry.command == "start_exercise" and entry.payload["exercise"] == NEW
    ]
