"""What texts say: nothing about changing a medicine."""

import pytest

from corset.programme import advises_on_medicine


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
