"""The rocking stands in for the hang: what is handed out of a plan, and what is offered (R24)."""

from dataclasses import replace

from tests.guards.elsewhere import hang_and_rocking
from tests.patient import PROGRAMME, Patient

from corset.care.queries.options import replacements
from corset.care.rules.exercises import withheld
from corset.therapy import commands as c
from corset.therapy.terms import Region


def against(patient: Patient, exercise: str) -> dict[str, set[str]]:
    """Return what speaks against each exercise in another's place, by its id."""
    known = PROGRAMME.exercises[exercise]
    found = replacements(state=patient.state, exercise=known, programme=PROGRAMME)
    return {r.exercise.id: {reason.key for reason in r.against} for r in found}


def hanging() -> Patient:
    items = (c.SignItem(exercise="S1"), c.SignItem(exercise="L3"))
    sign = c.Sign(items=items, opt_in=("S1",), supervised_sessions=3)
    return Patient().take_in().accepted(sign)


def test_a_plan_of_earlier_rules_hands_out_one_of_the_two():
    assert hang_and_rocking()


def test_it_takes_the_place_of_the_hang_and_of_nothing_else_while_that_stays():
    patient = hanging()
    assert against(patient, "S1")["S2"] == set()
    assert against(patient, "L3")["S2"] == {"stand_in"}


def test_it_takes_any_place_where_no_hang_is_planned():
    patient = Patient().take_in().sign()
    assert "stand_in" not in against(patient, "L3")["S2"]


def test_whether_it_stands_in_is_asked_at_the_same_hour():
    """While the whole spine is closed, the hang is withheld, and so it keeps nobody's place."""
    patient = hanging()
    plan = patient.state.plan
    both = replace(plan, items=(*plan.items, replace(plan.items[0], exercise="S2")))
    state = replace(
        patient.state,
        plan=both,
        therapy_since=patient.now,
        intake=replace(patient.state.intake, regions=(Region.CERVICAL,)),
    )
    rocking = both.items[-1]
    keys = {
        finding.reason.key
        for finding in withheld(
            state=state, plan=both, item=rocking, now=patient.now, programme=PROGRAMME
        )
    }
    assert "stage_later" in keys
    assert "stand_in" not in keys
