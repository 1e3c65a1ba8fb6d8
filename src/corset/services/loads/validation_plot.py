"""The comparison with published figures as a picture: every estimate with its interval."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corset.figure.drawing.plots import BROWN, GREEN, LINE, PAPER, QUIET, key, sheet
from corset.loads.agreement import Compared
from corset.services.loads.validation import table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WITHIN = 0.20
"""The band round the line where both agree; also how good a recalled figure is."""
MOST = 2400.0
"""Newtons at the end of both axes."""
TUNED, HELD_OUT = BROWN, GREEN
INCHES = (9.2, 6.2)


def plot(rows: Sequence[Compared], *, to: Path) -> None:
    """Write the picture, SVG or PNG by the file's name. Raises ValueError without matplotlib.

    The same rows give the same bytes; an SVG carries the table as its description.
    """
    try:
        with sheet(to, inches=INCHES, said={"Description": "\n".join(table(rows))}) as axes:
            _agreement(axes)
            for number, row in enumerate(rows, start=1):
                _point(axes, row, number)
            _key(axes)
            _names(axes, rows)
    except ModuleNotFoundError:
        raise ValueError("a plot needs matplotlib: install the extra `authoring`") from None


def _agreement(axes: "Axes") -> None:
    ends = [0.0, MOST]
    below, above = ([end * (1 + side * WITHIN) for end in ends] for side in (-1, 1))
    axes.fill_between(ends, below, above, color=LINE, alpha=0.6, linewidth=0)
    axes.plot(ends, ends, color=QUIET, linewidth=1)
    axes.set(xlim=ends, ylim=ends, aspect="equal")
    axes.set_xlabel("published, N")
    axes.set_ylabel("estimated, N, with its interval")


def _point(axes: "Axes", row: Compared, number: int) -> None:
    low, central, high = row.estimate
    colour = TUNED if row.tuned_on else HELD_OUT
    axes.errorbar(
        row.published,
        central,
        yerr=[[central - low], [high - central]],
        xerr=WITHIN * row.published if row.recalled else None,
        fmt="s" if row.tuned_on else "o",
        markersize=7,
        color=colour,
        markerfacecolor=PAPER if row.tuned_on else colour,
        markeredgewidth=1.6,
        elinewidth=1.2,
        capsize=2.5,
    )
    # To this side and that in turn: neighbours in the table are often neighbours here.
    beside = (-14, 5) if number % 2 else (7, -14)
    where = (row.published, central)
    axes.annotate(str(number), where, xytext=beside, textcoords="offset points", weight="bold")


def _names(axes: "Axes", rows: Sequence[Compared]) -> None:
    names = [f"{n}  {_name(row)}" for n, row in enumerate(rows, start=1)]
    axes.text(1.03, 0.02, "\n".join(names), transform=axes.transAxes, linespacing=1.7)


def _name(row: Compared) -> str:
    return f"{row.posture}, {row.disc}: {row.source}{' †' if row.recalled else ''}"


def _key(axes: "Axes") -> None:
    axes.plot([], [], "s", label="tuned on", mec=TUNED, mfc=PAPER, markersize=7, mew=1.6)
    axes.plot([], [], "o", label="held out of the tuning", color=HELD_OUT, markersize=7)
    axes.plot([], [], color=QUIET, linewidth=1, label="where both agree; band ± 20 %")
    axes.plot([], [], color="none", label="† recalled, as good as ± 20 %")
    key(axes)
