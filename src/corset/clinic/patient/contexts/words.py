"""The patient's sentences: whole, plain, and short enough to be read from the floor."""

from collections.abc import Iterable

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.coach.duration import QUESTIONS_S, exercise_seconds, minutes, warm_up_seconds
from corset.presentation.days import short_weekday
from corset.record.queries.days import DayMark, Mark
from corset.services.therapy.training.plan_lines import Change, PlanLine
from corset.services.therapy.training.today import Today
from corset.therapy.programme import Exercise

_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_WEEK = {
    Mark.TRAINED: ("done", later("trained")),
    Mark.STOPPED: ("stopped", later("stopped because of pain or a sign")),
    Mark.BLOCKED: ("held", later("the check said to rest")),
    Mark.MISSED: ("missed", later("no session")),
    Mark.REST: ("ahead", later("nothing was due")),
    Mark.TODAY: ("ahead", later("today")),
    Mark.AHEAD: ("ahead", later("still to come")),
}


def ordinal_day(number: int) -> str:
    """Return “Twelfth day”, and “Day 45” where a word would be long."""
    if 1 <= number <= len(_ONES):
        return _("%(ordinal)s day") % {"ordinal": _ONES[number - 1].capitalize()}
    return _("Day %(number)s") % {"number": number}


def session_minutes(page: Today) -> int:
    """Return how long today's session takes, warm-up and rests included."""
    open_lines = [line for line in page.items if not line.withheld]
    parts = page.programme.warm_up.parts
    work = sum(exercise_seconds(x.exercise, x.repetitions, x.hold_s) for x in open_lines)
    between = QUESTIONS_S + page.programme.parameters.rest_between_exercises_s
    return minutes(work + warm_up_seconds(parts) + between * len(open_lines))


def day_in_words(page: Today) -> str:
    """Return “Sunday 22 November”."""
    return formatted(page.now, "l j F")


def week(days: Iterable[DayMark], page: Today) -> list[dict[str, object]]:
    """Return the days for components/week.html."""
    return [_day(mark, is_today=mark.day == page.day) for mark in days]


def _day(mark: DayMark, *, is_today: bool) -> dict[str, object]:
    state, said = _WEEK[mark.mark]
    text = f"{formatted(mark.day, 'l')}: {said}"
    label = short_weekday(mark.day)
    return {"label": label, "state": state, "text": text, "today": is_today}


def times(exercise: Exercise) -> str:
    """Return what stands under the number of repetitions."""
    if exercise.dose.per_side:
        return _("a side")
    return _("times") if exercise.dose.unit == "repetitions" else exercise.sheet.unit


def how(line: PlanLine) -> str:
    """Return the quiet line under an exercise's name."""
    parts = [_("each side")] if line.per_side else []
    if line.hold_s:
        parts.append(_("hold %(seconds)g s") % {"seconds": line.hold_s})
    return ", ".join(parts) or _("slowly and smoothly")


def change(line: PlanLine) -> str:
    """Return why a dose is another one than last time, or why the exercise is out."""
    said = line.reasons[-1] if line.reasons else None
    if said is None or (line.change in {Change.SAME, Change.NEW} and not line.withheld):
        return ""
    return said.brief
