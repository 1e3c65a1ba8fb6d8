"""The load of an exercise on a patient's discs, and a clip of the gallery: what a figure plays."""

from typing import Literal

from pydantic import BaseModel

from corset.coach.phases import Phase

ShownSide = Literal["", "r", "l"]
Interval = tuple[int, int, int]
"""Low, central and high, in newtons."""


class ClipShown(BaseModel):
    """One part and side that can be chosen to be shown, and how it loops."""

    part: str
    side: ShownSide
    loop: list[Phase]
    still: str


class Discs(BaseModel):
    """From above, by region; the trunk between is one bone."""

    neck: list[str]
    lumbar: list[str]


class LoadLimits(BaseModel):
    """Newtons."""

    affected: int
    healthy: int


class LoadPart(ClipShown):
    """The forces of one part: for each disc the low, central and high of every phase, 0 to 1."""

    label: str
    phase: list[float]
    forces: dict[str, tuple[list[int], list[int], list[int]]]


class WrongWay(BaseModel):
    """What an exercise does when it is done wrongly: the peak on each disc, and its multiple."""

    said: str
    peaks: dict[str, Interval]
    times: dict[str, tuple[float, float, float]]
    """How many times as much that is: least, central and most over the same assumptions."""


class LoadCurves(BaseModel):
    """The curves of one exercise for one body."""

    discs: Discs
    first: str
    affected: list[str]
    tolerances: LoadLimits
    parts: list[LoadPart]
    wrong_way: WrongWay | None
