"""What no story of one programme and one core can tell: therapies begun under other rules."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.patient import PROGRAMME, Patient, at_home

from corset.care import evolve
from corset.therapy import commands as c
from corset.therapy.events import DoseSet

MOST = 18


def revised_article() -> bool:
    """Whether a new, lower maximum holds at once for a dose that has grown past it."""
    l3 = PROGRAMME.exercises["L3"]
    revised = replace(l3, dose=replace(l3.dose, max=MOST))
    patient = at_home()
    assert patient.next_doses()["L3"] > MOST
    patient.target.programme = replace(PROGRAMME, exercises={**PROGRAMME.exercises, "L3": revised})
    return patient.start().doses()["L3"] == MOST


def earlier_log() -> bool:
    """Whether the prescription holds for a dose that earlier rules let grow past it."""
    item = c.SignItem(exercise="L3", repetitions=10, ceiling=12)
    sign = c.Sign(items=(item,), supervised_sessions=3)
    patient = Patient().take_in().accepted(sign).send_home()
    grown = DoseSet(
        at=patient.now, exercise="L3", repetitions=25, clean=0, discomforts=0, reduced=False
    )
    patient.target.state = evolve(patient.state, grown)
    return patient.start().doses()["L3"] == item.ceiling


ELSEWHERE: Mapping[str, Callable[[], bool]] = {
    "elsewhere: a revised article": revised_article,
    "elsewhere: an earlier log": earlier_log,
}
"""Each says whether doses are held down; by the names that the table calls them."""
