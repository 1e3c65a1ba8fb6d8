"""Loads known for a few bodies, and any body between them. Newtons, metres, kilograms."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.discs import DISCS
from corset.loads.report import DiscLoad, Interval, LoadReport

HEIGHTS = (1.50, 1.90)
BMIS = (18.0, 25.0, 36.0)
"""Mass goes with the body-mass index: a body of 1.50 m and 130 kg need not be known."""
KINDS = ("peak", "mean", "shear_peak", "shear_mean")
Row = Sequence[Sequence[Sequence[float]]]
"""One body's loads: kinds, discs, then low, central, high."""
Cases = Sequence[Sequence[float]]
"""One body's greatest compression in each case of `assumptions.CASES`, by disc."""
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
    rows: Sequence[Row], person: Person, *, name: str, age: float | None, notes: Sequence[str]
) -> LoadReport:
    """Return a body's loads from the rows of all bodies, going evenly from node to node."""
    near = [(rows[body], share) for body, share in shares(person).items()]
    outside = () if Node.of(person).inside else (OUTSIDE,)
    return LoadReport(
        name=name, person=person, age=age, discs=_discs(near), notes=(*notes, *outside)
    )


def cases_between(rows: Sequence[Cases], person: Person) -> list[list[float]]:
    """Return a body's peaks in each case, (k, 12), from those of all bodies."""
    near = [(rows[body], share) for body, share in shares(person).items()]
    return [
        [sum(row[case][at] * share for row, share in near) for at in range(len(DISCS))]
        for case in range(len(near[0][0]))
    ]


def shares(person: Person) -> Mapping[int, float]:
    """Return the bodies of the grid that lie round a person, by their place in it, in shares."""
    node = Node.of(person)
    first = list(Sex).index(person.sex) * len(HEIGHTS)
    return {
        (first + height) * len(BMIS) + bmi: tall * heavy
        for height, tall in _along(node.height, HEIGHTS)
        for bmi, heavy in _along(node.bmi, BMIS)
    }


def _discs(near: Sequence[tuple[Row, float]]) -> Mapping[str, DiscLoad]:
    return {
        disc: DiscLoad(
            **{
                kind: _mixed([(row[k][at], share) for row, share in near])
                for k, kind in enumerate(KINDS)
            }
        )
        for at, disc in enumerate(DISCS)
    }


def _mixed(intervals: Sequence[tuple[Sequence[float], float]]) -> Interval:
    low, central, high = (
        sum(interval[at] * share for interval, share in intervals) for at in range(3)
    )
    return low, central, high


def _along(value: float, marks: tuple[float, ...]) -> list[tuple[int, float]]:
    """Return the two marks that a value lies between, each with its share of it."""
    value = min(max(value, marks[0]), marks[-1])
    at = min(bisect_right(marks, value), len(marks) - 1)
    share = (value - marks[at - 1]) / (marks[at] - marks[at - 1])
    return [(at - 1, 1 - share), (at, share)]


def _within(value: float, marks: tuple[float, ...]) -> bool:
    return marks[0] <= value <= marks[-1]
