"""The tables of a run as Arrow has them: one row for each patient, patient-week and patient-day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from statistics import fmean
from typing import Any

import pyarrow as pa

from corset.cohorts.lives import DayCount, Life
from corset.cohorts.policies import CHANCES
from corset.simulation.patient import Day

WEEK = 7
PROCESSOR = "processor_s"
"""The one column that no seed decides."""
Row = dict[str, Any]

_WHO = [("policy", pa.dictionary(pa.int32(), pa.string())), ("patient", pa.int64())]
_CAME = [(day.value, pa.int32()) for day in Day]
_COUNTS = [
    ("finished", pa.int32()),
    ("stopped", pa.int32()),
    ("repetitions", pa.int64()),
    ("ceilings", pa.int64()),
    ("reports", pa.int32()),
    ("pains", pa.int32()),
    ("pain_sum", pa.int64()),
    ("bars", pa.int32()),
    ("alerts", pa.int32()),
    ("escalations", pa.int32()),
    ("refusals", pa.int32()),
]
COUNTED = tuple(name for name, _ in _COUNTS)
DAYS = pa.schema(
    [
        *_WHO,
        ("day", pa.int32()),
        ("came", pa.dictionary(pa.int8(), pa.string())),
        ("supervised", pa.bool_()),
        ("full", pa.bool_()),
        ("nearly", pa.bool_()),
        ("signed_off", pa.bool_()),
        *_COUNTS,
        ("worst_pain", pa.int8()),
    ]
)
"""A patient's days from 0, the first visit; after it there are none for who is not treated."""
WEEKS = pa.schema([_WHO[0], ("week", pa.int32()), ("patient_days", pa.int64()), *_CAME, *_COUNTS])
"""Sums over the patients of a partition; week 1 begins with day 1."""
PATIENTS = pa.schema(
    [
        *_WHO,
        ("treated", pa.bool_()),
        ("age", pa.int32()),
        ("regions", pa.string()),
        ("stage", pa.int8()),
        ("damage", pa.string()),
        *((f"behaviour_{name}", pa.float64()) for name in CHANCES),
        ("tender_exercises", pa.int32()),
        ("days", pa.int32()),
        *_CAME,
        ("trained_share", pa.float64()),
        ("adherence", pa.float64()),
        *_COUNTS,
        ("mean_pain", pa.float64()),
        ("worst_pain", pa.int8()),
        ("signed_off_day", pa.int32()),
        ("nearly_full_day", pa.int32()),
        ("full_dose_day", pa.int32()),
        (PROCESSOR, pa.float64()),
    ]
)


def day_row(policy: str, patient: int, day: DayCount) -> Row:
    """Return a day as a row."""
    plain = {f.name: getattr(day, f.name) for f in fields(day) if f.name != "nrs"}
    pain = {"pains": len(day.nrs), "pain_sum": sum(day.nrs)}
    return {
        "policy": policy,
        "patient": patient,
        **plain,
        **pain,
        "worst_pain": max(day.nrs, default=None),
    }


def patient_row(policy: str, patient: int, life: Life, days: Sequence[Row]) -> Row:
    """Return a patient's whole therapy as a row; what it cost is still to be said."""
    lived = days[1:]
    sums = _sums(days)
    pains = sums["pains"]
    return {
        "policy": policy,
        "patient": patient,
        "treated": life.treated,
        **_who(life),
        "days": len(lived),
        **sums,
        "trained_share": _share(sums["trained"], len(lived)),
        "adherence": _share(sums["trained"], sums["trained"] + sums["stayed_away"]),
        "mean_pain": _share(sums["pain_sum"], pains),
        "worst_pain": max((d["worst_pain"] for d in days if d["pains"]), default=None),
        "signed_off_day": _first(days, "signed_off"),
        "nearly_full_day": _first(days, "nearly"),
        "full_dose_day": _first(days, "full"),
    }


def week_rows(policy: str, days: Iterable[Row]) -> list[Row]:
    """Return sums over days of any patients, by week."""
    weeks: dict[int, list[Row]] = {}
    for day in days:
        if day["day"]:
            weeks.setdefault((day["day"] - 1) // WEEK + 1, []).append(day)
    return [
        {"policy": policy, "week": week, "patient_days": len(weeks[week]), **_sums(weeks[week])}
        for week in sorted(weeks)
    ]


def table(rows: Iterable[Row], schema: pa.Schema) -> pa.Table:
    """Return rows as a table."""
    return pa.Table.from_pylist(list(rows), schema=schema)


def _who(life: Life) -> Row:
    facts, behaviour = life.patient.therapy.state.intake, life.patient.behaviour
    return {
        "age": facts.age,
        "regions": "+".join(facts.regions or ()),
        "stage": facts.stage,
        "damage": facts.damage,
        **{f"behaviour_{name}": getattr(behaviour, name) for name in CHANCES},
        "tender_exercises": len(behaviour.tenderness),
    }


def _sums(days: Sequence[Row]) -> dict[str, int]:
    came = {day.value: sum(d["came"] == day.value for d in days) for day in Day}
    return came | {name: sum(d[name] for d in days) for name in COUNTED}


def _first(days: Iterable[Row], name: str) -> int | None:
    return next((day["day"] for day in days if day[name]), None)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of what is known, to the last bit whatever the order; None of nothing."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def summed(weeks: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the weeks of partitions as weeks of the whole, by policy and week."""
    found: dict[tuple[str, int], Row] = {}
    for row in weeks:
        into = found.setdefault((row["policy"], row["week"]), dict.fromkeys(row, 0))
        for name, value in row.items():
            into[name] = value if name in {"policy", "week"} else into[name] + value
    return list(found.values())
