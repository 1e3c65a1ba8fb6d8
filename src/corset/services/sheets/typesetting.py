"""A sheet, set by Typst from its template: the words are data there, never code."""

import json
from dataclasses import asdict
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from corset.services.sheets.contents import Sheet
from corset.services.sheets.labels import labels

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).resolve().parent
STANDARD = "ua-1"
"""PDF/UA: the sheet can be read aloud by a screen reader."""


class Paper(StrEnum):
    """What printers hold."""

    A4 = "a4"
    LETTER = "letter"


def typeset(sheet: Sheet, *, paper: Paper = Paper.A4) -> bytes:
    """Return the sheet as a PDF."""
    pdf = _compiler().compile(
        format="pdf",
        sys_inputs={
            "sheet": json.dumps(asdict(sheet), default=str),
            "labels": json.dumps(labels(sheet)),
            "paper": "us-letter" if paper is Paper.LETTER else "a4",
        },
        timestamp=int(sheet.printed_at.timestamp()),
        pdf_standards=STANDARD,
    )
    return cast("bytes", pdf)


@cache
def _compiler() -> "typst.Compiler":
    """Keep the fonts and the template; system fonts would differ from clinic to clinic."""
    import typst  # noqa: PLC0415 - 7 MiB, which a worker that prints nothing does without

    return typst.Compiler(
        str(HERE / "sheet.typ"),
        root=str(HERE),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")]),
    )
