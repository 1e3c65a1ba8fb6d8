"""The neck's muscles beside the free body that they replaced: `python -m scripts.compare_necks`.

The free body had head and neck above a disc, and one lever arm for each direction: round figures
out of the 2 to 5 cm of Vasavada, Li and Delp (1998), and 20 N of tone. Each at its greatest load on
C5/C6 while hands push their most. Then what the neck's muscles make of it if its joints settle by
other angles than 1 degree. Newtons; docs/loads.md has the tables.
"""

from collections.abc import Iterator, Sequence

import mujoco
import numpy as np

from corset.body.anatomy.anthropometry import Person, Sex, mass_of
from corset.body.anatomy.joints import Vector
from corset.loads.assumptions import Assumptions
from corset.loads.curve import Curve
from corset.loads.discs import FLOOR, NECK
from corset.loads.estimate import Estimator
from corset.loads.neck.equilibrium import NeckAssumptions, head_supports
from corset.loads.statics.poses import Pose, Trajectory, held_pose, trajectories_of
from corset.loads.statics.supports import ExternalForce
from corset.programme import load_motions
from corset.programme.loads.necks import load_neck
from corset.programme.loads.postures import load_held

MAN = Person(sex=Sex.MALE, height=1.75, mass=70.0)
SHOWN = ("standing", "C1", "C2", "C3", "C4", "C5", "flexion-30", "all-fours", "supine", "prone")
DISCS = ("C2/C3", "C4/C5", "C5/C6", "C7/T1")
HIGH = {"C2/C3": 0.75, "C3/C4": 0.60, "C4/C5": 0.45, "C5/C6": 0.30, "C6/C7": 0.15, "C7/T1": 0.0}
"""How far up from C7/T1 to the skull each disc lay in the free body."""
DEGREES = (0.0, 0.25, 0.5, 1.0, 2.0)
EXTENDING, BENDING_FORWARD, SIDEWAYS, TONE = 0.035, 0.025, 0.040, 20.0


def free_body(
    estimator: Estimator, data: mujoco.MjData, pushes: Sequence[ExternalForce]
) -> list[float]:
    """Return the compression of each disc of the neck, from above, by the former estimate."""
    model = estimator.body.model
    ends = [data.xpos[model.body(bone).id] for bone in ("neck", "head")]
    left = data.xmat[model.body("neck").id].reshape(3, 3)[:, 1]
    acting = [(push.at, push.force) for push in pushes if push.bone == "head"]
    found = []
    for high in HIGH.values():
        weights = [
            (data.xipos[model.body(bone).id], mass_of(bone, MAN) * part * np.array([0, 0, -9.81]))
            for bone, part in (("head", 1.0), ("neck", 1.0 - high))
        ]
        found.append(one_lever(ends, left, high, [*acting, *weights]))
    return found


def one_lever(
    ends: Sequence[Vector], left: Vector, high: float, acting: Sequence[tuple[Vector, Vector]]
) -> float:
    """Return what a disc carries where one muscle holds each direction."""
    low, top = ends
    axis, at = (top - low) / np.linalg.norm(top - low), low + high * (top - low)
    moment = np.sum([np.cross(place - at, force) for place, force in acting], axis=0)
    forwards, sideways = moment @ left, abs(moment @ np.cross(left, axis))
    lever = EXTENDING if forwards > 0 else BENDING_FORWARD
    squeezed = -float(np.sum([force for _, force in acting], axis=0) @ axis)
    return TONE + squeezed + abs(forwards) / lever + sideways / SIDEWAYS


def pushed(pose: Pose) -> float:
    """Return how hard hands push the head."""
    return sum(float(np.linalg.norm(push.force)) for push in pose.external.forces)


def held_in(estimator: Estimator, pose: Pose) -> tuple[mujoco.MjData, list[ExternalForce]]:
    """Return the body in a pose, and all that pushes it and is known."""
    solver = estimator._solver(Assumptions())  # noqa: SLF001 - what a script compares
    balance = solver.hold(pose.state, pose.external)
    rests = head_supports(estimator.body, solver.data, balance.rests, balance.supports)
    return solver.data, [*pose.external.forces, *rests]


def hardest(trajectory: Trajectory, curve: Curve) -> int:
    """Return the frame of the greatest load on C5/C6 while hands push their most."""
    most = max(pushed(pose) for pose in trajectory.poses)
    full = [at for at, pose in enumerate(trajectory.poses) if pushed(pose) > most - 0.1]
    return max(full, key=lambda at: curve.compression[1, at, NECK.index("C5/C6")])


def row(estimator: Estimator, trajectory: Trajectory) -> Iterator[tuple[str, float, Vector]]:
    """Yield each disc: its name, the former estimate, and low, central, high of the present."""
    curve = estimator.curve(trajectory)
    frame = hardest(trajectory, curve)
    former = free_body(estimator, *held_in(estimator, trajectory.poses[frame]))
    for at, disc in enumerate(NECK):
        yield disc, former[at], curve.compression[:, frame, at]


def trajectory_of(name: str) -> Trajectory:
    """Return the first part of an exercise, or a posture."""
    motions = load_motions()
    if name in motions:
        return trajectories_of(motions[name], person=MAN)[0]
    return held_pose(load_held()[name], person=MAN)[0]


def settling(estimator: Estimator, name: str, *, floor: float) -> list[float]:
    """Return C5/C6 where the joints settle by each of some angles, in degrees."""
    trajectory = trajectory_of(name)
    pose = trajectory.poses[hardest(trajectory, estimator.curve(trajectory))]
    data, pushes = held_in(estimator, pose)
    assumptions = [
        NeckAssumptions(floor=floor, strength=estimator.strength, settled=max(degrees, 1e-6))
        for degrees in DEGREES
    ]
    held = [estimator.neck.hold(data, pushes, assumed) for assumed in assumptions]
    return [float(one.discs[NECK.index("C5/C6"), 0]) for one in held]


def main() -> None:
    """Print a row for each posture."""
    estimator = Estimator(MAN, neck=load_neck())
    print("| | " + " | ".join(f"{disc} before | now" for disc in DISCS) + " |")
    for name in SHOWN:
        cells = {
            disc: f"{old:.0f} | {now[1]:.0f} ({now[0]:.0f} to {now[2]:.0f})"
            for disc, old, now in row(estimator, trajectory_of(name))
        }
        print(f"| {name} | " + " | ".join(cells[disc] for disc in DISCS) + " |")
    for floor in (FLOOR, 0.0):
        print(f"C5/C6, floor {floor:.1%}, settled by", *DEGREES, "degrees:")
        for name in ("standing", "C1", "C2", "C3"):
            print(
                f"{name:10}",
                *(f"{newtons:5.0f}" for newtons in settling(estimator, name, floor=floor)),
            )


if __name__ == "__main__":
    main()
