"""What the neck would carry if the arms hung from it: `python -m scripts.hang_arms`.

Shoulders are taken to hold by themselves. Here the neck's own muscles on collarbone and shoulder
blade also have to hold none, half or all of each arm's moment about the breastbone's joint; who
else does (rhomboids, serratus, ligaments) is in no model of ours. Newtons at C5/C6 and C7/T1.
"""

from collections.abc import Iterator

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import Person, Sex
from corset.body.anatomy.bones import SIDES
from corset.body.anatomy.joints import Vector
from corset.loads.assumptions import Assumptions
from corset.loads.discs import FLOOR, NECK
from corset.loads.estimate import Estimator
from corset.loads.neck import equilibrium as necks
from corset.loads.statics.poses import Pose, trajectories_of
from corset.loads.statics.static_optimisation import least_between
from corset.programme import load_motions
from corset.programme.loads.necks import load_neck

MAN = Person(sex=Sex.MALE, height=1.75, mass=70.0)
SHOWN = ("C4", "C5", "C1", "C3")
SHARES = (0.0, 0.5, 1.0)
WEIGHT = np.array([0.0, 0.0, -9.81])


def arms(estimator: Estimator, data: mujoco.MjData, pose: Pose) -> Iterator[tuple[Vector, float]]:
    """Yield for each side what a newton of each muscle lifts, and what the arm asks for: Nm."""
    model, column = estimator.body.model, estimator.neck.column
    points = column.pose(data).points
    along = estimator.neck.transmission._along(points)  # noqa: SLF001 - what a script tries
    for side in SIDES:
        bone = f"clavicle_{side}"
        body, axis = model.body(bone).id, data.xaxis[model.joint(f"{bone}.elevation").id]
        start = data.xpos[body]
        on = (column.on == column.bones.index(bone))[:, None]
        lifts = np.add.reduceat(
            on * np.cross(points - start, along), estimator.neck.transmission.starts, axis=0
        )
        weight = model.body_subtreemass[body] * WEIGHT
        asked = np.cross(data.subtree_com[body] - start, weight)
        for push in pose.external.forces:
            if push.bone == f"hand_{side}":
                asked = asked + np.cross(push.at - start, push.force)
        yield lifts @ axis, -float(asked @ axis)


def hung(estimator: Estimator, pose: Pose, share: float) -> Vector:
    """Return compression and shear of the neck's discs, (6, 2), where it holds a share of arms."""
    neck, solver = estimator.neck, estimator._solver(Assumptions())  # noqa: SLF001 - as above
    balance = solver.hold(pose.state, pose.external)
    data = solver.data
    rests = necks.head_supports(estimator.body, data, balance.rests, balance.supports)
    posed = neck.column.pose(data)
    wrenches = neck.transmission.wrenches(posed)
    force, moment = neck._acting(posed, data, [*pose.external.forces, *rests])  # noqa: SLF001
    full = neck.strengths * estimator.strength
    rows = neck._rows(posed, wrenches, 1.0) * full  # noqa: SLF001
    needed = necks._over(rows, -(necks._inwards(posed) @ moment[..., None]).ravel())  # noqa: SLF001
    settled = necks._over(rows, neck.stiffness)  # noqa: SLF001
    if share:
        lifts, asked = zip(*arms(estimator, data, pose), strict=True)
        rows = np.concatenate([rows, np.stack(lifts) * full])
        needed = np.concatenate([needed, np.array(asked) * share])
        settled = np.concatenate([settled, np.zeros(len(asked))])
    tone = np.full(len(full), FLOOR)
    needed = needed - rows @ tone
    work = tone + least_between(
        np.ones_like(tone), rows, (needed - settled, needed + settled), (0 * tone, tone + 1e30)
    )
    return necks._parted(posed, -force - wrenches.forces @ (work * full))  # noqa: SLF001


def main() -> None:
    """Print a row for each part of each exercise, at its middle."""
    estimator, motions = Estimator(MAN, neck=load_neck()), load_motions()
    print(f"{'share of the arms held':28}", *(f"{share:>12.0%}" for share in SHARES))
    for name in SHOWN:
        for part in trajectories_of(motions[name], person=MAN):
            pose = part.poses[len(part.poses) // 2]
            found = [hung(estimator, pose, share)[:, 0] for share in SHARES]
            cells = (f"{f[NECK.index('C5/C6')]:6.0f}{f[NECK.index('C7/T1')]:6.0f}" for f in found)
            print(f"{name + ', ' + part.part:28}", *cells)


if __name__ == "__main__":
    main()
