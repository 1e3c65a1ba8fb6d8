"""One motion drawn: what a browser plays, its thumbnail, and every still that is shown of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from corset.body.kinematics.compilation import compile_motion
from corset.body.movement.frames import Frames
from corset.body.movement.motion import Motion
from corset.figure.clip import playable
from corset.figure.drawing.minification import adaptive, shrunk, thumbnail
from corset.figure.drawing.stills import still
from corset.figure.person.mesh import read_mesh
from corset.figure.viewpoint import best_view, busiest
from corset.services.bundle.baked import PERSON
from corset.services.bundle.figures import Moment
from corset.services.bundle.moments import moments, upper_body

START, END = "start", "end"
FRAMES, THUMB = "clip.json", "thumb.svg"
LONGEST = 200
"""Units of a thumbnail's longer edge."""


def drawn(motion: Motion) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """Return a motion's figure, and the texts of the files that it names."""
    parts = compile_motion(motion)
    stems = {(frames.part, frames.side): _stem(frames) for frames in parts}
    stills = [replace(m, still=f"{stems[m.part, m.side]}-{_when(m)}.svg") for m in moments(motion)]
    first = parts[0]
    drawing = still(first, mesh=read_mesh(PERSON), phase=busiest(first), view=best_view(first))
    texts = {
        **dict(_ends(parts)),
        **dict(_between(parts, stills)),
        FRAMES: json.dumps(playable(parts, mesh=read_mesh(PERSON)), separators=(",", ":")),
        THUMB: adaptive(thumbnail(drawing, to=LONGEST)),
    }
    figure = {
        "view": best_view(first),
        "thumb": THUMB,
        "frames": FRAMES,
        "parts": [_part(frames) for frames in parts],
        "moments": [asdict(moment) for moment in stills],
        "upper_body": upper_body(motion),
    }
    return figure, texts


def _stem(frames: Frames) -> str:
    return "-".join(filter(None, (*frames.part.split("_"), frames.side)))


def _ends(parts: tuple[Frames, ...]) -> Iterator[tuple[str, str]]:
    for frames in parts:
        for moment, phase in ((START, 0.0), (END, busiest(frames))):
            yield f"{_stem(frames)}-{moment}.svg", _still(frames, phase)


def _between(parts: tuple[Frames, ...], stills: list[Moment]) -> Iterator[tuple[str, str]]:
    for moment in stills:
        for frames in parts:
            here = (frames.part, frames.side) == (moment.part, moment.side)
            if here and _when(moment) not in {START, END}:
                yield moment.still, _still(frames, moment.phase)


def _still(frames: Frames, phase: float) -> str:
    drawing = still(frames, mesh=read_mesh(PERSON), phase=phase, view=best_view(frames))
    return adaptive(shrunk(drawing))


def _when(moment: Moment) -> str:
    """Return which still a moment is: what lies between start and end goes by its phase."""
    if moment.last:
        return END
    return f"{moment.phase:g}".replace(".", "_") if moment.phase else START


def _part(frames: Frames) -> Mapping[str, Any]:
    return {
        "part": frames.part,
        "side": frames.side,
        "sides": frames.sides,
        "plays": str(frames.plays),
        "when": str(frames.when),
        "holds": frames.holds,
        "view": best_view(frames),
        "start": f"{_stem(frames)}-{START}.svg",
        "end": f"{_stem(frames)}-{END}.svg",
    }
