"""A patient of the tests: a simulated therapy on the real core, whose steps can be chained.

Every command is kept with its decision and the states around it, so that a test can look back.
"""

from copy import copy
from dataclasses import replace
from functools import cache

from tests.remembering import here

from corset.programme import load
from corset.simulation.actors import (
    CLINICIAN,
    OTHER_CLINICIAN,
    PATIENT,
    SPECIALIST,
    SYSTEM,
)
from corset.simulation.driver import MONDAY, Core, Target
from corset.simulation.therapy import Performance, Therapy, all_clear, no_contraindication
from corset.therapy import commands as c
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.terms import Damage, PainWords, Region

__all__ = [
    "ALL_CLEAR",
    "ASKED_DAILY",
    "CLINICIAN",
    "LASTING",
    "LUMBAR",
    "MONDAY",
    "OTHER_CLINICIAN",
    "PATIENT",
    "PROGRAMME",
    "SPECIALIST",
    "SYSTEM",
    "Patient",
    "after_three_weeks",
    "at_home",
]

PROGRAMME = load()
LASTING = tuple(no_contraindication(PROGRAMME))
ALL_CLEAR = all_clear(PROGRAMME)
ASKED_DAILY = tuple(ALL_CLEAR)
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


class Patient(Therapy):
    """One patient's therapy as it goes on, on the core unless another target is given."""

    def __init__(self, programme: Programme = PROGRAMME, target: Target | None = None):
        super().__init__(target or Core(programme))

    def branch(self) -> "Patient":
        """Return a patient with the same past; what happens to one does not happen to the other."""
        other = copy(self)
        other.target, other.history = copy(self.target), list(self.history)
        return other

    def give(self, command: Command, by: Actor = CLINICIAN) -> Decision:
        """Give a command now; a minute passes."""
        return super().give(command, by)

    def says(self, command: Command) -> Decision:
        """Give a command as the patient."""
        return self.give(command, PATIENT)

    def accepted(self, command: Command, by: Actor = CLINICIAN) -> "Patient":
        """Give a command that has to be accepted."""
        self.accept(command, by)
        return self

    def next_doses(self) -> dict[str, int]:
        """Return the next dose of every exercise that was ever prescribed."""
        return {p.exercise: p.repetitions for p in self.state.progress}

    def tomorrow(self, days: int = 1) -> "Patient":
        """Go on to eight in the morning of a later day."""
        self.next_day(days)
        return self

    # ------------------------------------------------------------ what days are made of

    def take_in(self, **facts: object) -> "Patient":
        """Enrol, take the intake (a healthy lumbar patient unless said otherwise), screen."""
        self.accept(c.Enrol(), CLINICIAN)
        super().take_in(replace(LUMBAR, **facts))
        return self

    def sign(self, *opt_in: str, supervised_sessions: int = 3) -> "Patient":
        """Propose a complex and sign it as proposed."""
        self.prescribe(c.Sign(supervised_sessions=supervised_sessions), opt_in)
        return self

    def check(self, by: Actor = PATIENT, check: c.CheckIn | None = None, **facts) -> "Patient":
        """Answer the day's check; all clear unless said otherwise."""
        clear = c.CheckIn(answers=ALL_CLEAR, rest_pain=1)
        super().check(by, check or replace(clear, **facts))
        return self

    def start(self, by: Actor = PATIENT) -> "Patient":
        """Check, start a session and warm up."""
        self.check().begin(by)
        return self

    def do(
        self, exercise: str, *, nrs: int | None = 0, repetitions: int | None = None
    ) -> "Patient":
        """Do an exercise with its whole dose and say how it felt."""
        self.perform(exercise, Performance(nrs=nrs, repetitions=repetitions), PATIENT)
        return self

    def train(self, by: Actor = PATIENT, **nrs: int) -> "Patient":
        """Do a whole session, without pain unless said otherwise, and finish it."""
        self.start(by)
        for exercise in self.doses():
            self.do(exercise, nrs=nrs.get(exercise, 0))
        return self.accepted(c.FinishSession(), by)

    def supervise(self, sessions: int = 3) -> "Patient":
        """Do supervised sessions, one a day; the next day begins."""
        for _ in range(sessions):
            self.train(SPECIALIST).tomorrow()
        return self

    def three_weeks(self) -> "Patient":
        """Do a whole session a day until the whole-spine stage may be opened, 21 days on."""
        for _ in range(19):
            self.train().tomorrow()
        return self

    def send_home(self) -> "Patient":
        """Do the supervised sessions and sign off."""
        return self.supervise().accepted(c.SignOff(), SPECIALIST)

    def hurts_badly(self, exercise: str) -> "Patient":
        """Say that an exercise hurts badly."""
        pain = c.ReportPain(exercise=exercise, words=PainWords.SEVERE)
        return self.accepted(pain, PATIENT)


def at_home(*opt_in: str, **facts: object) -> Patient:
    """Return a patient who trains at home from today on; lumbar unless said otherwise."""
    sent = _sent_home(here(), opt_in, tuple(facts.items()))
    return sent.branch()


def after_three_weeks(**facts: object) -> Patient:
    """Return a patient for whom the whole-spine stage may be opened; lumbar unless said."""
    return _three_weeks_on(here(), tuple(facts.items())).branch()


@cache
def _three_weeks_on(where: object, facts: tuple[tuple[str, object], ...]):
    """Train for three weeks once."""
    return _sent_home(where, (), facts).branch().three_weeks()


@cache
def _sent_home(where: object, opt_in: tuple[str, ...], facts: tuple[tuple[str, object], ...]):
    """Go the way home once."""
    return Patient().take_in(**dict(facts)).sign(*opt_in).send_home()
