"""From where a figure may be looked at."""

from enum import StrEnum


class View(StrEnum):
    """Names as one says them of a standing person."""

    FRONT = "front"
    SIDE = "side"
    THREE_QUARTER = "three-quarter"
    REAR = "rear"
