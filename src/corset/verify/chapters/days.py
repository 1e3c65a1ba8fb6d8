"""The check and the sessions of a day, around its hours."""

from datetime import time

from corset.simulation.actors import PATIENT
from corset.therapy import commands as c
from corset.verify.action_catalogue import groups as s
from corset.verify.chapters.beginnings import INTRODUCED, TAKEN_IN
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

HOURS = (time(8), time(20), time(20, 1))
PLANNED = s.both(
    INTRODUCED,
    s.signs(
        f"{a.LIFT} and {a.ROCKING}", s.item(a.LIFT, 5), s.item(a.ROCKING, 5), opt_in=(a.ROCKING,)
    ),
)
PLAN_SIGNED = (*TAKEN_IN, f"clinician: sign {a.LIFT} and {a.ROCKING}")


def checks(*, full: bool) -> Chapter:
    """The day's check: every answer, every measurement, every hour; and what closes training."""
    actions = s.both(
        s.CHECK_CLEAR,
        s.CHECK_ANSWERS if full else s.CHECKS_FEW,
        s.CHECK_NUMBERS,
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
        s.PHASES,
        s.SCREENINGS if full else s.SCREENINGS[:2],
        s.CLEARS,
        s.EMERGENCY,
    )
    return Chapter(
        name="checks",
        explores="every question yes and unknown, every measurement around its threshold, the 12 "
        "hours, midnight, clocks set back by hours" + " and by a day" * full + ", phase, "
        "screening, suspension and emergency before and in a session",
        holds_fixed=f"{a.LIFT} and {a.ROCKING} signed at a dose of 5; sessions are opened, warmed "
        "up and given up",
        actions=actions,
        introduces=PLANNED,
        begins=PLAN_SIGNED,
        clock=Clock(slots=HOURS, hours_back=True, days_back=int(full)),
    )


def sessions(*, full: bool) -> Chapter:
    """The sessions of a day, from the first workout to training at home."""
    actions = s.both(
        s.CHECK_CLEAR,
        s.CHECKS_FEW[:1],
        s.START,
        s.STRETCH[1:],
        s.WARM_UP,
        s.begins(a.LIFT, a.ROCKING),
        s.finishes(a.LIFT)[:1],
        s.finishes(a.ROCKING)[:1],
        s.CLOSING,
        s.SIGNS_OFF,
        s.actions("sign off", c.SignOff(), PATIENT),
    )
    return Chapter(
        name="sessions",
        explores="main and short sessions in any order and number, over 20:00 and midnight, clocks "
        "set back" + " by hours and by a day" * full + ", three workouts, sign-off, home; "
        "sets of what may be done several times a day",
        holds_fixed=f"{a.LIFT} (5) and {a.ROCKING} (5, three times a day) signed; pain is not "
        "reported",
        actions=actions,
        introduces=PLANNED,
        begins=PLAN_SIGNED,
        clock=Clock(slots=HOURS[:: 1 if full else 2], hours_back=full, days_back=int(full)),
    )
