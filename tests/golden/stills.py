"""What each compiled still shows, by colour: `python -m tests.golden.stills` writes it anew."""

import json
import os
import re
from pathlib import Path

import numpy as np

from corset.programme import load_motions, motion_name
from corset.services.bundle.compilation import compile_figures
from corset.services.bundle.figures import PACKAGED, figure_of

GOLDEN = Path(__file__).with_name("stills.json")
_SHA = re.compile(r"-[0-9a-f]{8}(?=\.svg$)")
_PATH = re.compile(r'<path fill="(#\w+)"[^>]* d="([^"]*)"')
_STEP = re.compile(r"([mlqz])([^mlqz]*)")
_NUMBER = re.compile(r"-?\d+")


def shapes():
    """Return the areas of every still, by its name."""
    compile_figures()
    return {
        f"{exercise}-{_SHA.sub('', still.partition('/')[2])}": areas(
            (PACKAGED / still).read_text(encoding="utf-8")
        )
        for exercise, motion in load_motions().items()
        for part in figure_of(motion_name(motion)).parts
        for still in (part.start, part.end)
    }


def areas(svg):
    """Return per colour left, top, right, bottom and the area, in units of the drawing."""
    return {colour: _measured(_lines(path)) for colour, path in _PATH.findall(svg)}


def _measured(lines):
    points = np.vstack(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    area = abs(sum(_area(line) for line in lines))
    return [round(float(value)) for value in (*low, *high, area)]


def _area(line):
    x, y = line.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def _lines(path):
    """Return the corners of each closed line; curves end at every second point."""
    lines, here = [], np.zeros(2)
    for letter, text in _STEP.findall(path):
        if letter == "z":
            here = lines[-1][0]
            continue
        end = here + [int(n) for n in _NUMBER.findall(text)][-2:]
        if letter == "m":
            lines.append([])
        lines[-1].append(end)
        here = end
    return [np.array(line) for line in lines]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    rows = (
        f'"{name}":{json.dumps(shown, separators=(",", ":"))}' for name, shown in shapes().items()
    )
    GOLDEN.write_text("{" + ",\n".join(rows) + "}\n", encoding="utf-8")
