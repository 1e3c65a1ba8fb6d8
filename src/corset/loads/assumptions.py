"""What an estimate takes for given, and how it is varied: two ways compared are varied alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from math import radians

from corset.loads.discs import FLOOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """One way in which things may be."""

    floor: float = FLOOR
    strength: float = 1.0
    leans: float = 0.0
    """Radians that the trunk leans farther forwards."""
    levers: float = 1.0
    """Lever arms of the neck's muscles against the model's."""
    settled: float = 1.0
    """How far the neck's joints give way, against what is assumed."""
    effort: float = 1.0
    """Of what a movement tenses on purpose, against what is assumed."""


VARIATIONS: Mapping[str, tuple[Assumptions, Assumptions]] = {
    "co-contraction": (Assumptions(floor=0.0), Assumptions(floor=0.02)),
    "strength": (
        Assumptions(strength=0.75, levers=1.15, settled=2.0),
        Assumptions(strength=1.33, levers=0.87, settled=0.5),
    ),
    "posture": (Assumptions(leans=radians(-4)), Assumptions(leans=radians(4))),
    "effort": (Assumptions(effort=0.0), Assumptions(effort=2.0)),
}
"""What the interval spans. Each alone; what they add and take is summed as squares. Necks of one
stature differ in breadth by about as much as the lever arms do here: women's are a tenth narrower
than men's (Vasavada, Danaraj and Siegmund 2008, J Biomech 41:114-121, recalled)."""
CASES = (Assumptions(), *chain.from_iterable(VARIATIONS.values()))
"""The central case, then each variation alone: the first axis of loads by case."""
