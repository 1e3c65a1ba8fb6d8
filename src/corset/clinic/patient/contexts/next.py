"""What comes next, in a line or two."""

from collections.abc import Iterator

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from corset.services.therapy.training.plan_lines import Change
from corset.services.therapy.training.today import Stage, Today


def next_lines(page: Today) -> tuple[str, ...]:
    """Return what the patient may look forward to."""
    if page.emergency:
        return ()
    return (*_supervision(page), *_growth(page), *_whole_spine(page))


def _supervision(page: Today) -> Iterator[str]:
    plan = page.state.plan
    if plan is None or page.stage is not Stage.SUPERVISED:
        return
    left = plan.supervised_sessions - page.state.supervised
    text = _("After %(left)s more workouts your specialist can open training at home.")
    if left == 1:
        text = _("After this workout your specialist can open training at home.")
    yield text % {"left": left}


def _growth(page: Today) -> Iterator[str]:
    for line in page.items:
        if line.change is Change.DOWN and not line.withheld:
            text = _("Two easy sessions at %(dose)s, and “%(name)s” grows again, by two.")
            yield text % {"dose": line.repetitions, "name": line.exercise.sheet.name}
            return


def _whole_spine(page: Today) -> Iterator[str]:
    day = page.whole_spine_day
    if day is not None and day > page.day:
        text = _("From %(day)s on your clinician can add exercises for the whole spine.")
        yield text % {"day": formatted(day, "j F")}
