"""The things in the room, made to fit the person."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from corset.body.anatomy.anthropometry import Person
from corset.body.movement.frames import Prop
from corset.body.movement.motion import Ground

SEAT = 0.245
"""Where thighs lie level and shanks stand upright, as a fraction of stature."""


def height_of(ground: Ground, person: Person) -> float:
    """Return how high a surface is, in metres."""
    return {Ground.FLOOR: 0.0, Ground.SEAT: SEAT}[ground] * person.height


def _mat(person: Person) -> Prop:
    return Prop(kind="mat", at=(0.0, 0.0, 0.0), size=(1.15 * person.height, 0.7, 0.015))


def _stool(person: Person) -> Prop:
    return Prop(kind="stool", at=(0.0, 0.0, SEAT * person.height), size=(0.36, 0.36, 0.04))


def _chair(person: Person) -> Prop:
    size = (0.42, 0.44, 0.04)
    return Prop(kind="chair", at=(0.02, 0.0, SEAT * person.height), size=size, back=0.45)


def _bar(_: Person) -> Prop:
    return Prop(kind="bar", at=(0.0, 0.0, 0.0), size=(0.03, 1.2, 0.03))


def _cushion(_: Person) -> Prop:
    return Prop(kind="cushion", at=(0.0, 0.0, 0.0), size=(0.26, 0.4, 0.02))


PROPS: Mapping[str, Callable[[Person], Prop]] = MappingProxyType(
    {"mat": _mat, "stool": _stool, "chair": _chair, "bar": _bar, "cushion": _cushion}
)


def prop(kind: str, person: Person, x: float, z: float = 0.0) -> Prop:
    """Return a prop of a kind for a person, moved to x, and up by z."""
    made = PROPS[kind](person)
    return Prop(
        kind=kind, at=(x + made.at[0], made.at[1], made.at[2] + z), size=made.size, back=made.back
    )
