"""Supervised workouts and home: R10."""

from tests.readings.reading import Reading, gate, refusal, says
from tests.readings.seen import Seen

from corset.care.queries.release import result_of
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import SessionEnd, SessionKind


def _supervised_ends(seen: Seen) -> bool:
    """Whether a supervised main session came to its regular end."""
    session = seen.before.session
    main = session is not None and session.kind is SessionKind.MAIN and session.supervised
    return seen.finished and main


def _half_done(seen: Seen) -> bool:
    items = seen.session.items
    done = [
        item
        for item in items
        if 2 * (result_of(seen.session, item.exercise).repetitions or 0) >= item.repetitions
    ]
    return 2 * len(done) >= len(items)


def _counts(seen: Seen) -> bool:
    return seen.after.supervised > seen.before.supervised


def _supervised_is_over(seen: Seen) -> bool:
    session = seen.before.session
    return seen.ended is not None and session is not None and session.supervised


def _ends_by_harm(seen: Seen) -> bool:
    harmed = seen.ended in {SessionEnd.SEVERE_PAIN, SessionEnd.EMERGENCY}
    return harmed and not _counts(seen)


def _at_home(seen: Seen) -> bool:
    return seen.at_the_gate and not seen.by_staff and seen.before.plan is not None


def _agrees(seen: Seen) -> bool:
    return seen.asks(c.SignOff) and seen.before.plan is not None


def _sets_workouts(seen: Seen) -> bool:
    command = seen.step.command
    return isinstance(command, c.Sign) and seen.heard and command.supervised_sessions is not None


READINGS = (
    gate(
        "R10",
        "at home only after the supervised workouts",
        "R10.supervised_first",
        asked=_at_home,
    ),
    gate("R10", "and the specialist's sign-off", "R10.not_signed_off", asked=_at_home),
    refusal(
        "R10",
        "no sign-off before the workouts",
        _agrees,
        "R10.supervised_first",
        "R10.signed_off",
    ),
    refusal(
        "R10",
        "the workouts are set from 3 to 5",
        _sets_workouts,
        "R10.supervised_bounds",
    ),
    Reading(
        "R10",
        "with a specialist training opens before that",
        lambda s: s.has(e.SessionStarted),
        lambda s: s.by_staff and not s.before.signed_off,
    ),
    Reading(
        "R10",
        "a workout of which less than half was done does not count",
        lambda s: _supervised_ends(s) and s.by_staff,
        lambda s: not _half_done(s) and not _counts(s),
        ("R10.no_workout",),
    ),
    Reading(
        "R10",
        "a workout that staff did not lead to its end does not count",
        lambda s: _supervised_ends(s) and _half_done(s),
        lambda s: not s.by_staff and not _counts(s),
        ("R10.no_workout",),
    ),
    Reading(
        "R10",
        "a workout that severe pain or an emergency ended does not count",
        _supervised_is_over,
        _ends_by_harm,
    ),
    Reading(
        "R10",
        "a session in which nothing was done is given up",
        lambda s: s.does(c.FinishSession),
        says("R10.nothing_done"),
        ("R10.nothing_done",),
    ),
    Reading(
        "R10",
        "a session at home is no supervised workout",
        lambda s: s.finished and s.session.kind is SessionKind.MAIN,
        lambda s: not s.session.supervised and not _counts(s),
    ),
    Reading(
        "R10",
        "a short session is no workout",
        lambda s: s.finished and s.session.supervised,
        lambda s: s.session.kind is SessionKind.STRETCH and not _counts(s),
    ),
)
