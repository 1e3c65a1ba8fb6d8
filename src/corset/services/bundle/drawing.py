"""One motion drawn: what a browser plays, its thumbnail, and every still that is shown of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from corset.body.movement.frames import Frames
from corset.body.movement.motion import Motion
from corset.figure.clip import playable
from corset.figure.drawing.minification import adaptive, shrunk, thumbnail
from corset.figure.drawing.stills import still
from corset.figure.person.mesh import read_mesh
from corset.figure.viewpoint import best_view, busiest
from corset.services.bundle.baked import PERSON
from corset.services.bundle.figures import Moment
from corset.services.bundle.moments import moments, only_presses, upper_body
from corset.services.bundle.staging import frames_of

START, END = "start", "end"
FRAMES, THUMB = "clip.json", "thumb.svg"
REDUCED = "reduced-"
"""Before the names of what is drawn at reduced strength."""
LONGEST = 200
"""Units of a thumbnail's longer edge."""
Pairs = tuple[tuple[Frames, Frames], ...]
"""Parts as they are drawn, each with the whole of it."""


def drawn(motion: Motion, reduced: Motion) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """Return a motion's figure, and the texts of the files that it names.

    What it is at reduced strength is seen from where the whole is, and drawn as large.
    """
    wholes = frames_of(motion)
    shown, texts = _drawn(motion, tuple(zip(wholes, wholes, strict=True)), prefix="")
    lesser = tuple(zip(frames_of(reduced), wholes, strict=True))
    less, more = _drawn(motion, lesser, prefix=REDUCED)
    figure = {
        "view": best_view(wholes[0]),
        "thumb": THUMB,
        **shown,
        "upper_body": upper_body(motion),
        "presses": only_presses(motion),
        "reduced": less,
    }
    return figure, {**texts, **more, THUMB: _thumb(wholes[0])}


def _drawn(
    motion: Motion, pairs: Pairs, *, prefix: str
) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    stills = [_named(moment, pairs, prefix) for moment in moments(motion)]
    frames = f"{prefix}{FRAMES}"
    texts = {
        **dict(_ends(pairs, prefix)),
        **dict(_between(pairs, stills)),
        frames: json.dumps(_clip(pairs), separators=(",", ":")),
    }
    figure = {
        "frames": frames,
        "parts": [_part(*pair, prefix) for pair in pairs],
        "moments": [asdict(moment) for moment in stills],
    }
    return figure, texts


def _clip(pairs: Pairs) -> Mapping[str, object]:
    parts, wholes = zip(*pairs, strict=True)
    return playable(parts, mesh=read_mesh(PERSON), wholes=wholes)


def _thumb(frames: Frames) -> str:
    mesh, phase, view = read_mesh(PERSON), busiest(frames), best_view(frames)
    drawing = still(frames, mesh=mesh, phase=phase, view=view)
    return adaptive(thumbnail(drawing, to=LONGEST))


def _file(frames: Frames, when: str, prefix: str) -> str:
    """Return the name of a still; what is begun looks the same at any strength."""
    stem = "-".join(filter(None, (*frames.part.split("_"), frames.side)))
    return f"{'' if when == START else prefix}{stem}-{when}.svg"


def _named(moment: Moment, pairs: Pairs, prefix: str) -> Moment:
    of = next(f for f, _ in pairs if (f.part, f.side) == (moment.part, moment.side))
    return replace(moment, still=_file(of, _when(moment), prefix))


def _ends(pairs: Pairs, prefix: str) -> Iterator[tuple[str, str]]:
    for frames, whole in pairs:
        if not prefix:
            yield _file(frames, START, prefix), _still(frames, whole, 0.0)
        yield _file(frames, END, prefix), _still(frames, whole, busiest(whole))


def _between(pairs: Pairs, stills: list[Moment]) -> Iterator[tuple[str, str]]:
    for moment in stills:
        for frames, whole in pairs:
            here = (frames.part, frames.side) == (moment.part, moment.side)
            if here and _when(moment) not in {START, END}:
                yield moment.still, _still(frames, whole, moment.phase)


def _still(frames: Frames, whole: Frames, phase: float) -> str:
    mesh, view = read_mesh(PERSON), best_view(whole)
    drawing = still(frames, mesh=mesh, phase=phase, view=view, whole=whole)
    return adaptive(shrunk(drawing))


def _when(moment: Moment) -> str:
    """Return which still a moment is: what lies between start and end goes by its phase."""
    if moment.last:
        return END
    return f"{moment.phase:g}".replace(".", "_") if moment.phase else START


def _part(frames: Frames, whole: Frames, prefix: str) -> Mapping[str, Any]:
    return {
        "part": frames.part,
        "side": frames.side,
        "sides": frames.sides,
        "plays": str(frames.plays),
        "when": str(frames.when),
        "holds": frames.holds,
        "view": best_view(whole),
        "start": _file(frames, START, prefix),
        "end": _file(frames, END, prefix),
    }
