"""Loads through the phases of a movement, as an atlas keeps them: small, and for all bodies."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any
from zlib import compress

import numpy as np

from corset.loads.curve import Curve

WHOLE = "<i2"
"""Whole newtons in 16 bits: up to 32 kN, which no disc of the catalogue comes near."""


def packed(curves: Sequence[Curve]) -> dict[str, Any]:
    """Return one part of all bodies, in the grid's order, for an atlas. Raises ValueError.

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
