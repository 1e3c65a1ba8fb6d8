"""What an exercise does to a body's discs, computed where the model of muscles is installed."""

from functools import cache
from pathlib import Path

from corset.body.anatomy.anthropometry import Person
from corset.loads.curve import Curve
from corset.loads.estimate import Estimator
from corset.loads.report import LoadReport
from corset.loads.statics.poses import Trajectory, held_pose, trajectories_of
from corset.loads.summary import report
from corset.programme import CONTENT, load_motions
from corset.programme.loads.necks import load_neck
from corset.programme.loads.postures import load_held


class NoSuchLoad(ValueError):
    """Neither an exercise with a motion nor a named posture."""

    def __init__(self, name: str) -> None:
        known = ", ".join((*sorted(load_motions()), *load_held()))
        super().__init__(f"no exercise or posture {name}: there are {known}")


@cache
def estimator_of(person: Person, age: float | None = None) -> Estimator:
    """Return a body's estimator, made once."""
    return Estimator(person, neck=load_neck(), age=age)


def estimate(
    name: str, *, person: Person, age: float | None = None, content: Path = CONTENT
) -> LoadReport:
    """Return the loads of an exercise or a named posture. Raises NoSuchLoad."""
    curves = curves_of(name, person=person, age=age, content=content)
    return report(name, curves, person=person, age=age)


def curves_of(
    name: str, *, person: Person, age: float | None = None, content: Path = CONTENT
) -> list[Curve]:
    """Return every disc through each part of an exercise or posture. Raises NoSuchLoad."""
    estimator = estimator_of(person, age)
    return [estimator.curve(trajectory) for trajectory in _trajectories(name, person, content)]


def _trajectories(name: str, person: Person, content: Path) -> tuple[Trajectory, ...]:
    motions, held = load_motions(content), load_held()
    if name in motions:
        return trajectories_of(motions[name], person=person)
    if name in held:
        return held_pose(held[name], person=person)
    raise NoSuchLoad(name)
