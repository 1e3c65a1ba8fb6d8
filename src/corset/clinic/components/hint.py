"""What to mind at an exercise, as it is shown beside it."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.services.therapy.training.technique import TechniqueView


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Who said it and when, in a line; what: sentences of the list, and words of their own."""

    by: str
    points: tuple[str, ...]
    words: str


def hint_of(note: TechniqueView | None) -> Hint | None:
    """Return “From Petra, 12 May:” with what was said."""
    if note is None:
        return None
    said = _("From %(name)s, %(day)s:") if note.by else _("From your clinic, %(day)s:")
    by = said % {"name": note.by, "day": date_format(note.at, "j F")}
    return Hint(by=by, points=note.points, words=note.words)
