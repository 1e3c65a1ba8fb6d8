"""From loads by case to low, central and high. The first axis is that of `assumptions.CASES`."""

from itertools import pairwise

import numpy as np

from corset.body.anatomy.joints import Vector
from corset.loads.assumptions import VARIATIONS

_ENDS = [1, *(1 + 2 * count for count in range(1, len(VARIATIONS) + 1))]
_GROUPS = [slice(start, end) for start, end in pairwise(_ENDS)]
"""Where the cases of each variation stand."""


def interval_of(cases: Vector) -> Vector:
    """Return low, central and high, (3, …), of loads by case: each variation's most, as squares.

    A load that is the greatest of a movement is taken as that of each case: where a support lets go
    sooner under one assumption, moments are compared that are alike, not the same instant.
    """
    central = cases[0]
    off = cases - central
    less = sum(np.maximum(-off[group], 0.0).max(axis=0) ** 2 for group in _GROUPS)
    more = sum(np.maximum(off[group], 0.0).max(axis=0) ** 2 for group in _GROUPS)
    return np.maximum(np.stack([central - less**0.5, central, central + more**0.5]), 0.0)
