"""The layers of a still, from the scene's pixels: coloured areas and the gaps between limbs."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from corset.figure.drawing.outlines import Mask, outline, path
from corset.figure.drawing.palette import Palette
from corset.figure.scene.scene import HEAD, NO_LIMB, PROP, Scene
from corset.figure.space.framing import Framing
from corset.figure.space.projection import Camera
from corset.figure.space.raster import NOTHING, Floats, Ints, drawn

HALF = 0.5
"""From how much on a place counts as working."""
FINE = 1.6
"""Pixels to a unit of the drawing."""
BLUR, TOLERANCE = 1.1, 0.4
LEAST, LEAST_GAP = 5.0, 70.0
"""Square pixels; smaller specks are left out."""
STEP, LIMB_STEP = 0.05, 0.03
"""How far, in metres, a surface lies before the next one for a gap: in one limb, between two."""
GAP = 3
"""The gap's breadth, pixels."""
_NEIGHBOURS = (
    ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
    ((slice(None, -1), slice(None)), (slice(1, None), slice(None))),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What each pixel (height, width) shows."""

    labels: Ints
    limbs: Ints
    works: Mask
    depth: Floats


def look(scene: Scene, camera: Camera, frame: Framing) -> Seen:
    """Return what is seen of a scene."""
    plane = frame.place(camera.plane(scene.points)) * FINE
    width, height = (round(edge * FINE) for edge in frame.size)
    triangle, depth = drawn(plane, camera.nearness(scene.points), scene.faces, (width, height))
    empty = triangle == NOTHING
    works = _between(scene.works[scene.faces], plane[scene.faces], triangle) > HALF
    return Seen(
        labels=np.where(empty, NOTHING, scene.labels[triangle]),
        limbs=np.where(empty, NO_LIMB, scene.limbs[triangle]),
        works=works & ~empty,
        depth=depth,
    )


def _between(values: Floats, corners: Floats, triangle: Ints) -> Floats:
    """Return the values at the corners (f, 3), mixed for each pixel."""
    rows, columns = np.nonzero(triangle != NOTHING)
    own = triangle[rows, columns]
    a, b, c = (corners[own, i] for i in range(3))
    at = np.stack([columns + 0.5, rows + 0.5], axis=1)
    area = _cross(b - a, c - a)
    second, third = _cross(at - a, c - a) / area, _cross(b - a, at - a) / area
    mixed = np.zeros(triangle.shape)
    v = values[own]
    mixed[rows, columns] = v[:, 0] + second * (v[:, 1] - v[:, 0]) + third * (v[:, 2] - v[:, 0])
    return mixed


def _cross(a: Floats, b: Floats) -> Floats:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def areas(seen: Seen, palette: Palette) -> list[str]:
    """Return a path for each colour, the dark clothes under the rest."""
    shown: dict[str, Mask] = {}
    for label in sorted(set(np.unique(seen.labels)) - {NOTHING}, reverse=True):
        for works in (False, True):
            mask = (seen.labels == label) & (seen.works == works)
            if mask.any():
                colour = palette.fill(int(label), works=works)
                shown[colour] = shown.get(colour, np.zeros_like(mask)) | mask
    return [_path(mask, colour, joined=True) for colour, mask in shown.items()]


def gaps(seen: Seen, palette: Palette) -> str:
    """Return the lines that set off a limb before what lies behind it."""
    return _path(_behind(seen), palette.paper, least=LEAST_GAP)


def shadow(seen: Seen, colour: str) -> str:
    """Return the whole person as one area."""
    return _path((seen.labels != NOTHING) & (seen.labels != PROP), colour)


def _path(mask: Mask, colour: str, *, joined: bool = False, least: float = LEAST) -> str:
    lines = outline(mask, blur=BLUR, tolerance=TOLERANCE, least=least)
    if not lines:
        return ""
    # A hair's breadth of the same colour closes the joint between two areas.
    stroke = f' stroke="{colour}" stroke-width=".7"' if joined else ""
    return f'<path fill="{colour}"{stroke} d="{path(lines, 1 / FINE)}"/>'


def _behind(seen: Seen) -> Mask:
    """Return the edges of what lies well before something else of the person."""
    edge = np.zeros(seen.labels.shape, bool)
    for here, there in _NEIGHBOURS:
        both = (seen.limbs[here] > NO_LIMB) & (seen.limbs[there] > NO_LIMB)
        head = (seen.limbs[here] == HEAD) & (seen.limbs[there] == HEAD)
        step = np.where(seen.limbs[here] == seen.limbs[there], STEP, LIMB_STEP)
        with np.errstate(invalid="ignore"):
            apart = np.abs(seen.depth[here] - seen.depth[there]) > step
        edge[here] |= apart & both & ~head
    wide = Image.fromarray(edge.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(GAP))
    return np.asarray(wide) > 0
