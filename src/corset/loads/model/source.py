"""The package's own model, standing, read into our axes. Metres, newtons."""

import warnings
from collections.abc import Iterator

import mujoco
import numpy as np

from corset.body.anatomy.joints import Vector
from corset.loads.model.muscle_path import Muscle, PathPoint, WrappingSurface

MODEL = "myofullbody"
MIDDLE = (-0.0249, 0.156, 0.921)
"""Midway between the hips in the package's room; there the body faces -y, its left is +x."""
AXES = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
"""Forwards, left and up in the package's room."""

BONES = {
    "sacrum": "pelvis",
    "pelvis": "pelvis",
    "Abdomen": "pelvis",
    **{f"lumbar{level}": f"lumbar_{level}" for level in range(1, 6)},
    "torso": "thorax",
    **{f"femur_{side}": f"thigh_{side}" for side in "rl"},
    **{f"tibia_{side}": f"shank_{side}" for side in "rl"},
    **{f"patella_{side}": f"thigh_{side}" for side in "rl"},
}
"""The bone of ours that each of its bodies is part of. The Abdomen, a body that it lets slide
between the muscles of the belly, is the sheath that hands their pull on to the pubis."""


def _unheard(_: str) -> None:
    """Drop a warning: the package joins its parts without prefixes, which only saving minds."""


def read() -> Iterator[Muscle]:
    """Yield the package's muscles that run only over trunk, thighs and shanks."""
    import myo_sim  # noqa: PLC0415 - an extra, 38 MB: only who compiles loads has it

    mujoco.set_mju_user_warning(_unheard)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        model = myo_sim.load_spec(MODEL).compile()
    mujoco.set_mju_user_warning(None)
    data = mujoco.MjData(model)
    mujoco.mj_kinematics(model, data)
    reader = _Reader(model, data)
    for muscle in range(model.nu):
        path = reader.path(int(model.actuator_trnid[muscle, 0]))
        if path and len({step.bone for step in path}) > 1:
            strength = float(model.actuator_gainprm[muscle, 2])
            yield Muscle(model.actuator(muscle).name, path, strength)


class _Reader:
    """The package's model, standing, in our axes."""

    def __init__(self, model: mujoco.MjModel, data: mujoco.MjData) -> None:
        self.model, self.data = model, data

    def path(self, tendon: int) -> tuple[PathPoint | WrappingSurface, ...]:
        """Return what a tendon passes, or nothing where it leaves trunk and thighs."""
        first, count = self.model.tendon_adr[tendon], self.model.tendon_num[tendon]
        steps = [self._step(wrap) for wrap in range(first, first + count)]
        whole = tuple(step for step in steps if step is not None)
        return whole if len(whole) == len(steps) else ()

    def _step(self, wrap: int) -> PathPoint | WrappingSurface | None:
        thing = int(self.model.wrap_objid[wrap])
        if self.model.wrap_type[wrap] == mujoco.mjtWrap.mjWRAP_SITE:
            return self._point(thing)
        bone = self._bone(self.model.geom_bodyid[thing])
        if bone is None:
            return None
        side = int(self.model.wrap_prm[wrap])
        return WrappingSurface(
            name=self.model.geom(thing).name,
            bone=bone,
            at=_ours(self.data.geom_xpos[thing]),
            turn=AXES @ self.data.geom_xmat[thing].reshape(3, 3),
            size=tuple(float(size) for size in self.model.geom_size[thing]),
            round=self.model.wrap_type[wrap] == mujoco.mjtWrap.mjWRAP_SPHERE,
            side=self._point(side) if side >= 0 else None,
        )

    def _point(self, site: int) -> PathPoint | None:
        bone = self._bone(self.model.site_bodyid[site])
        return PathPoint(bone, _ours(self.data.site_xpos[site])) if bone else None

    def _bone(self, body: int) -> str | None:
        return BONES.get(self.model.body(body).name)


def _ours(place: Vector) -> Vector:
    return AXES @ (place - np.array(MIDDLE))
