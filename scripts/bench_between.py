"""Measure how far loads read between the bodies of the atlas are from the same body's own.

    python -m scripts.bench_between

Peaks of every exercise and posture, and every sample of every curve, as a share of that disc's
greatest central estimate in that part. Needs the model of muscles; about half a minute of one core.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.atlas.grid import Row, between
from corset.loads.atlas.phases import unpacked
from corset.loads.curve import Curve
from corset.loads.discs import DISCS, LUMBAR, NECK
from corset.loads.summary import report
from corset.programme import load_motions, motion_name
from corset.services.loads.atlas import load_atlas
from corset.services.loads.estimate import curves_of

PEOPLE = (
    Person(sex=Sex.FEMALE, height=1.62, mass=58.0),
    Person(sex=Sex.MALE, height=1.80, mass=95.0),
)
"""Between the nodes in every direction."""
TENTH = 0.1
Errors = NDArray[np.float64]
Found = list[tuple[str, Errors]]
"""Names, each with how far off it is: (n, 12), without sign."""


def peak_errors(name: str, own: Sequence[Curve], rows: Sequence[Row], person: Person) -> Errors:
    """Return how far the peaks of an exercise or posture are off, (1, 12)."""
    read = between(rows, person, name=name, age=None, notes=())
    computed = report(name, own, person=person)
    peaks = np.array([[f.discs[disc].peak[1] for disc in DISCS] for f in (read, computed)])
    return np.abs(peaks[:1] / peaks[1:] - 1)


def curve_errors(
    name: str, own: Sequence[Curve], entries: Sequence[Mapping[str, Any]], person: Person
) -> Iterator[tuple[str, Errors]]:
    """Yield for each part how far every sample is off, (n, 12)."""
    for entry, curve in zip(entries, own, strict=True):
        known = unpacked(entry, person).compression
        central, read = curve.compression[1], np.array([known[disc][1] for disc in DISCS]).T
        yield f"{name}, {curve.part}", np.abs(read - central) / central.max(axis=0)


def measured(person: Person) -> tuple[Found, Found]:
    """Return one body's errors: of peaks, and of curves."""
    atlas = load_atlas()
    if atlas is None:
        raise SystemExit("There is no atlas: run `corset load compile`.")
    peaks: Found = []
    curves: Found = []
    by_motion = {motion_name(motion): name for name, motion in load_motions().items()}
    for key, entry in atlas["entries"].items():
        name = by_motion.get(key, key)
        own = curves_of(name, person=person)
        peaks.append((name, peak_errors(name, own, entry["rows"], person)))
        if key in by_motion:
            curves.extend(curve_errors(name, own, entry["curves"], person))
    return peaks, curves


def said(what: str, found: Found) -> str:
    """Return a line for the neck and one for the lower back."""
    lines: list[str] = []
    for place, discs in (("neck", NECK), ("lower back", LUMBAR)):
        columns = [DISCS.index(disc) for disc in discs]
        whole = np.concatenate([off[:, columns].ravel() for _, off in found])
        worst, where = max((float(off[:, columns].max()), name) for name, off in found)
        lines.append(
            f"{what}, {place}: {whole.size}, off by {whole.mean():.1%} in the mean, "
            f"19 of 20 by less than {np.quantile(whole, 0.95):.1%}, "
            f"{(whole > TENTH).mean():.1%} by more than a tenth, at worst {worst:.0%} ({where})\n"
        )
    return "".join(lines)


def main() -> None:
    """Measure neck and lower back apart: they are held by different muscles."""
    both = [measured(person) for person in PEOPLE]
    sys.stdout.write(said("peaks", [each for peaks, _ in both for each in peaks]))
    sys.stdout.write(said("curves", [each for _, curves in both for each in curves]))


if __name__ == "__main__":
    main()
