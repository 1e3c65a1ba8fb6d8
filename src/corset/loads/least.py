"""The least that meets equations within bounds: a quadratic programme for daqp."""

from ctypes import c_int

import daqp
import numpy as np

from corset.body.joints import Vector

NONE = 1e30
"""No bound."""
EQUAL = 5
"""How daqp marks an equation."""


def least_work(
    cost: Vector, equations: Vector, need: Vector, within: tuple[Vector, Vector]
) -> Vector:
    """Return the x of least cost, sum of cost x squared, that meets equations within bounds."""
    least, most = within
    sense = np.zeros(len(cost) + len(need), dtype=c_int)
    sense[len(cost) :] = EQUAL
    x, _, flag, _ = daqp.solve(
        np.diag(cost),
        np.zeros(len(cost)),
        np.ascontiguousarray(equations),
        np.concatenate([most, need]),
        np.concatenate([least, need]),
        sense,
    )
    if flag < 1:
        raise CannotBeHeld(flag)
    return x


class CannotBeHeld(ValueError):
    """No muscles and supports hold this pose."""

    def __init__(self, flag: int) -> None:
        super().__init__(f"the pose is not balanced over what it rests on (solver says {flag})")
