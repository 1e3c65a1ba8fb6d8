"""What comes next, in a line or two, each with its rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from corset.care.queries.stage import Stage
from corset.services.therapy.training.plan_lines import Change
from corset.services.therapy.training.today import Today


@dataclass(frozen=True, slots=True)
class NextLine:
    """Something to look forward to, and the rule that it follows from."""

    rule: str
    text: str


def next_lines(page: Today) -> list[NextLine]:
    """Return what the patient may look forward to."""
    if page.emergency:
        return []
    return [*_supervision(page), *_growth(page), *_whole_spine(page)]


def _supervision(page: Today) -> Iterator[NextLine]:
    plan = page.state.plan
    if plan is None or page.stage is not Stage.SUPERVISED:
        return
    left = plan.supervised_sessions - page.state.supervised
    text = _("After %(left)s more workouts your specialist can open training at home.")
    if left == 1:
        text = _("After this workout your specialist can open training at home.")
    yield NextLine("R10", text % {"left": left})


def _growth(page: Today) -> Iterator[NextLine]:
    for line in page.items:
        if line.change is Change.DOWN and not line.withheld:
            text = _("Two easy sessions at %(dose)s, and “%(name)s” grows again, by two.")
            yield NextLine(
                "R20", text % {"dose": line.repetitions, "name": line.exercise.sheet.name}
            )
            return


def _whole_spine(page: Today) -> Iterator[NextLine]:
    day = page.whole_spine_day
    if day is not None and day > page.day:
        text = _("From %(day)s on your clinician can add exercises for the whole spine.")
        yield NextLine("R3", text % {"day": formatted(day, "j F")})
