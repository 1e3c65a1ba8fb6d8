"""Loads over a grid of bodies, compiled once, so that a page asks no physics."""

import json
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from math import inf
from pathlib import Path
from typing import Any

from corset.body.anthropometry import REFERENCE, Person, Sex
from corset.loads.curve import LOINS, Curve
from corset.loads.grid import between, bodies, row_of
from corset.loads.report import VERSION, LoadReport, report
from corset.loads.tolerance import AFFECTED_N
from corset.programme import CONTENT, load_motions
from corset.programme.postures import load_held
from corset.therapy.intake import Intake

PACKAGE = Path(__file__).parents[1]
BOOK = PACKAGE / "clinic/static/clinic/loads/loads.json"
TOGETHER = "prone-both-raised"
"""Both lifts of L3 at once, which the therapy forbids: shown beside it to say why."""
WORDS = (
    (-0.3, "Loads your lower back less than standing does."),
    (0.3, "Loads your lower back about as much as standing does."),
    (0.8, "Loads your lower back more than standing, less than bending forwards."),
    (1.2, "Loads your lower back about as much as bending forwards does."),
    (inf, "Loads your lower back more than bending forwards does."),
)
"""Up to which share of the way from standing to bent 30° forwards each holds."""


def compile_loads(*, to: Path = BOOK, processes: int = 2, anew: bool = False) -> bool:
    """Write the book where what it is made of has changed. Return whether it was written."""
    digest = digest_of_loads()
    if not anew and to.is_file() and json.loads(to.read_text("utf-8"))["digest"] == digest:
        return False
    with ProcessPoolExecutor(processes) as pool:
        rows = list(pool.map(rows_of, bodies()))
    book = {
        "digest": digest,
        "model": VERSION,
        "rows": {name: [row[name] for row in rows] for name in _names()},
        **_reference(),
    }
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(book, separators=(",", ":")), encoding="utf-8")
    load_book.cache_clear()
    return True


def _names() -> list[str]:
    return [*sorted(load_motions()), *load_held()]


def rows_of(person: Person) -> dict[str, list[list[list[int]]]]:
    """Return everything that is known of one body."""
    from corset.services.loads import estimate  # noqa: PLC0415 - a server has no model of muscles

    return {name: row_of(estimate(name, person=person)) for name in _names()}


def _reference() -> dict[str, Any]:
    """Return what is known of the reference body only: notes, and loads through each part."""
    from corset.services.loads import curves_of  # noqa: PLC0415 - as above

    found = {name: curves_of(name, person=REFERENCE) for name in _names()}
    return {
        "notes": {name: report(name, c, person=REFERENCE).notes for name, c in found.items()},
        "curves": {name: {c.part: _curve(c) for c in found[name]} for name in load_motions()},
    }


def _curve(curve: Curve) -> dict[str, Any]:
    return {
        "phase": [round(float(phase), 4) for phase in curve.phase],
        "compression_N": curve.compression.round().astype(int).tolist(),
    }


def digest_of_loads() -> str:
    """Return a name for what the book is made of: motions, postures, the neck and the code."""
    files = [
        *sorted((CONTENT / "motions").glob("*.yaml")),
        CONTENT / "postures.yaml",
        CONTENT / "loads" / "postures.yaml",
        CONTENT / "loads" / "neck.yaml",
        *(file for room in ("body", "loads") for file in sorted((PACKAGE / room).glob("*.py"))),
    ]
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:16]


@cache
def load_book(path: Path = BOOK) -> Mapping[str, Any] | None:
    """Return the book, or nothing where none was compiled."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def load_of(exercise: str, intake: Intake, *, book: Path = BOOK) -> LoadReport | None:
    """Return an exercise's loads for a patient; nothing where the body or the book is unknown."""
    read = load_book(book)
    person = body_of_intake(intake)
    if read is None or person is None or exercise not in read["rows"]:
        return None
    rows, notes = read["rows"][exercise], read["notes"][exercise]
    return between(rows, person, name=exercise, age=intake.age, notes=notes)


def words_of(exercise: str, intake: Intake, *, book: Path = BOOK) -> str | None:
    """Return for a patient, in plain words, how much an exercise loads the lower back.

    Against the same body's standing and bending forward: no figures, and no promise.
    """
    found = load_of(exercise, intake, book=book)
    standing, bent = (load_of(name, intake, book=book) for name in ("standing", "flexion-30"))
    if found is None or standing is None or bent is None:
        return None
    share = (_worst(found) - _worst(standing)) / (_worst(bent) - _worst(standing))
    return next(words for most, words in WORDS if share <= most)


def _worst(found: LoadReport) -> float:
    """Return the greatest central peak of the lower back, in newtons."""
    return max(found.discs[disc].peak[1] for disc in LOINS)


def body_of_intake(intake: Intake) -> Person | None:
    """Return the body that an intake describes, or nothing where it leaves something out."""
    if intake.sex is None or intake.height_m is None or intake.mass_kg is None:
        return None
    try:
        return Person(sex=Sex(intake.sex.value), height=intake.height_m, mass=intake.mass_kg)
    except ValueError:
        return None


def warnings_of(found: LoadReport, intake: Intake) -> tuple[str, ...]:
    """Return the affected discs whose central estimate passes 0.2 t. A warning, never a block."""
    return tuple(
        level
        for level in intake.levels or ()
        if level in found.discs and found.discs[level].passes(AFFECTED_N)
    )
