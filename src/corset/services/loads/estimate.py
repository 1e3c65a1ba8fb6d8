"""What an exercise does to a body's discs, computed where the model of muscles is installed."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from corset.body.anatomy.anthropometry import Person
from corset.loads.comparison import times
from corset.loads.curve import Curve
from corset.loads.estimate import Estimator
from corset.loads.report import Interval, LoadReport
from corset.loads.statics.poses import Trajectory, held_pose, trajectories_of
from corset.loads.summary import case_peaks, report
from corset.programme import CONTENT, load_motions
from corset.programme.loads.efforts import load_effort_limits
from corset.programme.loads.necks import load_neck
from corset.programme.loads.postures import load_held, load_wrong_ways


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


def wrong_way_times(
    name: str, *, person: Person, age: float | None = None
) -> Mapping[str, Mapping[str, Interval]]:
    """Return how many times what an exercise asks its forbidden ways ask, by what they are called.

    Least, central and most by disc, over the same assumptions.
    """
    ways = {way.said: posture for posture, way in load_wrong_ways().items() if way.of == name}
    own = _pressed(curves_of(name, person=person, age=age)) if ways else []
    return {
        said: times(_pressed(way_curves(posture, person=person, age=age)), own)
        for said, posture in ways.items()
    }


def _pressed(curves: Sequence[Curve]) -> list[list[float]]:
    """Return the greatest compression in each case, by disc."""
    return case_peaks(curves)[:, :, 0].tolist()


def way_curves(posture: str, *, person: Person, age: float | None = None) -> list[Curve]:
    """Return every disc on the way into a posture, as through an exercise.

    What is lifted bears most when it has just left the ground: a posture at its end, beside a
    movement at its worst, would look better than it is.
    """
    estimator = estimator_of(person, age)
    trajectories = trajectories_of(load_held()[posture], person=person)
    return [estimator.curve(trajectory) for trajectory in trajectories]


def curves_of(
    name: str, *, person: Person, age: float | None = None, content: Path = CONTENT
) -> list[Curve]:
    """Return every disc through each part of an exercise or posture. Raises NoSuchLoad."""
    estimator = estimator_of(person, age)
    return [estimator.curve(trajectory) for trajectory in _trajectories(name, person, content)]


def _trajectories(name: str, person: Person, content: Path) -> tuple[Trajectory, ...]:
    motions, held = load_motions(content), load_held()
    if name in motions:
        limits = load_effort_limits(content)
        return trajectories_of(motions[name], person=person, limits=limits)
    if name in held:
        return held_pose(held[name], person=person)
    raise NoSuchLoad(name)
