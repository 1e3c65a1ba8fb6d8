"""What changes nothing: the order of rules, other days and names, a report told twice (I17)."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.invariants.histories import MANY, Steps, histories, patient_at, repeatedly
from tests.patient import (
    PROGRAMME,
    Patient,
)

from corset.care import decide
from corset.care.rules import gates
from corset.simulation.driver import Transition
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import PainWords


def again(step: Transition, *, programme: Programme = PROGRAMME) -> Decision:
    """Decide a step once more."""
    return decide(
        state=step.before, command=step.command, by=step.by, now=step.now, programme=programme
    )


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
        case date():
            return _on(value, moved)
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


def _on(day: date, moved: Moved) -> date:
    """Return a moment moved, or the day on which its noon then lies."""
    if isinstance(day, datetime):
        return moved(day)
    return moved(datetime.combine(day, time(12), UTC)).date()


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
    """What of a state reaches the patient: doses, bars, days that ended, the running session."""
    doses = sorted((p.exercise, p.repetitions, p.clean, p.discomforts) for p in state.progress)
    session = state.session
    running = session is not None and session.is_open and (session.current, session.results)
    return doses, state.barred, {at.date() for at in state.stopped_at}, running


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
