"""The patient's sentences: whole, plain, and short enough to be read from the floor."""

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.clinic.components.lines import DayShown
from corset.coach.duration import exercise_seconds, minutes, session_seconds, warm_up_seconds
from corset.presentation.days import short_weekday
from corset.presentation.regions import your_regions
from corset.presentation.strength import to_patient
from corset.presentation.terms import ends_at_any_pain, unit
from corset.services.therapy.training.plan_lines import Change, PlanLine
from corset.services.therapy.training.today import DayMark, Mark, Today
from corset.services.therapy.training.training_lines import TrainingLine
from corset.therapy.programme import Exercise

_WEEK = {
    Mark.TRAINED: ("done", later("trained")),
    Mark.STOPPED: ("stopped", later("ended early")),
    Mark.BLOCKED: ("held", later("the check said to rest")),
    Mark.MISSED: ("missed", later("no session")),
    Mark.REST: ("ahead", later("nothing was due")),
    Mark.TODAY: ("ahead", later("today")),
    Mark.AHEAD: ("ahead", later("still to come")),
}


def day_of_therapy(page: Today) -> str:
    """Return “Day 12”."""
    return _("Day %(number)s") % {"number": page.day_number or 1}


def regions(page: Today) -> str:
    """Return “your neck and lower back”: where what is trained today works."""
    trained = (line.exercise.region for line in page.items if not line.withheld)
    return your_regions(trained, page.programme)


def session_minutes(page: Today) -> int:
    """Return how long today's session takes, warm-up and rests included."""
    open_lines = [line for line in page.items if not line.withheld]
    warm_up, p = page.programme.warm_up, page.programme.parameters
    work = (exercise_seconds(x.exercise, x.repetitions, x.hold_s, p) for x in open_lines)
    return minutes(warm_up_seconds(warm_up.parts, warm_up.tempo, p) + session_seconds(work, p))


def day_in_words(page: Today) -> str:
    """Return “Sunday 22 November”."""
    return formatted(page.now, "l j F")


def week(page: Today) -> list[DayShown]:
    """Return the days of this week."""
    return [_day(mark, is_today=mark.day == page.day) for mark in page.week]


def _day(mark: DayMark, *, is_today: bool) -> DayShown:
    state, said = _WEEK[mark.mark]
    text = f"{formatted(mark.day, 'l')}: {said}"
    label = short_weekday(mark.day)
    return DayShown(label=label, state=state, text=text, today=is_today)


def counted(exercise: Exercise, count: int) -> str:
    """Return what stands under the number of repetitions."""
    return _("a side") if exercise.dose.per_side else unit(exercise.sheet, count)


def how(line: PlanLine) -> str:
    """Return the quiet line under an exercise's name."""
    parts = [line.manner.lower()] if line.manner else []
    if line.per_side:
        parts.append(_("each side"))
    if line.exercise.in_halves:
        parts.append(_("half on each side"))
    if line.hold_s:
        parts.append(_("hold %(seconds)g s") % {"seconds": line.hold_s})
    if ends_at_any_pain(line.exercise) and not (line.barred or line.withheld):
        parts.append(_("any pain ends it for today"))
    if line.is_reduced and not (line.barred or line.withheld):
        parts.append(to_patient(line.strength, presses=line.presses, clean=line.clean_sessions))
    return ", ".join(parts) or _("slowly and smoothly")


def change(line: PlanLine) -> str:
    """Return why a dose is another one than last time, or why the exercise is out."""
    said = line.reasons[-1] if line.reasons else None
    if said is None or (line.change in {Change.SAME, Change.NEW} and not line.withheld):
        return ""
    return said.brief


def pace(line: TrainingLine) -> str:
    """Return that an exercise was done in a hurry (R6), where it was."""
    hurried = line.result is not None and line.result.hurried
    return _("In a hurry: it does not count towards more.") if hurried else ""


def felt(line: TrainingLine) -> str:
    """Return what was said of an exercise that was done."""
    result = line.result
    told = [] if result is None or result.nrs is None else [_("pain %(n)s") % {"n": result.nrs}]
    if result is not None and result.cr10 is not None:
        told.append(_("effort %(n)g") % {"n": result.cr10})
    return ", ".join(told)
