"""Stills made light for a page: steps between whole units, dark where the page is dark."""

import re
from collections.abc import Iterator
from dataclasses import astuple

from corset.figure.drawing.palette import DARK, LIGHT

THIN = 2.0
"""Lines over this breadth are arrows and floors: in a small drawing they stay bold."""
BOLD = 1.9
SHORTEST = 3
"""Units of a step in a drawing made smaller; what is shorter joins the next one."""
EDGE = 8.0
"""Units of the still that stay free round a thumbnail."""

_COMMANDS = re.compile(r"([MLHQZ])([^MLHQZ]*)")
_PATHS = re.compile(r' d="([^"]*)"')
_LENGTHS = re.compile(r'(cx|cy|rx|ry|stroke-width|stroke-dasharray)="([^"]*)"')


def shrunk(svg: str) -> str:
    """Return a still with its paths in whole steps: half as many letters, the same drawing."""
    return _rewritten(svg, scale=1.0, least=1)


def thumbnail(svg: str, *, to: float) -> str:
    """Return a still cut to what is drawn, whose longer edge has `to` units."""
    left, top, width, height = _drawn(svg)
    scale = to / max(width, height)
    box = " ".join(f"{value * scale:.0f}" for value in (left, top, width, height))
    small = _rewritten(svg, scale=scale, least=SHORTEST)
    return re.sub(r'viewBox="[^"]*"', f'viewBox="{box}"', small, count=1)


def _drawn(svg: str) -> tuple[float, float, float, float]:
    """Return left, top, width and height of all curves; a floor's line may be cut."""
    curves = [path for path in _PATHS.findall(svg) if "H" not in path]
    numbers = [float(number) for path in curves for number in re.findall(r"-?[\d.]+", path)]
    if not numbers:
        raise ValueError("there is no curve in this SVG; only a still can be made a thumbnail")
    left, top = min(numbers[::2]) - EDGE, min(numbers[1::2]) - EDGE
    return left, top, max(numbers[::2]) + EDGE - left, max(numbers[1::2]) + EDGE - top


def _rewritten(svg: str, *, scale: float, least: int) -> str:
    svg = _LENGTHS.sub(lambda m: f'{m[1]}="{_lengths(m[1], m[2], scale)}"', svg)
    return _PATHS.sub(lambda m: f' d="{_steps(m[1], scale, least)}"', svg)


def adaptive(svg: str) -> str:
    """Return a still that turns dark with the page; who reads no style sheet sees it light."""
    pairs = zip(astuple(LIGHT), astuple(DARK), strict=True)
    rules = "".join(
        f'[{paint}="{light}"]{{{paint}:{dark}}}'
        for light, dark in pairs
        for paint in ("fill", "stroke")
        if f'{paint}="{light}"' in svg
    )
    style = f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style>"
    return svg.replace(">", f">{style}", 1)


def _lengths(name: str, text: str, scale: float) -> str:
    values = [float(value) for value in text.split()]
    bold = BOLD if scale < 1 and name == "stroke-width" and values[0] > THIN else 1.0
    return " ".join(f"{value * scale * bold:.3g}" for value in values)


def _steps(path: str, scale: float, least: int) -> str:
    """Return a path of relative steps between whole units; each starts where the last one ended."""
    return "".join(_stepped(path, scale, least)).replace(" -", "-")


def _stepped(path: str, scale: float, least: int) -> Iterator[str]:
    here = start = (0, 0)
    for letter, text in _COMMANDS.findall(path):
        if letter == "Z":
            here = start
            yield "z"
            continue
        points = _points(letter, text, scale, here)
        if letter == "Q" and _near(here, points[-1], least):
            continue
        steps = (f"{x - here[0]} {y - here[1]}" for x, y in points)
        yield ("m" if letter == "M" else "q" if letter == "Q" else "l") + " ".join(steps)
        here = points[-1]
        start = here if letter == "M" else start


def _near(a: tuple[int, int], b: tuple[int, int], least: int) -> bool:
    return max(abs(a[0] - b[0]), abs(a[1] - b[1])) < least


def _points(letter: str, text: str, scale: float, here: tuple[int, int]) -> list[tuple[int, int]]:
    numbers = [round(float(number) * scale) for number in text.split()]
    if letter == "H":
        return [(numbers[0], here[1])]
    return [*zip(numbers[::2], numbers[1::2], strict=True)]
