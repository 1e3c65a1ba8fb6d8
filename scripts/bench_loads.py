"""How long the loads take: `python -m scripts.bench_loads`, from the root of the clone.

By the processor's clock of one core, so that other work beside it does not count. Ends with 1 where
a promise is missed; docs/loads.md has the figures.
"""

import statistics
import sys
import time

from corset.body.anatomy.anthropometry import Person, Sex
from corset.loads.assumptions import Assumptions
from corset.loads.estimate import Estimator
from corset.loads.statics.poses import Pose, trajectories_of
from corset.programme import load_motions
from corset.programme.loads.efforts import load_effort_limits
from corset.programme.loads.necks import load_neck

FRAME_MS, CATALOGUE_S = 5.0, 20.0
MAN = Person(sex=Sex.MALE, height=1.75, mass=70.0)


def milliseconds(estimator: Estimator, pose: Pose) -> float:
    """Return what one balance takes."""
    start = time.process_time()
    estimator.hold(pose, Assumptions())
    return (time.process_time() - start) * 1000


def main() -> int:
    """Print what is promised and measured."""
    start = time.process_time()
    estimator = Estimator(MAN, neck=load_neck())
    built = time.process_time() - start
    trajectories = [
        c
        for motion in load_motions().values()
        for c in trajectories_of(motion, person=MAN, limits=load_effort_limits())
    ]
    moved = time.process_time() - start
    for trajectory in trajectories:
        estimator.curve(trajectory)
    catalogue = time.process_time() - start
    frames = [
        milliseconds(estimator, pose) for trajectory in trajectories for pose in trajectory.poses
    ]
    median, slow = statistics.median(frames), statistics.quantiles(frames, n=20)[-1]
    print(f"muscles read, body built: {built:.1f} s; motions solved: {moved - built:.1f} s")
    print(f"one frame, median of {len(frames)}: {median:.1f} ms (19 of 20 under {slow:.1f})")
    print(f"the whole catalogue with its intervals: {catalogue:.1f} s")
    return int(median > FRAME_MS or catalogue > CATALOGUE_S)


if __name__ == "__main__":
    sys.exit(main())
