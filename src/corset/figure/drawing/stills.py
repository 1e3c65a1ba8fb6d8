"""A motion's pose as a drawing: small, clean SVG for the sheet, the e-mail and the page."""

import numpy as np

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.movement.frames import Frames
from corset.figure.drawing.layers import areas, gaps, look, shadow
from corset.figure.drawing.palette import LIGHT, Palette
from corset.figure.person.mesh import Mesh
from corset.figure.scene.arrows import Arrow, arrows
from corset.figure.scene.scene import scene
from corset.figure.space.framing import Framing, framing, reach
from corset.figure.space.projection import Camera, camera
from corset.figure.space.raster import Floats
from corset.figure.space.view import View

LONGEST = 600.0
"""Units of the drawing's longer edge."""
ARROW = 5.0
"""The breadth of a push's arrow, in those units."""
MAT, DISC = 0.015, 0.42
"""Metres: how thick the mat is, and how wide at least the floor's disc."""


def still(
    frames: Frames,
    *,
    mesh: Mesh,
    phase: float = 1.0,
    view: View = View.SIDE,
    person: Person = REFERENCE,
    palette: Palette = LIGHT,
    marked: bool = True,
    whole: Frames | None = None,
) -> str:
    """Return an SVG of the pose at a phase; `marked` adds where it comes from, and the arrows.

    What is done less far than the `whole` is drawn as large, and marked, as that.
    """
    eye = camera(view, frames.side)
    frame = framing(eye, _bounds(whole or frames), longest=LONGEST)
    number = nearest(frames, phase)
    marked = marked and number > 0
    seen = look(scene(frames, number, mesh, person, eye.towards, whole=whole), eye, frame)
    first = scene(frames, 0, mesh, person, eye.towards, whole=whole)
    ways = arrows(frames, eye, frame, whole=whole) if marked else ()
    layers = [
        _ground(frames, eye, frame, palette),
        shadow(look(first, eye, frame), palette.ghost) if marked else "",
        *areas(seen, palette),
        gaps(seen, palette),
        *(_arrow(arrow, palette) for arrow in ways),
    ]
    return _document(frame, layers)


def nearest(frames: Frames, phase: float) -> int:
    """Return the number of the frame nearest to a phase."""
    if not 0 <= phase <= 1:
        raise ValueError(f"phase {phase:g} is outside the allowed 0 to 1")
    return int(np.argmin(np.abs(frames.phase - phase)))


def _bounds(frames: Frames) -> Floats:
    points = [reach(frames.joints), *(mark.reshape(-1, 3) for mark in frames.landmarks.values())]
    for prop in frames.props:
        half = np.array(prop.size) / 2
        points.append(np.array([prop.at - half, prop.at + half]))
    return np.vstack(points)


def _ground(frames: Frames, eye: Camera, frame: Framing, palette: Palette) -> str:
    """Return the floor: a line where it is seen as one, else a disc under the body."""
    if not eye.level:
        return "" if _has_mat(frames) else _disc(frames, eye, frame, palette)
    y = frame.place(eye.plane(np.array([0, 0, -MAT if _has_mat(frames) else 0])))[1] + 1.5
    return f'<path d="M0 {y:.1f}H{frame.size[0]:.1f}" stroke="{palette.ground}" stroke-width="3"/>'


def _has_mat(frames: Frames) -> bool:
    return any(prop.kind == "mat" for prop in frames.props)


def _disc(frames: Frames, eye: Camera, frame: Framing, palette: Palette) -> str:
    low, high = (edge(frames.joints[0], axis=0) for edge in (np.min, np.max))
    middle = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, 0.0])
    wide = max(float(np.hypot(*(high - low)[:2])) / 2, DISC)
    x, y = frame.place(eye.plane(middle))
    rx, ry = wide * frame.scale, wide * frame.scale * eye.towards[2]
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{palette.disc}"/>'


def _arrow(arrow: Arrow, palette: Palette) -> str:
    """Return a curve with an open head; a push is short, straight and in ink."""
    colour = palette.ink if arrow.force else palette.works
    dashes = "" if arrow.force else ' stroke-dasharray=".1 9"'
    width = ARROW if arrow.force else ARROW * 0.8
    return (
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round" stroke="{colour}">'
        f'<path d="{_curve(arrow.line)}" stroke-width="{width:g}"{dashes}/>'
        f'<path d="{_head(arrow)}" stroke-width="{width:g}"/></g>'
    )


def _curve(line: Floats) -> str:
    knots = line[np.linspace(0, len(line) - 1, min(len(line), 14)).round().astype(int)]
    start, end = knots[0], knots[-1]
    halves = [*((knots[1:-2] + knots[2:-1]) / 2), end]
    turns = [*zip(knots[1:-1], halves, strict=False)]
    bends = "".join(f"Q{a[0]:.1f} {a[1]:.1f} {b[0]:.1f} {b[1]:.1f}" for a, b in turns)
    return (
        f"M{start[0]:.1f} {start[1]:.1f}{bends}"
        if turns
        else f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"
    )


def _head(arrow: Arrow) -> str:
    tip = arrow.line[-1]
    away = np.hypot(*(arrow.line - tip).T)
    before = arrow.line[int(np.nonzero(away > min(14.0, away.max() * 0.9))[0][-1])]
    along = (tip - before) / max(float(np.hypot(*(tip - before))), 1e-9)
    across = np.array([-along[1], along[0]])
    left, right = (tip - 12 * along + side * 8 * across for side in (-1, 1))
    return f"M{left[0]:.1f} {left[1]:.1f}L{tip[0]:.1f} {tip[1]:.1f}L{right[0]:.1f} {right[1]:.1f}"


def _document(frame: Framing, layers: list[str]) -> str:
    width, height = frame.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}">'
        + "".join(layers)
        + "</svg>"
    )
