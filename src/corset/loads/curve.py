"""A load through a movement. Newtons; nothing here needs the model."""

from dataclasses import dataclass

from corset.body.anatomy.joints import Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Every disc through one part. Newtons."""

    part: str
    phase: Vector
    compression: Vector
    """(3, n, 12): low, central, high."""
    shear: Vector
    peaks: Vector
    """(k, 12, 2): in each case of `assumptions.CASES` the greatest compression and shear."""
    residual: tuple[float, float]
    """What supports could not balance, at most: newtons, newton metres."""
    strain: float
    """The greatest activation asked for: over 1, a muscle was asked for more than it has."""
    pushed: float = 0.0
    """Newtons with which a hand pushes the head, at most: the motion's, not the patient's."""
