"""Groups of actions: every threshold from both sides, every answer, everybody who might try."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from corset.simulation.actors import (
    ADMINISTRATOR,
    CLINICIAN,
    OTHER_CLINICIAN,
    PATIENT,
    SPECIALIST,
    SYSTEM,
)
from corset.therapy import commands as c
from corset.therapy.commands import Actor
from corset.therapy.state import State
from corset.therapy.terms import (
    AlertKind,
    Answer,
    Damage,
    Phase,
    Region,
    Resolution,
    SessionKind,
)
from corset.verify.action_catalogue.action import Action, actions, made
from corset.verify.oracle import article as a

if TYPE_CHECKING:
    from collections.abc import Mapping

Actions = tuple[Action, ...]
NO_CONTRAINDICATION = dict.fromkeys(a.LASTING, Answer.NO)
ALL_CLEAR = dict.fromkeys(a.ASKED_DAILY, Answer.NO)
CLEAR_CHECK = c.CheckIn(answers=ALL_CLEAR, rest_pain=1)
LUMBAR = c.RecordIntake(
    regions=(Region.LUMBAR,),
    stage=1,
    damage=Damage.MILD,
    age=40,
    height_m=1.75,
    mass_kg=70.0,
    conditions=(),
    rest_pain=1,
)
TRIES = (OTHER_CLINICIAN, SPECIALIST, PATIENT, ADMINISTRATOR, SYSTEM)
"""Who may not decide as a clinician who cares for the patient."""


def both(*groups: Actions) -> Actions:
    """Return all actions of some groups."""
    return tuple(chain.from_iterable(groups))


def decides(name: str, command: c.Command, *others: Actor) -> Actions:
    """Return a clinician's action, and those of others who try the same."""
    return actions(name, command, CLINICIAN, *others)


# ------------------------------------------------------------ beginning

ENROL = actions("enrol", c.Enrol(), CLINICIAN)
SCREENED = actions("screen all no", c.Screen(answers=NO_CONTRAINDICATION), CLINICIAN)
REMISSION = actions("remission", c.SetPhase(phase=Phase.REMISSION), CLINICIAN)
INTAKE = actions("lumbar intake", LUMBAR, CLINICIAN)
SCREENINGS = both(
    SCREENED,
    *(
        decides(f"screen {name} {answer}", c.Screen(answers=NO_CONTRAINDICATION | {name: answer}))
        for name in a.LASTING[:1]
        for answer in (Answer.YES, Answer.UNKNOWN)
    ),
)
SCREENINGS_EACH = both(
    *(
        decides(f"screen {name} {answer}", c.Screen(answers=NO_CONTRAINDICATION | {name: answer}))
        for name in a.LASTING[1:]
        for answer in (Answer.YES, Answer.UNKNOWN)
    ),
    decides("screen nothing", c.Screen()),
    decides("screen a question that is none", c.Screen(answers={a.FEVER: Answer.NO})),
)
PHASES = both(*(decides(phase, c.SetPhase(phase=phase)) for phase in Phase))


# ------------------------------------------------------------ the day's check


def check(name: str, **facts: object) -> Actions:
    """Return a patient's check with these facts; what is not given is clear."""
    given: Mapping[str, object] = facts
    return actions(f"check, {name}", replace(CLEAR_CHECK, **given), PATIENT)  # pyright: ignore[reportArgumentType]


def answered(question: str, answer: Answer) -> dict[str, Answer]:
    """Return all clear but for one answer."""
    return ALL_CLEAR | {question: answer}


CHECK_CLEAR = actions("check, all clear", CLEAR_CHECK, PATIENT, SPECIALIST)
CHECK_ANSWERS = both(
    *(
        check(f"{question} {answer}", answers=answered(question, answer))
        for question in a.ASKED_DAILY
        for answer in (Answer.YES, Answer.UNKNOWN)
    ),
    check("nothing answered", answers={}, rest_pain=None),
    actions("check, no such question", c.CheckIn(answers={"mood": Answer.NO}), PATIENT),
)
CHECK_NUMBERS = both(
    *(check(f"rest pain {pain}", rest_pain=pain) for pain in (None, -1, 0, 2, 3, 10, 11)),
    *(check(f"{x} °C", temperature_c=x) for x in (29.9, 37.9, 38.0, 45.1)),
    check(
        f"{a.FEVER} unknown, 37.9 °C", answers=answered(a.FEVER, Answer.UNKNOWN), temperature_c=37.9
    ),
    check(f"{a.FEVER} yes, 37.9 °C", answers=answered(a.FEVER, Answer.YES), temperature_c=37.9),
    check("a named sign", signs=(a.GRAVE,)),
)
CHECKS_FEW = both(
    check(f"{a.FEVER} yes", answers=answered(a.FEVER, Answer.YES)),
    check(f"{a.FEVER} unknown", answers=answered(a.FEVER, Answer.UNKNOWN)),
    check(f"{a.NEW_SIGN} yes", answers=answered(a.NEW_SIGN, Answer.YES)),
    check(f"{a.EMERGENCY} yes", answers=answered(a.EMERGENCY, Answer.YES)),
)

# ------------------------------------------------------------ a session


def start(kind: SessionKind, *by: Actor) -> Actions:
    """Return actions that open a session."""
    return actions(f"start {kind}", c.StartSession(kind=kind), *by)


START = start(SessionKind.MAIN, SPECIALIST, PATIENT)
STRETCH = start(SessionKind.STRETCH, SPECIALIST, PATIENT)
WARM_UP = actions("warm up", c.WarmUp(), SPECIALIST)
HURRIED_WARM_UP = actions("warm up in a hurry", c.WarmUp(seconds=1.0), SPECIALIST)
CLOSING = both(
    actions("finish the session", c.FinishSession(), SPECIALIST),
    actions("abandon the session", c.AbandonSession(), PATIENT),
)


def begins(*exercises: str) -> Actions:
    """Return actions that begin exercises."""
    return both(
        *(actions(f"start {x}", c.StartExercise(exercise=x), SPECIALIST) for x in exercises)
    )


# ------------------------------------------------------------ what a clinician does afterwards


def resumes(exercise: str, *doses: int | None) -> Actions:
    """Return corrections that open an exercise again."""
    return both(
        *(
            decides(
                f"resume {exercise} with {dose}",
                c.Correct(exercise=exercise, resolution=Resolution.RESUME, repetitions=dose),
            )
            for dose in doses
        )
    )


def replaces(exercise: str, by: str, **facts: object) -> Actions:
    """Return a correction that puts another exercise in its place."""
    command = c.Correct(
        exercise=exercise,
        resolution=Resolution.REPLACE,
        replacement=by,
        **facts,  # pyright: ignore[reportArgumentType]
    )
    return decides(f"replace {exercise} by {by} {facts or ''}".strip(), command)


def removes(exercise: str) -> Actions:
    """Return a correction that takes an exercise out."""
    command = c.Correct(exercise=exercise, resolution=Resolution.REMOVE)
    return decides(f"remove {exercise}", command)


def signs(name: str, *items: c.SignItem, **facts: object) -> Actions:
    """Return the signature under a plan of these exercises, or under the proposal."""
    given: Mapping[str, object] = {"supervised_sessions": 3, **facts}
    sign = replace(c.Sign(items=items or None), **given)  # pyright: ignore[reportArgumentType]
    return decides(f"sign {name}", sign)


def item(exercise: str, first: int, ceiling: int | None = None) -> c.SignItem:
    """Return an exercise to sign."""
    return c.SignItem(exercise=exercise, repetitions=first, ceiling=ceiling or first)


def acknowledges(kind: AlertKind, *by: Actor) -> Actions:
    """Return actions that acknowledge the alert of a kind, where there is one."""

    def make(state: State) -> c.Command | None:
        waiting = [alert.id for alert in state.alerts if alert.kind is kind]
        return c.Acknowledge(alert=waiting[0]) if waiting else None

    return made(f"acknowledge {kind}", c.Acknowledge, make, *by)


CLEARS = actions("clear", c.Clear(), CLINICIAN)
EMERGENCY = actions("emergency", c.ReportEmergency(), PATIENT)
EMERGENCIES = both(
    EMERGENCY,
    actions("emergency, grave", c.ReportEmergency(signs=(a.GRAVE,)), PATIENT),
    actions("emergency, milder", c.ReportEmergency(signs=(a.MILDER,)), PATIENT),
    actions("emergency unheard of", c.ReportEmergency(signs=("unheard_of",)), SPECIALIST),
)
SIGNS_OFF = actions("sign off", c.SignOff(), SPECIALIST)
WITHDRAWS = actions("withdraw", c.Withdraw(), CLINICIAN, PATIENT)
