"""What texts say: nothing about changing a medicine, and a sentence for every answer."""

import re
from pathlib import Path

import pytest

import corset.care
from corset.programme import advises_on_medicine

CARE = Path(corset.care.__file__).parent
SENTENCE = re.compile(r'"([RI]\d+)",\s*"([a-z_0-9]+)"')


@pytest.mark.parametrize(
    "text",
    [
        "You can take fewer painkillers now.",
        "Reduce your medicine when you feel better.",
        "Well done. Try a day without tablets.",
        "Ask for a higher dose, or switch the drug.",
    ],
)
def test_advice_on_a_medicine_is_found(text):
    assert advises_on_medicine(text)


@pytest.mark.parametrize(
    "text",
    [
        "Training takes the place of neither medicines nor physiotherapy.",
        "Do not change your medicines because of this programme.",
        "How many doses of painkillers today?",
        "Next time do 10 instead of 20.",
        "Reduce the height of the lift. Your medicines are recorded.",
    ],
)
def test_other_texts_are_left_alone(text):
    assert not advises_on_medicine(text)


def test_every_answer_of_the_core_has_its_sentence(programme):
    asked = {pair for file in CARE.rglob("*.py") for pair in SENTENCE.findall(file.read_text())}
    missing = [(rule, key) for rule, key in asked if key not in programme.rules[rule].says]
    assert not missing


@pytest.mark.parametrize("key", ["adapted", "start_lower"])
def test_every_rule_that_adapts_an_exercise_says_so(programme, key):
    rules = {a.rule for e in programme.exercises.values() for a in e.adapt}
    assert rules <= {"R7", "R9", "R24"}
    for rule in rules | {"R7", "R9", "R24"}:
        assert "{why}" in programme.rules[rule].says[key]
