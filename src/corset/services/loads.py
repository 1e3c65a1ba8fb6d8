"""What an exercise does to a body's discs, computed where the model of muscles is installed."""

from functools import cache

from corset.body.anthropometry import Person
from corset.loads.estimating import Estimator
from corset.loads.poses import courses_of, held_pose
from corset.loads.report import LoadReport, report
from corset.programme import load_motions
from corset.programme.postures import load_held


class NoSuchLoad(ValueError):
    """Neither an exercise with a motion nor a named posture."""

    def __init__(self, name: str) -> None:
        known = ", ".join((*sorted(load_motions()), *load_held()))
        super().__init__(f"no exercise or posture {name}: there are {known}")


@cache
def estimator_of(person: Person, age: float | None = None) -> Estimator:
    """Return a body's estimator, made once."""
    return Estimator(person, age=age)


def estimate(name: str, *, person: Person, age: float | None = None) -> LoadReport:
    """Return the loads of an exercise or a named posture. Raises NoSuchLoad."""
    motions, held = load_motions(), load_held()
    if name not in motions and name not in held:
        raise NoSuchLoad(name)
    courses = (
        courses_of(motions[name], person=person)
        if name in motions
        else held_pose(held[name], person=person)
    )
    estimator = estimator_of(person, age)
    curves = [estimator.curve(course) for course in courses]
    return report(name, curves, person=person, age=age)
