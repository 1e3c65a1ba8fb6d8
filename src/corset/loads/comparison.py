"""Two ways of one movement, each case of one beside the same case of the other."""

from collections.abc import Mapping, Sequence

from corset.loads.discs import DISCS
from corset.loads.report import Interval

LEAST_N = 1.0
"""Under this a disc bears nothing that could be multiplied."""


def times(way: Sequence[Sequence[float]], own: Sequence[Sequence[float]]) -> Mapping[str, Interval]:
    """Return by disc how many times the load of one way is the other's: least, central, most.

    Both are peaks by case, (k, 12) newtons: an assumption holds for both ways alike, so what is not
    known of both falls out, as it does not from two intervals side by side.
    """
    return {
        disc: _times([row[at] for row in way], [row[at] for row in own])
        for at, disc in enumerate(DISCS)
    }


def _times(way: Sequence[float], own: Sequence[float]) -> Interval:
    ratios = [high / max(low, LEAST_N) for high, low in zip(way, own, strict=True)]
    return min(ratios), ratios[0], max(ratios)
