"""The simple solids round the bones: for weight, for touching, and for a look at the skeleton."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import dist, pi
from types import MappingProxyType

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.bones import BONES, side_of
from corset.body.anatomy.places import Place


@dataclass(frozen=True, slots=True)
class Solid:
    """An ellipsoid about a place, or, where it reaches to a second place, a capsule.

    `size` are fractions of stature: half-axes, or the radius alone; `grows` says which of them
    grow with the girth.
    """

    centre: Place
    size: tuple[float, ...]
    to: Place | None = None
    grows: tuple[bool, ...] = (True, True, False)

    def half_axes(self, person: Person) -> list[float]:
        """Return the size in metres."""
        girth = [person.girth if grows else 1.0 for grows in self.grows]
        return [s * g * person.height for s, g in zip(self.size, girth, strict=False)]

    def volume(self, person: Person, bone: str) -> float:
        """Return the volume in cubic metres."""
        axes = self.half_axes(person)
        if self.to is None:
            return 4 / 3 * pi * axes[0] * axes[1] * axes[2]
        length = dist(self.to.at(person, bone), self.centre.at(person, bone))
        return pi * axes[0] ** 2 * (length + 4 / 3 * axes[0])


def _rod(radius: float, start: Place, end: Place, *, grows: bool = True) -> Solid:
    return Solid(start, (radius,), end, (grows,))


_ARM = -0.014
"""How far in front of the ankle the hanging arm is."""

_SOLIDS: Mapping[str, tuple[Solid, ...]] = {
    "pelvis": (Solid(Place(-0.005, 0, 0.545), (0.066, 0.090, 0.055)),),
    "lumbar_5": (Solid(Place(-0.002, 0, 0.598), (0.060, 0.078, 0.024)),),
    "lumbar_4": (Solid(Place(-0.002, 0, 0.620), (0.060, 0.076, 0.024)),),
    "lumbar_3": (Solid(Place(-0.002, 0, 0.641), (0.060, 0.075, 0.024)),),
    "lumbar_2": (Solid(Place(-0.002, 0, 0.662), (0.060, 0.076, 0.024)),),
    "lumbar_1": (Solid(Place(-0.002, 0, 0.683), (0.061, 0.077, 0.024)),),
    "thorax": (Solid(Place(-0.007, 0, 0.768), (0.066, 0.084, 0.088)),),
    "neck": (_rod(0.032, Place(-0.022, 0, 0.852), Place(-0.002, 0, 0.905)),),
    "head": (
        Solid(Place(0.003, 0, 0.943), (0.056, 0.044, 0.057), grows=(False, False, False)),
        _rod(0.019, Place(0.024, 0.008, 0.894), Place(0.024, -0.008, 0.894), grows=False),
    ),
    "clavicle": (_rod(0.014, Place(0.012, 0.030, 0.818), Place(-0.010, 0.085, 0.822)),),
    "upper_arm": (_rod(0.025, Place(_ARM, 0, 0.816), Place(_ARM, 0, 0.640)),),
    "forearm": (
        _rod(0.021, Place(_ARM, 0, 0.625), Place(_ARM, 0, 0.565)),
        _rod(0.016, Place(_ARM, 0, 0.560), Place(_ARM, 0, 0.500)),
    ),
    "hand": (Solid(Place(_ARM, 0, 0.434), (0.022, 0.008, 0.054), grows=(False, False, False)),),
    "thigh": (
        _rod(0.041, Place(0, 0.050, 0.518), Place(0, 0.050, 0.410)),
        _rod(0.031, Place(0, 0.050, 0.400), Place(0, 0.050, 0.296)),
    ),
    "shank": (_rod(0.0285, Place(-0.003, 0.050, 0.275), Place(-0.003, 0.050, 0.055)),),
    "foot": (_rod(0.014, Place(-0.024, 0.050, 0.014), Place(0.066, 0.050, 0.014), grows=False),),
    "toes": (_rod(0.011, Place(0.080, 0.050, 0.011), Place(0.102, 0.050, 0.011), grows=False),),
}


def solids_of(bone: str) -> tuple[Solid, ...]:
    """Return the solids that a bone carries."""
    return _SOLIDS[bone.removesuffix(f"_{side_of(bone)}") if side_of(bone) else bone]


SOLIDS = MappingProxyType({bone: solids_of(bone) for bone in BONES})
