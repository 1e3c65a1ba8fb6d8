"""What closes a day at home, and what opens it again (R8, I26)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from corset.care.rules.clock import is_today
from corset.care.rules.facts import measured
from corset.therapy.answers import answer_to
from corset.therapy.programme import Contraindication, Measured, Programme
from corset.therapy.session import CheckAnswers, Closure, ClosureCause
from corset.therapy.state import State
from corset.therapy.terms import Answer


def closed_on(state: State, now: datetime) -> tuple[Closure, ...]:
    """Return what closed this day at home and has not been settled since."""
    return tuple(
        closure for closure in state.closures if is_today(closure.at.date(), closure.at, state, now)
    )


def closing(check: CheckAnswers, programme: Programme) -> Iterator[tuple[str, ClosureCause]]:
    """Yield the questions of a check that close the day, each by the answer and by the value."""
    for asked in _passing(programme):
        read = measured(check, asked, programme.parameters)
        if answer_to(check.answers, asked.id) is Answer.YES:
            yield asked.id, ClosureCause.ANSWER
        if read is Answer.YES:
            yield asked.id, ClosureCause.MEASUREMENT
        if read is Answer.UNKNOWN:
            yield asked.id, ClosureCause.MISREADING


def settles(check: CheckAnswers, closure: Closure, now: datetime, programme: Programme) -> bool:
    """Return whether a later check opens what was closed.

    A yes may be taken back for some minutes; a pressure is settled by a new pair of values some
    minutes later; a measured fever not on that day; what could not be read, by a value that can.
    """
    p, since = programme.parameters, now - closure.at
    asked = programme.contraindications.get(closure.question)
    if asked is None:
        return False
    read = measured(check, asked, p)
    if closure.cause is ClosureCause.MISREADING:
        return read is not None and read is not Answer.UNKNOWN
    if closure.cause is ClosureCause.ANSWER:
        taken_back = answer_to(check.answers, closure.question) is Answer.NO
        return taken_back and timedelta() <= since <= timedelta(minutes=p.take_back_minutes)
    quiet = since >= timedelta(minutes=p.pressure_again_minutes)
    return asked.measures is Measured.BLOOD_PRESSURE and read is Answer.NO and quiet


def _passing(programme: Programme) -> Iterator[Contraindication]:
    yield from (c for c in programme.contraindications.values() if not c.lasting)
