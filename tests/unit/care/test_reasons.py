"""Every answer of the core is declared with its facts, and every declared one is given."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.patient import PATIENT, PROGRAMME, Patient
from tests.telling import STORIES, tell

import corset.care
from corset.care.reasons import REASONS, SUBJECTS, subject_of
from corset.presentation.reader import CLINICIAN as CLINICIANS
from corset.presentation.reader import PATIENT as PATIENTS
from corset.presentation.reasons import sentence
from corset.therapy import commands as c
from corset.therapy.reason import Reason
from corset.therapy.terms import Answer

CARE = Path(corset.care.__file__).parent
DECLARED = {(rule, key) for rule, keys in REASONS.items() for key in keys}
OF_ADAPTATIONS = {"adapted", "not_excluded", "start_lower"}
"""Which of these a rule needs is up to the exercises that cite it."""


@pytest.fixture(scope="module")
def given() -> set[Reason]:
    """Every reason of the stories and of the few paths that they leave out."""
    told = [step for story in sorted(STORIES.glob("*.yaml")) for step in tell(story, PROGRAMME)]
    reasons = {reason for step in told for reason in step.decision.reasons}
    return reasons | set(off_the_paths())


def off_the_paths() -> Iterator[Reason]:
    patient = Patient().take_in().sign()
    for command, by in (
        (c.Clear(), None),
        (c.ShareCare(clinician="clinician"), None),
        (c.CheckIn(answers={"weather": Answer.NO}), PATIENT),
    ):
        decision = patient.give(command, by) if by else patient.give(command)
        yield from decision.reasons


def test_every_reason_has_exactly_its_declared_facts(given: set[Reason]):
    for reason in given:
        facts = frozenset(name for name, _ in reason.facts)
        assert facts == REASONS[reason.rule][reason.key], reason


def test_every_declared_reason_is_given_somewhere(given: set[Reason]):
    needless = DECLARED - {(reason.rule, reason.key) for reason in given}
    assert sorted(pair for pair in needless if pair[1] not in OF_ADAPTATIONS) == []


def test_whatever_the_source_names_is_declared():
    for file in CARE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"of", "refuse"}:
                rule, key, *_ = [*node.args, None, None]
                if isinstance(rule, ast.Constant) and isinstance(key, ast.Constant):
                    assert (rule.value, key.value) in DECLARED


def test_what_a_reason_is_about_is_one_thing_and_declared():
    named = [name for names in SUBJECTS.values() for name in names]
    assert len(named) == len(set(named))
    assert set(named) <= {f"{rule}.{key}" for rule, key in DECLARED}
    for subject, names in SUBJECTS.items():
        for rule, key in (name.split(".") for name in names):
            assert subject_of(Reason.of(rule, key)) is subject
    assert subject_of(Reason.of("R8", "lasting")) is None


@pytest.mark.parametrize("reader", [PATIENTS, CLINICIANS], ids=lambda reader: reader.audience)
def test_every_reason_can_be_said_to_everybody(given: set[Reason], reader):
    for reason in given:
        for brief in (False, True):
            text = sentence(reason, programme=PROGRAMME, reader=reader, brief=brief)
            assert text[:1].isupper() or text[:1] in "-0123456789"
            assert text[-1] in ".!?"
            assert "{" not in text


def test_the_core_knows_no_text():
    """No sentence is made in the core: none of its strings has two words and a full stop."""
    for file in CARE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                sentence_like = " " in node.value and node.value.rstrip().endswith(".")
                assert id(node) in spoken or not sentence_like, (file, node.value)
