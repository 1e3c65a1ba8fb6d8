"""Lines of the timeline: what was asked for and what happened, with numbers as people say them."""

import re

import pytest
from tests.patient import PROGRAMME

from corset.presentation.timeline import happened, title
from corset.therapy.commands import COMMANDS
from corset.therapy.events import EVENTS
from corset.therapy.terms import AlertKind, PainWords, Phase, Resolution, SessionEnd, Urgency

EXERCISE = next(iter(PROGRAMME.exercises.values()))


@pytest.mark.parametrize(("number", "words"), [(1, "1 repetition"), (12, "12 repetitions")])
def test_repetitions_are_counted(number, words):
    payload = {"exercise": EXERCISE.id, "repetitions": number}
    assert title("finish_exercise", payload, PROGRAMME).endswith(f"finished: {words}")
    assert happened("ExerciseFinished", payload, PROGRAMME) == f"{EXERCISE.sheet.name}: {words}"


HURRY, BY_HAND = "in a hurry", "told by hand"


@pytest.mark.parametrize(
    ("told", "marks"),
    [
        ({}, []),
        ({"seconds": 40.0, "hurried": False}, []),
        ({"seconds": 4.0, "hurried": True}, [HURRY]),
        ({"seconds": None, "hurried": False}, [BY_HAND]),
    ],
)
def test_what_was_hurried_or_not_measured_bears_a_mark_and_what_is_old_none(told, marks):
    payload = {"exercise": EXERCISE.id, "repetitions": 12, **told}
    for line in (
        happened("ExerciseFinished", payload, PROGRAMME),
        title("finish_exercise", payload, PROGRAMME),
        happened("WarmedUp", told, PROGRAMME),
        title("warm_up", told, PROGRAMME),
    ):
        assert line.split(" · ")[1:] == marks


def test_the_next_warm_up_is_smaller_or_whole():
    smaller, whole = ({"progress": {"reduced": reduced}} for reduced in (True, False))
    assert happened("WarmUpSet", smaller, PROGRAMME) == "Next warm-up: smaller"
    assert happened("WarmUpSet", whole, PROGRAMME).endswith("in its full size")


def test_a_pain_in_no_exercise_was_in_the_warm_up():
    payload = {"exercise": None, "nrs": 4, "words": None}
    assert happened("PainReported", payload, PROGRAMME) == "Pain at the warm-up: 4"


def test_a_pain_that_could_not_be_placed_was_not_in_the_warm_up():
    payload = {"exercise": None, "nrs": 8, "words": None, "placed": False}
    said = happened("PainReported", payload, PROGRAMME)
    assert said == "Pain at an exercise that was not named: 8"


NUMBERS, EXERCISES = (0, 1, 2, 21), (EXERCISE.id, "old_press", None)
PAYLOADS = {
    "finish_exercise": [{"exercise": x, "repetitions": n} for x in EXERCISES for n in NUMBERS],
    "start_exercise": [{"exercise": x} for x in EXERCISES],
    "report_effort": [{"cr10": cr10} for cr10 in (0, 0.5, 10.0)],
    "set_phase": [{"phase": phase.value} for phase in Phase],
    "correct": [{"exercise": x, "resolution": r.value} for x in EXERCISES for r in Resolution],
    "ExerciseFinished": [{"exercise": x, "repetitions": n} for x in EXERCISES for n in NUMBERS],
    "WarmUpSet": [{"progress": {"reduced": reduced}} for reduced in (True, False)],
    "DoseSet": [{"exercise": x, "repetitions": n} for x in EXERCISES for n in NUMBERS],
    **{name: [{"exercise": x, "rule": "R5"} for x in EXERCISES]
       for name in ("ExerciseStarted", "ExerciseBarred", "ExerciseStopped")},
    "PainReported": [{"exercise": x, "nrs": n, "words": w, "placed": p} for x in EXERCISES
                     for n in (None, 0, 10) for w in (None, *PainWords) for p in (True, False)],
    "SessionClosed": [{"end": end.value} for end in SessionEnd],
    "AlertRaised": [{"kind": kind.value} for kind in AlertKind],
    "EmergencyReported": [{"urgency": urgency.value} for urgency in Urgency],
}  # fmt: skip
"""What lines are made from, as extreme as the log can hold it; the others hold nothing."""


@pytest.mark.parametrize("name", [*COMMANDS, *EVENTS])
def test_a_line_is_one_whatever_its_facts(name):
    say = title if name in COMMANDS else happened
    for payload in PAYLOADS.get(name, [{}]):
        line = say(name, payload, PROGRAMME)
        wrong = re.search(r"[{}]|\bNone\b|\w_\w|  |: *$|\b1 repetitions|[02-9] repetition\b", line)
        assert not wrong, line
        assert line[0].isupper(), line


@pytest.mark.parametrize("kind", AlertKind)
def test_every_kind_of_alert_is_called_in_words(kind):
    assert "_" not in happened("AlertRaised", {"kind": kind.value}, PROGRAMME)
