"""From pixels to smooth outlines: areas as closed paths with few points."""

import numpy as np
import numpy.typing as npt
from contourpy import LineType, contour_generator
from PIL import Image, ImageFilter
from shapely import LinearRing

from corset.figure.space.raster import Floats

Mask = npt.NDArray[np.bool_]

EDGE = 0.5


def outline(mask: Mask, *, blur: float, tolerance: float, least: float) -> list[Floats]:
    """Return closed lines, each (k, 2) in pixels, round an area; holes are lines of their own.

    `blur` smooths the steps of the pixels, `tolerance` is how far a line may leave its pixels,
    areas under `least` square pixels are left out.
    """
    padded = np.pad(mask, 2)
    soft = Image.fromarray(padded.astype(np.uint8) * 255).filter(ImageFilter.GaussianBlur(blur))
    lines = contour_generator(
        z=np.asarray(soft, dtype=float) / 255, line_type=LineType.Separate
    ).lines(EDGE)
    kept = [np.asarray(line) - 1.5 for line in lines if _area(np.asarray(line)) >= least]
    return [_simplified(line, tolerance) for line in kept]


def path(lines: list[Floats], scale: float) -> str:
    """Return an SVG path of curves through the middles between the points."""
    return "".join(_curve(line * scale) for line in lines)


def _curve(line: Floats) -> str:
    """Quadratic curves with the points as handles; long edges stay straight, corners stay sharp."""
    ahead = np.roll(line, -1, axis=0)
    middle = (line + ahead) / 2
    start = middle[-1]
    text = [f"M{_n(start[0])} {_n(start[1])}"]
    for handle, end in zip(line, middle, strict=True):
        text.append(f"Q{_n(handle[0])} {_n(handle[1])} {_n(end[0])} {_n(end[1])}")
    return "".join(text) + "Z"


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def _area(line: Floats) -> float:
    x, y = line.T
    return float(abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) / 2)


def _simplified(line: Floats, tolerance: float) -> Floats:
    """Return the ring, not closed, without the points that it hardly bends at."""
    return np.asarray(LinearRing(line).simplify(tolerance).coords)[:-1]
