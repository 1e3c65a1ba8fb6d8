"""The part of mink that Corset uses."""

from collections.abc import Sequence

import mujoco
import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]

class Configuration:
    model: mujoco.MjModel
    data: mujoco.MjData
    q: _Floats
    def __init__(self, model: mujoco.MjModel, q: _Floats | None = None) -> None: ...
    def integrate_inplace(self, velocity: _Floats, dt: float) -> None: ...

class Task:
    cost: _Floats
    def __init__(self, cost: _Floats, gain: float = 1.0, lm_damping: float = 0.0) -> None: ...
    def compute_error(self, configuration: Configuration) -> _Floats: ...
    def compute_jacobian(self, configuration: Configuration) -> _Floats: ...

class SO3:
    def __init__(self, wxyz: _Floats) -> None: ...
    @classmethod
    def from_matrix(cls, matrix: _Floats) -> SO3: ...

class SE3:
    @classmethod
    def from_rotation_and_translation(cls, rotation: SO3, translation: _Floats) -> SE3: ...

class PostureTask(Task):
    def __init__(self, model: mujoco.MjModel, cost: _Floats) -> None: ...
    def set_target(self, target_q: _Floats) -> None: ...

class FrameTask(Task):
    def __init__(
        self, frame_name: str, frame_type: str, position_cost: float, orientation_cost: float
    ) -> None: ...
    def set_target(self, transform_target_to_world: SE3) -> None: ...

class RelativeFrameTask(Task):
    def __init__(
        self,
        frame_name: str,
        frame_type: str,
        root_name: str,
        root_type: str,
        position_cost: float,
        orientation_cost: float,
        lm_damping: float = 0.0,
    ) -> None: ...
    def set_target(self, transform_target_to_root: SE3) -> None: ...

class Limit: ...

class ConfigurationLimit(Limit):
    def __init__(self, model: mujoco.MjModel) -> None: ...

def solve_ik(
    configuration: Configuration,
    tasks: Sequence[Task],
    dt: float,
    solver: str,
    damping: float = 1e-12,
    *,
    limits: Sequence[Limit] | None = None,
) -> _Floats: ...
