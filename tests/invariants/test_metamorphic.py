"""What changes nothing, and what may change things in one direction only (I19, I17)."""

import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invariants.wandering import Wanderer
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

from corset.care import decide
from corset.care.rules import gates
from corset.simulation.driver import Core, Transition
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Answer, Damage, PainWords

MANY = int(os.environ.get("CORSET_EXAMPLES", "20"))
"""How many histories each test is shown; more than `make test` asks for where time allows."""
LONG = 60
Steps = list[Transition]

repeatedly = settings(
    max_examples=MANY,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def histories(draw: st.DrawFn) -> Steps:
    """Return a history of a new patient or of one at home; it shrinks where a test fails."""
    patient = draw(st.sampled_from((at_home, Patient)))()
    wanderer = Wanderer(draw(st.randoms(use_true_random=False)), patient)
    for _ in range(draw(st.integers(LONG // 2, LONG))):
        wanderer.step()
    return patient.history


def again(step: Transition, *, programme: Programme = PROGRAMME) -> Decision:
    """Decide a step once more."""
    return decide(
        state=step.before, command=step.command, by=step.by, now=step.now, programme=programme
    )


# ---------------------------------------------------------------- what changes nothing


@repeatedly
@given(histories(), st.permutations(gates.GATES))
def test_the_order_of_the_rules_is_irrelevant(steps: Steps, shuffled: list[object]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gates, "GATES", shuffled)
        assert [again(step) for step in steps] == [step.decision for step in steps]


@repeatedly
@given(histories())
def test_the_same_question_has_the_same_answer(steps: Steps):
    assert all(again(step) == step.decision for step in steps)


Moved = Callable[[datetime], datetime]


def unmoved(when: datetime) -> datetime:
    """Return a time as it is."""
    return when


def translated(value: object, names: Mapping[str, str], moved: Moved) -> object:
    """Return a value with exercises renamed and times moved, all the way down."""
    match value:
        case datetime():
            return moved(value)
        case str() if type(value) is str:
            return names.get(value, value)
        case tuple():
            return tuple(translated(part, names, moved) for part in value)
        case Mapping():
            told = {
                translated(k, names, moved): translated(v, names, moved) for k, v in value.items()
            }
            return MappingProxyType(told)
        case _ if is_dataclass(value) and not isinstance(value, type):
            named = {f.name: getattr(value, f.name) for f in fields(value)}
            return type(value)(**{k: translated(v, names, moved) for k, v in named.items()})
        case _:
            return value


def retold(steps: Steps, programme: Programme, names: dict[str, str], moved: Moved):
    """Yield the decisions of a history told again, in other words, from its beginning."""
    patient = Patient(programme=programme)
    for step in steps:
        patient.now = moved(step.now)
        yield patient.give(translated(step.command, names, moved), step.by)


def wording(decision: Decision) -> Decision:
    """Return a decision without what names exercises and days in prose."""
    reasons = tuple(sorted({reason.rule for reason in decision.reasons}))
    return replace(decision, reasons=reasons)


def holds_moved(steps: Steps, moved: Moved) -> None:
    """Check that a history at other times is decided alike, but for what names a day."""
    told = retold(steps, PROGRAMME, {}, moved)
    for step, decision in zip(steps, told, strict=True):
        assert wording(decision) == wording(translated(step.decision, {}, moved))


@repeatedly
@given(histories(), st.integers(-7000, 7000))
def test_whole_days_earlier_or_later_everything_is_decided_alike(steps: Steps, days: int):
    holds_moved(steps, lambda when: when + timedelta(days=days))


@repeatedly
@given(histories(), st.integers(-12 * 60, 14 * 60))
def test_at_another_offset_from_utc_everything_is_decided_alike(steps: Steps, minutes: int):
    """What counts is the patient's own day and hour, wherever on earth that is."""
    zone = timezone(timedelta(minutes=minutes))
    holds_moved(steps, lambda when: when.replace(tzinfo=zone))


NAMES = {name: f"X{number:02}" for number, name in enumerate(reversed(tuple(PROGRAMME.exercises)))}


@repeatedly
@given(histories())
def test_exercises_by_other_names_are_decided_alike(steps: Steps):
    renamed = translated(PROGRAMME, NAMES, unmoved)
    told = retold(steps, renamed, NAMES, unmoved)
    for step, decision in zip(steps, told, strict=True):
        expected = translated(step.decision, NAMES, unmoved)
        assert in_any_order(wording(decision)) == in_any_order(wording(expected))


def in_any_order(decision: Decision) -> tuple[object, ...]:
    """Return a decision in which lists that are sorted by name are sets."""
    ordered = [
        replace(event, plan=replace(event.plan, opt_in=frozenset(event.plan.opt_in)))
        if isinstance(event, e.PlanSigned | e.PlanCorrected) and event.plan
        else event
        for event in decision.events
    ]
    return decision.accepted, decision.outcome, ordered, decision.reasons


def reports(steps: Steps) -> Iterator[tuple[Transition, c.ReportPain]]:
    for step in steps:
        if isinstance(step.command, c.ReportPain) and step.decision.accepted:
            command = step.command
            if command.exercise is not None and command.nrs in range(11):
                yield step, command


def outlook(state: State) -> tuple[object, ...]:
    """What of a state reaches the patient: doses, bars, and whether the session goes on."""
    doses = sorted((p.exercise, p.repetitions, p.clean, p.discomforts) for p in state.progress)
    session = state.session
    running = session is not None and session.is_open and (session.current, session.results)
    return doses, state.barred, state.stopped_on, running


def patient_at(now: datetime, state: State) -> Patient:
    """Return a patient in a state of a history."""
    patient = Patient(target=Core(PROGRAMME, state))
    patient.now = now
    return patient


def followed(step: Transition, *commands: c.Command) -> State:
    """Return the state after other commands than a step's."""
    patient = patient_at(step.now, step.before)
    for command in commands:
        patient.give(command, step.by)
    return patient.state


def test_a_report_sent_twice_counts_once():
    counted = Counter[str]()

    @repeatedly
    @given(histories())
    def holds(steps: Steps) -> None:
        for step, command in reports(steps):
            counted["reports"] += 1
            assert outlook(followed(step, command, command)) == outlook(step.after)

    holds()
    assert counted["reports"] > 2 * MANY


def test_a_report_in_parts_counts_as_in_one():
    """Number and words, pain and effort, in one report or in several, in any order."""
    counted = Counter[str]()

    @repeatedly
    @given(histories(), st.sampled_from((0.0, 6.9, 7.0)))
    def holds(steps: Steps, cr10: float) -> None:
        for step, whole in reports(steps):
            effort = c.ReportEffort(exercise=whole.exercise, cr10=cr10)
            for words in PainWords:
                number, word = replace(whole, words=None), replace(whole, nrs=None, words=words)
                both = followed(step, replace(whole, words=words), effort)
                for parts in itertools.permutations((number, word, effort)):
                    assert outlook(followed(step, *parts)) == outlook(both)
                    counted["parted"] += 1

    holds()
    assert counted["parted"] > 50 * MANY


# ---------------------------------------------------------------- I19: more risk, never more


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
    """Return the first doses of a proposal with everything opted in."""
    patient = Patient().take_in(**facts).accepted(c.Propose(opt_in=("S1", "S2")))
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
