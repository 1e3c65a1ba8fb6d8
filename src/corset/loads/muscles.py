"""The muscles of myo-sim's full body: where each runs, on which bone, and how strong it is.

Read once from the installed package (Apache-2.0) in its own reference pose, standing. Its trunk is
that of Christophy et al. (2012, Biomech Model Mechanobiol 11:19-34), its legs those of Rajagopal
et al. (2016, IEEE Trans Biomed Eng 63:2068-2079).
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import mujoco
import numpy as np

from corset.body.bones import mirrored
from corset.body.joints import Vector

MODEL = "myofullbody"
MIDDLE = (-0.0249, 0.156, 0.921)
"""Midway between the hips in the package's room; there the body faces -y, its left is +x."""
AXES = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
"""Forwards, left and up in the package's room."""

LEFT = np.array([1.0, -1.0, 1.0])
"""From right to left."""

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


@dataclass(frozen=True, slots=True)
class Point:
    """Where a muscle passes: metres from the middle of the hips, forwards, left, up."""

    bone: str
    at: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """A surface that a muscle lies round, and the point that says on which side."""

    name: str
    bone: str
    at: Vector
    turn: Vector
    """(3, 3) its axes, in columns."""
    size: tuple[float, ...]
    round: bool
    """A sphere; else a cylinder."""
    side: Point | None


@dataclass(frozen=True, slots=True)
class Muscle:
    """One fascicle: its way, and what it pulls with at most as the package has it (newtons)."""

    name: str
    way: tuple[Point | Wrap, ...]
    strength: float

    @property
    def bones(self) -> tuple[str, ...]:
        """The bones that it passes, in order."""
        return tuple(step.bone for step in self.way if isinstance(step, Point))

    @property
    def spinal(self) -> bool:
        """Whether it spans a disc."""
        return any(bone.startswith(("lumbar", "thorax")) for bone in self.bones)


@cache
def muscles() -> tuple[Muscle, ...]:
    """Return the muscles of trunk and hips, the psoas led over the brim to the thigh."""
    found = {muscle.name: muscle for muscle in _read()}
    kept = [_led_over(muscle, found) for muscle in found.values() if not _lower_psoas(muscle)]
    right = [muscle for muscle in kept if muscle.name.endswith("_r")]
    return tuple(
        one
        for muscle in right
        if muscle.spinal or "pelvis" in muscle.bones
        for one in (muscle, mirror_image(muscle))
    )


def mirror_image(muscle: Muscle) -> Muscle:
    """Return the same muscle on the left. The package's own LTpT_T12_l lies on the right."""
    way = tuple(_mirrored_step(step) for step in muscle.way)
    return Muscle(f"{muscle.name[:-2]}_l", way, muscle.strength)


def _mirrored_step(step: Point | Wrap) -> Point | Wrap:
    if isinstance(step, Point):
        return Point(mirrored(step.bone), step.at * LEFT)
    return replace(
        step,
        name=f"{step.name}.left",
        bone=mirrored(step.bone),
        at=step.at * LEFT,
        turn=LEFT[:, None] * step.turn * LEFT,
        side=None if step.side is None else Point(mirrored(step.side.bone), step.side.at * LEFT),
    )


def _lower_psoas(muscle: Muscle) -> bool:
    """Return whether it is the legs' psoas: one muscle must not be there twice."""
    return muscle.name in {"psoas_r", "psoas_l"}


def _led_over(muscle: Muscle, found: dict[str, Muscle]) -> Muscle:
    """Return a fascicle of the psoas, which the package ends at the brim, with its lower half."""
    if not muscle.name.startswith("Ps_"):
        return muscle
    lower = found[f"psoas_{muscle.name[-1]}"].way[1:]
    return replace(muscle, way=(*muscle.way, *lower))


def _unheard(_: str) -> None:
    """Drop a warning: the package joins its parts without prefixes, which only saving minds."""


def _read() -> Iterator[Muscle]:
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
        way = reader.way(int(model.actuator_trnid[muscle, 0]))
        if way and len({step.bone for step in way}) > 1:
            strength = float(model.actuator_gainprm[muscle, 2])
            yield Muscle(model.actuator(muscle).name, way, strength)


class _Reader:
    """The package's model, standing, in our axes."""

    def __init__(self, model: mujoco.MjModel, data: mujoco.MjData) -> None:
        self.model, self.data = model, data

    def way(self, tendon: int) -> tuple[Point | Wrap, ...]:
        """Return what a tendon passes, or nothing where it leaves trunk and thighs."""
        first, count = self.model.tendon_adr[tendon], self.model.tendon_num[tendon]
        steps = [self._step(wrap) for wrap in range(first, first + count)]
        whole = tuple(step for step in steps if step is not None)
        return whole if len(whole) == len(steps) else ()

    def _step(self, wrap: int) -> Point | Wrap | None:
        thing = int(self.model.wrap_objid[wrap])
        if self.model.wrap_type[wrap] == mujoco.mjtWrap.mjWRAP_SITE:
            return self._point(thing)
        bone = self._bone(self.model.geom_bodyid[thing])
        if bone is None:
            return None
        side = int(self.model.wrap_prm[wrap])
        return Wrap(
            name=self.model.geom(thing).name,
            bone=bone,
            at=_ours(self.data.geom_xpos[thing]),
            turn=AXES @ self.data.geom_xmat[thing].reshape(3, 3),
            size=tuple(float(size) for size in self.model.geom_size[thing]),
            round=self.model.wrap_type[wrap] == mujoco.mjtWrap.mjWRAP_SPHERE,
            side=self._point(side) if side >= 0 else None,
        )

    def _point(self, site: int) -> Point | None:
        bone = self._bone(self.model.site_bodyid[site])
        return Point(bone, _ours(self.data.site_xpos[site])) if bone else None

    def _bone(self, body: int) -> str | None:
        return BONES.get(self.model.body(body).name)


def _ours(place: Vector) -> Vector:
    return AXES @ (place - np.array(MIDDLE))
