"""What is said of a movement or posture: every disc, every figure with its interval."""

from collections.abc import Mapping
from dataclasses import dataclass

from corset.body.anatomy.anthropometry import Person
from corset.loads.tolerance import Tolerances, chance_over_strength

VERSION = "corset-loads 2 on myo-sim 0.2.4 and HYOID"
Interval = tuple[float, float, float]
"""Low, central, high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscLoad:
    """One disc over a movement. Newtons."""

    peak: Interval
    mean: Interval
    shear_peak: Interval
    shear_mean: Interval

    def may_pass(self, newtons: float) -> bool:
        """Return whether the upper end of the interval passes a tolerance (R31)."""
        return self.peak[2] > newtons


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a movement does to one body."""

    name: str
    person: Person
    age: float | None
    discs: Mapping[str, DiscLoad]
    notes: tuple[str, ...]

    def as_json(self, tolerances: Tolerances) -> dict[str, object]:
        """Return the figures of `corset load --json`."""
        discs = {name: self._disc(load, tolerances) for name, load in self.discs.items()}
        return {
            "model": VERSION,
            "exercise": self.name,
            "body": {
                "sex": self.person.sex.value,
                "height_m": self.person.height,
                "mass_kg": self.person.mass,
                "age": self.age,
            },
            "discs": discs,
            "notes": list(self.notes),
        }

    def _disc(self, load: DiscLoad, tolerances: Tolerances) -> dict[str, object]:
        chance = [
            round(chance_over_strength(newtons, sex=self.person.sex, age=self.age), 4)
            for newtons in load.peak
        ]
        return {
            "compression_N": {"peak": _whole(load.peak), "mean": _whole(load.mean)},
            "shear_N": {"peak": _whole(load.shear_peak), "mean": _whole(load.shear_mean)},
            "share_of_2kN": [round(newtons / tolerances.affected, 3) for newtons in load.peak],
            "share_of_5kN": [round(newtons / tolerances.healthy, 3) for newtons in load.peak],
            "p_over_strength": chance,
        }


def _whole(interval: Interval) -> list[int]:
    return [round(value) for value in interval]
