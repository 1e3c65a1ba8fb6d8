"""How well estimates agree with published figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A published figure and its estimate. Newtons."""

    posture: str
    disc: str
    source: str
    recalled: bool
    tuned_on: bool
    published: float
    estimate: tuple[float, float, float]
    """Low, central, high."""

    @property
    def error(self) -> float:
        """How far the central estimate is off, as a share of the published figure."""
        return self.estimate[1] / self.published - 1

    @property
    def spanned(self) -> bool:
        """Whether the interval holds the published figure."""
        return self.estimate[0] <= self.published <= self.estimate[2]


def mean_error(rows: Sequence[Compared]) -> float:
    """Return the mean error without its sign, as a share."""
    return fmean(abs(row.error) for row in rows)


def rank_agreement(rows: Sequence[Compared]) -> float:
    """Return Spearman's rho between published figures and central estimates."""
    published = _ranks([row.published for row in rows])
    estimated = _ranks([row.estimate[1] for row in rows])
    return float(np.corrcoef(published, estimated)[0, 1])


def _ranks(values: Sequence[float]) -> list[float]:
    """Return ranks from 1; equals share the mean of theirs."""
    ordered = sorted(values)
    return [fmean(at + 1 for at, other in enumerate(ordered) if other == v) for v in values]
