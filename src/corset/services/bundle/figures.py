"""What there is to show of an exercise: its stills and what a browser plays, from the bundle."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

BUNDLE = Path(__file__).parents[2] / "clinic/static/clinic/bundle"
INDEX = "index.json"
STATIC = "clinic/bundle"
"""Where the bundle lies among the static files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """One part of a repetition, of one side; files by their names among the static files."""

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

    exercise: str
    frames: str
    thumb: str
    view: str
    parts: tuple[PartShown, ...]
    moments: tuple[Moment, ...]
    upper_body: bool
    """Whether its drawings may end at the thighs."""


def figure_of(exercise: str, *, bundle: Path | None = None) -> Figure | None:
    """Return what there is to show of an exercise; None where nothing was compiled."""
    index = (bundle or BUNDLE) / INDEX
    return _figures(index, index.stat().st_mtime_ns).get(exercise) if index.is_file() else None


def svg_of(moment: Moment, *, bundle: Path | None = None) -> str:
    """Return the drawing of a moment."""
    return ((bundle or BUNDLE) / moment.still).read_text(encoding="utf-8")


@lru_cache(maxsize=4)
def _figures(index: Path, _changed: int) -> Mapping[str, Figure]:
    read = json.loads(index.read_text(encoding="utf-8"))["exercises"]
    return MappingProxyType({name: _figure(name, entry) for name, entry in read.items()})


def _figure(name: str, entry: Mapping[str, Any]) -> Figure:
    return Figure(
        exercise=name,
        frames=f"{STATIC}/{entry['frames']}",
        thumb=f"{STATIC}/{entry['thumb']}",
        view=entry["view"],
        parts=tuple(_part(part) for part in entry["parts"]),
        moments=tuple(Moment(**moment) for moment in entry["moments"]),
        upper_body=entry["upper_body"],
    )


def _part(entry: Mapping[str, Any]) -> PartShown:
    return PartShown(
        part=entry["part"],
        side=entry["side"],
        plays=entry["plays"],
        when=entry["when"],
        holds=entry["holds"],
        view=entry["view"],
        start=f"{STATIC}/{entry['still']['start']}",
        end=f"{STATIC}/{entry['still']['end']}",
    )
