"""The load atlas: what every movement does to a patient's discs, read without physics.

An entry bears the name of a motion or of a posture. Those of the content that belongs to this code
are one file; one of a clinic's own lies beside its figure, in the folder of its motion.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.atlas.grid import between, cases_between
from corset.loads.atlas.phases import Phases, unpacked
from corset.loads.comparison import times
from corset.loads.discs import LUMBAR
from corset.loads.report import Interval, LoadReport
from corset.services.bundle.figures import file_of
from corset.therapy.intake import Intake

ATLAS = Path(__file__).with_name("atlas.json")
OWN = "load.json"
"""The entry of a clinic's own motion, in its folder."""


def _(text: str) -> str:
    """Mark what is translated when it is shown; Django's own mark asks for a clinic's settings."""
    return text


WORDS = (
    (-0.3, _("Loads your lower back less than standing does.")),
    (0.3, _("Loads your lower back about as much as standing does.")),
    (0.8, _("Loads your lower back more than standing, less than bending forwards.")),
    (1.2, _("Loads your lower back about as much as bending forwards does.")),
    (inf, _("Loads your lower back more than bending forwards does.")),
)
"""Up to which share of the way from standing to bent 30° forwards each holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongWay:
    """A way that the therapy forbids, shown beside the exercise to say why."""

    said: str
    found: LoadReport
    times: Mapping[str, Interval]
    """By disc how many times what the exercise asks: least, central and most of the cases."""


Entry = Mapping[str, Any]
"""`rows`, `notes`; of a motion its `curves`, and its `wrong_way` where there is one."""


@cache
def load_atlas(path: Path = ATLAS) -> Mapping[str, Any] | None:
    """Return the atlas, or nothing where none was compiled."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def entry_of(name: str, *, atlas: Path = ATLAS) -> Entry | None:
    """Return what is known of a motion or a posture by its name, or nothing."""
    known = load_atlas(atlas)
    own = file_of(name, OWN)
    return load_atlas(own) if own else known["entries"].get(name) if known else None


def load_of(name: str, intake: Intake, *, atlas: Path = ATLAS) -> LoadReport | None:
    """Return the loads of a motion or posture for a patient; nothing of what is unknown."""
    entry, person = entry_of(name, atlas=atlas), body_of_intake(intake)
    if entry is None or person is None:
        return None
    return between(entry["rows"], person, name=name, age=intake.age, notes=entry["notes"])


def phases_of(motion: str, intake: Intake, *, atlas: Path = ATLAS) -> tuple[Phases, ...]:
    """Return a patient's loads through each part of a motion; none where nothing is known."""
    entry, person = entry_of(motion, atlas=atlas), body_of_intake(intake)
    if entry is None or person is None:
        return ()
    return tuple(unpacked(part, person) for part in entry.get("curves", ()))


def wrong_way_of(motion: str, intake: Intake, *, atlas: Path = ATLAS) -> WrongWay | None:
    """Return the forbidden way of a motion with its loads for a patient, where there is one."""
    entry, person = entry_of(motion, atlas=atlas), body_of_intake(intake)
    way = entry.get("wrong_way") if entry else None
    if way is None or person is None:
        return None
    return WrongWay(
        said=way["said"],
        found=between(way["rows"], person, name=way["posture"], age=intake.age, notes=()),
        times=times(cases_between(way["way"], person), cases_between(way["own"], person)),
    )


def words_of(motion: str, intake: Intake, *, atlas: Path = ATLAS) -> str | None:
    """Return for a patient, in plain words, how much a motion loads the lower back.

    Against the same body's standing and bending forward: no figures, and no promise.
    """
    found = load_of(motion, intake, atlas=atlas)
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
