"""A person's sizes from sex, height and mass.

Lengths are fractions of stature after Drillis and Contini (1966), as tabled by Winter,
"Biomechanics and Motor Control of Human Movement" (4th ed. 2009, fig. 4.1). Heights of the spine's
joints and the breadth of the shoulders are those of the ANSUR II survey (Gordon et al. 2014,
NATICK/TR-15/007: cervicale, tragion, suprasternale, biacromial breadth), by sex where it differs.
Masses of the segments are those of de Leva (1996, J Biomech 29:1223-1230, table 4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from types import MappingProxyType

HEIGHTS = (1.30, 2.10)
"""Statures in metres for which the fractions are meant: adults."""
MASSES = (35.0, 200.0)
"""Masses in kilograms that the scaling still draws sensibly."""
MEAN_BMI = 22.5
"""Mass over height squared, in kg/m², for which the girths below hold."""


class Sex(StrEnum):
    """The tables are given for two."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whose body it is. Height in metres, mass in kilograms."""

    sex: Sex = Sex.FEMALE
    height: float = 1.68
    mass: float = 65.0

    def __post_init__(self) -> None:
        """Refuse what no table covers."""
        for name, value, (low, high) in (
            ("height", self.height, HEIGHTS),
            ("mass", self.mass, MASSES),
        ):
            if not low <= value <= high:
                raise ValueError(f"{name} {value:g} is outside the allowed {low:g} to {high:g}")

    @property
    def girth(self) -> float:
        """Thickness against that at the mean body-mass index: volume grows with its square."""
        return sqrt(self.mass / self.height**2 / MEAN_BMI)


REFERENCE = Person()
"""The body that is shown where nothing is known of the person."""

SHOULDER: Mapping[Sex, float] = MappingProxyType({Sex.FEMALE: 0.0995, Sex.MALE: 0.1060})
"""From the midline to the shoulder's centre: half the biacromial breadth, less 0.0125."""

_SHARES = MappingProxyType(
    {
        Sex.FEMALE: {
            "head": 6.68,
            "upper_trunk": 15.45,
            "middle_trunk": 14.65,
            "lower_trunk": 12.47,
            "upper_arm": 2.55,
            "forearm": 1.38,
            "hand": 0.56,
            "thigh": 14.78,
            "shank": 4.81,
            "foot": 1.29,
        },
        Sex.MALE: {
            "head": 6.94,
            "upper_trunk": 15.96,
            "middle_trunk": 16.33,
            "lower_trunk": 11.17,
            "upper_arm": 2.71,
            "forearm": 1.62,
            "hand": 0.61,
            "thigh": 14.16,
            "shank": 4.33,
            "foot": 1.37,
        },
    }
)
"""De Leva's shares of the body's mass, in percent; limbs once for each side."""

_CARRIED = MappingProxyType(
    {
        "pelvis": {"lower_trunk": 0.65},
        "lumbar_5": {"lower_trunk": 0.20},
        "lumbar_4": {"lower_trunk": 0.15, "middle_trunk": 0.08},
        "lumbar_3": {"middle_trunk": 0.16},
        "lumbar_2": {"middle_trunk": 0.16},
        "lumbar_1": {"middle_trunk": 0.16},
        "thorax": {"middle_trunk": 0.44, "upper_trunk": 0.90},
        "clavicle": {"upper_trunk": 0.05},
        "neck": {"head": 0.15},
        "head": {"head": 0.85},
        "upper_arm": {"upper_arm": 1.0},
        "forearm": {"forearm": 1.0},
        "hand": {"hand": 1.0},
        "thigh": {"thigh": 1.0},
        "shank": {"shank": 1.0},
        "foot": {"foot": 0.85},
        "toes": {"foot": 0.15},
    }
)
"""How the segments' masses fall to the bones: de Leva's middle trunk reaches from the xiphoid, at
T9/10, to the navel, at L3/4, the lower one from there to the hips."""


def mass_of(bone: str, person: Person) -> float:
    """Return a bone's mass with the tissue round it, in kilograms."""
    shares = _SHARES[person.sex]
    kind = bone if bone in _CARRIED else bone.removesuffix("_r").removesuffix("_l")
    percent = sum(part * shares[segment] for segment, part in _CARRIED[kind].items())
    return person.mass * percent / sum(_whole(shares))


def _whole(shares: Mapping[str, float]) -> list[float]:
    trunk = ("head", "upper_trunk", "middle_trunk", "lower_trunk")
    return [share if name in trunk else 2 * share for name, share in shares.items()]
