"""What an exercise consists of, as one is led through it: parts, their sides, how they play."""

from dataclasses import dataclass
from enum import StrEnum


class Playback(StrEnum):
    """How a part runs over its phase."""

    OUT_AND_BACK = "out_and_back"
    CYCLE = "cycle"
    ONCE = "once"


class When(StrEnum):
    """Whether a part belongs to each repetition or closes the exercise."""

    EACH = "each"
    END = "end"


class Sides(StrEnum):
    """Whether the mirror image is done too: by turns, or all of one side before the other."""

    NONE = "none"
    ALTERNATE = "alternate"
    IN_TURN = "in_turn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePart:
    """One movement of an exercise, by the id that its motion and its texts have for it."""

    id: str
    sides: Sides = Sides.NONE
    plays: Playback = Playback.OUT_AND_BACK
    when: When = When.EACH
    holds: bool = False
    middle: tuple[float, float] = (0.5, 0.5)
    """Of what plays once: the phases at which the way out is over and the way back begins."""
