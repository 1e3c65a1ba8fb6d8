"""Compiles every motion once into what pages, letters and sheets show: frames and stills."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from corset.body.movement.motion import Motion
from corset.programme import (
    CONTENT,
    load_motions,
    load_reduced_motions,
    load_reduced_variants,
    load_variants,
    motion_name,
)
from corset.services.bundle.baked import PERSON
from corset.services.bundle.drawing import drawn
from corset.services.bundle.figures import INDEX, PACKAGED
from corset.services.code import modules_of


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of the figures of a content directory."""

    drawn: tuple[str, ...]
    """The exercises, and variants such as C1/seated, that had to be drawn."""
    exercises: int
    size: int
    """Bytes of their files there."""


def compile_figures(
    *, content: Path = CONTENT, to: Path = PACKAGED, processes: int = 2, anew: bool = False
) -> Compiled:
    """Draw the motions of a content directory, each into the folder of its name.

    What stands there or in the package, drawn by this code, is left as it is.
    """
    motions, by = _whole(content), _drawn_by(content)
    names = {exercise: motion_name(motion) for exercise, motion in motions.items()}
    stale = [
        e
        for e, name in names.items()
        if anew or not any(_by(r / name) == by[e] for r in (to, PACKAGED))
    ]
    # The longest first, so that no process ends with a long one alone.
    stale.sort(key=lambda exercise: -len(motions[exercise].parts))
    for exercise, (figure, texts) in _made(content, stale, processes):
        _write(to / names[exercise], figure, texts, by[exercise])
    size = sum(file.stat().st_size for name in names.values() for file in (to / name).glob("*"))
    return Compiled(tuple(sorted(stale)), len(load_motions(content)), size)


def forget_others(*, content: Path = CONTENT, of: Path = PACKAGED) -> None:
    """Remove the folders of motions that a content directory no longer has."""
    kept = {motion_name(motion) for motion in _whole(content).values()}
    for folder in of.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder)


def _whole(content: Path) -> Mapping[str, Motion]:
    """Return every motion by exercise, and those of variants by theirs."""
    return {**load_motions(content), **load_variants(content)}


def _reduced(content: Path) -> Mapping[str, Motion]:
    return {**load_reduced_motions(content), **load_reduced_variants(content)}


def drawn_by() -> str:
    """Return a name for the code and the mesh that motions are drawn by."""
    return sha256(b"".join(map(_stamp, _code()))).hexdigest()[:16]


def _drawn_by(content: Path) -> Mapping[str, str]:
    """Return by exercise what its folder is drawn by: the code, and the motion made smaller."""
    code, reduced = drawn_by(), _reduced(content)
    return {exercise: f"{code}-{motion_name(motion)}" for exercise, motion in reduced.items()}


def _stamp(file: Path) -> bytes:
    return file.name.encode() + sha256(file.read_bytes()).digest()


def _code() -> Iterator[Path]:
    yield from modules_of("corset.body", "corset.figure", "corset.services.bundle")
    yield PERSON


def _by(folder: Path) -> str | None:
    """Return by what a folder was drawn; nothing where it is not there."""
    index = folder / INDEX
    return json.loads(index.read_text(encoding="utf-8"))["drawn_by"] if index.is_file() else None


Made = tuple[Mapping[str, Any], Mapping[str, str]]


def _made(content: Path, names: list[str], processes: int) -> Iterable[tuple[str, Made]]:
    if not names:
        return
    with ProcessPoolExecutor(min(processes, len(names))) as pool:
        yield from zip(names, pool.map(_exercise, [content] * len(names), names), strict=True)


def _exercise(content: Path, name: str) -> Made:
    return drawn(_whole(content)[name], _reduced(content)[name])


def _write(folder: Path, figure: Mapping[str, Any], texts: Mapping[str, str], by: str) -> None:
    """Write the files, each under a name of its own, then the index that names them."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {name: f"{folder.name}/{_own(name, text)}" for name, text in texts.items()}
    for name, text in texts.items():
        (folder.parent / names[name]).write_text(text, encoding="utf-8")
    half = folder / f"{INDEX}.half"
    index = {"drawn_by": by, "figure": _renamed(figure, names)}
    half.write_text(json.dumps(index, indent=1), encoding="utf-8")
    half.replace(folder / INDEX)
    for file in folder.iterdir():
        if file.suffix in {".svg", ".json"} and file.name not in {INDEX, *_last(names.values())}:
            file.unlink()


def _own(name: str, text: str) -> str:
    """Return a name that changes with what the file holds, so that it can be kept for ever."""
    stem, _, kind = name.rpartition(".")
    return f"{stem}-{sha256(text.encode()).hexdigest()[:8]}.{kind}"


def _last(names: Iterable[str]) -> Iterator[str]:
    return (name.rpartition("/")[2] for name in names)


def _renamed(entry: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Return an entry that names its files as they were written."""
    if isinstance(entry, Mapping):
        return {key: _renamed(value, names) for key, value in entry.items()}
    if isinstance(entry, list):
        return [_renamed(value, names) for value in entry]
    return names.get(entry, entry) if isinstance(entry, str) else entry
