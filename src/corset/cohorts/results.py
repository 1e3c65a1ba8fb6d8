"""What a run says of each policy, and by how much policies differ for the same patients."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from math import sqrt
from statistics import median_low, stdev
from typing import Any

import pyarrow as pa

from corset.cohorts.tables import PROCESSOR, Row, mean

NINETY_FIVE = 1.96
FEWEST = 2
"""Patients for an interval."""
MEASURES: Mapping[str, Callable[[Row], float | None]] = {
    "trained_share": lambda row: row["trained_share"],
    "adherence": lambda row: row["adherence"],
    "mean_pain": lambda row: row["mean_pain"],
    "nearly_full_reached": lambda row: float(row["nearly_full_day"] is not None),
    "full_dose_reached": lambda row: float(row["full_dose_day"] is not None),
    "alerts_a_patient_day": lambda row: row["alerts"] / row["days"],
    "refusals_a_patient_day": lambda row: row["refusals"] / row["days"],
}
"""What is compared, from the row of a patient who is treated."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference to the first policy, patient by patient, and half of its 95 % interval."""

    mean: float
    half: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One policy. Means are over patients who were treated; None where there is nothing to count.

    `full_dose_day` is the day by which half of them had been handed out every exercise of the plan
    at its ceiling, `nearly_full_day` nine tenths of that; None where fewer were. `milliseconds` of
    a processor are for a patient-day.
    """

    policy: str
    patients: int
    untreated: int
    patient_days: int
    means: Mapping[str, float | None]
    differences: Mapping[str, Difference | None]
    nearly_full_day: int | None
    full_dose_day: int | None
    alerts_a_clinician_day: float | None
    escalations: int
    bars: int
    processor_s: float
    milliseconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All of a run; `digest` is of every row and every column that a seed decides."""

    seed: int
    days: int
    caseload: int
    summaries: tuple[Summary, ...]
    digest: str

    @property
    def processor_s(self) -> float:
        """Seconds of a processor, of all patients."""
        return sum(summary.processor_s for summary in self.summaries)

    @property
    def patient_days(self) -> int:
        """Days of all patients who were treated."""
        return sum(summary.patient_days for summary in self.summaries)

    def as_json(self) -> dict[str, Any]:
        """Return the results as plain data."""
        return {
            **asdict(self),
            "patient_days": self.patient_days,
            "processor_s": self.processor_s,
        }


def results_of(patients: pa.Table, *, seed: int, days: int, caseload: int) -> Results:
    """Return what the table of patients says; the first policy in it is the one to compare with."""
    by_policy = {
        policy: list(rows)
        for policy, rows in groupby(patients.to_pylist(), key=lambda row: row["policy"])
    }
    first = next(iter(by_policy.values()))
    summaries = tuple(_summary(policy, rows, first, caseload) for policy, rows in by_policy.items())
    return Results(
        seed=seed,
        days=days,
        caseload=caseload,
        summaries=summaries,
        digest=digest_of_rows(row for rows in by_policy.values() for row in rows),
    )


def digest_of_rows(rows: Iterable[Row]) -> str:
    """Return a digest of rows without what they cost."""
    digest = hashlib.sha256()
    for row in rows:
        told = {name: value for name, value in row.items() if name != PROCESSOR}
        digest.update(json.dumps(told).encode())
    return digest.hexdigest()


def _summary(policy: str, rows: Sequence[Row], first: Sequence[Row], caseload: int) -> Summary:
    treated = [row for row in rows if row["treated"]]
    days = sum(row["days"] for row in treated)
    seconds = sum(row[PROCESSOR] for row in rows)
    alerts = sum(row["alerts"] for row in treated)
    return Summary(
        policy=policy,
        patients=len(rows),
        untreated=len(rows) - len(treated),
        patient_days=days,
        means={name: mean(map(of, treated)) for name, of in MEASURES.items()},
        differences={name: _difference(of, rows, first) for name, of in MEASURES.items()},
        nearly_full_day=_by_half([row["nearly_full_day"] for row in treated]),
        full_dose_day=_by_half([row["full_dose_day"] for row in treated]),
        alerts_a_clinician_day=caseload * alerts / days if days else None,
        escalations=sum(row["escalations"] for row in treated),
        bars=sum(row["bars"] for row in treated),
        processor_s=seconds,
        milliseconds=1000 * seconds / days if days else None,
    )


def _by_half(reached: Sequence[int | None]) -> int | None:
    """Return the day by which half had reached something, if half did within the run."""
    never = max((day for day in reached if day is not None), default=0) + 1
    if not reached:
        return None
    day = median_low([never if day is None else day for day in reached])
    return None if day == never else day


def _difference(
    of: Callable[[Row], float | None], rows: Sequence[Row], first: Sequence[Row]
) -> Difference | None:
    """Compare the patients of the same number whom both policies treat; None for the first one."""
    if rows is first:
        return None
    pairs = [
        (of(row), of(other))
        for row, other in zip(rows, first, strict=True)
        if row["treated"] and other["treated"]
    ]
    apart = [a - b for a, b in pairs if a is not None and b is not None]
    if not apart:
        return None
    half = NINETY_FIVE * stdev(apart) / sqrt(len(apart)) if len(apart) >= FEWEST else None
    return Difference(mean(apart) or 0.0, half)
