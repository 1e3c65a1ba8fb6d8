"""Every figure that the therapy marks with † stands on the sign-off page, with its source."""

import re

import pytest
from tests.patient import PROGRAMME
from tests.risk.hazards import ROOT

PAGE = (ROOT / "docs" / "generated" / "sign-off.md").read_text(encoding="utf-8")
MARKED = {
    "R1 rest pain over the usual": "`rest_pain_rise_nrs` = 2",
    "R5 severe": "`severe_pain_nrs` = 6",
    "R5 discomfort": "`discomfort_nrs` = 3",
    "R5 slight": "`slight_pain_nrs` = 1",
    "R8 fever": "`fever_celsius` = 38",
    "R8 digestion": "`digestive_quiet_hours` = 36",
    "R8 systolic high": "`systolic_high_mmhg` = 180",
    "R8 systolic low": "`systolic_low_mmhg` = 90",
    "R8 diastolic high": "`diastolic_high_mmhg` = 100",
    "R24 traction": "guidelines (WHO 2023, NICE NG59) advise against traction",
    "tempo": "`movement_s` = 2",
    "rest": "`rest_between_exercises_s` = 30",
    "S1 hangs": "S1: at most 3 hangs of 20 s, 3 times a day",
    "S2 rocks": "S2: 10 rocks",
    "W": "W: 2 minutes of walking, five of each movement to either side, 15 degrees",
}
"""The marks of the therapy, and how each stands on the page."""


@pytest.mark.parametrize("figure", MARKED)
def test_a_marked_figure_is_on_the_page(figure: str):
    assert MARKED[figure] in PAGE


@pytest.mark.parametrize("sign", PROGRAMME.emergency_signs)
def test_a_warning_sign_stands_there_with_urgency_and_source(sign: str):
    known = PROGRAMME.emergency_signs[sign]
    line = next(line for line in PAGE.splitlines() if line.startswith(f"- {known.text}: "))
    assert re.search(r": (hospital now|doctor today)\. (BMJ|IFOMPT) ", line)


@pytest.mark.parametrize("line", PAGE.partition("## Numbers")[2].partition("## ")[0].splitlines())
def test_a_number_has_its_source(line: str):
    assert not line or re.search(r": .+\. Reading .+\.$", line)


def test_the_readme_says_that_they_wait():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "must be signed off by a clinician" in readme.replace("\n", " ")
