"""The stills of a sheet, from what was compiled."""

import re
from dataclasses import dataclass

from corset.services.bundle.figures import Figure, Moment, svg_of

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


def drawing(figure: Figure, moment: Moment, *, caption: str, alt: str) -> Drawing:
    """Return the still of a moment."""
    # A printed page is light, whatever its reader prefers.
    svg = _STYLE.sub("", svg_of(moment))
    width, height = (float(number) for number in _BOX.search(svg).groups())  # pyright: ignore[reportOptionalMemberAccess]
    crop = WAIST if figure.upper_body else 1.0
    return Drawing(svg=svg, ratio=width / (height * crop), crop=crop, caption=caption, alt=alt)
