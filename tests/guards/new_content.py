"""A revised article meets therapies that have begun: what no story with one programme can tell."""

from dataclasses import replace

from tests.patient import PROGRAMME, at_home

MOST = 18


def holds_doses_down() -> bool:
    """Whether a new, lower maximum holds at once for a dose that has grown past it."""
    l3 = PROGRAMME.exercises["L3"]
    revised = replace(l3, dose=replace(l3.dose, max=MOST))
    patient = at_home()
    assert patient.next_doses()["L3"] > MOST
    patient.programme = replace(PROGRAMME, exercises={**PROGRAMME.exercises, "L3": revised})
    return patient.start().doses()["L3"] == MOST
