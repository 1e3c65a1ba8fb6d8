"""`corset explain` says what was refused otherwise than what was accepted."""

import pytest
from tests.story import Story

from corset.cli import main
from corset.therapy import commands as c
from corset.therapy.terms import Resolution


@pytest.fixture
def story(db):
    return Story().bring_home()


def test_a_refused_correction_reads_otherwise_than_an_accepted_one(story, capsys, monkeypatch):
    monkeypatch.setattr("corset.cli.server.explain.set_up", lambda: None)
    for exercise in ("L1", "L9"):
        correct = c.Correct(exercise=exercise, resolution=Resolution.REMOVE)
        story.therapy.give(correct, story.clinician.actor)
    assert main(["explain", str(story.patient.id)]) == 0
    said = capsys.readouterr().out.splitlines()
    corrected = [line for line in said if "corrected" in line]
    assert [line.endswith(" — refused") for line in corrected] == [False, True]


@pytest.mark.parametrize("asked", ["explain", "rebuild"])
@pytest.mark.parametrize("patient", ["me", "", "7d0e4b0a-8f2b-4c1c-9d55-3c7d5f6d4c11"])
def test_somebody_unknown_is_said_with_what_is_allowed(db, asked, patient, capsys, monkeypatch):
    monkeypatch.setattr(f"corset.cli.server.{asked}.set_up", lambda: None)
    assert main([asked, patient]) == 2
    said = " ".join(f"There is no patient {patient}. Allowed: the id in the address of".split())
    assert capsys.readouterr().err == f"{asked}: {said} a patient's page.\n"
