"""The part of MuJoCo that Corset uses; its own modules are compiled and carry no types."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int32]
_Vector = Sequence[float] | _Floats

class mjtGeom(IntEnum):
    mjGEOM_CAPSULE = ...
    mjGEOM_ELLIPSOID = ...

class _Named:
    id: int
    qposadr: _Ints
    dofadr: _Ints
    geomadr: _Ints
    geomnum: _Ints

class MjModel:
    nq: int
    nv: int
    qpos0: _Floats
    body_mass: _Floats
    geom_size: _Floats
    geom_type: _Ints
    site_pos: _Floats
    def joint(self, name: str, /) -> _Named: ...
    def body(self, name: str, /) -> _Named: ...
    def site(self, name: str, /) -> _Named: ...

class MjData:
    qpos: _Floats
    xpos: _Floats
    xmat: _Floats
    xquat: _Floats
    geom_xpos: _Floats
    geom_xmat: _Floats
    site_xpos: _Floats
    def __init__(self, model: MjModel, /) -> None: ...

class MjsBody:
    def add_body(self, *, name: str, pos: _Vector) -> MjsBody: ...
    def add_freejoint(self, *, name: str) -> object: ...
    def add_joint(
        self, *, name: str, axis: _Vector, range: tuple[float, float], limited: bool
    ) -> object: ...
    def add_geom(
        self,
        *,
        type: mjtGeom,
        size: _Vector,
        mass: float,
        pos: _Vector = ...,
        fromto: _Vector = ...,
    ) -> object: ...
    def add_site(self, *, name: str, pos: _Vector) -> object: ...

class _Compiler:
    degree: bool

class MjSpec:
    modelname: str
    compiler: _Compiler
    worldbody: MjsBody
    def __init__(self) -> None: ...
    def compile(self) -> MjModel: ...

def mj_kinematics(model: MjModel, data: MjData, /) -> None: ...
def mj_jac(
    model: MjModel,
    data: MjData,
    jacp: _Floats | None,
    jacr: _Floats | None,
    point: _Floats,
    body: int,
    /,
) -> None: ...
def mj_geomDistance(
    model: MjModel, data: MjData, geom1: int, geom2: int, distmax: float, fromto: None, /
) -> float: ...
def mju_axisAngle2Quat(res: _Floats, axis: _Floats, angle: float, /) -> None: ...
def mju_mulQuat(res: _Floats, quat1: _Floats, quat2: _Floats, /) -> None: ...
def mju_rotVecQuat(res: _Floats, vec: _Floats, quat: _Floats, /) -> None: ...
