"""Draws an exercise on demand: a still, a picture, a moving preview, or all on one sheet."""

from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corset.body.anatomy.anthropometry import REFERENCE, Person
from corset.body.movement.frames import Frames
from corset.body.movement.motion import Motion
from corset.figure.drawing.contact_sheet import Cell, contact_sheet
from corset.figure.drawing.pictures import png, preview
from corset.figure.drawing.stills import still
from corset.figure.person.mesh import read_mesh
from corset.figure.space.view import View
from corset.figure.viewpoint import best_view, busiest, lies
from corset.programme import CONTENT, load, load_motions, load_variants
from corset.services.bundle.baked import PERSON
from corset.services.bundle.staging import frames_of


class PoseError(ValueError):
    """Why something cannot be drawn, and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be drawn; what is left open is chosen so that the movement shows best."""

    exercise: str
    part: str | None = None
    side: str | None = None
    """r or l."""
    phase: float | None = None
    view: View | None = None
    person: Person = REFERENCE


def draw(wish: Wish, *, to: Path, content: Path = CONTENT) -> None:
    """Draw one exercise into a file of the kind that its name says. Raises PoseError."""
    write = _kind(to)
    motion = _named("exercise", wish.exercise, _every(content))
    if wish.phase is not None and not 0 <= wish.phase <= 1:
        raise PoseError(f"phase {wish.phase:g} is outside the allowed 0 to 1")
    frames = _frames(motion, wish)
    to.write_bytes(write(frames, wish, wish.view or best_view(frames)))


def draw_all(*, to: Path, content: Path = CONTENT, processes: int = 2) -> int:
    """Draw every movement from two sides onto one sheet; return how many. Raises PoseError."""
    if to.suffix not in _PIXELS:
        raise PoseError(f"a sheet of all exercises is a picture: {to.name} should end in .png")
    names = list(_every(content))
    with ProcessPoolExecutor(processes) as pool:
        found = pool.map(_cells, [content] * len(names), names)
        cells = [cell for some in found for cell in some]
    sheet = contact_sheet(cells)
    # 256 colours are plenty for flat drawings, and a quarter of the size.
    sheet.quantize(256).save(to, optimize=True) if to.suffix == ".png" else sheet.save(to)
    return len(cells)


def _every(content: Path) -> Mapping[str, Motion]:
    """Return the motions by exercise, each followed by its variants, such as C1/seated."""
    every = {**load_motions(content), **load_variants(content)}
    return {name: every[name] for name in sorted(every)}


def _cells(content: Path, name: str) -> list[Cell]:
    motion, programme = _every(content)[name], load(content)
    shown = programme.exercises.get(motion.exercise, programme.warm_up)
    twins = {part.id for part in motion.parts if part.mirrors}
    return [
        Cell(f"{name} · {shown.sheet.part(frames.part)}", shown.sheet.name, _two_sides(frames))
        for frames in frames_of(motion)
        if frames.side != "l" and frames.part not in twins
    ]


def _two_sides(frames: Frames) -> tuple[str, ...]:
    plain = View.SIDE if lies(frames) else View.FRONT
    best = best_view(frames)
    other = View.THREE_QUARTER if best is plain else (View.SIDE if plain is View.FRONT else plain)
    mesh, phase = read_mesh(PERSON), busiest(frames)
    return tuple(still(frames, mesh=mesh, phase=phase, view=view) for view in (best, other))


def _frames(motion: Motion, wish: Wish) -> Frames:
    parts = frames_of(motion, person=wish.person)
    named = {frames.part: frames for frames in reversed(parts)}
    first = _named("part", wish.part, named) if wish.part else parts[0]
    sides = {frames.side: frames for frames in parts if frames.part == first.part}
    if wish.side and wish.side not in sides:
        raise PoseError(f"{motion.exercise}, {first.part}, has no left and right of its own")
    return sides[wish.side] if wish.side else first


Kind = TypeVar("Kind")


def _named(what: str, name: str, known: Mapping[str, Kind]) -> Kind:
    for key, found in known.items():
        if key.lower() == name.lower():
            return found
    raise PoseError(f"there is no {what} {name!r}; allowed: {', '.join(sorted(known))}")


def _svg(frames: Frames, wish: Wish, view: View) -> bytes:
    phase = busiest(frames) if wish.phase is None else wish.phase
    mesh = read_mesh(PERSON)
    return still(frames, mesh=mesh, phase=phase, view=view, person=wish.person).encode()


def _png(frames: Frames, wish: Wish, view: View) -> bytes:
    return png(_svg(frames, wish, view).decode())


def _webp(frames: Frames, wish: Wish, view: View) -> bytes:
    if wish.phase is not None:
        raise PoseError("a .webp shows the whole repetition: leave out the phase, or name a .png")
    return preview(frames, mesh=read_mesh(PERSON), view=view, person=wish.person)


_PIXELS = {".png", ".webp"}
_KINDS: Mapping[str, Callable[[Frames, Wish, View], bytes]] = {
    ".svg": _svg,
    ".png": _png,
    ".webp": _webp,
}


def _kind(to: Path) -> Callable[[Frames, Wish, View], bytes]:
    if to.suffix not in _KINDS:
        raise PoseError(f"{to.name} is of no kind that can be drawn; allowed: {', '.join(_KINDS)}")
    if not to.parent.is_dir():
        raise PoseError(f"there is no folder {to.parent}")
    return _KINDS[to.suffix]
