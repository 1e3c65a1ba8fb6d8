"""Every line of the therapy has a test that holds the product to it."""

from tests.patient import PROGRAMME
from tests.spec.page import PAGE, lines_held, page

from corset.programme import CONTENT, read

NOT_THE_ARTICLE_S = {15, 16, 19, 21, 22, 25, 26, 27, 28}
RULES = {f"R{n}" for n in range(1, 32) if n not in NOT_THE_ARTICLE_S}
INVARIANTS = {f"I{n}" for n in range(1, 29)}
EXERCISES = {
    *(f"C{n}" for n in range(1, 6)),
    *(f"T{n}" for n in range(1, 5)),
    *(f"L{n}" for n in range(1, 5)),
    *("S1", "S2", "W"),
}


def test_every_rule_invariant_and_exercise_has_a_test():
    assert sorted({*RULES, *INVARIANTS, *EXERCISES} - lines_held()) == []


def test_no_test_holds_a_line_that_does_not_exist():
    assert sorted(lines_held() - {*RULES, *INVARIANTS, *EXERCISES}) == []


def test_the_content_has_these_lines_and_no_others():
    assert set(PROGRAMME.rules) == RULES | INVARIANTS
    assert {*PROGRAMME.exercises, PROGRAMME.warm_up.id} == EXERCISES
    assert set(read(CONTENT).sources["article"].doses) == EXERCISES


def test_the_page_of_the_specification_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.spec.page"
