"""Which poses of an exercise are printed: few, and in the order in which they are done."""

from corset.services.bundle.figures import Figure, Moment

MOST = 4
"""Stills that stand beside the steps and are still seen without glasses."""


def poses(figure: Figure) -> tuple[Moment, ...]:
    """Return the start, what is on the way, and the end of each part and side."""
    whole = figure.moments
    if len(whole) <= MOST:
        return whole
    fewer = tuple(pose for pose in whole if pose.side != "l")
    return fewer if len(fewer) <= MOST else tuple(p for p in fewer if p.last or not p.phase)


def part_poses(figure: Figure, part: str) -> tuple[Moment, ...]:
    """Return the poses of one part, without the start where it is done to both sides."""
    found = tuple(p for p in figure.moments if p.part == part and (p.phase or not p.side))
    return found or tuple(p for p in figure.moments if p.part == part)
