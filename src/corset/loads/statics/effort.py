"""What a movement means to tense beyond what the balance asks, as far as that was measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corset.body.anatomy.joints import Vector
from corset.loads.model.muscle_path import Muscle


@dataclass(frozen=True, slots=True)
class Tension:
    """A group of the trunk's muscles, and the least mean of its activations by strength."""

    muscles: tuple[str, ...]
    """What their names begin with."""
    least: float

    def times(self, share: float) -> "Tension":
        """Return a share of it."""
        return Tension(self.muscles, self.least * share)


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortLimits:
    """Which muscles an effort names, and how much of it was measured."""

    groups: Mapping[str, tuple[str, ...]]
    most: Mapping[tuple[str, str], float]
    """By exercise and group."""
    left: frozenset[str]
    """Groups that are left to the balance, or that the model does not have."""

    def tensions(self, exercise: str, effort: Mapping[str, float]) -> tuple[Tension, ...]:
        """Return what an exercise's effort, by group, keeps tensed. Raises UnknownGroup."""
        return tuple(self._tensions(exercise, effort))

    def _tensions(self, exercise: str, effort: Mapping[str, float]) -> Iterator[Tension]:
        for group, share in effort.items():
            if group not in self.groups and group not in self.left:
                raise UnknownGroup(group, (*self.groups, *self.left))
            if most := self.most.get((exercise, group)):
                yield Tension(self.groups[group], min(share, most))


class UnknownGroup(ValueError):
    """An effort of muscles of which nobody said what they are in the model."""

    def __init__(self, group: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"effort: {group} is no known group; allowed are {', '.join(sorted(known))}"
        )


def means(muscles: Sequence[Muscle], strengths: Vector, tensions: Sequence[Tension]) -> Vector:
    """Return what makes activations (m,) the mean of each group by strength, (k, m)."""
    rows = np.zeros((len(tensions), len(strengths)))
    for row, tension in zip(rows, tensions, strict=True):
        of = [muscle.name.startswith(tension.muscles) for muscle in muscles]
        row[of] = strengths[of] / strengths[of].sum()
    return rows
