"""The part of MuJoCo that Corset uses; its own modules are compiled and carry no types."""

from collections.abc import Callable, Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int32]
_Vector = Sequence[float] | _Floats

class mjtGeom(IntEnum):
    mjGEOM_CAPSULE = ...
    mjGEOM_CYLINDER = ...
    mjGEOM_SPHERE = ...
    mjGEOM_ELLIPSOID = ...

class mjtJoint(IntEnum):
    mjJNT_HINGE = ...
    mjJNT_SLIDE = ...

class mjtWrap(IntEnum):
    mjWRAP_SITE = ...
    mjWRAP_SPHERE = ...
    mjWRAP_CYLINDER = ...

class _Named:
    id: int
    name: str
    qposadr: _Ints
    dofadr: _Ints
    geomadr: _Ints
    geomnum: _Ints

class MjModel:
    nq: int
    nv: int
    nu: int
    njnt: int
    ntendon: int
    qpos0: _Floats
    dof_jntid: _Ints
    body_parentid: _Ints
    site_bodyid: _Ints
    geom_bodyid: _Ints
    actuator_trnid: _Ints
    actuator_gainprm: _Floats
    tendon_adr: _Ints
    tendon_num: _Ints
    wrap_type: _Ints
    wrap_objid: _Ints
    wrap_prm: _Floats
    ten_J_rownnz: _Ints
    ten_J_rowadr: _Ints
    ten_J_colind: _Ints
    body_mass: _Floats
    geom_size: _Floats
    geom_type: _Ints
    site_pos: _Floats
    def joint(self, name: str | int, /) -> _Named: ...
    def body(self, name: str | int, /) -> _Named: ...
    def site(self, name: str | int, /) -> _Named: ...
    def geom(self, name: str | int, /) -> _Named: ...
    def actuator(self, name: str | int, /) -> _Named: ...

class MjData:
    qpos: _Floats
    xpos: _Floats
    xmat: _Floats
    xquat: _Floats
    geom_xpos: _Floats
    geom_xmat: _Floats
    site_xpos: _Floats
    xipos: _Floats
    xaxis: _Floats
    ten_J: _Floats
    wrap_xpos: _Floats
    wrap_obj: _Ints
    ten_wrapadr: _Ints
    ten_wrapnum: _Ints
    def __init__(self, model: MjModel, /) -> None: ...

class MjsBody:
    def add_body(self, *, name: str, pos: _Vector) -> MjsBody: ...
    def add_freejoint(self, *, name: str) -> object: ...
    def add_joint(
        self,
        *,
        name: str,
        axis: _Vector,
        range: tuple[float, float] = ...,
        limited: bool = ...,
        type: mjtJoint = ...,
    ) -> object: ...
    def add_geom(
        self,
        *,
        type: mjtGeom,
        size: _Vector,
        mass: float,
        name: str = ...,
        quat: _Vector = ...,
        pos: _Vector = ...,
        fromto: _Vector = ...,
    ) -> object: ...
    def add_site(self, *, name: str, pos: _Vector) -> object: ...

class _Compiler:
    degree: bool

class MjsTendon:
    def wrap_site(self, name: str, /) -> object: ...
    def wrap_geom(self, name: str, sidesite: str, /) -> object: ...

class MjSpec:
    modelname: str
    compiler: _Compiler
    worldbody: MjsBody
    def __init__(self) -> None: ...
    def compile(self) -> MjModel: ...
    def body(self, name: str, /) -> MjsBody: ...
    def geom(self, name: str, /) -> object | None: ...
    def site(self, name: str, /) -> object | None: ...
    def add_tendon(self, *, name: str) -> MjsTendon: ...

def set_mju_user_warning(callback: Callable[[str], None] | None, /) -> None: ...
def mj_comPos(model: MjModel, data: MjData, /) -> None: ...
def mj_tendon(model: MjModel, data: MjData, /) -> None: ...
def mj_rne(model: MjModel, data: MjData, flg_acc: int, result: _Floats, /) -> None: ...
def mj_jacSite(
    model: MjModel, data: MjData, jacp: _Floats | None, jacr: _Floats | None, site: int, /
) -> None: ...
def mju_mat2Quat(quat: _Floats, mat: _Floats, /) -> None: ...
def mju_sparse2dense(
    res: _Floats, mat: _Floats, rownnz: _Ints, rowadr: _Ints, colind: _Ints, /
) -> None: ...
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
def mju_quat2Mat(res: _Floats, quat: _Floats, /) -> None: ...
def mju_quat2Vel(res: _Floats, quat: _Floats, dt: float, /) -> None: ...
def mju_quatIntegrate(quat: _Floats, vel: _Floats, scale: float, /) -> None: ...
def mju_mulQuat(res: _Floats, quat1: _Floats, quat2: _Floats, /) -> None: ...
def mju_rotVecQuat(res: _Floats, vec: _Floats, quat: _Floats, /) -> None: ...
