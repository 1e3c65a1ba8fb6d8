"""What a disc bears: the therapy's two figures, and how strong measured lumbar segments are."""

from dataclasses import dataclass
from math import erf, log, sqrt

from corset.body.anatomy.anthropometry import Sex
from corset.therapy.content.parameters import Parameters

TONNE = 9806.65
"""The weight of a tonne in newtons."""
STRENGTH_KN = {Sex.MALE: (5.81, 2.58), Sex.FEMALE: (3.97, 1.50)}
"""Mean and deviation of measured compressive strength, kN, by sex (Jäger and Luttmann 1997,
recalled: ± 20 %). Half of each gives 4.89; Jäger (2018, EXCLI J 17:362-385) has 4.84 ± 2.50 over
all 1192."""
LOST_KN = {Sex.MALE: 0.96, Sex.FEMALE: 0.49}
"""Lost each decade (Jäger's regression, recalled: ± 20 %)."""
MEAN_AGE = 50.0
"""Of the measured, about: years."""
WEAKEST_KN = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """Where an affected and a healthy disc fail (R31). Newtons."""

    affected: float
    healthy: float


def tolerances_of(p: Parameters) -> Tolerances:
    """Return the therapy's figures."""
    return Tolerances(affected=p.rupture_affected_n, healthy=p.rupture_healthy_n)


def strength_kn(sex: Sex, age: float | None) -> tuple[float, float]:
    """Return mean and deviation of a lumbar segment's compressive strength, in kN."""
    mean, deviation = STRENGTH_KN[sex]
    older = 0.0 if age is None else (age - MEAN_AGE) / 10
    return max(WEAKEST_KN, mean - LOST_KN[sex] * older), deviation


def chance_over_strength(newtons: float, *, sex: Sex, age: float | None = None) -> float:
    """Return the share of people of this sex and age whose segments are weaker than a force.

    Strength is taken as log-normal: it is never negative, and the measured ones lean that way.
    """
    if newtons <= 0:
        return 0.0
    mean, deviation = strength_kn(sex, age)
    spread = log(1 + (deviation / mean) ** 2)
    centre = log(mean) - spread / 2
    return 0.5 * (1 + erf((log(newtons / 1000) - centre) / sqrt(2 * spread)))
