"""What is said of a movement or posture: every disc, every figure with its interval."""

from collections.abc import Mapping
from dataclasses import dataclass

from corset.body.anatomy.anthropometry import Person
from corset.loads.discs import FLOOR
from corset.loads.tolerance import AFFECTED_N, HEALTHY_N, chance_over_strength

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

    def passes(self, newtons: float) -> bool:
        """Return whether the central estimate passes a tolerance."""
        return self.peak[1] > newtons


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What a movement does to one body."""

    name: str
    person: Person
    age: float | None
    discs: Mapping[str, DiscLoad]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the answer of `corset load --json`."""
        discs = {name: self._disc(load) for name, load in self.discs.items()}
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
            "assumptions": [*ASSUMPTIONS, *self.notes],
        }

    def _disc(self, load: DiscLoad) -> dict[str, object]:
        chance = [
            round(chance_over_strength(newtons, sex=self.person.sex, age=self.age), 4)
            for newtons in load.peak
        ]
        return {
            "compression_N": {"peak": _whole(load.peak), "mean": _whole(load.mean)},
            "shear_N": {"peak": _whole(load.shear_peak), "mean": _whole(load.shear_mean)},
            "share_of_2kN": [round(newtons / AFFECTED_N, 3) for newtons in load.peak],
            "share_of_5kN": [round(newtons / HEALTHY_N, 3) for newtons in load.peak],
            "p_over_strength": chance,
        }


ASSUMPTIONS = tuple(
    f"""
Held still: weight, supports and muscles in balance; what speed adds is left out.
Muscles share the work with the least squared activation; those of trunk and neck keep {FLOOR:.1%}.
The interval spans co-contraction (0 to 2 %), strength (0.75 to 1.33 of the rule's, with it the
 neck's lever arms and how far its joints give way) and posture (the trunk 4 degrees farther back or
 forwards), each alone, summed as squares.
Shares are of 0.2 t (an affected disc) and 0.5 t (a healthy one); staying under is no promise of
 safety.
p_over_strength: the share of people of this sex (and age, where given) whose lumbar segments were
 measured to be weaker than the peak. From C2/C3 to C7/T1 it says too little: necks are weaker.
C2/C3 to C7/T1 carry head and neck, held by the 72 muscles of a published neck; what of the arms'
 weight hangs from it is left out, and its deepest muscles are not in it.
No pressure in the belly, no pull of the latissimus on the pelvis, no passive pull of muscles.
""".replace("\n ", " ")
    .strip()
    .splitlines()
)


def _whole(interval: Interval) -> list[int]:
    return [round(value) for value in interval]
