"""Days in words, as CLDR has them for the reader's language."""

from datetime import date

from babel.dates import get_day_names
from django.utils.translation import get_language

from corset.presentation.reader import FALLBACK, Audience, Reader


def short_weekday(day: date) -> str:
    """Return the shortest name of the weekday that is still told from the others: “Mo”, “Tu”."""
    reader = Reader(Audience.PATIENT, get_language() or FALLBACK)
    return get_day_names("short", locale=reader.locale)[day.weekday()]
