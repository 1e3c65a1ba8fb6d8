"""The load atlas: what every exercise does to a patient's discs, read without physics."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.atlas.grid import between
from corset.loads.atlas.phases import Phases, unpacked
from corset.loads.discs import LUMBAR
from corset.loads.report import LoadReport
from corset.therapy.intake import Intake

ATLAS = Path(__file__).with_name("atlas.json")
WORDS = (
    (-0.3, "Loads your lower back less than standing does."),
    (0.3, "Loads your lower back about as much as standing does."),
    (0.8, "Loads your lower back more than standing, less than bending forwards."),
    (1.2, "Loads your lower back about as much as bending forwards does."),
    (inf, "Loads your lower back more than bending forwards does."),
)
"""Up to which share of the way from standing to bent 30° forwards each holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongWay:
    """A way that the therapy forbids, shown beside the exercise to say why."""

    said: str
    found: LoadReport


@cache
def load_atlas(path: Path = ATLAS) -> Mapping[str, Any] | None:
    """Return the atlas, or nothing where none was compiled."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def load_of(exercise: str, intake: Intake, *, atlas: Path = ATLAS) -> LoadReport | None:
    """Return an exercise's loads for a patient; nothing where the body or the atlas is unknown."""
    read = load_atlas(atlas)
    person = body_of_intake(intake)
    if read is None or person is None or exercise not in read["rows"]:
        return None
    rows, notes = read["rows"][exercise], read["notes"][exercise]
    return between(rows, person, name=exercise, age=intake.age, notes=notes)


def phases_of(exercise: str, intake: Intake, *, atlas: Path = ATLAS) -> tuple[Phases, ...]:
    """Return a patient's loads through each part of an exercise; none where nothing is known."""
    read, person = load_atlas(atlas), body_of_intake(intake)
    if read is None or person is None:
        return ()
    return tuple(unpacked(entry, person) for entry in read["curves"].get(exercise, ()))


def wrong_way_of(exercise: str, intake: Intake, *, atlas: Path = ATLAS) -> WrongWay | None:
    """Return the forbidden way of an exercise with its loads for a patient, where there is one."""
    read = load_atlas(atlas)
    way = read["wrong_ways"].get(exercise) if read else None
    found = load_of(way["posture"], intake, atlas=atlas) if way else None
    return WrongWay(said=way["said"], found=found) if way and found else None


def words_of(exercise: str, intake: Intake, *, atlas: Path = ATLAS) -> str | None:
    """Return for a patient, in plain words, how much an exercise loads the lower back.

    Against the same body's standing and bending forward: no figures, and no promise.
    """
    found = load_of(exercise, intake, atlas=atlas)
    standing, bent = (load_of(name, intake, atlas=atlas) for name in ("standing", "flexion-30"))
    if found is None or standing is None or bent is None:
        return None
    share = (_worst(found) - _worst(standing)) / (_worst(bent) - _worst(standing))
    return next(words for most, words in WORDS if share <= most)


def _worst(found: LoadReport) -> float:
    """Return the greatest central peak of the lower back, in newtons."""
    return max(found.discs[disc].peak[1] for disc in LUMBAR)


def body_of_intake(intake: Intake) -> Person | None:
    """Return the body that an intake describes, or nothing where it leaves something out."""
    if intake.sex is None or intake.height_m is None or intake.mass_kg is None:
        return None
    try:
        return Person(sex=Sex(intake.sex.value), height=intake.height_m, mass=intake.mass_kg)
    except ValueError:
        return None
