"""Everything that the core can answer: the key of each sentence, and the facts that go with it.

Content has a sentence for each in every language, with no other facts in it than these.
"""

from collections.abc import Mapping
from enum import StrEnum

from corset.therapy.reason import Reason

BOUNDS = frozenset({"given", "low", "high"})
DOSE = frozenset({"exercise", "before", "after"})
START = frozenset({"exercise", "start", "ceiling"})
ADAPTED = frozenset({"exercise", "adaptation"})
REGION = frozenset({"exercise", "region"})
EXERCISE = frozenset({"exercise"})
QUESTION = frozenset({"question"})
HOURS = frozenset({"hours"})
COUNTED = frozenset({"days", "needed"})
NONE = frozenset[str]()

REASONS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "R1": {
        "exacerbation": NONE,
        "phase_unknown": NONE,
        "suspended": frozenset({"causes"}),
        "nothing_to_clear": NONE,
        "cleared": NONE,
        "confirm_remission": frozenset({"nrs", "limit"}),
    },
    "R2": {
        "trained_today": NONE,
        "hours_apart": HOURS,
        "already_open": NONE,
        "no_session": NONE,
    },
    "R3": {
        "other_region": REGION,
        "own_region": REGION,
        "whole_spine": REGION,
        "too_early": COUNTED,
        "too_few_days": COUNTED,
        "not_now": NONE,
        "undecided": EXERCISE,
        "stage_later": EXERCISE | {"days"},
        "closed_again": NONE,
        "opened": frozenset({"days"}),
        "whole_spine_bounds": BOUNDS,
    },
    "R4": {
        "cut": DOSE,
        "stays_low": DOSE,
        "referred": EXERCISE,
        "stopped_again": EXERCISE,
        "full_strength": EXERCISE,
        "warm_up_smaller": NONE,
        "warm_up_referred": NONE,
        "not_in_session": EXERCISE,
    },
    "R5": {
        "barred": EXERCISE,
        "over_for_today": NONE,
        "rest_after_pain": HOURS,
        "severe_number": frozenset({"exercise", "nrs", "limit"}),
        "severe_words": EXERCISE,
        "severe_warm_up": NONE,
        "severe_unplaced": NONE,
        "warm_up": NONE,
        "unplaced": NONE,
        "told": NONE,
        "slight": frozenset({"nrs"}),
        "slight_after_worse": frozenset({"nrs"}),
        "resumed": frozenset({"exercise", "dose"}),
        "replaced": frozenset({"exercise", "other"}),
        "removed": EXERCISE,
        "which_exercise": NONE,
        "unanswered": NONE,
    },
    "R6": {
        "exhausting": frozenset({"cr10", "limit"}),
        "invalid_cr10": frozenset({"given"}),
        "one_at_a_time": EXERCISE,
        "no_catching_up": EXERCISE,
        "not_current": EXERCISE,
        "negative": frozenset({"given"}),
        "too_high": frozenset({"given", "high"}),
        "too_many": frozenset({"done", "handed"}),
        "hurried": EXERCISE,
        "warm_up_short": frozenset({"seconds", "needed"}),
        "no_making_up": NONE,
    },
    "R7": {
        "enrolled": NONE,
        "already_enrolled": NONE,
        "not_in_therapy": NONE,
        "fact_missing": frozenset({"fact"}),
        "fact_bounds": BOUNDS | {"fact"},
        "unknown_level": frozenset({"level", "known"}),
        "nothing_to_sign": NONE,
        "unsigned": NONE,
        "signed": frozenset({"count"}),
        "plan_changed": NONE,
        "unknown_exercise": frozenset({"exercise", "known"}),
        "named_twice": EXERCISE,
        "not_in_plan": frozenset({"exercise", "known"}),
        "not_released": frozenset({"exercise", "known"}),
        "nothing_to_train": NONE,
        "adapted": ADAPTED,
        "not_excluded": ADAPTED,
        "start_lower": ADAPTED,
        "withdrawn": NONE,
    },
    "R8": {
        "lasting": QUESTION,
        "unscreened": QUESTION,
        "passing": QUESTION,
        "unanswered": QUESTION,
        "misread": QUESTION,
        "closed_by_answer": QUESTION,
        "closed_by_measurement": QUESTION,
        "check_missing": NONE,
        "check_future": frozenset({"at"}),
        "check_stale": HOURS,
        "clear": NONE,
        "unknown_question": frozenset({"question", "known"}),
    },
    "R9": {
        "adapted": ADAPTED,
        "not_excluded": ADAPTED,
        "start_lower": ADAPTED,
        "overruled": ADAPTED,
        "held": frozenset({"facts"}),
        "conditions_missing": NONE,
        "unknown_condition": frozenset({"condition", "known"}),
    },
    "R10": {
        "supervised_first": frozenset({"done", "needed"}),
        "not_signed_off": NONE,
        "signed_off": NONE,
        "nothing_done": NONE,
        "no_workout": NONE,
        "supervised_bounds": BOUNDS,
    },
    "R11": {
        "warm_up_first": NONE,
        "warm": NONE,
        "already_warm": NONE,
        "cold": NONE,
        "left_open": NONE,
    },
    "R17": {"neck_moves": frozenset({"exercise", "neck"})},
    "R20": {
        "start": START,
        "goes_on": START,
        "rise": DOSE,
        "after_pause": frozenset({"days"}),
        "after_exacerbation": NONE,
        "supervised_again": frozenset({"days"}),
    },
    "R24": {
        "opt_in": EXERCISE,
        "not_opened": NONE,
        "often_enough": NONE,
        "may_stretch": NONE,
        "stand_in": frozenset({"exercise", "other"}),
        "no_opt_in": frozenset({"exercise", "known"}),
        "adapted": ADAPTED,
        "not_excluded": ADAPTED,
        "start_lower": ADAPTED,
    },
    "I3": {
        "uncleared": frozenset({"signs"}),
        "help": frozenset({"urgency"}),
        "came_in_since": NONE,
    },
    "I4": {"rest_pain": NONE, "painkillers": NONE, "unanswered": QUESTION},
    "I7": {
        "repetitions_bounds": BOUNDS | {"exercise"},
        "ceiling_bounds": BOUNDS | {"exercise"},
        "hold_bounds": BOUNDS | {"exercise"},
    },
    "I9": {"stopped": EXERCISE},
    "I21": {
        "wrong_role": frozenset({"role", "command", "may"}),
        "not_in_care": frozenset({"clinician"}),
        "already_cares": frozenset({"clinician"}),
    },
    "I22": {
        "acknowledged": NONE,
        "escalated": NONE,
        "no_such_alert": frozenset({"alert", "known"}),
    },
}
"""Fact names by rule and key."""


class Subject(StrEnum):
    """What a reason is about, where a page has to know it to show it in its place."""

    CHECK = "check"
    """The day's check: answering it anew may settle it."""
    DAY = "day"
    """That a day's one session was done."""
    SESSION = "session"
    """How a session went."""
    COMPLEX = "complex"
    """Why an exercise is in a complex, and how it begins: said of every one."""
    CLEARANCE = "clearance"
    """What a clinician clears."""


SUBJECTS: Mapping[Subject, frozenset[str]] = {
    Subject.CHECK: frozenset(
        {
            *("R8.check_missing", "R8.check_future", "R8.check_stale"),
            *("R8.passing", "R8.unanswered", "R8.misread", "I4.unanswered", "I4.rest_pain"),
            *("I4.painkillers", "R8.closed_by_answer", "R8.closed_by_measurement"),
        }
    ),
    Subject.DAY: frozenset({"R2.trained_today", "R2.hours_apart", "R5.rest_after_pain"}),
    Subject.SESSION: frozenset(
        {
            *("R4.cut", "R4.stays_low", "R4.referred", "R6.exhausting", "R6.too_many"),
            *("R6.no_making_up", "I9.stopped", "R10.nothing_done", "R10.no_workout"),
            *("R10.signed_off", "R4.stopped_again", "R6.hurried"),
            *("R4.warm_up_smaller", "R4.warm_up_referred"),
        }
    ),
    Subject.COMPLEX: frozenset({"R3.own_region", "R3.whole_spine", "R20.start", "R20.goes_on"}),
    Subject.CLEARANCE: frozenset({"I3.uncleared", "R1.suspended"}),
}
"""The names of the sentences that are about each."""


def subject_of(reason: Reason) -> Subject | None:
    """Return what a reason is about; most are about nothing that a page has to know."""
    return next((about for about, ids in SUBJECTS.items() if reason.id in ids), None)
