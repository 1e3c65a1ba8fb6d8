"""The chapters: each closed in itself; together they cover every command, actor and window."""

from collections.abc import Callable, Mapping

from corset.therapy.terms import Region
from corset.verify.chapters.alarms import alerts, emergencies
from corset.verify.chapters.chapter import Chapter
from corset.verify.chapters.days import (
    answers,
    checks,
    days_back,
    hours_back,
    pauses,
    pressures,
    sessions,
)
from corset.verify.chapters.pains import growth, late, pain, pair, warm_up
from corset.verify.chapters.plans import birthdays, prescription, proposal
from corset.verify.chapters.spine import spine, spine_pain, spine_proposal
from corset.verify.chapters.therapy import beginning
from corset.verify.chapters.together import together
from corset.verify.oracle import article as a

MAKERS: Mapping[str, Callable[[bool], Chapter]] = {
    "beginning": lambda full: beginning(full=full),
    "prescription": lambda full: prescription(full=full),
    "proposal": lambda full: proposal(full=full),
    "birthdays": lambda full: birthdays(full=full),
    "checks": lambda full: checks(full=full),
    "answers": lambda full: answers(full=full),
    "pressures": lambda full: pressures(full=full),
    "clocks set back by hours": lambda full: hours_back(full=full),
    "clocks set back by a day": lambda full: days_back(full=full),
    "sessions": lambda full: sessions(full=full),
    "pauses": lambda full: pauses(full=full),
    f"pain at {a.LIFT}": lambda full: pain(a.LIFT, 5 if full else 6, full=full),
    f"pain at {a.PRESS}": lambda full: pain(a.PRESS, 5, full=full),
    "growth": lambda full: growth(full=full),
    "two exercises": lambda full: pair(full=full),
    "late reports": lambda full: late(full=full),
    "warm-up": lambda full: warm_up(full=full),
    "alerts": lambda full: alerts(full=full),
    "emergencies": lambda full: emergencies(full=full),
    "together": lambda full: together(full=full),
    "whole spine, lumbar": lambda full: spine(Region.LUMBAR, full=full),
    "whole spine, cervical": lambda full: spine(Region.CERVICAL, full=full),
    "proposals in the whole spine, lumbar": lambda full: spine_proposal(Region.LUMBAR, full=full),
    "proposals in the whole spine, cervical": lambda full: spine_proposal(
        Region.CERVICAL, full=full
    ),
    "pain in the whole spine, lumbar": lambda full: spine_pain(Region.LUMBAR, full=full),
    "pain in the whole spine, cervical": lambda full: spine_pain(Region.CERVICAL, full=full),
}


def chapters(*, full: bool) -> tuple[Chapter, ...]:
    """Return every chapter, whole or as small as continuous integration asks for."""
    return tuple(make(full) for make in MAKERS.values())
