"""From a patient's record to a PDF that can be read, whatever script it is written in."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from corset.people.models import User
from corset.services.sheets.names import breakable, shortened
from corset.services.sheets.record import RecordCopy, record_copy
from corset.services.sheets.typesetting import ALL, LACKING, OWN, compiled
from corset.therapy.commands import Actor

TEMPLATE = "record.typ"
CERTAIN, CERTAIN_TOO = 0x530, "–—“”…→\u2019\u200b"
"""Letters under the first, Latin, Greek, Cyrillic, are in our own fonts, and so are these signs."""


def record_pdf(*, by: User | Actor, patient_id: UUID | str, now: datetime | None = None) -> bytes:
    """Return what is kept of a patient as a PDF. Raises NotAllowed and NoSuchPatient."""
    return typeset_record(record_copy(by=by, patient_id=patient_id, now=now))


def typeset_record(copy: RecordCopy) -> bytes:
    """Return a copy as a PDF.

    Letters that our own fonts lack are set in those of the machine. What these lack too stands
    there by its number, and the copy says so: nothing is left out.
    """
    for fonts in (OWN, ALL):
        try:
            return _set(copy, system_fonts=fonts)
        except RuntimeError as error:
            if LACKING not in str(error):
                raise
    lacking = _(
        "Some letters are in no font of the machine that made this copy. They stand as their "
        "numbers, such as [U+738B]; the copy as data has them as they were written."
    )
    return _set(copy, numbered=True, lacking=lacking)


def _set(
    copy: RecordCopy, *, system_fonts: bool = OWN, numbered: bool = False, lacking: str = ""
) -> bytes:
    written = _numbered if numbered else _shown
    plain = {**asdict(copy), "patient_short": shortened(copy.patient), "lacking": lacking}
    labels = {"page": _("Page"), "of": _("of"), "nothing": _("Nothing is kept.")}
    inputs = {
        "record": json.dumps(_each(plain, written), default=str),
        "labels": json.dumps(labels),
    }
    return compiled(TEMPLATE, inputs, at=copy.made_at, system_fonts=system_fonts)


def _each(value: object, written: Callable[[str], str]) -> object:
    """Return data with each text of it written as it can be set."""
    if isinstance(value, str):
        return written(value)
    if isinstance(value, dict):
        parts = cast("dict[str, object]", value)
        return {name: _each(one, written) for name, one in parts.items()}
    if isinstance(value, tuple):
        return [_each(one, written) for one in cast("tuple[object, ...]", value)]
    return value


def _shown(text: str) -> str:
    """Return a text without what no font has and nobody sees, with room to break its words."""
    seen = "".join(x for x in text if x in "\n\u200b" or unicodedata.category(x) not in UNSEEN)
    return breakable(seen)


UNSEEN = {"Cc", "Cf", "Cs"}
"""Controls, marks of direction, halves of letters: they have no shape of their own."""


def _numbered(text: str) -> str:
    return "".join(x if _is_certain(x) else f"[U+{ord(x):04X}]" for x in _shown(text))


def _is_certain(letter: str) -> bool:
    return ord(letter) < CERTAIN or letter in CERTAIN_TOO
