"""Loads known for a few bodies, and any body between them. Newtons, metres, kilograms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.anatomy.joints import Vector
from corset.loads.curve import DISCS
from corset.loads.report import DiscLoad, Interval, LoadReport

HEIGHTS = (1.50, 1.90)
BMIS = (18.0, 25.0, 36.0)
"""Mass goes with the body-mass index: a body of 1.50 m and 130 kg need not be known."""
KINDS = ("peak", "mean", "shear_peak", "shear_mean")
OUTSIDE = "This body lies outside the bodies that loads are known for; the nearest one is shown."


@dataclass(frozen=True, slots=True)
class Node:
    """Where a body lies in the grid."""

    height: float
    bmi: float

    @classmethod
    def of(cls, person: Person) -> "Node":
        """Return a person's node."""
        return cls(person.height, person.mass / person.height**2)

    @property
    def inside(self) -> bool:
        """Whether the grid reaches round it."""
        return _within(self.height, HEIGHTS) and _within(self.bmi, BMIS)


def bodies() -> list[Person]:
    """Return the bodies of the grid: by sex, then height, then body-mass index."""
    return [
        Person(sex=sex, height=height, mass=bmi * height**2)
        for sex in Sex
        for height in HEIGHTS
        for bmi in BMIS
    ]


def row_of(found: LoadReport) -> list[list[list[int]]]:
    """Return a report as numbers: kinds, discs, then low, central, high."""
    return [
        [[round(x) for x in getattr(found.discs[disc], kind)] for disc in DISCS] for kind in KINDS
    ]


def between(
    rows: Sequence[object], person: Person, *, name: str, age: float | None, notes: Sequence[str]
) -> LoadReport:
    """Return a body's loads from the rows of all bodies, going evenly from node to node."""
    values = mixed(np.array(rows, dtype=float), person)
    outside = () if Node.of(person).inside else (OUTSIDE,)
    return LoadReport(
        name=name, person=person, age=age, discs=_discs(values), notes=(*notes, *outside)
    )


def mixed(table: Vector, person: Person) -> Vector:
    """Return a body's values, (...), from those of all bodies, (bodies, ...), in their order."""
    node = Node.of(person)
    sexes = table.reshape(len(Sex), len(HEIGHTS), len(BMIS), *table.shape[1:])
    tall = _along(sexes[list(Sex).index(person.sex)], node.height, HEIGHTS)
    return _along(tall, node.bmi, BMIS)


def _discs(values: Vector) -> Mapping[str, DiscLoad]:
    return {
        disc: DiscLoad(**{kind: _interval(values[k, at]) for k, kind in enumerate(KINDS)})
        for at, disc in enumerate(DISCS)
    }


def _interval(values: Vector) -> Interval:
    low, central, high = (float(value) for value in values)
    return low, central, high


def _along(table: Vector, value: float, marks: tuple[float, ...]) -> Vector:
    """Return the table with its first axis read at a value between its marks."""
    value = min(max(value, marks[0]), marks[-1])
    at = min(int(np.searchsorted(marks, value, side="right")), len(marks) - 1)
    share = (value - marks[at - 1]) / (marks[at] - marks[at - 1])
    return table[at - 1] * (1 - share) + table[at] * share


def _within(value: float, marks: tuple[float, ...]) -> bool:
    return marks[0] <= value <= marks[-1]
