"""What of a submission can be kept, on SQLite and PostgreSQL alike."""

import pytest
from tests.story import Story

from corset.record.models import DecisionRow
from corset.services.therapy.commands.bounds import kept_command, kept_key
from corset.services.therapy.commands.parser import CommandError
from corset.services.therapy.commands.submission import KeyReused, submit
from corset.services.therapy.commands.telling import told_at
from corset.therapy.commands import (
    AbandonSession,
    CheckIn,
    Clear,
    ReportEmergency,
    ReportPain,
    WarmUp,
)

UNKEPT = ["a\x00b", "\ud800", "x" * 2_000_000]


@pytest.mark.parametrize("key", UNKEPT)
def test_a_key_that_cannot_be_kept_is_stood_for_always_the_same(key):
    assert kept_key(key) == kept_key(key) != kept_key(key + "x")
    assert len(kept_key(key)) == 64


def test_a_usual_key_is_kept_as_it_is():
    assert kept_key("k" * 100) == "k" * 100


@pytest.mark.parametrize("text", UNKEPT)
def test_of_a_report_is_kept_what_can_be(text):
    assert len(kept_command(ReportEmergency(signs=(text, "saddle_numbness"))).signs) == 2
    assert kept_command(ReportEmergency(signs=(text, "saddle_numbness"))).signs[1] == (
        "saddle_numbness"
    )
    assert len(kept_command(ReportEmergency(signs=("x",) * 9999)).signs) == 200
    assert kept_command(ReportPain(exercise=text, nrs=8)).nrs == 8
    assert kept_command(CheckIn(answers={}, rest_pain=1, signs=(text,))).rest_pain == 1


def test_what_can_be_kept_is_left_as_it_is():
    for command in (ReportPain(exercise="L1", nrs=8), AbandonSession(why="tired"), WarmUp()):
        assert kept_command(command) == command


@pytest.mark.parametrize("text", UNKEPT)
def test_of_anything_else_is_said_what_is_allowed(text):
    with pytest.raises(CommandError, match="allowed: "):
        kept_command(AbandonSession(why=text))


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00", "x"])
def test_a_time_that_no_clock_can_say_is_not_known(at):
    assert told_at(at) is None


def test_a_refused_submission_keeps_no_words_and_counts_once_all_the_same(db):
    story = Story().prescribe()
    asked = {"patient_id": story.patient.id, "by": story.user, "now": story.now}
    first = submit(command=AbandonSession(why="my own words"), key="k", **asked)
    again = submit(command=AbandonSession(why="my own words"), key="k", **asked)
    assert not first.decision.accepted
    assert again.repeated
    assert not DecisionRow.objects.filter(payload__contains="my own words").exists()
    with pytest.raises(KeyReused):
        submit(command=WarmUp(), key="k", **asked)


def test_an_accepted_one_keeps_them(db):
    story = Story().prescribe()
    story.do(story.user, "report_emergency")
    story.must(story.clinician, "clear", note="seen in the clinic")
    assert DecisionRow.objects.filter(payload__contains="seen in the clinic").exists()
    assert Clear(note="x").note
