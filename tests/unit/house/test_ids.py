"""No code knows an exercise, a question, a disease, a sign or a lesson by its name.

What makes one special is a field of its data. Vertebrae bear names that exercises bear too.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.patient import PROGRAMME

ROOT = Path(__file__).parents[3]
SOURCE, FRONTEND = ROOT / "src" / "corset", ROOT / "frontend" / "src"
IDS = frozenset(
    {
        *PROGRAMME.exercises,
        PROGRAMME.warm_up.id,
        *PROGRAMME.contraindications,
        *PROGRAMME.check_questions,
        *PROGRAMME.conditions,
        *PROGRAMME.emergency_signs,
        *PROGRAMME.lessons,
    }
)
VERTEBRAE = ("loads", "programme/loads", "clinic/clinician/forms/intake.py", "clinic/styleguide")
VERTEBRA = re.compile(r"[CTLS]\d")
LITERAL = re.compile(r"""(?<![\w\\])(["'`])((?:(?!\1)[^\n\\])*)\1""")


def named(text: str) -> set[str]:
    """Return the ids in a literal: all of it, or a word of one that is no sentence."""
    return IDS & ({text} if " " in text else {text, *re.split(r"[^\w-]+", text)})


def literals(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        parts = (n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant))
        yield from (part for part in parts if isinstance(part, str))
    else:
        yield from (found[2] for found in LITERAL.finditer(text))


def is_in(file: Path, places: tuple[str, ...]) -> bool:
    return any(file.is_relative_to(SOURCE / place) for place in places)


def known_by_name(file: Path) -> list[str]:
    found = sorted(name for text in literals(file) for name in named(text))
    if is_in(file, VERTEBRAE):
        return [name for name in found if not VERTEBRA.fullmatch(name)]
    return found


FILES = [
    *(f for f in SOURCE.rglob("*.py") if "migrations" not in f.parts),
    *SOURCE.rglob("*.html"),
    *(f for f in FRONTEND.rglob("*.ts") if not f.name.endswith((".test.ts", "testing.ts"))),
]
"""What runs in a clinic; not tests, nor what they have in common."""


@pytest.mark.parametrize("room", sorted({f.relative_to(ROOT).parts[:3] for f in FILES}))
def test_nothing_is_known_by_its_name(room: tuple[str, ...]):
    mine = [f for f in FILES if f.relative_to(ROOT).parts[:3] == room]
    assert {str(f): found for f in mine if (found := known_by_name(f))} == {}


@pytest.mark.parametrize("text", ["fever", "condition:osteoporosis", "L1", "patient/new_sign"])
def test_a_name_is_found(text: str):
    assert named(text)


@pytest.mark.parametrize("text", ["Do you have a fever?", "L9", "feverish", ""])
def test_what_is_no_name_is_not(text: str):
    assert not named(text)


def test_a_page_that_knows_some_is_found(tmp_path: Path):
    file = tmp_path / "page.ts"
    file.write_text("""const gravest = 'emergency_sign'; // "fever" `L1`""", encoding="utf-8")
    assert known_by_name(file) == ["L1", "emergency_sign", "fever"]
