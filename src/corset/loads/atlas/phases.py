"""Loads through the phases of a movement, known for a few bodies, and any body between them."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import compress, decompress

import numpy as np

from corset.body.anatomy.anthropometry import Person
from corset.body.anatomy.joints import Vector
from corset.loads.atlas.grid import mixed
from corset.loads.curve import DISCS, Curve

WHOLE = "<i2"
"""Whole newtons in 16 bits: up to 32 kN, which no disc of the catalogue comes near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phases:
    """One body's discs through one part. Newtons."""

    part: str
    phase: Vector
    """(n,) from 0 to 1."""
    compression: Vector
    """(3, n, 12): low, central, high; rows as `DISCS`."""

    def of(self, disc: str) -> Vector:
        """Return a disc's low, central and high, (3, n). Raises ValueError for no such disc."""
        return self.compression[:, :, DISCS.index(disc)]


def packed(curves: Sequence[Curve]) -> dict[str, Any]:
    """Return one part of all bodies, in the grid's order, for a book. Raises ValueError.

    The bodies must have been sampled at the same phases: only then one lies between the others.
    """
    first = curves[0]
    if any(not np.allclose(curve.phase, first.phase) for curve in curves):
        raise ValueError(f"{first.part}: not all bodies are sampled at the same phases")
    forces = np.stack([curve.compression for curve in curves]).round().astype(WHOLE)
    return {
        "part": first.part,
        "phase": [round(float(phase), 4) for phase in first.phase],
        "forces": b64encode(compress(forces.tobytes(), 9)).decode(),
    }


def unpacked(entry: Mapping[str, Any], person: Person) -> Phases:
    """Return a body's loads from what `packed` gave."""
    shape = (-1, 3, len(entry["phase"]), len(DISCS))
    forces = np.frombuffer(decompress(b64decode(entry["forces"])), dtype=WHOLE).reshape(shape)
    return Phases(
        part=entry["part"],
        phase=np.array(entry["phase"]),
        compression=mixed(forces.astype(float), person),
    )
