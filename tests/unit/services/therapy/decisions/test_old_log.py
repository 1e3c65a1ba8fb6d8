"""A log of the time when the core made sentences: each still stands beside its exercise."""

import pytest
from tests.patient import PROGRAMME

from corset.presentation.reader import PATIENT
from corset.presentation.reasons import sentence
from corset.record.models import DecisionRow
from corset.record.serialisation import codec
from corset.services.therapy.commands import submission
from corset.services.therapy.patients.page import patient_page
from corset.therapy.reason import AS_TOLD


def as_it_was(reasons):
    """Return reasons as they were written then: a sentence, and names among the facts."""
    return codec.canonical([one_as_it_was(reason) for reason in reasons])


def one_as_it_was(reason):
    facts = [old_fact(name, fact) for name, fact in reason.facts]
    text = sentence(reason, programme=PROGRAMME, reader=PATIENT)
    return {"rule": reason.rule, "text": text, "facts": facts}


def old_fact(name, fact):
    if name == "exercise":
        return ["name", PROGRAMME.exercises[fact].sheet.name]
    return [name, PROGRAMME.exercises[fact].sheet.name if name == "other" else fact]


@pytest.fixture
def old(monkeypatch, story):
    monkeypatch.setattr(codec, "dump_reasons", as_it_was)
    monkeypatch.setattr(submission, "what_is_said", lambda *_: None)
    return story


def reasons_by_exercise(story):
    page = patient_page(by=story.clinician, patient_id=story.patient.id, now=story.now)
    return {line.exercise.id: line.reasons for line in page.plan}


def test_a_rise_stands_beside_each_exercise_that_rose(old):
    old.prescribe().train(old.specialist)
    old.sleep()
    old.train(old.specialist)
    beside = reasons_by_exercise(old)
    risen = {name: reasons for name, reasons in beside.items() if reasons}
    assert len(risen) > 2
    for name, (reason,) in risen.items():
        assert (reason.rule, reason.reason.key) == ("R20", AS_TOLD)
        assert reason.text.startswith(PROGRAMME.exercises[name].sheet.name)
        assert "text" not in dict(reason.facts)


def test_severe_pain_stands_beside_the_one_exercise_that_hurt(old):
    old.bring_home().train(pain={"L3": 7})
    beside = reasons_by_exercise(old)
    assert {reason.rule for reason in beside["L3"]} == {"R5"}
    assert not [
        reason for name in beside if name != "L3" for reason in beside[name] if reason.rule == "R5"
    ]


def test_discomfort_stands_beside_the_exercise_and_its_referral_too(old):
    old.bring_home()
    for _ in range(3):
        old.train(pain={"L3": 4})
        old.sleep()
    beside = reasons_by_exercise(old)
    assert {reason.rule for reason in beside["L3"]} == {"R4"}
    assert len(beside["L3"]) == 2


def test_reasons_of_today_are_read_without_their_events(at_home, django_assert_num_queries):
    (row,) = DecisionRow.objects.filter(command="sign")
    with django_assert_num_queries(0):
        row.read_reasons()
