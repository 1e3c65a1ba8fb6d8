"""What is done in a session: R4, R6, R11, R24."""

from datetime import timedelta

from tests.readings.reading import Reading, refusal, says
from tests.readings.seen import Seen

from corset.care import warm_up_parts
from corset.care.queries.release import result_of
from corset.coach.duration import exercise_seconds
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.state import DayCount
from corset.verify.oracle.article import SETS


def _begins(seen: Seen) -> bool:
    """Whether an exercise is to begin in a session that may go on, after its warm-up."""
    return seen.goes_on and seen.asks(c.StartExercise) and seen.session.warmed_up


def _begins_of_the_session(seen: Seen) -> bool:
    command = seen.step.command
    if not _begins(seen) or seen.session.current or not isinstance(command, c.StartExercise):
        return False
    return command.exercise in {item.exercise for item in seen.session.items}


def _finishes(seen: Seen) -> bool:
    return seen.asks(c.FinishExercise)


def _finished_after_discomfort(seen: Seen) -> bool:
    """Whether repetitions are told of an exercise that was cut in the same session."""
    command, session = seen.step.command, seen.before.session
    if not isinstance(command, c.FinishExercise) or not seen.accepted or session is None:
        return False
    result = result_of(session, command.exercise)
    item = next((i for i in session.items if i.exercise == command.exercise), None)
    sore = 3 <= (result.nrs or 0) < 6 or result.words == "uncomfortable"
    return sore and item is not None and item.repetitions > 10


def _measured(seen: Seen) -> bool:
    """Whether an exercise comes to its end, with the time that it took."""
    command = seen.step.command
    return isinstance(command, c.FinishExercise) and seen.accepted and command.seconds is not None


def _broken_off(seen: Seen) -> bool:
    """Whether less than the dose was done, in less than half of the time that the dose takes."""
    command = seen.step.command
    assert isinstance(command, c.FinishExercise)
    item = next(i for i in seen.session.items if i.exercise == command.exercise)
    exercise, p = seen.exercise(item.exercise), seen.programme.parameters
    whole = exercise_seconds(exercise, item.repetitions, item.hold_s, p)
    short = (command.seconds or 0) < whole / 2
    return short and 0 < command.repetitions < item.repetitions


def _ends(seen: Seen) -> bool:
    return seen.does(c.FinishSession, c.AbandonSession)


def _stretches(seen: Seen) -> bool:
    command = seen.step.command
    started = seen.has(e.SessionStarted) or seen.says("R24.often_enough", "R24.not_opened")
    return isinstance(command, c.StartSession) and command.kind == "stretch" and started


def _stretched(seen: Seen) -> list[DayCount]:
    """Return what was stretched within a day before this step."""
    now = seen.step.now
    return [x for x in seen.before.sets if SETS[x.exercise] > 1 and now - x.last < timedelta(1)]


def _handed(seen: Seen) -> set[str]:
    session = seen.after.session
    return {item.exercise for item in session.items} if session and seen.accepted else set()


def _set_again(seen: Seen) -> bool:
    return seen.hands_out and bool(_stretched(seen))


def _too_soon(seen: Seen) -> bool:
    soon = [x for x in _stretched(seen) if seen.step.now - x.last < timedelta(hours=2)]
    return any(x.exercise not in _handed(seen) for x in soon)


def _too_often(seen: Seen) -> bool:
    today = [x for x in _stretched(seen) if x.day == seen.step.now.date() and x.sets >= 3]
    return any(x.exercise not in _handed(seen) for x in today)


READINGS = (
    Reading(
        "R6",
        "one exercise at a time",
        lambda s: _begins(s) or (s.in_session and s.asks(c.FinishSession)),
        says("R6.one_at_a_time"),
        ("R6.one_at_a_time",),
    ),
    refusal(
        "R6", "nothing is done twice in a session", _begins_of_the_session, "R6.no_catching_up"
    ),
    Reading(
        "R6",
        "repetitions over the prescription are recorded and said",
        lambda s: s.does(c.FinishExercise),
        says("R6.too_many"),
        ("R6.too_many",),
    ),
    Reading(
        "R6",
        "an exercise in less than half of its time is recorded and said",
        lambda s: s.does(c.FinishExercise),
        lambda s: s.has(e.ExerciseFinished, hurried=True) and s.says("R6.hurried"),
        ("R6.hurried",),
    ),
    Reading(
        "R6",
        "what was broken off is held to its own time",
        _measured,
        lambda s: _broken_off(s) and not s.says("R6.hurried"),
        ("R6.hurried",),
    ),
    Reading(
        "R6",
        "too many in too little time: both are said",
        _measured,
        lambda s: s.says("R6.hurried") and s.says("R6.too_many"),
        ("R6.hurried", "R6.too_many"),
    ),
    refusal(
        "R6",
        "a warm-up in less than half of its time is none",
        lambda s: s.goes_on and s.asks(c.WarmUp),
        "R6.warm_up_short",
    ),
    Reading(
        "R4",
        "repetitions beyond a cut are recorded and said",
        _finished_after_discomfort,
        says("R6.too_many"),
    ),
    Reading(
        "R6",
        "what is given up is not made up for",
        _ends,
        says("R6.no_making_up"),
        ("R6.no_making_up",),
    ),
    Reading(
        "R6",
        "an effort of 7 ends the exercise",
        lambda s: s.does(c.ReportEffort),
        says("R6.exhausting"),
        ("R6.exhausting",),
    ),
    refusal(
        "R6", "effort is told on its scale", lambda s: s.asks(c.ReportEffort), "R6.invalid_cr10"
    ),
    refusal(
        "R6",
        "effort is told of what was trained",
        lambda s: s.asks(c.ReportEffort),
        "R4.not_in_session",
        "R5.which_exercise",
    ),
    refusal("R6", "repetitions are told of what ran", _finishes, "R6.not_current"),
    refusal("R6", "repetitions are counted from none", _finishes, "R6.negative"),
    refusal("R6", "repetitions end at a thousand", _finishes, "R6.too_high"),
    refusal(
        "R11",
        "no exercise before the warm-up",
        lambda s: s.goes_on and s.asks(c.StartExercise),
        "R11.cold",
    ),
    refusal(
        "R11",
        "one warm-up a session",
        lambda s: s.goes_on and s.asks(c.WarmUp),
        "R11.already_warm",
        "R11.warm",
    ),
    Reading(
        "R11",
        "a warm-up of yesterday is none: what was left open does not go on",
        lambda s: s.goes_on or s.ended is not None,
        says("R11.left_open"),
        ("R11.left_open",),
    ),
    Reading(
        "R11",
        "the warm-up of a sick neck has no movement of it",
        lambda s: s.has(e.SessionStarted),
        lambda s: warm_up_parts(state=s.after, programme=s.programme) != s.programme.warm_up.parts,
        ("R11.warm_up_first",),
    ),
    Reading(
        "R24",
        "a short session needs something that the clinician opened",
        _stretches,
        says("R24.not_opened"),
        ("R24.not_opened",),
    ),
    Reading(
        "R24",
        "2 hours between two times",
        _set_again,
        _too_soon,
        ("R24.often_enough",),
    ),
    Reading(
        "R24",
        "three times a day",
        _set_again,
        _too_often,
        ("R24.often_enough",),
    ),
    Reading(
        "R24",
        "where the day's main session was done, a short one is offered",
        lambda s: s.checks and s.says("R2.trained_today", "R2.hours_apart"),
        lambda s: not s.says("R24.may_stretch"),
        ("R24.may_stretch",),
    ),
)
