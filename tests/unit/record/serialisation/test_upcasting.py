import json
from pathlib import Path

import pytest

from corset.presentation.reader import PATIENT
from corset.presentation.reasons import sentence
from corset.programme import load
from corset.record.serialisation import codec
from corset.record.serialisation.told import with_exercises
from corset.record.serialisation.upcasters import UPCASTERS, Upcasters
from corset.therapy.reason import AS_TOLD


@pytest.fixture
def upcasters():
    upcasters = Upcasters()
    upcasters.register("Enrolled", 1)(lambda payload: {**payload, "by": payload["doctor"]})
    upcasters.register("Enrolled", 2)(lambda payload: {"clinician": payload["by"]})
    return upcasters


def test_steps_follow_each_other(upcasters):
    assert upcasters.upcast("Enrolled", 1, {"doctor": "x"}) == {"clinician": "x"}


def test_a_newer_event_takes_the_later_steps_only(upcasters):
    assert upcasters.upcast("Enrolled", 2, {"by": "x"}) == {"clinician": "x"}


def test_what_is_of_today_stays(upcasters):
    assert upcasters.upcast("Enrolled", 3, {"clinician": "x"}) == {"clinician": "x"}
    assert upcasters.upcast("Screened", 1, {}) == {}


def test_events_are_written_in_the_version_after_the_last_step(upcasters):
    assert upcasters.current("Enrolled") == 3
    assert upcasters.current("Screened") == 1


def test_a_step_is_registered_once(upcasters):
    with pytest.raises(ValueError, match="already has a step from version 2"):
        upcasters.register("Enrolled", 2)(dict)


OLD = json.loads(Path(__file__).with_name("old_log.json").read_text(encoding="utf-8"))
"""A proposal and reasons as they were written when the core still made sentences."""


def test_a_reason_that_was_kept_as_a_sentence_says_it_still():
    reasons = codec.load_reasons(OLD["reasons"])
    texts = [sentence(reason, programme=load(), reader=PATIENT) for reason in reasons]
    assert texts == [reason["text"] for reason in json.loads(OLD["reasons"])]
    assert {reason.key for reason in reasons} == {AS_TOLD}


def test_a_proposal_of_an_old_log_is_read_with_its_sentences():
    written = json.loads(OLD["PlanProposed"])
    event = codec.load_event("PlanProposed", UPCASTERS.upcast("PlanProposed", 1, written))
    line = event.proposal.left_out[0]
    left_out = line.reasons
    assert {reason.exercise for reason in left_out} == {line.exercise}
    told = [reason["text"] for reason in written["proposal"]["left_out"][0]["reasons"]]
    assert [reason.fact("text") for reason in left_out] == told
    taken = [line["item"]["exercise"] for line in written["proposal"]["taken"]]
    assert [line.item.exercise for line in event.proposal.taken] == taken


def told(*facts):
    return {"rule": "R20", "key": AS_TOLD, "facts": [list(fact) for fact in facts]}


def risen(name, after):
    return told(("name", name), ("after", after))


def dose(exercise, repetitions, clean=0):
    return "DoseSet", {"exercise": exercise, "repetitions": repetitions, "clean": clean}


def spoken_of(reasons, *events, command=None):
    found = with_exercises(list(reasons), command=command or {}, events=events)
    return [dict(map(tuple, reason["facts"])).get("exercise") for reason in found]


def test_an_old_reason_speaks_of_the_one_exercise_that_was_decided_about():
    asked = {"exercise": "L3"}
    assert spoken_of([told(("name", "Low lift")), told()], command=asked) == ["L3", None]
    assert spoken_of([told(("name", "Low lift"))], ("ExerciseBarred", asked)) == ["L3"]
    assert spoken_of([told(("name", "Low lift"))]) == [None]


def test_several_are_told_apart_by_the_doses_that_were_set():
    events = (dose("L1", 12, clean=1), dose("L2", 12), dose("L3", 16))
    assert spoken_of([risen("A", 12), risen("B", 16)], *events) == ["L2", "L3"]
    assert spoken_of([risen("A", 12), told(("name", "A"))], *events) == ["L2", "L2"]


def test_what_could_be_read_in_two_ways_stays_without_an_exercise():
    events = (dose("L1", 12), dose("L2", 12), dose("L3", 16))
    assert spoken_of([risen("A", 12), risen("B", 16)], *events) == [None, "L3"]
    assert spoken_of([risen("A", 99)], *events) == [None]


def test_a_reason_of_today_keeps_the_exercise_that_it_has():
    reason = {"rule": "R5", "key": "barred", "facts": [["exercise", "L3"]]}
    assert with_exercises([reason], command={"exercise": "L1"}, events=()) == [reason]
