"""What no story of one programme and one core can tell: therapies begun under other rules."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.patient import PROGRAMME, Patient, at_home

from corset.care import evolve
from corset.simulation.therapy import all_clear
from corset.therapy import commands as c
from corset.therapy.events import DayReopened, DoseSet, DosesLowered, PlanSigned
from corset.therapy.plan import PlanItem
from corset.therapy.terms import Resolution

MOST = 18
CLEAR = c.CheckIn(answers=all_clear(PROGRAMME), rest_pain=1)


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


def dropped_question() -> bool:
    """Whether a day stays closed by a question that a later programme does not ask."""
    patient = at_home().check(temperature_c=38.4)
    asked = {x: c for x, c in PROGRAMME.contraindications.items() if x != "fever"}
    patient.target.programme = replace(PROGRAMME, contraindications=asked)
    return not any(isinstance(event, DayReopened) for event in patient.says(CLEAR).events)


def dropped_exercise() -> bool:
    """Whether a pause lowers the doses where a later programme lacks an exercise of before."""
    removed = c.Correct(exercise="L4", resolution=Resolution.REMOVE)
    patient = at_home().accepted(removed).tomorrow(7)
    exercises = {x: e for x, e in PROGRAMME.exercises.items() if x != "L4"}
    patient.target.programme = replace(PROGRAMME, exercises=exercises)
    try:
        events = patient.says(CLEAR).events
    except LookupError:
        return False
    return any(isinstance(event, DosesLowered) for event in events)


def under_the_least() -> bool:
    """Whether discomfort leaves a dose alone that earlier rules had let fall under the least."""
    patient = at_home()
    low = DoseSet(
        at=patient.now, exercise="L3", repetitions=3, clean=0, discomforts=0, reduced=False
    )
    patient.target.state = evolve(patient.state, low)
    patient.train(L3=4)
    return patient.next_doses()["L3"] == low.repetitions


def hang_and_rocking() -> bool:
    """Whether the rocking waits while the hang is open, in a plan that earlier rules allowed."""
    items = (c.SignItem(exercise="S1"), c.SignItem(exercise="L1"))
    opted = c.Sign(items=items, opt_in=("S1",), supervised_sessions=3)
    patient = Patient().take_in().accepted(opted).send_home()
    plan = patient.state.plan
    assert plan is not None
    rocking = PlanItem(exercise="S2", repetitions=5, ceiling=5, hold_s=0)
    both = replace(plan, items=(*plan.items, rocking), opt_in=("S1", "S2"))
    signed = PlanSigned(at=patient.now, plan=both)
    patient.target.state = evolve(patient.state, signed)
    beside = set(patient.tomorrow().start().doses())
    patient.accepted(c.RecordIntake(mass_kg=110.0))
    alone = set(patient.tomorrow().start().doses())
    return (beside & {"S1", "S2"}, alone & {"S1", "S2"}) == ({"S1"}, {"S2"})


ELSEWHERE: Mapping[str, Callable[[], bool]] = {
    "elsewhere: a revised article": revised_article,
    "elsewhere: an earlier log": earlier_log,
    "elsewhere: a question that is no more": dropped_question,
    "elsewhere: an exercise that is no more": dropped_exercise,
    "elsewhere: a dose under the least": under_the_least,
    "elsewhere: hang and rocking in one plan": hang_and_rocking,
}
"""Each says whether all goes as it should; by the names that the table calls them."""
