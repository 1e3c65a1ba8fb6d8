"""The check and the sessions of a day, around its hours."""

from datetime import time

from corset.simulation.actors import PATIENT
from corset.therapy import commands as c
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.action_catalogue.action import Action
from corset.verify.action_catalogue.pressures import PRESSURES
from corset.verify.chapters.beginnings import INTRODUCED, TAKEN_IN, sent_home
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

HOURS = (time(8), time(20), time(20, 1))
EARLY_AND_LATE = (time(6), time(8), time(22), time(22, 1))
"""Two hours apart, and eight over midnight but for a minute."""
PLANNED = s.both(
    INTRODUCED,
    s.signs(
        f"{a.LIFT} and {a.ROCKING}", s.item(a.LIFT, 5), s.item(a.ROCKING, 5), opt_in=(a.ROCKING,)
    ),
)
PLAN_SIGNED = (*TAKEN_IN, f"clinician: sign {a.LIFT} and {a.ROCKING}")
HOME = s.both(PLANNED, s.begins(a.LIFT), r.finishes(a.LIFT), s.CLOSING, s.SIGNS_OFF)
SENT_HOME = sent_home(f"{a.LIFT} and {a.ROCKING}", a.LIFT)


def _at_home(*, name: str, explores: str, actions: tuple[Action, ...], clock: Clock) -> Chapter:
    """Return a chapter of a patient at home: what each day brings."""
    return Chapter(
        name=name,
        explores=explores,
        holds_fixed=f"a patient at home with {a.LIFT} and {a.ROCKING} at a dose of 5; sessions are "
        "opened, warmed up and given up",
        actions=actions,
        introduces=HOME,
        begins=SENT_HOME,
        clock=clock,
    )


def checks(*, full: bool) -> Chapter:
    """The day's check: what it says, and what closes training, around the hours of a day."""
    actions = s.both(
        s.CHECK_CLEAR,
        s.CHECKS_FEW,
        s.CHECK_NUMBERS[:11] if full else s.CHECK_NUMBERS[4:11:2],
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
        s.PHASES if full else (),
        s.SCREENINGS if full else (),
        s.CLEARS,
        s.EMERGENCY,
    )
    return _at_home(
        name="checks",
        explores="rest pain and temperature around every threshold, a question yes and unknown, "
        "the 12 hours, midnight, phase, screening, suspension and emergency before and in a "
        "session",
        actions=actions,
        clock=Clock(slots=HOURS if full else HOURS[::2]),
    )


def answers(*, full: bool) -> Chapter:
    """Every question yes and unknown, and what of it may be taken back."""
    actions = s.both(
        s.CHECK_CLEAR,
        s.CHECK_ANSWERS if full else s.CHECK_ANSWERS[:4],
        s.CLEARS if full else (),
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
    )
    return _at_home(
        name="answers",
        explores="every question yes and unknown, alone and one after the other, taken back after "
        "10 and 11 minutes, on the next day, at home and with a specialist",
        actions=actions,
        clock=Clock(slots=(time(8), time(8, 10), time(8, 11))),
    )


def pressures(*, full: bool) -> Chapter:
    """Both values of a blood pressure around every threshold, and when a new pair settles them."""
    actions = s.both(
        s.CHECK_CLEAR,
        PRESSURES if full else PRESSURES[::2],
        s.check("a good pair", systolic_mmhg=120, diastolic_mmhg=80),
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
    )
    return _at_home(
        name="pressures",
        explores="either value and both around every threshold, upside down, one alone, and a new "
        "pair after 4 and 5 minutes and on the next day",
        actions=actions,
        clock=Clock(slots=(time(8), time(8, 4), time(8, 5))),
    )


def hours_back(*, full: bool) -> Chapter:
    """A clock that is set back to the morning, any number of times."""
    clock = Clock(slots=(time(8), time(20)), hours_back=True)
    return _clocks("hours", clock, full=full, hurts=full)


def days_back(*, full: bool) -> Chapter:
    """A clock that is set back by a day, and set right again."""
    return _clocks("a day", Clock(days_back=1), full=full, hurts=True)


def _clocks(by: str, clock: Clock, *, full: bool, hurts: bool) -> Chapter:
    actions = s.both(
        s.CHECK_CLEAR if full else s.CHECK_CLEAR[1:],
        s.check("38.0 °C", temperature_c=38.0),
        s.CHECKS_FEW[:1] if full else (),
        s.START if full else s.START[:1],
        s.STRETCH[1:] if full else (),
        s.WARM_UP,
        s.begins(a.LIFT),
        r.pains(a.LIFT, (6,)) if hurts else (),
        s.resumes(a.LIFT, None) if full else (),
        s.CLOSING[1:],
    )
    return _at_home(
        name=f"clocks set back by {by}",
        explores=f"a clock that is set back by {by} after a check, a fever, a session and severe "
        "pain, and goes on from there",
        actions=actions,
        clock=clock,
    )


def sessions(*, full: bool) -> Chapter:
    """The sessions of a day, from the first workout to training at home."""
    actions = s.both(
        s.CHECK_CLEAR,
        s.CHECKS_FEW[:1] if full else (),
        s.START,
        s.STRETCH[1:],
        s.WARM_UP,
        s.begins(a.LIFT, a.ROCKING),
        r.finishes(a.LIFT)[:1],
        r.finishes(a.ROCKING)[:1],
        s.CLOSING,
        s.SIGNS_OFF,
        s.actions("sign off", c.SignOff(), PATIENT),
    )
    return Chapter(
        name="sessions",
        explores="main and short sessions in any order and number, hours apart and over midnight, "
        "three workouts, sign-off, home; sets of what may be done several times a day",
        holds_fixed=f"{a.LIFT} (5) and {a.ROCKING} (5, three times a day) signed; pain is not "
        "reported",
        actions=actions,
        introduces=PLANNED,
        begins=PLAN_SIGNED,
        clock=Clock(slots=EARLY_AND_LATE[:: 1 if full else 2]),
    )


def pauses(*, full: bool) -> Chapter:
    """Days without a session, and exacerbations: what is lowered, and who is supervised again."""
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START,
        s.WARM_UP,
        s.begins(a.LIFT),
        r.finishes(a.LIFT)[:1],
        r.pains(a.LIFT, (0, 3)) if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.PHASES[1:],
    )
    return Chapter(
        name="pauses",
        explores="6, 7, 27, 28 and more days without a session, exacerbations, growth and cuts "
        "before and after them",
        holds_fixed=f"{a.LIFT} alone, 10, growing to 12 at most; clear checks in the morning",
        actions=actions,
        introduces=s.both(HOME, GROWING if full else STEADY),
        begins=sent_home("plan", a.LIFT, 6),
        clock=Clock(days=(6, 7, 28) if full else (6, 22)),
        pauses=True,
    )


STEADY, GROWING = (s.signs("plan", s.item(a.LIFT, 10, top)) for top in (10, 12))
