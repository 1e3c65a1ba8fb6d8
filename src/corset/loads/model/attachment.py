"""Muscles put on the bones of a skeleton, with what they lie round."""

import mujoco
import numpy as np

from corset.loads.model.muscle_path import Muscle, PathPoint, WrappingSurface
from corset.loads.model.scaling import Fit


def attach(spec: mujoco.MjSpec, muscle: Muscle, fit: Fit) -> None:
    """Add a muscle to a skeleton that is not compiled yet."""
    tendon = spec.add_tendon(name=muscle.name)
    for at, step in enumerate(muscle.path):
        if isinstance(step, PathPoint):
            name = f"{muscle.name}.{at}"
            _add_point(spec, name, step, fit, spinal=_spinal(muscle))
            tendon.wrap_site(name)
        else:
            tendon.wrap_geom(_add_wrap(spec, step, fit, muscle), _add_side(spec, step, fit, muscle))


def _spinal(muscle: Muscle) -> bool:
    """Return whether a point on the pelvis is placed by the spine: not where the psoas bends."""
    return muscle.spinal and not muscle.name.startswith("Ps_")


def _add_point(spec: mujoco.MjSpec, name: str, point: PathPoint, fit: Fit, *, spinal: bool) -> None:
    place = fit.place(point.bone, point.at, spinal=spinal)
    spec.body(point.bone).add_site(name=name, pos=place - fit.joints[point.bone])


def _add_wrap(spec: mujoco.MjSpec, wrap: WrappingSurface, fit: Fit, muscle: Muscle) -> str:
    if spec.geom(wrap.name) is None:
        place = fit.place(wrap.bone, wrap.at, spinal=muscle.spinal)
        turn = np.zeros(4)
        mujoco.mju_mat2Quat(turn, np.ascontiguousarray(wrap.turn).ravel())
        kind = mujoco.mjtGeom.mjGEOM_SPHERE if wrap.round else mujoco.mjtGeom.mjGEOM_CYLINDER
        size = [max(size * fit.stature, 1e-3) for size in wrap.size]
        spec.body(wrap.bone).add_geom(
            name=wrap.name,
            type=kind,
            pos=place - fit.joints[wrap.bone],
            quat=turn,
            size=size,
            mass=0.0,
        )
    return wrap.name


def _add_side(spec: mujoco.MjSpec, wrap: WrappingSurface, fit: Fit, muscle: Muscle) -> str:
    if wrap.side is None:
        return ""
    name = f"{wrap.name}.{muscle.name}.side"
    if spec.site(name) is None:
        _add_point(spec, name, wrap.side, fit, spinal=muscle.spinal)
    return name
