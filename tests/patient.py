"""A patient of the tests: commands go to the real core, one after the other, on a clock of ours.

Every command is kept with its decision and the states around it, so that a test can look back.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from tests.remembering import here

from corset.care import decide, fold, released
from corset.programme import load
from corset.therapy import commands as c
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Answer, Damage, PainWords, Phase, Region, Role
from corset.verify.oracle.step import Transition

PROGRAMME = load()
MONDAY = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
CLINICIAN = Actor(Role.CLINICIAN, "clinician")
OTHER_CLINICIAN = Actor(Role.CLINICIAN, "other")
SPECIALIST = Actor(Role.SPECIALIST, "specialist")
PATIENT = Actor(Role.PATIENT, "patient")
SYSTEM = Actor(Role.SYSTEM, "system")
LASTING = tuple(q.id for q in PROGRAMME.contraindications.values() if q.lasting)
ASKED_DAILY = (
    *(q.id for q in PROGRAMME.contraindications.values() if not q.lasting),
    *PROGRAMME.check_questions,
)
ALL_CLEAR = dict.fromkeys(ASKED_DAILY, Answer.NO)
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


@dataclass
class Patient:
    """One patient's therapy as it goes on."""

    programme: Programme = PROGRAMME
    now: datetime = MONDAY
    state: State = field(default_factory=State)
    history: list[Transition] = field(default_factory=list[Transition])

    def give(self, command: Command, by: Actor = CLINICIAN) -> Decision:
        """Give a command now; a minute passes."""
        before, now = self.state, self.now
        decision = decide(state=before, command=command, by=by, now=now, programme=self.programme)
        self.state = fold(decision.events, before)
        self.history.append(Transition(before, command, by, now, decision, self.state))
        self.now += timedelta(minutes=1)
        return decision

    def says(self, command: Command) -> Decision:
        """Give a command as the patient."""
        return self.give(command, PATIENT)

    def accepted(self, command: Command, by: Actor = CLINICIAN) -> "Patient":
        """Give a command that has to be accepted."""
        decision = self.give(command, by)
        assert decision.accepted, (command, decision.reasons)
        return self

    def doses(self) -> dict[str, int]:
        """Return what is released now."""
        out = released(state=self.state, now=self.now, programme=self.programme)
        return {release.exercise: release.repetitions for release in out}

    def next_doses(self) -> dict[str, int]:
        """Return the next dose of every exercise that was ever prescribed."""
        return {p.exercise: p.repetitions for p in self.state.progress}

    def tomorrow(self, days: int = 1) -> "Patient":
        """Go on to eight in the morning of a later day."""
        self.now = self.now.replace(hour=8, minute=0) + timedelta(days=days)
        return self

    # ------------------------------------------------------------ what days are made of

    def take_in(self, **facts: object) -> "Patient":
        """Enrol, take the intake (a healthy lumbar patient unless said otherwise), screen."""
        self.accepted(c.Enrol()).accepted(replace(LUMBAR, **facts))
        self.accepted(c.Screen(answers=dict.fromkeys(LASTING, Answer.NO)))
        return self.accepted(c.SetPhase(phase=Phase.REMISSION))

    def sign(self, *opt_in: str, supervised_sessions: int = 3) -> "Patient":
        """Propose a complex and sign it as proposed."""
        self.accepted(c.Propose(opt_in=opt_in))
        return self.accepted(c.Sign(supervised_sessions=supervised_sessions))

    def check(self, **facts: object) -> "Patient":
        """Answer the day's check; all clear unless said otherwise."""
        said = {"answers": ALL_CLEAR, "rest_pain": 1, **facts}
        return self.accepted(c.CheckIn(**said), PATIENT)

    def start(self, by: Actor = PATIENT) -> "Patient":
        """Check, start a session and warm up."""
        self.check().accepted(c.StartSession(), by)
        return self.accepted(c.WarmUp(), by)

    def do(
        self, exercise: str, *, nrs: int | None = 0, repetitions: int | None = None
    ) -> "Patient":
        """Do an exercise with its whole dose and say how it felt."""
        dose = self.doses()[exercise] if repetitions is None else repetitions
        self.accepted(c.StartExercise(exercise=exercise), PATIENT)
        self.accepted(c.FinishExercise(exercise=exercise, repetitions=dose), PATIENT)
        if nrs is None:
            return self
        return self.accepted(c.ReportPain(exercise=exercise, nrs=nrs), PATIENT)

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
    return replace(sent, history=list(sent.history))


@cache
def _sent_home(where: object, opt_in: tuple[str, ...], facts: tuple[tuple[str, object], ...]):
    """Go the way home once."""
    return Patient().take_in(**dict(facts)).sign(*opt_in).send_home()
