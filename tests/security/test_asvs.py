"""Every requirement of ASVS 5.0 stands in the data, and what it names exists."""

import ast
from collections import Counter
from functools import cache

import pytest
from tests.clinic_server import ROOT
from tests.security.asvs import CLOSED, Item, Status, numbers, standard
from tests.security.page import PAGE, page

ITEMS = standard().items
LINKS = ("SECURITY.md", "docs/security/threats.md", "docs/security/rules.md", "README.md")


@cache
def names_of(path: str) -> frozenset[str]:
    """Return the names of a file's tests; a script's test file has none of its own."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    if file.suffix != ".py":
        return frozenset({""})
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    functions = (node.name for node in nodes if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in functions if name.startswith("test_"))


def is_written(test: str) -> bool:
    path, _, name = test.partition("::")
    return name in names_of(path)


def test_every_number_of_levels_one_and_two_stands_there_once():
    assert [(item.number, item.level) for item in ITEMS] == list(numbers())
    assert len(ITEMS) == 253


def test_every_chapter_has_a_name():
    assert list(standard().chapters) == list(range(1, 18))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.number)
def test_what_it_names_exists(item: Item):
    assert [test for test in item.tests if not is_written(test)] == []
    assert len(set(item.tests)) == len(item.tests)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.number)
def test_its_status_has_its_ground(item: Item):
    assert bool(item.tests) or item.status is not Status.TESTED
    assert not item.tests or item.status is not Status.NOT_APPLICABLE
    assert item.why or (item.status is Status.TESTED and not item.differs)


def test_nothing_is_open_where_a_clinic_stands_on_it():
    assert [
        item.number for item in ITEMS if item.status is Status.OPEN and item.chapter in CLOSED
    ] == []


def test_no_test_stands_for_everything():
    """One that is named very often proves too little of each."""
    often = Counter(test for item in ITEMS for test in item.tests).most_common(1)[0]
    assert often[1] <= 20, often


def test_the_page_is_what_the_data_give():
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("where", LINKS)
def test_a_reader_finds_the_page(where):
    assert "asvs.md" in (ROOT / where).read_text("utf-8")


def test_a_test_that_does_not_exist_would_be_found():
    assert not is_written("tests/security/test_asvs.py::test_nowhere")
    assert not is_written("tests/nowhere.py::test_nothing")
    assert not is_written("frontend/src/nowhere.test.ts")
    assert is_written("tests/security/test_asvs.py::test_every_chapter_has_a_name")
