"""How plots of figures look, and the sheet they are drawn on: the same figures, the same bytes."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

INK, QUIET, PAPER, LINE = "#1b292b", "#56625f", "#fffdf8", "#e2dacb"
GREEN, BROWN = "#14655b", "#7c5000"
COLOURS = (GREEN, "#b3541e", "#3b5b92", BROWN, "#8a2d5d", "#4f7a28", "#5c4a8f", INK)
"""Of curves in one plot, in their order."""
DOTS_PER_INCH = 150
_STYLE = {
    "font.size": 9,
    "svg.hashsalt": "corset",
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
}


@contextmanager
def sheet(
    to: Path, *, inches: tuple[float, float], said: Mapping[str, str] | None = None
) -> Generator[Any]:
    """Give the axes of a plot, and write it when the block ends: SVG or PNG by the file's name.

    `inches` are width and height, `said` is what the file carries as text. Raises
    ModuleNotFoundError without matplotlib, which an extra brings.
    """
    pyplot = _pyplot()
    with pyplot.rc_context(_STYLE):
        figure, axes = pyplot.subplots(figsize=inches, facecolor=PAPER)
        try:
            axes.set(facecolor=PAPER)
            axes.spines[["top", "right"]].set_visible(False)
            yield axes
            meta = {**(said or {}), **({"Date": None} if to.suffix == ".svg" else {})}
            figure.savefig(to, metadata=meta, dpi=DOTS_PER_INCH, bbox_inches="tight")
        finally:
            pyplot.close(figure)


def key(axes: Any) -> None:  # noqa: ANN401 - matplotlib is of an extra, and not here for a type
    """Put the key of a plot to its right, without a frame."""
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)


def _pyplot() -> ModuleType:
    drawing = import_module("matplotlib.pyplot")
    drawing.switch_backend("agg")
    return drawing
