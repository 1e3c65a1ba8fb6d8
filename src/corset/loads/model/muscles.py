"""The muscles of myo-sim's full body: where each runs, on which bone, and how strong it is.

Read once from the installed package (Apache-2.0) in its own reference pose, standing. Its trunk is
that of Christophy et al. (2012, Biomech Model Mechanobiol 11:19-34), its legs those of Rajagopal
et al. (2016, IEEE Trans Biomed Eng 63:2068-2079).
"""

from dataclasses import replace
from functools import cache

import numpy as np

from corset.body.anatomy.bones import mirrored
from corset.loads.model.muscle_path import Muscle, PathPoint, WrappingSurface
from corset.loads.model.source import read

LEFT = np.array([1.0, -1.0, 1.0])
"""From right to left."""


@cache
def muscles() -> tuple[Muscle, ...]:
    """Return the muscles of trunk and hips, the psoas led over the brim to the thigh."""
    found = {muscle.name: muscle for muscle in read()}
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
    path = tuple(_mirrored_step(step) for step in muscle.path)
    return Muscle(f"{muscle.name[:-2]}_l", path, muscle.strength)


def _mirrored_step(step: PathPoint | WrappingSurface) -> PathPoint | WrappingSurface:
    if isinstance(step, PathPoint):
        return PathPoint(mirrored(step.bone), step.at * LEFT)
    return replace(
        step,
        name=f"{step.name}.left",
        bone=mirrored(step.bone),
        at=step.at * LEFT,
        turn=LEFT[:, None] * step.turn * LEFT,
        side=None
        if step.side is None
        else PathPoint(mirrored(step.side.bone), step.side.at * LEFT),
    )


def _lower_psoas(muscle: Muscle) -> bool:
    """Return whether it is the legs' psoas: one muscle must not be there twice."""
    return muscle.name in {"psoas_r", "psoas_l"}


def _led_over(muscle: Muscle, found: dict[str, Muscle]) -> Muscle:
    """Return a fascicle of the psoas, which the package ends at the brim, with its lower half."""
    if not muscle.name.startswith("Ps_"):
        return muscle
    lower = found[f"psoas_{muscle.name[-1]}"].path[1:]
    return replace(muscle, path=(*muscle.path, *lower))
