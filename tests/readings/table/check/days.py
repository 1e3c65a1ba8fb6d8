"""Phase, day and check: R1, R2, R8 and I4."""

from datetime import timedelta

from tests.readings.reading import Reading, gate, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import NRS, Answer, Phase, SessionEnd
from corset.verify.oracle.article import NEW_SIGN
from corset.verify.oracle.ledger import REST_PAIN_LIMIT, REST_PAIN_REMISSION, REST_PAIN_RISE

HIGHEST = REST_PAIN_LIMIT - REST_PAIN_RISE
"""The baseline up to which two points more are what suspends first."""


def _rest_pain_over(seen: Seen, low: int, high: int) -> bool:
    """Whether a pain at rest was told over a known baseline in this range."""
    known = seen.before.intake.rest_pain
    return seen.checks and seen.check.rest_pain in NRS and known in range(low, high)


def _without_baseline(seen: Seen) -> bool:
    unknown = seen.before.intake.rest_pain is None
    return seen.checks and seen.check.rest_pain in NRS and unknown


def _suspends_for_rest_pain(seen: Seen) -> bool:
    return "rest_pain" in seen.suspends


def _sets_remission(seen: Seen) -> bool:
    command = seen.step.command
    high = (seen.before.intake.rest_pain or 0) > REST_PAIN_REMISSION
    return isinstance(command, c.SetPhase) and command.phase == "remission" and seen.heard and high


def _new_baseline_in_remission(seen: Seen) -> bool:
    command = seen.step.command
    if not isinstance(command, c.RecordIntake) or not seen.accepted:
        return False
    changed = command.rest_pain not in {None, seen.before.intake.rest_pain}
    return changed and seen.before.phase is Phase.REMISSION


def _after_a_day_of_training(seen: Seen) -> bool:
    at = seen.before.trained_at
    return seen.opens_main and at is not None and at.date() < seen.step.now.date()


def _after_a_day_of_pain(seen: Seen) -> bool:
    stops = seen.before.stopped_at
    return seen.opens and any(at.date() < seen.step.now.date() for at in stops)


def _in_another_zone(seen: Seen) -> bool:
    at, now = seen.before.trained_at, seen.step.now
    return seen.at_the_gate and at is not None and at.utcoffset() != now.utcoffset()


def _same_day_twice(seen: Seen) -> bool:
    """Whether the date had gone on since the last session, and has come back."""
    trained = seen.before.trained_on
    return seen.says("R2.trained_today") and trained is not None and trained > seen.step.now.date()


def _of_a_session(seen: Seen) -> bool:
    kinds = c.WarmUp, c.StartExercise, c.FinishExercise, c.FinishSession, c.AbandonSession
    return seen.asks(*kinds)


def _past_midnight(seen: Seen) -> bool:
    return not seen.running and seen.after.finished_on == seen.session.started_at.date()


def _looks(seen: Seen) -> bool:
    return seen.asks(c.Clear)


def _check_holds_or_not(seen: Seen) -> bool:
    return seen.opens and seen.before.check is not None


def _hours_later(seen: Seen) -> bool:
    check = seen.before.check
    return seen.opens and check is not None and check.at.date() == seen.step.now.date()


def _days_later(seen: Seen) -> bool:
    """Whether the check is of another day, though not older than its hours."""
    check, now = seen.before.check, seen.step.now
    return seen.opens and check is not None and now - check.at <= timedelta(hours=12)


READINGS = (
    gate(
        "R1",
        "nothing is trained in an exacerbation",
        "R1.exacerbation",
        asked=lambda s: s.after.phase is not Phase.UNKNOWN,
    ),
    Reading(
        "R1",
        "an exacerbation ends the session that runs",
        lambda s: s.does(c.SetPhase) and s.running,
        lambda s: s.ended is SessionEnd.UNSAFE,
        ("R1.exacerbation",),
    ),
    gate("R1", "a phase that nobody has set closes training", "R1.phase_unknown"),
    Reading(
        "R1",
        "a phase that is taken back ends the session that runs",
        lambda s: s.does(c.SetPhase, c.RecordIntake) and s.running,
        lambda s: s.ended is not None and s.says("R1.phase_unknown"),
        ("R1.phase_unknown",),
    ),
    Reading(
        "R1",
        "a pain at rest 2 over the baseline suspends training",
        lambda s: _rest_pain_over(s, 0, HIGHEST),
        _suspends_for_rest_pain,
        ("R1.suspended",),
    ),
    Reading(
        "R1",
        "a pain at rest of 7 suspends whatever the baseline",
        lambda s: _rest_pain_over(s, HIGHEST + 1, 11),
        _suspends_for_rest_pain,
        ("R1.suspended",),
    ),
    Reading(
        "R1",
        "a baseline that is not known counts as none",
        _without_baseline,
        _suspends_for_rest_pain,
    ),
    Reading(
        "R1",
        "a new sign in an arm or leg suspends training",
        lambda s: s.checks and s.answer(NEW_SIGN) is not Answer.UNKNOWN,
        lambda s: NEW_SIGN in s.suspends,
        ("R1.suspended",),
    ),
    Reading(
        "R1",
        "what suspends training ends the session that runs",
        lambda s: s.checks and s.running,
        lambda s: s.ended is SessionEnd.UNSAFE and s.says("R1.suspended"),
    ),
    gate("R1", "training stays suspended until a clinician has looked", "R1.suspended"),
    Reading(
        "R1",
        "with a baseline over 5 the clinician confirms remission",
        _sets_remission,
        says("R1.confirm_remission"),
        ("R1.confirm_remission",),
    ),
    Reading(
        "R1",
        "a baseline that comes to be over 5 takes remission back until then",
        _new_baseline_in_remission,
        lambda s: s.has(e.PhaseSet, phase=Phase.UNKNOWN),
        ("R1.confirm_remission",),
    ),
    Reading(
        "R1",
        "only what is closed can be cleared",
        _looks,
        says("R1.nothing_to_clear"),
        ("R1.nothing_to_clear", "R1.cleared"),
    ),
    gate(
        "R2",
        "one main session a day",
        "R2.trained_today",
        asked=lambda s: s.before.trained_on is not None and not s.running,
    ),
    Reading(
        "R2",
        "midnight makes no two days: 8 hours between main sessions",
        _after_a_day_of_training,
        says("R2.hours_apart"),
    ),
    gate("R2", "the hours are said with the check, too", "R2.hours_apart"),
    Reading(
        "R2",
        "who travels west has no day twice",
        _in_another_zone,
        _same_day_twice,
    ),
    refusal(
        "R2",
        "one session at a time",
        lambda s: s.asks(c.StartSession),
        "R2.already_open",
    ),
    refusal("R2", "nothing is done outside of a session", _of_a_session, "R2.no_session"),
    Reading(
        "R2",
        "what ends after midnight counts for the day on which it began",
        lambda s: s.finished,
        _past_midnight,
    ),
    Reading(
        "R2",
        "a short session is none of the day's one",
        lambda s: s.has(e.SessionStarted),
        lambda s: (
            s.has(e.SessionStarted, kind="stretch") and s.before.trained_on == s.step.now.date()
        ),
    ),
    Reading(
        "R5",
        "8 hours after severe pain, over midnight too",
        _after_a_day_of_pain,
        says("R5.rest_after_pain"),
    ),
    gate(
        "R5",
        "severe pain ends the day",
        "R5.over_for_today",
        asked=lambda s: bool(s.before.stopped_at),
    ),
    gate("R5", "the hours after it are said with the check, too", "R5.rest_after_pain"),
    Reading(
        "R8",
        "nothing is trained without a check",
        lambda s: s.opens,
        says("R8.check_missing"),
        ("R8.check_missing",),
    ),
    Reading(
        "R8",
        "a check holds for its day",
        _days_later,
        lambda s: s.says("R8.check_stale"),
        ("R8.check_stale",),
    ),
    Reading(
        "R8",
        "a check holds for 12 hours",
        _hours_later,
        says("R8.check_stale"),
        ("R8.check_stale",),
    ),
    Reading(
        "R8",
        "a check from the future holds nothing",
        _check_holds_or_not,
        says("R8.check_future"),
        ("R8.check_future", "R8.check_stale"),
    ),
    Reading(
        "R8",
        "a check that grew old holds a running session",
        lambda s: s.goes_on,
        says("R8.check_stale", "R8.check_future", "R8.check_missing"),
        ("R8.check_stale", "R8.check_future", "R8.check_missing"),
    ),
)
