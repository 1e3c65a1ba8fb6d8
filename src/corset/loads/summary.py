"""From curves to a report: every disc's peak and mean, and what the estimate lacks."""

from collections.abc import Sequence

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.joints import Vector
from corset.loads.curve import Curve
from corset.loads.discs import DISCS, RESIDUAL_N, RESIDUAL_NM
from corset.loads.report import DiscLoad, Interval, LoadReport


def report(
    name: str, curves: Sequence[Curve], *, person: Person, age: float | None = None
) -> LoadReport:
    """Return what is said of the curves of a movement's parts."""
    squeezed = [_summed([curve.compression for curve in curves], at) for at in range(len(DISCS))]
    sheared = [_summed([curve.shear for curve in curves], at) for at in range(len(DISCS))]
    return LoadReport(
        name=name,
        person=person,
        age=age,
        discs={
            disc: DiscLoad(peak=c[0], mean=c[1], shear_peak=s[0], shear_mean=s[1])
            for disc, c, s in zip(DISCS, squeezed, sheared, strict=True)
        },
        notes=tuple(note for curve in curves for note in _notes(curve)),
    )


def _summed(forces: Sequence[Vector], disc: int) -> tuple[Interval, Interval]:
    """Return peak and mean over all parts, each low, central, high: the peak is the central's."""
    whole = np.concatenate([force[:, :, disc] for force in forces], axis=1)
    peak = whole[:, int(whole[1].argmax())]
    return _interval(peak), _interval(whole.mean(axis=1))


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
    return notes
