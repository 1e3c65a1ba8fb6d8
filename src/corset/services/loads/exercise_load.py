"""What a clinician sees of one exercise's load on one patient's discs, through the movement."""

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import Http404

from corset.loads.atlas.phases import Phases, Series
from corset.loads.discs import DISCS, LUMBAR, NECK
from corset.loads.report import Interval, LoadReport
from corset.loads.tolerance import Tolerances, tolerances_of
from corset.people.models import User
from corset.services.library.programmes import programme_of
from corset.services.loads.atlas import WrongWay, load_atlas, load_of, phases_of, wrong_way_of
from corset.services.therapy.patients.enrolment import intake_of
from corset.therapy.commands import Actor
from corset.therapy.content.parameters import Parameters
from corset.therapy.intake import Intake
from corset.therapy.programme import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseLoad:
    """One exercise and one body. Newtons."""

    found: LoadReport
    tolerances: Tolerances
    parts: tuple[Phases, ...]
    wrong_way: WrongWay | None
    affected: tuple[str, ...]
    """The damaged discs that are estimated."""
    unknown: tuple[str, ...]
    """The damaged discs that are not: between T1 and T12 the trunk is one bone."""

    @property
    def first(self) -> str:
        """The disc to look at first: the damaged one that bears the most, else whichever does."""
        among = self.affected or tuple(self.found.discs)
        return max(among, key=lambda disc: self.found.discs[disc].peak[1])


class NoSuchExercise(Http404):
    """An exercise that the patient's programme does not have."""


def exercise_load(exercise: Exercise, intake: Intake, p: Parameters) -> ExerciseLoad | None:
    """Return an exercise's load for a body; nothing where body or movement are unknown."""
    found = load_of(exercise.motion, intake)
    if found is None:
        return None
    levels = intake.levels or ()
    return ExerciseLoad(
        found=found,
        tolerances=tolerances_of(p),
        parts=phases_of(exercise.motion, intake),
        wrong_way=wrong_way_of(exercise.motion, intake),
        affected=tuple(level for level in levels if level in found.discs),
        unknown=tuple(level for level in levels if level not in found.discs),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientLoad:
    """An exercise of a patient's programme, and its load on that patient's discs."""

    exercise: Exercise
    load: ExerciseLoad | None
    """None where the body or the atlas is unknown."""
    stamp: str
    """Another where the load is another."""


def load_for(*, by: User | Actor, patient_id: UUID | str, exercise: str) -> PatientLoad:
    """Return the load of an exercise for a patient.

    Raises NotAllowed, NoSuchPatient and NoSuchExercise.
    """
    intake, known = intake_of(by=by, patient_id=patient_id), programme_of(UUID(str(patient_id)))
    if exercise not in known.exercises:
        allowed = ", ".join(known.exercises)
        raise NoSuchExercise(f"There is no exercise {exercise}; there are {allowed}.")
    found, p = known.exercises[exercise], known.parameters
    return PatientLoad(
        exercise=found,
        load=exercise_load(found, intake, p),
        stamp=_name(found.motion, intake, p),
    )


def _name(motion: str, intake: Intake, p: Parameters) -> str:
    """Change with the atlas, the tolerances, the motion or the body, and with nothing else."""
    atlas = load_atlas() or {"digest": ""}
    bears = tolerances_of(p)
    body = (intake.sex, intake.height_m, intake.mass_kg, intake.age, intake.levels)
    made_of = [atlas["digest"], *astuple(bears), motion, *body]
    return sha256(json.dumps(made_of).encode()).hexdigest()[:16]


def curves(load: ExerciseLoad) -> dict[str, Any]:
    """Return the load as a browser draws it: whole newtons, by part and disc."""
    return {
        "discs": {"neck": NECK, "lumbar": LUMBAR},
        "first": load.first,
        "affected": load.affected,
        "tolerances": {name: round(value) for name, value in asdict(load.tolerances).items()},
        "parts": [_part(part) for part in load.parts],
        "wrong_way": _wrong_way(load.wrong_way),
    }


def _part(part: Phases) -> dict[str, Any]:
    forces = {disc: [_whole(row) for row in part.compression[disc]] for disc in DISCS}
    return {"part": part.part, "phase": part.phase, "forces": forces}


def _wrong_way(way: WrongWay | None) -> dict[str, Any] | None:
    if way is None:
        return None
    peaks = {disc: _whole(load.peak) for disc, load in way.found.discs.items()}
    times = {disc: [round(ratio, 2) for ratio in way.times[disc]] for disc in peaks}
    return {"said": way.said, "peaks": peaks, "times": times}


def _whole(values: Sequence[float]) -> list[int]:
    return [round(value) for value in values]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscRow:
    """One disc in one part, for a table. Newtons."""

    disc: str
    start: float
    end: float
    peak: Interval
    """The greatest low, central and high: in one case a support may let go sooner."""
    affected: bool
    tolerances: Tolerances

    @property
    def hot(self) -> bool:
        """Whether the central estimate passes what an affected disc bears."""
        return self.peak[1] > self.tolerances.affected


def rows_of(load: ExerciseLoad, part: Phases) -> list[DiscRow]:
    """Return every disc through one part."""
    return [_row(load, disc, part.compression[disc]) for disc in DISCS]


def _row(load: ExerciseLoad, disc: str, forces: Sequence[Series]) -> DiscRow:
    low, central, high = (max(series) for series in forces)
    centrals = forces[1]
    return DiscRow(
        disc=disc,
        start=centrals[0],
        end=centrals[-1],
        peak=(low, central, high),
        affected=disc in load.affected,
        tolerances=load.tolerances,
    )
