"""What the neck carries where hands push harder: `python -m scripts.press_harder`, from the root.

The motions push with a force that is written down; how hard somebody pushes is their own affair.
"""

import sys
from dataclasses import replace

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.assumptions import Assumptions
from corset.loads.discs import NECK
from corset.loads.estimate import Estimator
from corset.loads.statics.poses import Pose, trajectories_of
from corset.programme import load_motions
from corset.programme.loads.necks import load_neck

MAN = Person(sex=Sex.MALE, height=1.75, mass=70.0)
TIMES = (1, 2, 3, 4)


def harder(pose: Pose, times: float) -> Pose:
    """Return a pose in which the hands push so many times as hard."""
    forces = tuple(replace(push, force=times * push.force) for push in pose.external.forces)
    return replace(pose, external=replace(pose.external, forces=forces))


def main() -> int:
    """Print C5/C6 for each movement whose hands push the head."""
    estimator, at = Estimator(MAN, neck=load_neck()), NECK.index("C5/C6")
    for name, motion in load_motions().items():
        for trajectory in trajectories_of(motion, person=MAN):
            pose = trajectory.poses[-1]
            if not any(push.bone == "head" and push.force.any() for push in pose.external.forces):
                continue
            found = [estimator.hold(harder(pose, times), Assumptions()).loads for times in TIMES]
            said = ", ".join(f"{loads[at, 0]:.0f}" for loads in found)
            print(f"{name} {trajectory.part}, pushing 1 to {TIMES[-1]} times as hard: {said} N")
    return 0


if __name__ == "__main__":
    sys.exit(main())
