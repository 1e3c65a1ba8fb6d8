"""From curves to a report: every disc's peak and mean, and what the estimate lacks."""

from collections.abc import Sequence

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.joints import Vector
from corset.loads.curve import Curve
from corset.loads.discs import DISCS, RESIDUAL_N, RESIDUAL_NM
from corset.loads.intervals import interval_of
from corset.loads.report import DiscLoad, Interval, LoadReport


def report(
    name: str, curves: Sequence[Curve], *, person: Person, age: float | None = None
) -> LoadReport:
    """Return what is said of the curves of a movement's parts."""
    peaks = interval_of(case_peaks(curves))
    squeezed = _mean([curve.compression for curve in curves])
    sheared = _mean([curve.shear for curve in curves])
    return LoadReport(
        name=name,
        person=person,
        age=age,
        discs={
            disc: DiscLoad(
                peak=_interval(peaks[:, at, 0]),
                mean=_interval(squeezed[:, at]),
                shear_peak=_interval(peaks[:, at, 1]),
                shear_mean=_interval(sheared[:, at]),
            )
            for at, disc in enumerate(DISCS)
        },
        notes=tuple(note for curve in curves for note in _notes(curve)),
    )


def case_peaks(curves: Sequence[Curve]) -> Vector:
    """Return the greatest compression and shear of all parts in each case, (k, 12, 2)."""
    return np.stack([curve.peaks for curve in curves]).max(axis=0)


def _mean(forces: Sequence[Vector]) -> Vector:
    """Return low, central and high over all parts, (3, 12)."""
    return np.concatenate(forces, axis=1).mean(axis=1)


def _interval(values: Vector) -> Interval:
    low, central, high = (float(value) for value in values)
    return low, central, high


def _notes(curve: Curve) -> list[str]:
    notes: list[str] = []
    force, moment = curve.residual
    if force > RESIDUAL_N or moment > RESIDUAL_NM:
        notes.append(
            f"{curve.part}: in motion, not balanced over its supports "
            f"(up to {force:.0f} N and {moment:.0f} Nm at the pelvis are carried by nothing)."
        )
    if curve.strain > 1.0:
        notes.append(
            f"{curve.part}: a muscle is asked for {curve.strain:.1f} times its assumed strength; "
            "the load may be too high."
        )
    if curve.pushed > RESIDUAL_N:
        notes.append(
            f"{curve.part}: a hand pushes the head with {curve.pushed:.0f} N; "
            "who pushes harder loads the neck more."
        )
    return notes
