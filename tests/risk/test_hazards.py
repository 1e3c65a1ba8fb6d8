"""The hazard log is complete, and everything that it names exists."""

from importlib import import_module

import pytest
from tests.patient import PROGRAMME
from tests.risk.hazards import ROOT, Control, Hazard, Level, log
from tests.spec.page import lines_held

HAZARDS = log().hazards
STORIES = ROOT / "tests" / "scenarios"
ASKED_FOR = (
    "Stale check", "Clock skew", "Missed emergency sign", "after a crash", "Overdose", "Unit",
    "Duplicate", "neck motion", "Home training too early", "Breath-holding", "Blood pressure",
    "fast progress", "Bar hang", "Exhaustion", "painkiller", "Lost alert", "Wrong patient",
    "Data loss", "Over-blocking",
)  # fmt: skip
"""What a log of this therapy must hold at least."""


def of_hazard(hazard: Hazard) -> str:
    return hazard.id


def each():
    return pytest.mark.parametrize("hazard", HAZARDS, ids=of_hazard)


def test_hazards_are_numbered_and_named_once():
    assert [h.id for h in HAZARDS] == [f"H{n:02}" for n in range(1, len(HAZARDS) + 1)]
    assert len({h.title for h in HAZARDS}) == len(HAZARDS)


@pytest.mark.parametrize("words", ASKED_FOR)
def test_no_known_hazard_is_missing(words: str):
    assert any(words in hazard.title for hazard in HAZARDS)


@each()
def test_a_hazard_has_controls_and_proof(hazard: Hazard):
    assert hazard.controls
    assert hazard.verification


@each()
def test_a_control_is_there(hazard: Hazard):
    for control in hazard.controls:
        assert is_there(control), control.by


def is_there(control: Control) -> bool:
    module, colon, function = control.by.partition(":")
    if not colon:
        return (ROOT / control.by).is_file()
    return callable(getattr(import_module(module), function, None))


@each()
def test_what_proves_it_is_there(hazard: Hazard):
    proof = hazard.verification
    assert [name for name in proof.scenarios if not (STORIES / f"{name}.yaml").is_file()] == []
    assert [line for line in proof.invariants if line not in PROGRAMME.rules] == []
    assert set(proof.invariants) <= lines_held()
    assert [name for name in proof.tests if not is_written(name)] == []


def is_written(test: str) -> bool:
    path, _, name = test.partition("::")
    file = ROOT / path
    words = f"def {name}(" if name and file.suffix == ".py" else name
    return file.is_file() and words in file.read_text(encoding="utf-8")


@each()
def test_no_control_makes_it_worse(hazard: Hazard):
    before, after = hazard.before, hazard.after
    assert after.severity <= before.severity
    assert after.probability <= before.probability
    assert after != before


@each()
def test_no_risk_stays_high(hazard: Hazard):
    assert hazard.after.level is not Level.HIGH


def test_a_hazard_without_a_control_would_be_found():
    bare = HAZARDS[0].model_dump() | {"controls": ()}
    with pytest.raises(ValueError, match="controls"):
        Hazard.model_validate(bare)


def test_a_control_that_does_not_exist_would_be_found():
    made_up = HAZARDS[0].controls[0]
    assert not is_there(made_up.model_copy(update={"by": "corset.care.rules.gates:no_such_gate"}))
    assert not is_there(made_up.model_copy(update={"by": "content/nowhere.yaml"}))
    assert not is_written("tests/risk/test_hazards.py::test_nowhere")
