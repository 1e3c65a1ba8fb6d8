"""Stills as pixels, and a repetition as a moving picture for messages and the README."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import resvg_py
from PIL import Image

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.movement.frames import Frames
from corset.figure.drawing.palette import LIGHT, Palette
from corset.figure.drawing.stills import nearest, still
from corset.figure.person.mesh import Mesh
from corset.figure.space.view import View

FRAME = 90
"""Milliseconds that each picture of the movement stays."""
HOLD, REST = 900, 600
"""Milliseconds at the end and at the start."""
STEPS = 10
"""Pictures of the way out; the way back shows the same ones."""


def png(svg: str, *, width: int = 800, background: str = LIGHT.paper) -> bytes:
    """Return a still as PNG."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, background=background))


def preview(
    frames: Frames,
    *,
    mesh: Mesh,
    view: View = View.SIDE,
    person: Person = REFERENCE,
    palette: Palette = LIGHT,
    width: int = 480,
) -> bytes:
    """Return one repetition as an animated WebP that loops."""
    numbers = [nearest(frames, phase) for phase in _phases(frames)]
    drawings = {
        number: still(
            frames,
            mesh=mesh,
            phase=float(frames.phase[number]),
            view=view,
            person=person,
            palette=palette,
            marked=False,
        )
        for number in set(numbers)
    }
    shown = {number: _picture(svg, palette, width) for number, svg in drawings.items()}
    first, *rest = (shown[number] for number in numbers)
    file = BytesIO()
    first.save(
        file,
        format="WEBP",
        save_all=True,
        append_images=rest,
        duration=list(_durations(frames, len(numbers))),
        loop=0,
        quality=78,
        method=4,
    )
    return file.getvalue()


def _picture(svg: str, palette: Palette, width: int) -> Image.Image:
    return Image.open(BytesIO(png(svg, width=width, background=palette.paper))).convert("RGB")


def _phases(frames: Frames) -> list[float]:
    """Return the phases that are shown, slowing down towards both ends as the movement does."""
    out = [float(phase) for phase in np.linspace(0, 1, STEPS)]
    return [*out, *reversed(out[1:-1])] if frames.plays == "out_and_back" else out * 2


def _durations(frames: Frames, count: int) -> Iterator[int]:
    for i in range(count):
        if frames.plays != "out_and_back":
            yield FRAME
        elif i == 0:
            yield REST
        else:
            yield HOLD if i == STEPS - 1 else FRAME
