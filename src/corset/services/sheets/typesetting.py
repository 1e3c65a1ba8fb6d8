"""A sheet, set by Typst from its template: the words are data there, never code."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from corset.services.sheets.contents import Sheet
from corset.services.sheets.labels import labels
from corset.services.sheets.names import by_hand, named

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).resolve().parent
STANDARD = "ua-1"
"""PDF/UA: the sheet can be read aloud by a screen reader."""

OWN, ALL = False, True
"""Whether the machine's fonts are looked at too."""
LACKING = "could not be displayed"
"""What Typst says of a letter that no font has."""


class Paper(StrEnum):
    """What printers hold."""

    A4 = "a4"
    LETTER = "letter"


def typeset(sheet: Sheet, *, paper: Paper = Paper.A4) -> bytes:
    """Return the sheet as a PDF, whatever script its names are written in.

    A name that our own fonts lack is set in those of the machine; one that these lack too is left
    to be written by hand, rather than to print nothing at all.
    """
    for fonts, names in ((OWN, named), (ALL, named), (OWN, by_hand)):
        try:
            return _set(sheet, paper, names(sheet), system_fonts=fonts)
        except RuntimeError as error:
            if LACKING not in str(error) or names is by_hand:
                raise
    raise AssertionError  # the last way out either returns or raises


def _set(sheet: Sheet, paper: Paper, names: dict[str, str], *, system_fonts: bool) -> bytes:
    said = {
        "sheet": json.dumps({**asdict(sheet), **names}, default=str),
        "labels": json.dumps(labels(sheet)),
        "paper": "us-letter" if paper is Paper.LETTER else "a4",
    }
    return compiled("sheet.typ", said, at=sheet.printed_at, system_fonts=system_fonts)


def compiled(
    template: str, said: Mapping[str, str], *, at: datetime, system_fonts: bool = OWN
) -> bytes:
    """Return a template of this folder with its data as a PDF.

    Raises RuntimeError, which says LACKING where a letter is in none of the fonts.
    """
    pdf = _compiler(template, system_fonts=system_fonts).compile(
        format="pdf", sys_inputs=dict(said), timestamp=int(at.timestamp()), pdf_standards=STANDARD
    )
    return cast("bytes", pdf)


@cache
def _compiler(template: str, *, system_fonts: bool) -> "typst.Compiler":
    """Keep the fonts and a template; system fonts differ from clinic to clinic."""
    import typst  # noqa: PLC0415 - 7 MiB, which a worker that prints nothing does without

    return typst.Compiler(
        str(HERE / template),
        root=str(HERE),
        font_paths=typst.Fonts(include_system_fonts=system_fonts, font_paths=[str(HERE / "fonts")]),
    )
