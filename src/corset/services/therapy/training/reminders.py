"""What is said before a warm-up: a warm shower at home, a massage at the clinic (R11, R29)."""

from collections.abc import Collection

from corset.programme.beside.reminders import Before, Reminder, reminders
from corset.therapy.content.lessons import Lesson
from corset.therapy.programme import Programme
from corset.therapy.terms import Region


def before_warm_up(
    before: Before,
    *,
    regions: Collection[Region],
    told: Lesson | None,
    programme: Programme,
) -> tuple[str, ...]:
    """Return what to say; `regions` are trained, `told` is a lesson on the same page."""
    texts = (
        _text(reminder, programme)
        for reminder in reminders(programme.language)
        if reminder.before == before
        and (not reminder.regions or set(reminder.regions) & set(regions))
        and not (told and told.id == reminder.lesson)
    )
    return tuple(filter(None, texts))


def _text(reminder: Reminder, programme: Programme) -> str:
    """Return its own text or its paragraph; nothing where a programme has no such lesson."""
    if reminder.lesson is None:
        return reminder.text
    lesson = programme.lessons.get(reminder.lesson)
    paragraphs = lesson.said.text if lesson else ()
    return next(iter(paragraphs[reminder.paragraph - 1 : reminder.paragraph]), "")
