"""What changes nothing, and what may change things in one direction only (I19, I17)."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType

import pytest
from tests.invariants.wandering import Wanderer
from tests.patient import (
    ALL_CLEAR,
    ASKED_DAILY,
    LASTING,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    Happened,
    Patient,
    at_home,
)

from corset.care import decide, gates
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Answer, Damage, PainWords

SEEDS = range(20)


def history(seed: int) -> list[Happened]:
    """Return a long random history."""
    wanderer = Wanderer(Random(seed), Patient())  # noqa: S311 - no secret hangs on it
    for _ in range(150):
        wanderer.step()
    return wanderer.patient.history


def again(step: Happened, *, programme: Programme = PROGRAMME) -> Decision:
    """Decide a step once more."""
    return decide(
        state=step.before, command=step.command, by=step.by, now=step.now, programme=programme
    )


# ---------------------------------------------------------------- what changes nothing


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_rules_is_irrelevant(seed: int, monkeypatch: pytest.MonkeyPatch):
    steps = history(seed)
    shuffled = list(gates.GATES)
    Random(seed).shuffle(shuffled)  # noqa: S311
    monkeypatch.setattr(gates, "GATES", shuffled)
    assert [again(step) for step in steps] == [step.decision for step in steps]


def test_the_same_question_has_the_same_answer():
    assert all(again(step) == step.decision for step in history(1))


def translated(value: object, names: Mapping[str, str], shift: timedelta) -> object:
    """Return a value with exercises renamed and times shifted, all the way down."""
    match value:
        case datetime():
            return value + shift
        case str() if type(value) is str:
            return names.get(value, value)
        case tuple():
            return tuple(translated(part, names, shift) for part in value)
        case Mapping():
            moved = {
                translated(k, names, shift): translated(v, names, shift) for k, v in value.items()
            }
            return MappingProxyType(moved)
        case _ if is_dataclass(value) and not isinstance(value, type):
            named = {f.name: getattr(value, f.name) for f in fields(value)}
            return type(value)(**{k: translated(v, names, shift) for k, v in named.items()})
        case _:
            return value


def retold(steps: list[Happened], programme: Programme, names: dict[str, str], shift: timedelta):
    """Yield the decisions of a history told again, in other words, from its beginning."""
    patient = Patient(programme=programme)
    for step in steps:
        patient.now = step.now + shift
        yield patient.give(translated(step.command, names, shift), step.by)


def wording(decision: Decision) -> Decision:
    """Return a decision without what names exercises and days in prose."""
    reasons = tuple(sorted({reason.rule for reason in decision.reasons}))
    return replace(decision, reasons=reasons)


@pytest.mark.parametrize("seed", SEEDS)
def test_whole_days_later_everything_is_decided_alike(seed: int):
    steps, shift = history(seed), timedelta(days=1000)
    told = retold(steps, PROGRAMME, {}, shift)
    for step, decision in zip(steps, told, strict=True):
        assert wording(decision) == wording(translated(step.decision, {}, shift))


NAMES = {name: f"X{number:02}" for number, name in enumerate(reversed(tuple(PROGRAMME.exercises)))}


@pytest.mark.parametrize("seed", SEEDS)
def test_exercises_by_other_names_are_decided_alike(seed: int):
    steps = history(seed)
    renamed = translated(PROGRAMME, NAMES, timedelta())
    told = retold(steps, renamed, NAMES, timedelta())
    for step, decision in zip(steps, told, strict=True):
        expected = translated(step.decision, NAMES, timedelta())
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


def reports(seed: int) -> Iterator[tuple[Happened, c.ReportPain]]:
    for step in history(seed):
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


def followed(step: Happened, *commands: c.Command) -> State:
    """Return the state after other commands than a step's."""
    patient = Patient(now=step.now, state=step.before)
    for command in commands:
        patient.give(command, step.by)
    return patient.state


def test_a_report_sent_twice_counts_once():
    told = [pair for seed in SEEDS for pair in reports(seed)]
    for step, command in told:
        assert outlook(followed(step, command, command)) == outlook(step.after)
    assert len(told) > 100


def test_a_report_in_two_parts_counts_as_in_one():
    told = [pair for seed in SEEDS for pair in reports(seed)]
    parted = 0
    for step, whole in told:
        for words in PainWords:
            both = followed(step, replace(whole, words=words))
            number, word = replace(whole, words=None), replace(whole, nrs=None, words=words)
            assert outlook(followed(step, number, word)) == outlook(both)
            assert outlook(followed(step, word, number)) == outlook(both)
            parted += 1
    assert parted > 300


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
