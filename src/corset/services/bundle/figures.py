"""What there is to show of a motion: its stills and what a browser plays, as it was compiled.

Everything lies in a folder that bears the motion's name; several stand side by side.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

PACKAGED = Path(__file__).parents[2] / "artefacts"
"""What was compiled of the content that belongs to this code."""
INDEX = "index.json"
_FILE = re.compile(r"[0-9a-f]{16}/[\w-]+-[0-9a-f]{8}\.(json|svg)")
"""A motion's folder, and in it a file whose name changes with what it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """One part of a repetition, of one side; files by their names among the artefacts."""

    part: str
    side: str
    """r, l or nothing."""
    plays: str
    when: str
    holds: bool
    view: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment of a part of a motion, drawn for paper."""

    part: str
    side: str
    """r, l or nothing."""
    phase: float
    last: bool
    """Whether it is what the part comes to."""
    still: str = ""
    """The file of its drawing; nothing before it is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An exercise as it is drawn."""

    frames: str
    thumb: str
    view: str
    parts: tuple[PartShown, ...]
    moments: tuple[Moment, ...]
    upper_body: bool
    """Whether its drawings may end at the thighs."""
    presses: bool
    """Whether nothing moves and one only presses."""
    reduced: "Figure | None" = None
    """The same as it is drawn where it is done less far and with less force."""


def figure_of(motion: str, *, reduced: bool = False) -> Figure | None:
    """Return what there is to show of a motion by its name; None where nothing was compiled.

    `reduced`: not at full strength (R4); what was compiled before that was drawn stays whole.
    """
    index = file_of(motion, INDEX)
    figure = _figure(index, index.stat().st_mtime_ns) if index else None
    return figure.reduced or figure if figure and reduced else figure


def only_presses(motion: str) -> bool:
    """Whether nothing moves in a motion and hands press."""
    figure = figure_of(motion)
    return figure is not None and figure.presses


def file_of(motion: str, name: str) -> Path | None:
    """Return a file of this name in a motion's folder; nothing where it was not compiled."""
    files = (root / motion / name for root in _roots())
    return next(filter(Path.is_file, files), None) if motion else None


def artefact(name: str) -> Path | None:
    """Return where an artefact lies that a figure names; nothing for any other name."""
    if not _FILE.fullmatch(name):
        return None
    return next((root / name for root in _roots() if (root / name).is_file()), None)


def svg_of(moment: Moment) -> str:
    """Return the drawing of a moment."""
    file = artefact(moment.still)
    if file is None:
        raise FileNotFoundError(f"The drawing {moment.still} was compiled, but is gone.")
    return file.read_text(encoding="utf-8")


def own_artefacts() -> Path:
    """Return where the artefacts of the clinic's own motions lie."""
    return Path(settings.DATA) / "artefacts"


def _roots() -> tuple[Path, ...]:
    """Return where artefacts lie: the clinic's own, then the package's."""
    return own_artefacts(), PACKAGED


@lru_cache(maxsize=256)
def _figure(index: Path, _changed: int) -> Figure:
    entry = json.loads(index.read_text(encoding="utf-8"))["figure"]
    less = entry.get("reduced")
    return replace(_shown(entry), reduced=_shown(entry | less) if less else None)


def _shown(entry: Mapping[str, Any]) -> Figure:
    return Figure(
        frames=entry["frames"],
        thumb=entry["thumb"],
        view=entry["view"],
        parts=tuple(_part(part) for part in entry["parts"]),
        moments=tuple(Moment(**moment) for moment in entry["moments"]),
        upper_body=entry["upper_body"],
        presses=entry.get("presses", False),
    )


def _part(entry: Mapping[str, Any]) -> PartShown:
    return PartShown(**{name: entry[name] for name in PartShown.__dataclass_fields__})
