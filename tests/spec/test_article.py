"""Every sentence of the article that says something has its line, its place and its test."""

from dataclasses import replace

from tests.patient import PROGRAMME
from tests.spec.article import PAGE, page, sentences

from corset.programme import CONTENT, read

SAYING_SOMETHING = 119
"""How many sentences of the article do, its headings and lead-ins left out."""


def test_no_sentence_is_left_out():
    assert [s.sentence for s in sentences()] == list(range(1, SAYING_SOMETHING + 1))


def test_no_sentence_has_a_gap():
    assert [gap for sentence in sentences() for gap in sentence.gaps()] == []


def test_a_gap_is_told():
    first = sentences()[0]
    wrong = replace(first, lines=(), says="nothing of the kind", test="tests/spec/none.py::test_x")
    told = "\n".join(wrong.gaps())
    assert "no line" in told
    assert "does not say" in told
    assert "there is no test" in told
    assert list(replace(first, place="content/none").gaps()) == ["1: there is no content/none"]


def test_a_sentence_is_carried_by_lines_of_the_therapy():
    told = {lesson.line for lesson in PROGRAMME.lessons.values()}
    known = {*PROGRAMME.rules, *read(CONTENT).sources["article"].doses, *told}
    assert {line for s in sentences() for line in s.lines} <= known


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.spec.article"
