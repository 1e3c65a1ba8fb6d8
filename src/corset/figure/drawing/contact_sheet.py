"""A contact sheet: every movement from two sides, each with its name, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from corset.figure.drawing.palette import LIGHT
from corset.figure.drawing.pictures import png

EDGE = 190
"""Pixels of the square that one drawing stands in."""
GAP, CAPTION = 18, 44
COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """One movement: its name, and its drawings as SVG."""

    title: str
    text: str
    drawings: tuple[str, ...]


def contact_sheet(cells: Sequence[Cell]) -> Image.Image:
    """Return all movements side by side, in reading order."""
    width = GAP + len(cells[0].drawings) * EDGE
    height = GAP + EDGE + CAPTION
    rows = -(-len(cells) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * width + GAP, rows * height + GAP), LIGHT.paper)
    for number, cell in enumerate(cells):
        row, column = divmod(number, COLUMNS)
        _set(sheet, cell, (GAP + column * width, GAP + row * height))
    return sheet


def _set(sheet: Image.Image, cell: Cell, at: tuple[int, int]) -> None:
    x, y = at
    for number, drawing in enumerate(cell.drawings):
        picture = Image.open(BytesIO(png(drawing, width=2 * EDGE))).convert("RGB")
        picture.thumbnail((EDGE - GAP, EDGE))
        left = x + number * EDGE + (EDGE - GAP - picture.width) // 2
        sheet.paste(picture, (left, y + EDGE - picture.height))
    pen = ImageDraw.Draw(sheet)
    pen.text((x, y + EDGE + 5), cell.title, LIGHT.ink, ImageFont.load_default(15))
    pen.text((x, y + EDGE + 24), cell.text, LIGHT.shirt, ImageFont.load_default(12))
