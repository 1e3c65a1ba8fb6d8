"""The stills of a sheet: from the compiled bundle, else drawn once and kept with the data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from corset.body.kinematics.compilation import compile_motion
from corset.body.movement.frames import Frames
from corset.figure.drawing.stills import still
from corset.figure.viewpoint import best_view
from corset.programme import CONTENT, load_motions
from corset.services.bundle.compilation import BUNDLE, digests_of
from corset.services.bundle.figures import figure_of
from corset.services.sheets.poses import Pose, upper_body

START, END = "start", "end"
WAIST = 0.5
"""How much of a standing figure is left where it ends at the thighs."""
_BOX = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
_STYLE = re.compile(r"<style>.*?</style>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A still with what stands under it."""

    svg: str
    ratio: float
    """Width by height."""
    crop: float
    """How much of its height is shown, from above."""
    caption: str
    alt: str


def drawing(pose: Pose, *, caption: str, alt: str) -> Drawing:
    """Return the still of a pose."""
    svg = _svg(pose)
    width, height = (float(number) for number in _BOX.search(svg).groups())  # pyright: ignore[reportOptionalMemberAccess]
    crop = WAIST if upper_body(load_motions()[pose.exercise]) else 1.0
    return Drawing(svg=svg, ratio=width / (height * crop), crop=crop, caption=caption, alt=alt)


@cache
def _svg(pose: Pose) -> str:
    """Return the still from the bundle, else the one in the data folder."""
    return _bundled(pose, _moment(pose)) or _kept(pose)


def _moment(pose: Pose) -> str:
    """Return which of the bundle's stills a pose is; none is of what lies between."""
    if pose.phase == 0.0:
        return START
    return END if pose.last else ""


def _bundled(pose: Pose, moment: str) -> str | None:
    """Return the still that the pages show too, where there is one of this moment."""
    figure = figure_of(pose.exercise)
    for part in figure.parts if figure and moment else ():
        if (part.part, part.side) == (pose.part, pose.side):
            file = BUNDLE / Path(part.start if moment == START else part.end).name
            # A printed page is light, whatever its reader prefers.
            return _STYLE.sub("", file.read_text(encoding="utf-8"))
    return None


def _kept(pose: Pose) -> str:
    """Return the still from the data folder; draw it where it is not there yet."""
    folder = Path(settings.DATA) / "stills" / _digests()[pose.exercise]
    name = f"{pose.exercise}-{pose.part}-{pose.side}-{pose.phase:g}.svg".replace(" ", "-")
    file = folder / name
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".half")
        half.write_text(_drawn(pose))
        half.replace(file)
    return file.read_text()


@cache
def _digests() -> Mapping[str, str]:
    return digests_of(CONTENT)


def _drawn(pose: Pose) -> str:
    frames = next(f for f in _frames(pose.exercise) if (f.part, f.side) == (pose.part, pose.side))
    return still(frames, phase=pose.phase, view=best_view(frames))


@cache
def _frames(exercise: str) -> tuple[Frames, ...]:
    return compile_motion(load_motions()[exercise])
