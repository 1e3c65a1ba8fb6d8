"""Writes the load atlas, where the model of muscles is installed (`corset load compile`)."""

import ast
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from pydantic_core import to_jsonable_python

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.loads.atlas.grid import bodies, row_of
from corset.loads.atlas.packing import packed
from corset.loads.curve import Curve
from corset.loads.report import VERSION
from corset.loads.summary import report
from corset.programme import load_motions
from corset.programme.loads.necks import load_neck
from corset.programme.loads.postures import load_held, load_wrong_ways
from corset.services.code import modules_of
from corset.services.loads.atlas import ATLAS, load_atlas

Row = list[list[list[int]]]
Known = Mapping[str, tuple[Row, list[Curve]]]
"""What is known of one body: by exercise or posture, its row and the loads through its parts."""


def compile_loads(*, to: Path = ATLAS, processes: int = 2, anew: bool = False) -> bool:
    """Write the atlas where what it is made of has changed. Return whether it was written."""
    digest = digest_of_loads()
    if not anew and to.is_file() and json.loads(to.read_text("utf-8"))["digest"] == digest:
        return False
    with ProcessPoolExecutor(processes) as pool:
        known = list(pool.map(known_of, bodies()))
    atlas = {
        "digest": digest,
        "model": VERSION,
        "rows": {name: [of[name][0] for of in known] for name in _names()},
        "notes": _notes(),
        "curves": {name: _curves([of[name][1] for of in known]) for name in load_motions()},
        "wrong_ways": {
            way.of: {"posture": posture, "said": way.said}
            for posture, way in load_wrong_ways().items()
        },
    }
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(atlas, separators=(",", ":")), encoding="utf-8")
    load_atlas.cache_clear()
    return True


def known_of(person: Person) -> Known:
    """Return everything that is known of one body."""
    from corset.services.loads.estimate import curves_of  # noqa: PLC0415 - a server has no model of muscles

    found = {name: curves_of(name, person=person) for name in _names()}
    return {name: (row_of(report(name, c, person=person)), c) for name, c in found.items()}


def _names() -> list[str]:
    return [*sorted(load_motions()), *load_held()]


def _curves(bodies: list[list[Curve]]) -> list[dict[str, Any]]:
    """Return the parts of one exercise, each with its loads in all bodies."""
    return [packed(part) for part in zip(*bodies, strict=True)]


def _notes() -> dict[str, tuple[str, ...]]:
    """Return what the reference body's estimates were found to lack."""
    from corset.services.loads.estimate import estimate  # noqa: PLC0415 - as above

    return {name: estimate(name, person=REFERENCE).notes for name in _names()}


def digest_of_loads() -> str:
    """Return a name for what the atlas is made of: motions, postures, the neck and the code."""
    compiled = (load_motions(), load_held(), load_neck())
    values = json.dumps(to_jsonable_python(compiled, fallback=_plain), separators=(",", ":"))
    files = modules_of("corset.body", "corset.loads")
    code = sorted(statement for file in files for statement in _statements(file))
    return sha256("\n".join((values, *code)).encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:  # noqa: ANN401 - what JSON has no word for
    return value.tolist() if isinstance(value, np.ndarray) else dict(value)


def _statements(file: Path) -> Iterator[str]:
    """Yield what a module does, without its place, its imports, comments and docstrings."""
    for statement in ast.parse(file.read_text(encoding="utf-8")).body:
        bare = _Bare().visit(statement)
        if bare is not None:
            yield ast.dump(bare)


class _Bare(ast.NodeTransformer):
    """Takes out what changes no load."""

    def visit_Import(self, node: ast.Import) -> None: ...

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None: ...

    def visit_Expr(self, node: ast.Expr) -> ast.Expr | None:
        return None if isinstance(node.value, ast.Constant) else node
