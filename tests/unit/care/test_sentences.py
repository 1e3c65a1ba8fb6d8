"""Every sentence that the core answers with is in the content, and no other is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from tests.patient import PATIENT, PROGRAMME, Patient
from tests.telling import STORIES, tell

from corset.therapy import commands as c
from corset.therapy.programme import Programme
from corset.therapy.terms import Answer, Role

OF_ADAPTATIONS = {"adapted", "start_lower"}
"""Which of these a rule needs is up to the exercises that cite it."""


class Heard(Mapping[str, str]):
    """A rule's sentences, and which of them were said."""

    def __init__(self, rule: str, says: Mapping[str, str], heard: set[tuple[str, str]]):
        self.rule, self.says, self.heard = rule, says, heard

    def __getitem__(self, key: str) -> str:
        self.heard.add((self.rule, key))
        return self.says[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.says)

    def __len__(self) -> int:
        return len(self.says)


@pytest.fixture(scope="module")
def heard() -> set[tuple[str, str]]:
    """Every sentence said in the stories and on the few paths that they leave out."""
    heard: set[tuple[str, str]] = set()
    rules = {k: replace(r, says=Heard(k, r.says, heard)) for k, r in PROGRAMME.rules.items()}
    listening = replace(PROGRAMME, rules=rules)
    for story in sorted(STORIES.glob("*.yaml")):
        tell(story, listening)
    off_the_paths(listening)
    return heard


def off_the_paths(programme: Programme) -> None:
    patient = Patient(programme=programme).take_in().sign()
    patient.give(c.Clear())
    patient.give(c.ShareCare(clinician="clinician"))
    patient.give(c.CheckIn(answers={"weather": Answer.NO}), PATIENT)


def test_every_sentence_is_said_somewhere(heard: set[tuple[str, str]]):
    written = {(rule.id, key) for rule in PROGRAMME.rules.values() for key in rule.says}
    needless = {(rule, key) for rule, key in written - heard if key not in OF_ADAPTATIONS}
    assert sorted(needless) == []


def test_every_adaptation_finds_the_sentence_of_its_rule():
    for exercise in PROGRAMME.exercises.values():
        for adaptation in exercise.adapt:
            key = "start_lower" if adaptation.effect == "start_lower" else "adapted"
            assert key in PROGRAMME.rules[adaptation.rule].says


def test_a_reason_keeps_the_facts_that_it_used():
    refused = Patient().give(c.Enrol(), c.Actor(Role.ADMINISTRATOR, "admin"))
    (reason,) = refused.reasons
    assert dict(reason.facts)["role"] == "administrator"
    assert "administrator" in reason.text
    assert Patient().give(c.Propose(), PATIENT).reasons[0].rule == "I21"
