"""Writes the load atlas, where the model of muscles is installed (`corset load compile`)."""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
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
from corset.loads.summary import case_peaks, report
from corset.programme import CONTENT, load_motions, motion_name
from corset.programme.loads.efforts import load_effort_limits
from corset.programme.loads.necks import load_neck
from corset.programme.loads.postures import load_held, load_wrong_ways
from corset.services.code import modules_of
from corset.services.loads.atlas import ATLAS, OWN, entry_of, load_atlas

Row = list[list[list[int]]]
Known = Mapping[str, tuple[Row, list[Curve]]]
"""What is known of one body: by exercise or posture, its row and the loads through its parts."""


def compile_loads(*, to: Path = ATLAS, processes: int = 2, anew: bool = False) -> bool:
    """Write the atlas where what it is made of has changed. Return whether it was written."""
    digest = digest_of_loads()
    if not anew and to.is_file() and json.loads(to.read_text("utf-8"))["digest"] == digest:
        return False
    _write(
        {"digest": digest, "model": VERSION, "entries": _entries(_names(), CONTENT, processes)}, to
    )
    return True


def compile_own(content: Path, *, to: Path, processes: int = 2) -> tuple[str, ...]:
    """Write what is not known yet of a clinic's own motions, each into the folder of its name.

    Return the exercises that were estimated.
    """
    motions = load_motions(content)
    new = tuple(e for e in motions if entry_of(motion_name(motions[e])) is None)
    for name, entry in _entries(new, content, processes).items() if new else ():
        _write(entry, to / name / OWN)
    return new


def _write(made: Mapping[str, Any], to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    half = to.with_suffix(".half")
    half.write_text(json.dumps(made, separators=(",", ":")), encoding="utf-8")
    half.replace(to)
    load_atlas.cache_clear()


def _entries(names: Sequence[str], content: Path, processes: int) -> dict[str, Any]:
    """Return an entry for each exercise and posture, motions by their names."""
    ways = {way.of: (posture, way.said) for posture, way in load_wrong_ways().items()}
    with ProcessPoolExecutor(processes) as pool:
        known = list(pool.map(partial(known_of, names=names, content=content), bodies()))
        beside = {
            name: list(pool.map(partial(way_of, ways[name][0]), bodies()))
            for name in names
            if name in ways
        }
    motions = load_motions(content)
    entries: dict[str, Any] = {}
    for name in names:
        notes = estimate_notes(name, content)
        of_bodies = [of[name] for of in known]
        entry: dict[str, Any] = {"rows": [row for row, _ in of_bodies], "notes": notes}
        if name in motions:
            entry["curves"] = _curves([curves for _, curves in of_bodies])
        if name in ways:
            entry["wrong_way"] = {
                "posture": ways[name][0],
                "said": ways[name][1],
                "rows": [row for row, _ in beside[name]],
                "way": [_cases(curves) for _, curves in beside[name]],
                "own": [_cases(curves) for _, curves in of_bodies],
            }
        entries[motion_name(motions[name]) if name in motions else name] = entry
    return entries


def _cases(curves: Sequence[Curve]) -> list[list[int]]:
    """Return the greatest compression in each case, by disc: both ways are kept, to be compared."""
    return [[round(float(newtons)) for newtons in case] for case in case_peaks(curves)[:, :, 0]]


def known_of(person: Person, *, names: Sequence[str], content: Path = CONTENT) -> Known:
    """Return what is known of one body, for exercises and postures."""
    from corset.services.loads.estimate import curves_of  # noqa: PLC0415 - a server has no model of muscles

    found = {name: curves_of(name, person=person, content=content) for name in names}
    return {name: (row_of(report(name, c, person=person)), c) for name, c in found.items()}


def way_of(posture: str, person: Person) -> tuple[Row, list[Curve]]:
    """Return what is known of one body on a forbidden way."""
    from corset.services.loads.estimate import way_curves  # noqa: PLC0415 - as above

    curves = way_curves(posture, person=person)
    return row_of(report(posture, curves, person=person)), curves


def _names() -> list[str]:
    return [*sorted(load_motions()), *load_held()]


def _curves(bodies: list[list[Curve]]) -> list[dict[str, Any]]:
    """Return the parts of one exercise, each with its loads in all bodies."""
    return [packed(part) for part in zip(*bodies, strict=True)]


def estimate_notes(name: str, content: Path = CONTENT) -> tuple[str, ...]:
    """Return what the reference body's estimate was found to lack."""
    from corset.services.loads.estimate import estimate  # noqa: PLC0415 - as above

    return estimate(name, person=REFERENCE, content=content).notes


def digest_of_loads() -> str:
    """Return a name for what the atlas is made of: movements, neck, efforts and code."""
    limits = load_effort_limits()
    efforts = (limits.groups, sorted(limits.most.items()))
    compiled = (load_motions(), load_held(), load_neck(), efforts)
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
