"""One place decides by a parameter; whoever else of the core reads it, says what for."""

import ast
from collections.abc import Mapping
from functools import cache

import pytest

from corset.programme import CONTENT, read

CONTENTS = read()
SOURCE = CONTENT.parent / "src" / "corset"
DECIDING = ("care", "coach", "loads", "therapy", "programme/checks", "programme/compile")
BESIDE = ("verify", "simulation", "programme/checks/numbers.py", "programme/library")
"""What asks whether others read it well, keeps it, or holds figures against each other."""
AGAIN: Mapping[tuple[str, str], str] = {
    ("severe_pain_nrs", "care/commands/reports.py"): "the reason names it",
    ("effort_limit_cr10", "care/commands/reports.py"): "the reason names it",
    ("supervised_sessions_default", "care/queries/options.py"): "shown before it is signed",
    ("reduced_amplitude", "programme/compile/reduction.py"): "draws what the core hands out",
    ("reduced_effort", "programme/compile/reduction.py"): "draws what the core hands out",
    ("rest_pain_remission_nrs", "care/commands/therapy.py"): "the reason names it",
    (
        "hurried_part",
        "care/queries/release.py",
    ): "of the warm-up",
    ("clean_sessions", "care/rules/warm_up.py"): "of the warm-up, as of the exercises",
    ("clean_sessions", "care/consequences.py"): "a late word completes no pair",
    ("discomfort_referral", "care/commands/reports.py"): "the reason says it",
    ("discomfort_referral", "care/consequences.py"): "the reason says it",
    ("whole_spine_sessions", "care/queries/stage.py"): "it reads what the signed plan bears",
    ("whole_spine_days_default", "care/queries/options.py"): "shown before it is signed",
}
"""Who reads a parameter that another place decides by, and what for."""


@cache
def readers() -> Mapping[str, frozenset[str]]:
    """Return the modules that name each parameter, and the content that does."""
    found: dict[str, set[str]] = {name: set() for name in CONTENTS.numbers}
    for file in SOURCE.rglob("*.py"):
        place = file.relative_to(SOURCE).as_posix()
        for name in _named(ast.parse(file.read_text(encoding="utf-8"))) & found.keys():
            found[name].add(place)
    for exercise in CONTENTS.exercises.values():
        for adapt in exercise.adapt:
            if adapt.value in found:
                found[str(adapt.value)].add("programme/compile/exercises.py")
    return {name: frozenset(places) for name, places in found.items()}


def _named(tree: ast.AST) -> set[str]:
    attributes = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return attributes | {text for text in texts if isinstance(text, str)}


def is_in(place: str, rooms: tuple[str, ...]) -> bool:
    return any(place == room or place.startswith(f"{room}/") for room in rooms)


@pytest.mark.parametrize("name", CONTENTS.numbers)
def test_one_place_decides_by_it(name: str):
    places = [p for p in readers()[name] if is_in(p, DECIDING) and not is_in(p, BESIDE)]
    deciding = [place for place in places if (name, place) not in AGAIN]
    told = any(f"{{{name}}}" in q.question for q in CONTENTS.texts["en"].questions.values())
    assert len(deciding) == 1 or (told and not deciding), deciding


@pytest.mark.parametrize(("name", "place"), AGAIN)
def test_who_reads_it_again_does(name: str, place: str):
    assert place in readers()[name]
