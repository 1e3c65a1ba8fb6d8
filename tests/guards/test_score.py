"""The score fails where it should, and the reasons belong to lines that stand in care."""

import pytest
from tests.guards import score
from tests.guards.branches import CARE
from tests.guards.score import Survivor, complaints, page, reasons, survivor

DIFF = """# corset.care.rules.dose.x_floor__mutmut_1: survived
--- src/corset/care/rules/dose.py
+++ src/corset/care/rules/dose.py
@@ -1,3 +1,3 @@
 def floor(exercise: Exercise) -> int:
-    return min(exercise.after_discomfort)
+    return min(None)
"""
FLOOR = Survivor("rules.dose.floor", "return min(exercise.after_discomfort)", "return min(None)")
GOOD = {"total": 1000, "killed": 990, "timeout": 2}


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch):
    """One reason, for one survivor."""
    monkeypatch.setattr(score, "reasons", lambda: {FLOOR: "Nobody minds"})


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("corset.care.rules.dose.x_floor__mutmut_1", "rules.dose.floor"),
        ("corset.care.rules.dose.x__grown__mutmut_12", "rules.dose._grown"),
        ("corset.care.case.xǁCaseǁsay__mutmut_2", "case.Case.say"),
    ],
)
def test_a_survivor_is_its_function_and_its_lines(name: str, function: str):
    assert survivor(name, DIFF) == Survivor(function, FLOOR.was, FLOOR.became)


def test_a_good_score_with_reasons_is_good_enough(known: None):
    assert list(complaints(GOOD, [FLOOR])) == []


def test_a_score_below_the_least_is_not(known: None):
    (said,) = complaints({**GOOD, "killed": 938}, [FLOOR])
    assert "94.0%" in said


def test_neither_is_a_survivor_without_a_reason_nor_a_reason_without_one(known: None):
    other = Survivor("rules.dose.cut", "a", "b")
    said = list(complaints(GOOD, [other]))
    assert ["without a reason" in said[0], "did not survive" in said[1]] == [True, True]


def test_the_page_tells_the_numbers_and_the_reasons(known: None):
    text = page(GOOD, [FLOOR])
    assert "| 1000 | 990 | 2 | 8 | 99.2% |" in text
    assert "## Nobody minds\n\n- `rules.dose.floor`" in text


@pytest.mark.parametrize("one", reasons(), ids=lambda one: one.function)
def test_a_reason_is_given_for_what_stands_in_care(one: Survivor):
    module = one.function.rpartition(".")[0].removesuffix(".Case")
    file = CARE / f"{module.replace('.', '/')}.py"
    assert one.was in " ".join(file.read_text(encoding="utf-8").split())
