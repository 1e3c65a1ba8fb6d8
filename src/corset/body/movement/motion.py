"""A motion: geometry over a phase, and nothing of purpose or dose. Radians, metres, newtons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corset.therapy.content.parts import Playback, Sides, When

Direction = tuple[float, float, float]


class Ground(StrEnum):
    """What a contact touches."""

    FLOOR = "floor"
    SEAT = "seat"
    BAR = "bar"
    """Hung where the hands are at the start."""
    HERE = "here"
    """Not a surface: it stays where it is at the start."""


SURFACES = (Ground.FLOOR, Ground.SEAT)
"""What has a height of its own."""


class Easing(StrEnum):
    """How the angles get from one key to the next: at rest at both ends, or evenly."""

    SMOOTH = "smooth"
    EVEN = "even"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The pose aimed at, at a phase. Radians by joint name, `root.…` among them."""

    phase: float
    angles: Mapping[str, float]
    work: float = 0.0
    """0 to 1, of the part's effort and hand forces."""
    ease: Easing = Easing.SMOOTH
    """How this key is reached from the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A landmark or patch that touches something, except where it is lifted."""

    point: str
    """Or a bone of the trunk that rolls."""
    on: Ground = Ground.FLOOR
    slides: bool = False
    """Whether it may move along what it touches."""
    height: float = 0.0
    """How far above the surface, as on a cushion. Metres."""
    lifted: tuple[float, float] | None = None
    """The phases between which it does not touch."""

    def touches(self, phase: float) -> bool:
        """Return whether it touches at a phase."""
        return self.lifted is None or not self.lifted[0] < phase < self.lifted[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hand laid on the body."""

    hand: str
    """r or l."""
    on: str
    fingers: Direction
    """Where the fingers point, in the bone's zero pose."""
    back: bool = False
    """Whether the back of the hand lies there, the palm away from the body."""
    away: float = 0.0
    """How far off the surface the palm's middle is, as when the other hand lies between. Metres."""
    shift: Direction = (0.0, 0.0, 0.0)
    """From the landmark along the bone's zero pose. Metres."""
    newtons: float = 0.0
    """What the hand presses with at full work, against the way out of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breathing:
    """in, out or free on the way out, while held, and on the way back."""

    out: str = "free"
    hold: str = "free"
    back: str = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One movement of a repetition."""

    id: str
    keys: tuple[Key, ...]
    contacts: tuple[Contact, ...] = ()
    hands: tuple[Hold, ...] = ()
    loose: tuple[str, ...] = ()
    """The bones that give way first to what is fixed: the angles aimed at are a hint."""
    arrows: tuple[str, ...] = ()
    """The landmarks whose ways tell the movement; none where the farthest ways do."""
    effort: Mapping[str, float]
    breathing: Breathing = Breathing()
    plays: Playback = Playback.OUT_AND_BACK
    when: When = When.EACH
    holds: bool = False
    sides: Sides = Sides.NONE
    mirrors: str | None = None
    """The part whose mirror image this one is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure of the geometry that has to lie in a range. Metres or radians."""

    quantity: str
    how: str
    of: str
    part: str | None
    least: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """The geometry of one exercise."""

    exercise: str
    parts: tuple[Part, ...]
    props: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
