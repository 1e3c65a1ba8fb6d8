"""More risk never gives more: answers, diseases, pain and effort, from bad to worse (I19)."""

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invariants.histories import MANY, Steps, histories, patient_at, repeatedly
from tests.patient import (
    ALL_CLEAR,
    ASKED_DAILY,
    LASTING,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    Patient,
    at_home,
)

from corset.simulation.driver import Transition
from corset.therapy import commands as c
from corset.therapy.terms import Answer, Damage, PainWords


def training(check: c.CheckIn, **facts: object) -> dict[str, int]:
    """Return what a patient at home may do after a check, with these facts learnt this morning."""
    patient = at_home("S1", "S2")
    if facts:
        patient.accepted(c.RecordIntake(**facts))
    patient.give(check, PATIENT)
    patient.give(c.StartSession(), PATIENT)
    patient.give(c.WarmUp(), PATIENT)
    return patient.doses()


def never_more(risky: Mapping[str, int], safe: Mapping[str, int]) -> bool:
    """Whether the riskier side has no other exercise and no higher dose."""
    return set(risky) <= set(safe) and all(risky[x] <= safe[x] for x in risky)


CLEAR = c.CheckIn(answers=ALL_CLEAR, rest_pain=1)
WORSE_CHECKS = [
    *(replace(CLEAR, answers=ALL_CLEAR | {q: a}) for q in ASKED_DAILY for a in Answer),
    *(replace(CLEAR, rest_pain=pain) for pain in (None, *range(12))),
    *(replace(CLEAR, temperature_c=c) for c in (0.0, 36.6, 37.9, 38.0, 41.0, 99.0)),
    *(replace(CLEAR, systolic_mmhg=s) for s in (0, 60, 90, 91, 130, 179, 180, 250, 999)),
    *(replace(CLEAR, systolic_mmhg=200, diastolic_mmhg=d) for d in (0, 60, 99, 100, 999)),
    *(replace(CLEAR, signs=(sign,)) for sign in (*PROGRAMME.emergency_signs, "unheard_of")),
]


def test_no_answer_to_the_check_gives_more_than_all_clear():
    safe = training(CLEAR)
    assert safe
    assert all(never_more(training(check), safe) for check in WORSE_CHECKS)
    assert any(training(check) == {} for check in WORSE_CHECKS)


def test_no_answer_to_the_check_gives_more_in_any_state():
    """The same from wherever a history led, on the morning after it."""
    counted = Counter[bool]()

    def morning(last: Transition, check: c.CheckIn) -> dict[str, int]:
        patient = patient_at(last.now, last.after).tomorrow()
        patient.give(check, PATIENT)
        patient.give(c.StartSession(), SPECIALIST)
        patient.give(c.WarmUp(), SPECIALIST)
        return patient.doses()

    @repeatedly
    @given(histories(), st.sampled_from(WORSE_CHECKS))
    def holds(steps: Steps, worse: c.CheckIn) -> None:
        safe = morning(steps[-1], CLEAR)
        assert never_more(morning(steps[-1], worse), safe)
        counted[bool(safe)] += 1

    holds()
    assert counted[True] > MANY // 4


@pytest.mark.parametrize("condition", PROGRAMME.conditions)
def test_one_more_disease_never_gives_more(condition: str):
    assert never_more(training(CLEAR, conditions=(condition,)), training(CLEAR))


def proposed(**facts: object) -> dict[str, int]:
    """Return the first doses of a proposal with the hang opted in.

    Not what stands in for it: that comes where the hang is out, and is the milder one (R24).
    """
    patient = Patient().take_in(**facts).accepted(c.Propose(opt_in=("S1",)))
    proposal = patient.state.proposal
    assert proposal is not None
    return {taken.item.exercise: taken.item.repetitions for taken in proposal.taken}


LADDERS = {
    "age": (30, 64, 65, 70, 90),
    "mass_kg": (60.0, 91.8, 91.9, 120.0),
    "stage": (1, 2, 3, 4),
    "damage": tuple(Damage),
    "conditions": tuple(tuple(PROGRAMME.conditions)[:n] for n in range(24)),
}


@pytest.mark.parametrize("fact", LADDERS)
def test_a_graver_fact_never_proposes_more(fact: str):
    rungs = [proposed(**{fact: value}) for value in LADDERS[fact]]
    assert all(never_more(worse, rung) for rung, worse in itertools.pairwise(rungs))
    assert rungs[0] != rungs[-1]


def tomorrow_after(report: c.ReportPain, discomforts: int = 0) -> tuple[dict[str, int], int]:
    """Return tomorrow's doses after a report at L3, and what L3 would come back with."""
    patient = at_home()
    for _ in range(discomforts):
        patient.train(L3=4).tomorrow()
    patient.start()
    patient.accepted(c.StartExercise(exercise="L3"), PATIENT)
    handed = patient.doses()["L3"]
    patient.give(c.FinishExercise(exercise="L3", repetitions=handed), PATIENT)
    patient.give(report, PATIENT)
    patient.give(c.FinishSession(), PATIENT)
    standing = patient.next_doses()["L3"]
    return patient.tomorrow().start().doses(), standing


@pytest.mark.parametrize("discomforts", [0, 1, 2])
def test_more_pain_never_gives_more_tomorrow(discomforts: int):
    told = [tomorrow_after(c.ReportPain(nrs=n), discomforts) for n in range(11)]
    assert all(never_more(told[n + 1][0], told[n][0]) for n in range(10))
    assert all(told[n + 1][1] <= told[n][1] for n in range(10))


def test_a_graver_word_never_gives_more_tomorrow():
    told = [tomorrow_after(c.ReportPain(words=word)) for word in PainWords]
    assert all(never_more(b[0], a[0]) for a, b in itertools.pairwise(told))


def test_more_effort_never_gives_more_tomorrow():
    doses = []
    for effort in (0.0, 5.0, 6.9, 7.0, 10.0):
        patient = at_home().start().do("L3")
        patient.accepted(c.ReportEffort(exercise="L3", cr10=effort), PATIENT)
        doses.append(patient.accepted(c.FinishSession(), PATIENT).tomorrow().start().doses())
    assert all(never_more(b, a) for a, b in itertools.pairwise(doses))
    assert doses[0] != doses[-1]


def test_more_emergency_signs_never_mean_less_urgency():
    signs = (*PROGRAMME.emergency_signs, "unheard_of")
    for one in signs:
        for other in signs:
            alone, both = at_home(), at_home()
            alone.says(c.ReportEmergency(signs=(one,)))
            both.says(c.ReportEmergency(signs=(one, other)))
            order = ["hospital_now", "doctor_today"]
            urgency = [order.index(p.state.emergency_urgency or "") for p in (both, alone)]
            assert urgency[0] <= urgency[1]


@pytest.mark.parametrize("question", LASTING)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNKNOWN])
def test_a_graver_screening_gives_nothing(question: str, answer: Answer):
    patient = at_home()
    patient.accepted(c.Screen(answers=dict.fromkeys(LASTING, Answer.NO) | {question: answer}))
    patient.check().give(c.StartSession(), SPECIALIST)
    assert patient.doses() == {}
