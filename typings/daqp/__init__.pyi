"""The part of daqp that Corset uses; its own module is compiled and carries no types."""

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]

def solve(
    H: _Floats,
    f: _Floats,
    A: _Floats,
    bupper: _Floats,
    blower: _Floats,
    sense: npt.NDArray[np.int32],
    /,
) -> tuple[_Floats, float, int, dict[str, object]]: ...
