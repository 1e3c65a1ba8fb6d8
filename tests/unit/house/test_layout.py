"""Where files stand: rooms that can be read, none that reaches into another, and tests likewise."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CODE = ROOT / "src/corset"
MOST_FILES, MOST_LINES = 12, 280
LONG = {
    "tests/guards/table.py": "a table: a row for each branch of the core",
    "migrations": "written by Django, one for each change of a table that a clinic has had",
}
"""Files that may be longer, by name or folder, and rooms that grow with time, and why."""
DATA = {"artefacts", "content"}
"""Folders beside the rooms that belong to none of them."""
OWN = {"house"}
"""Folders of tests/unit that ask the repository itself."""


def folders(of: Path) -> list[Path]:
    """Return every folder with Python in it."""
    return sorted({file.parent for file in of.rglob("*.py")})


def inside(path: Path) -> str:
    """Return a path as it is called from the root."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("folder", folders(CODE), ids=inside)
def test_a_room_is_not_flat(folder):
    files = [file for file in folder.glob("*.py") if file.name != "__init__.py"]
    assert len(files) <= MOST_FILES or folder.name in LONG


@pytest.mark.parametrize("room", ["src", "tests", "scripts"])
def test_a_file_is_read_in_one_sitting(room):
    files = [file for file in (ROOT / room).rglob("*.py") if not excused(file)]
    lines = {inside(file): len(file.read_text("utf-8").splitlines()) for file in files}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES}


def excused(file: Path) -> bool:
    """Return whether a file may be longer."""
    return inside(file) in LONG or file.parent.name in LONG


def test_every_folder_of_unit_tests_has_its_room():
    tests = {folder.relative_to(ROOT / "tests/unit") for folder in folders(ROOT / "tests/unit")}
    homeless = {str(path) for path in tests if not (CODE / path).is_dir()}
    assert homeless == OWN


def climbed(node: ast.AST) -> int | None:
    """Return how many folders a path lies above this module's file; nothing where it is no such."""
    match node:
        case ast.Call(func=ast.Name(id="Path"), args=[ast.Name(id="__file__")]):
            return 0
        case ast.Call(func=ast.Attribute(value=inner, attr="resolve" | "absolute")):
            return climbed(inner)
        case ast.Attribute(value=inner, attr="parent"):
            steps, more = climbed(inner), 1
        case ast.Subscript(
            value=ast.Attribute(value=inner, attr="parents"), slice=ast.Constant(value=int(at))
        ):
            steps, more = climbed(inner), at + 1
        case _:
            return None
    return None if steps is None else steps + more


def reached(code: str, depth: int) -> Iterator[str]:
    """Yield the first folder of each path that leaves the room; a dot where it is kept bare."""
    nodes = list(ast.walk(ast.parse(code)))
    divided = {id(node.left): node.right for node in nodes if isinstance(node, ast.BinOp)}
    for node in nodes:
        if (climbed(node) or 0) >= depth:
            match divided.get(id(node)):
                case ast.Constant(value=str(path)):
                    yield path.partition("/")[0]
                case _:
                    yield "."


@pytest.mark.parametrize("file", sorted(CODE.rglob("*.py")), ids=inside)
def test_no_room_reaches_another_by_a_path(file):
    depth = len(file.relative_to(CODE).parts)
    assert set(reached(file.read_text(encoding="utf-8"), depth)) <= DATA


@pytest.mark.parametrize(
    "code",
    [
        'FILE = Path(__file__).parents[1] / "clinic/static/person.glb"',
        "PACKAGE = Path(__file__).resolve().parent.parent",
    ],
)
def test_such_a_path_is_found(code):
    assert not set(reached(code, 2)) <= DATA
