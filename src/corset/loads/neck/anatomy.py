"""The neck of a published model: its joints and muscles, before they are put on a person."""

from dataclasses import dataclass

from corset.body.anatomy.joints import Vector
from corset.loads.model.muscle_path import Muscle


@dataclass(frozen=True, slots=True, kw_only=True)
class NeckJoint:
    """A joint of the neck. Its axes are forwards, left, up."""

    above: str
    """The vertebra that it carries, or the skull."""
    at: Vector
    """(3,) metres from the joint of C7 and T1."""
    share: Vector
    """(3,) its part of a turn of the neck, or, over C2, of the head."""
    stiffness: Vector
    """(3,) newton metres a radian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeckAnatomy:
    """A neck upright and at ease."""

    joints: tuple[NeckJoint, ...]
    """From below: C7/T1 to the skull."""
    muscles: tuple[Muscle, ...]
    """Of the right, as metres from the joint of C7 and T1."""
