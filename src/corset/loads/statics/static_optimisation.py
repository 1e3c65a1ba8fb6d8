"""The least that meets equations within bounds: a quadratic programme for daqp."""

from ctypes import c_int

import daqp
import numpy as np

from corset.body.anatomy.joints import Vector

NONE = 1e30
"""No bound."""
EQUAL = 5
"""How daqp marks an equation."""


def least_between(
    cost: Vector, rows: Vector, need: tuple[Vector, Vector], within: tuple[Vector, Vector]
) -> Vector:
    """Return the x of least cost with rows times x between what is needed, x within bounds.

    Cost is that of x squared; an equation needs the same of both.
    """
    sense = np.zeros(len(cost) + len(rows), dtype=c_int)
    sense[len(cost) :][need[0] == need[1]] = EQUAL
    x, _, flag, _ = daqp.solve(
        np.diag(cost),
        np.zeros(len(cost)),
        np.ascontiguousarray(rows),
        np.concatenate([within[1], need[1]]),
        np.concatenate([within[0], need[0]]),
        sense,
    )
    if flag < 1:
        raise CannotBeHeld(flag)
    return x


class CannotBeHeld(ValueError):
    """No muscles and supports hold this pose."""

    def __init__(self, flag: int) -> None:
        super().__init__(f"the pose is not balanced over what it rests on (solver says {flag})")
