"""Severe pain, and pain that holds the dose: R5."""

from tests.readings.reading import Reading, refusal, says
from tests.readings.seen import Seen
from tests.readings.told import hurts, is_number

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import SessionEnd
from corset.verify.oracle.ledger import DISCOMFORT, SEVERE


def _only_a_number(seen: Seen) -> bool:
    told = seen.pain
    return told is not None and is_number(told) and told.command.words is None


def _only_a_word(seen: Seen) -> bool:
    told = seen.pain
    return told is not None and told.command.nrs is None


def _bars(seen: Seen) -> bool:
    return e.ExerciseBarred in seen.kinds


def _in_a_session(seen: Seen) -> bool:
    return seen.pain is not None and seen.pain.here


def _slight_or_none(seen: Seen) -> bool:
    return seen.pain is not None and seen.pain.level < DISCOMFORT


READINGS = (
    Reading(
        "R5",
        "a number of 6 is severe",
        _only_a_number,
        _bars,
        ("R5.severe_number", "R5.told"),
    ),
    Reading("R5", "the word is severe", _only_a_word, _bars, ("R5.severe_words", "R5.told")),
    Reading(
        "R5",
        "a number of 3, or the word, is discomfort",
        lambda s: s.pain is not None and s.pain.level < SEVERE and not s.pain.worst_before,
        lambda s: s.pain is not None and hurts(s.pain) and s.pain.exercise in s.doses,
        ("R4.cut", "R4.stays_low"),
    ),
    Reading(
        "R5",
        "a pain of 1 or 2 holds the dose",
        _slight_or_none,
        says("R5.slight", "R5.slight_after_worse"),
        ("R5.slight", "R5.slight_after_worse"),
    ),
    Reading(
        "R5",
        "severe pain stops the exercise and ends the session",
        _in_a_session,
        lambda s: s.ended is SessionEnd.SEVERE_PAIN,
        ("R5.severe_number", "R5.severe_words"),
    ),
    Reading(
        "R5",
        "a barred exercise is in no later session; the others are",
        lambda s: s.hands_out,
        says("R5.barred"),
        ("R5.barred",),
    ),
    Reading(
        "R5",
        "a barred exercise is in no complex",
        lambda s: s.does(c.Propose),
        says("R5.barred"),
        ("R5.barred",),
    ),
    refusal(
        "R5",
        "a barred exercise is not begun",
        lambda s: s.goes_on and s.asks(c.StartExercise),
        "R5.barred",
    ),
    refusal("R5", "a barred exercise is not signed", lambda s: bool(s.prescribes), "R5.barred"),
)
