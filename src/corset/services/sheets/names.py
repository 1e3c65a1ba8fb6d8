"""Names on paper: broken where they are long, cut where they stand on every page."""

import re
import unicodedata

from corset.services.sheets.contents import Sheet

BLANK = "." * 40
"""Where a name is written by hand."""
LONGEST_WORD, SHORT = 24, 48
BREAK = "\u200b"
"""Where a long word may end a line; it is not printed."""


def named(sheet: Sheet) -> dict[str, str]:
    """Return the names as they are set."""
    return {
        "patient": breakable(sheet.patient),
        "patient_short": shortened(sheet.patient),
        "signed": breakable(sheet.signed),
    }


def by_hand(sheet: Sheet) -> dict[str, str]:
    """Return the names with what is Latin in them, or room to write them by hand."""
    patient = latin(sheet.patient) or BLANK
    return {
        "patient": breakable(patient),
        "patient_short": shortened(patient),
        "signed": breakable(latin(sheet.signed)),
    }


def breakable(text: str) -> str:
    """Return a text whose long words can be broken."""
    return re.sub(rf"(\w{{{LONGEST_WORD}}})(?=\w)", rf"\1{BREAK}", text)


def shortened(text: str) -> str:
    """Return what stands on top of every page: one line."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def latin(text: str) -> str:
    """Return the Latin letters of a text, with what stands between them."""
    kept = "".join(x for x in text if not x.isalpha() or _is_latin(x))
    plain = "".join(x for x in kept if unicodedata.category(x)[0] in "LNZ" or x in ".,-’'()·:")
    return " ".join(plain.split()) if any(map(_is_latin, plain)) else ""


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
