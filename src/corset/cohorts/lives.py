"""One virtual patient under one policy, day by day; each day is counted and then forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from corset.cohorts.policies import Policy
from corset.simulation.actors import SYSTEM
from corset.simulation.behaviour import Behaviour
from corset.simulation.clinic import Clinic
from corset.simulation.cohort import STEP
from corset.simulation.driver import Core, Transition
from corset.simulation.intake import drawn_intake
from corset.simulation.patient import VirtualPatient
from corset.simulation.therapy import Pace, Therapy
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.decision import Decision, Release
from corset.therapy.plan import Plan
from corset.therapy.session import SessionItem
from corset.therapy.state import State
from corset.therapy.terms import SessionEnd

NEARLY_FULL = 0.9
"""The share of a plan's ceilings from which on a session is nearly at the full dose."""
FIRST_VISIT = "first_visit"
"""What came of day 0."""


@dataclass(slots=True, kw_only=True)
class DayCount:
    """What happened on one day; day 0 is the first visit.

    `came` is a `Day` by its value. `repetitions` were handed out of `ceilings`, the most that the
    plan lets them grow to; `full`: all of them, every exercise; `nearly`: nine tenths of them or
    more. `nrs` has the pain of each report that has a number.
    """

    day: int
    came: str = FIRST_VISIT
    supervised: bool = False
    finished: int = 0
    stopped: int = 0
    repetitions: int = 0
    ceilings: int = 0
    full: bool = False
    nearly: bool = False
    reports: int = 0
    nrs: list[int] = field(default_factory=list[int])
    bars: int = 0
    alerts: int = 0
    escalations: int = 0
    refusals: int = 0
    signed_off: bool = False


@dataclass
class Life:
    """A virtual patient whose days can be counted as they go by; `treated`: a plan was signed."""

    patient: VirtualPatient
    clinic: Clinic
    treated: bool
    staff_every: int

    def days(self, count: int) -> Iterator[DayCount]:
        """Live so many days, and yield what happened: first visit, then each day, if treated."""
        therapy = self.patient.therapy
        yield self._counted(DayCount(day=0))
        for day in range(1, count + 1 if self.treated else 1):
            therapy.next_day()
            if (day - 1) % self.staff_every == 0:
                self.clinic.attend()
            else:
                therapy.give(c.Escalate(), SYSTEM)
            yield self._counted(DayCount(day=day, came=self.patient.day().value))

    def _counted(self, day: DayCount) -> DayCount:
        """Count what has happened since it was asked last, and forget it."""
        therapy = self.patient.therapy
        _count(day, therapy.history, therapy.state)
        therapy.history.clear()
        return day


def admitted(policy: Policy, draw: Random) -> Life:
    """Return a patient after the first visit, the same whatever the policy is."""
    target = _Clinicians(policy.programme, policy=policy)
    therapy = _Remembering(target, step=STEP, pace=Pace())
    drawn = Behaviour.drawn(draw, target.programme)
    clinic = Clinic(therapy)
    treated = clinic.begin(drawn_intake(draw, target.programme))
    behaviour = replace(drawn, **dict(policy.behaviour))  # pyright: ignore[reportArgumentType] - chances alone
    return Life(VirtualPatient(therapy, behaviour, draw), clinic, treated, policy.staff_every)


@dataclass
class _Clinicians(Core):
    """The core, at which plans are signed as a policy has it."""

    policy: Policy = field(kw_only=True)

    def submit(self, *, command: c.Command, by: c.Actor, now: datetime) -> Decision:
        """Decide a command."""
        if isinstance(command, c.Sign):
            asked = {
                "supervised_sessions": self.policy.supervised_sessions,
                "whole_spine_days": self.policy.whole_spine_days,
            }
            command = replace(command, **{k: v for k, v in asked.items() if v is not None})
        return super().submit(command=command, by=by, now=now)


@dataclass
class _Remembering(Therapy):
    """A therapy that does not ask again what is handed out while nothing happens."""

    asked: tuple[State, datetime] | None = None
    answer: tuple[Release, ...] = ()

    def released(self) -> tuple[Release, ...]:
        """Return what is handed out now."""
        state, now = self.state, self.now
        if self.asked is None or self.asked[0] is not state or self.asked[1] != now:
            self.asked, self.answer = (state, now), super().released()
        return self.answer


def _count(day: DayCount, steps: Iterable[Transition], state: State) -> None:
    for step in steps:
        day.refusals += not step.decision.accepted
        for event in step.decision.events:
            _count_event(day, event, state.plan)


def _count_event(day: DayCount, event: e.Event, plan: Plan | None) -> None:
    match event:
        case e.SessionStarted(items=items, supervised=supervised):
            day.supervised = supervised
            _count_doses(day, items, plan)
        case e.SessionClosed(end=end):
            day.finished += end is SessionEnd.FINISHED
            day.stopped += end is not SessionEnd.FINISHED
        case e.PainReported(nrs=nrs):
            day.reports += 1
            day.nrs += [] if nrs is None else [nrs]
        case e.ExerciseBarred():
            day.bars += 1
        case e.AlertRaised():
            day.alerts += 1
        case e.AlertEscalated():
            day.escalations += 1
        case e.SignedOff():
            day.signed_off = True
        case _:
            pass


def _count_doses(day: DayCount, items: Iterable[SessionItem], plan: Plan | None) -> None:
    handed = {item.exercise: item.repetitions for item in items}
    most = {item.exercise: item.ceiling for item in plan.items} if plan else {}
    day.repetitions += sum(handed.values())
    day.ceilings += sum(most.values())
    day.nearly = bool(most) and day.repetitions >= NEARLY_FULL * day.ceilings
    day.full = bool(most) and all(handed.get(name, 0) >= top for name, top in most.items())
