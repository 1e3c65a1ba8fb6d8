"""Reading and checking a content directory: form first, then sense."""

from pathlib import Path
from typing import Any

from corset.programme.checks import figures, movement, once, reach, references, words
from corset.programme.checks.register import run
from corset.programme.documents.content import CONTENT, WARM_UP, Content, exercise_file, label
from corset.programme.documents.problems import ContentError, Problem
from corset.programme.documents.reader import FILES, TABLES, Reader

CHAPTERS = (figures, movement, once, reach, references, words)
"""The modules that register checks; importing them is what registers."""


def check(path: Path = CONTENT) -> list[Problem]:
    """Return every problem of a content directory; an empty list is content to work with."""
    return _checked(path)[1]


def read(path: Path = CONTENT) -> Content:
    """Return the documents of a content directory. Raises ContentError with all problems."""
    parts, problems = _checked(path)
    if problems:
        raise ContentError(problems)
    return Content(**{name: parts[name] for name in Content.__dataclass_fields__})


def _checked(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    reader = Reader(path)
    parts = _parts(reader)
    return parts, sorted({*reader.problems, *run(parts)})


def _parts(reader: Reader) -> dict[str, Any]:
    """Return the parts of content by name; a malformed one is None or left out."""
    every = reader.exercises()
    sheets = {name: sheet for name, sheet in every.items() if sheet is not None}
    tables = reader.tables()
    moving = reader.motions()
    documents = {exercise_file(name): sheet for name, sheet in sheets.items()}
    documents |= {label(FILES[n]): tables[n] for n in TABLES}
    return {
        "named": frozenset(every),
        "sheets": sheets,
        "exercises": {name: sheet for name, sheet in sheets.items() if name != WARM_UP},
        "warm_up": sheets.get(WARM_UP),
        "documents": documents,
        "moving": frozenset(moving),
        "motions": {name: motion for name, motion in moving.items() if motion is not None},
        **tables,
    }
