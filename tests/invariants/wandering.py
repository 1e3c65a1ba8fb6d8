"""Histories: a clinic in which mostly the next sensible thing happens, and often something else.

Whatever is drawn goes through the real core; refused commands belong to a history as well.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.invariants.drawing import MAKERS, SETTLED, Drawing
from tests.patient import (
    CLINICIAN,
    OTHER_CLINICIAN,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    SYSTEM,
)

from corset.care import released
from corset.care.queries.stage import whole_spine_due
from corset.therapy import commands as c
from corset.therapy.commands import Actor, Command
from corset.therapy.plan import Plan
from corset.therapy.state import State
from corset.therapy.terms import (
    Phase,
    Role,
    SessionKind,
)

ACTORS = (CLINICIAN, PATIENT, SPECIALIST, SYSTEM, OTHER_CLINICIAN, Actor(Role.ADMINISTRATOR, "a"))
MINUTES = (1, 1, 1, 1, 5, 60, 719, 720, 721)
DAYS = (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 7, 14, 28)
Asked = tuple[Command, Actor]


GRAVE = {
    c.Withdraw: 0.1,
    c.ReportEmergency: 0.2,
    c.SetPhase: 0.4,
    c.Screen: 0.4,
    c.Propose: 0.2,
    c.Sign: 0.3,
}
"""Commands after which training is closed for long: rarer, so that histories get far."""
OF_PATIENTS = {
    c.CheckIn,
    c.StartSession,
    c.WarmUp,
    c.StartExercise,
    c.FinishExercise,
    c.ReportPain,
    c.ReportEffort,
    c.ReportEmergency,
    c.FinishSession,
    c.AbandonSession,
}


@dataclass
class Wanderer(Drawing):
    """Draws what happens next to a patient."""

    def step(self) -> None:
        """Let one thing happen, and time pass."""
        command, by = self._sensible() if self.draw.random() < 0.85 else self._anything()
        self.patient.give(command, by)
        if self.draw.random() < 0.04:
            self.patient.now += timedelta(minutes=self.draw.choice((*MINUTES, -60)))
        if self.draw.random() < self._left(command):
            self.patient.tomorrow(self.draw.choice(DAYS))

    def _left(self, command: Command) -> float:
        """How likely the day is over: after a session, or where none can be opened."""
        session = self.patient.state.session
        if session is not None and session.is_open:
            return 0.01
        refused = not self.patient.history[-1].decision.accepted
        if isinstance(command, c.StartSession) and refused:
            return 0.6
        return 0.3 if isinstance(command, c.FinishSession | c.AbandonSession) else 0.05

    # ------------------------------------------------------------ what comes next

    def _sensible(self) -> Asked:
        state = self.patient.state
        if not state.enrolled or state.withdrawn:
            return c.Enrol(), CLINICIAN
        if state.plan is None:
            return self._preparation()
        return self._to_look_at(state) or self._of_the_day(state, state.plan)

    def _to_look_at(self, state: State) -> Asked | None:
        """What waits for a clinician, or for a specialist."""
        if state.emergency or state.suspended:
            return self._one(c.Clear(), c.Clear(), self.check())
        if state.barred and self.draw.random() < 0.2:
            return self.correct(self.draw.choice(state.barred)), CLINICIAN
        return None

    def _of_the_day(self, state: State, plan: Plan) -> Asked:
        now = self.patient.now
        if state.session and state.session.is_open:
            return self._in_session()
        if state.check is None or state.check.at.date() != now.date():
            return self.check(), self._who()
        if state.supervised >= plan.supervised_sessions and not state.signed_off:
            return c.SignOff(), SPECIALIST
        if whole_spine_due(state=state, now=now) and not state.whole_spine:
            return c.OpenWholeSpine(), CLINICIAN
        return self._between()

    def _who(self) -> Actor:
        home = self.patient.state.signed_off
        return self.draw.choice(
            (PATIENT, SPECIALIST) if home else (SPECIALIST, SPECIALIST, PATIENT)
        )

    def _one(self, *commands: Command) -> Asked:
        return self.draw.choice(commands), CLINICIAN

    def _preparation(self) -> Asked:
        state = self.patient.state
        if state.intake.age is None or state.intake.conditions is None:
            return self.intake(), CLINICIAN
        if dict(state.screening) != SETTLED:
            return c.Screen(answers=SETTLED), CLINICIAN
        if state.phase is not Phase.REMISSION:
            return c.SetPhase(phase=Phase.REMISSION), CLINICIAN
        if state.proposal is None:
            return c.Propose(opt_in=self.opt_in()), CLINICIAN
        return self.sign(), CLINICIAN

    def _between(self) -> Asked:
        """Between sessions: another one, a plan anew, a late report."""
        kinds = (SessionKind.MAIN, SessionKind.MAIN, SessionKind.STRETCH)
        start = c.StartSession(kind=self.draw.choice(kinds))
        wide = self.patient.state.whole_spine
        anew = c.Propose(opt_in=self.opt_in()), self.sign()
        if self.patient.state.proposal is not None and self.draw.random() < 0.6:
            return anew[1], CLINICIAN
        if self.draw.random() < (0.1 if wide else 0.03):
            return anew[0], CLINICIAN
        if self.draw.random() < 0.15:
            return self.pain(), PATIENT
        return start, self._who()

    def _in_session(self) -> Asked:
        state = self.patient.state
        assert state.session is not None
        by = SPECIALIST if state.session.supervised else PATIENT
        if self.draw.random() < 0.03:
            return self.check(), PATIENT
        if not state.session.warmed_up:
            return c.WarmUp(), by
        if state.session.current is not None:
            return self._during(state.session.current), by
        missing = [r.exercise for r in state.session.results if r.nrs is None and r.words is None]
        if missing and self.draw.random() < 0.9:
            return self.pain(missing[-1]), by
        out = released(state=state, now=self.patient.now, programme=PROGRAMME)
        if not out or (state.session.results and self.draw.random() < 0.25):
            return c.FinishSession(), by
        return c.StartExercise(exercise=self.draw.choice(out).exercise), by

    def _during(self, exercise: str) -> Command:
        handed = self.patient.doses().get(exercise, 10)
        whole = c.FinishExercise(exercise=exercise, repetitions=handed)
        part = replace(whole, repetitions=self.draw.choice((0, handed // 2, handed + 1)))
        effort = c.ReportEffort(cr10=self.draw.choice((3.0, 6.5, 7.0)))
        commands = (whole, part, self.pain(exercise), effort)
        return self.draw.choices(commands, (80, 5, 8, 7))[0]

    # ------------------------------------------------------------ anything at all

    def _anything(self) -> Asked:
        kinds = tuple(MAKERS)
        kind = self.draw.choices(kinds, [GRAVE.get(kind, 1.0) for kind in kinds])[0]
        usual = {c.Escalate: SYSTEM, c.SignOff: SPECIALIST}.get(kind, CLINICIAN)
        usual = PATIENT if kind in OF_PATIENTS else usual
        by = usual if self.draw.random() < 0.8 else self.draw.choice(ACTORS)
        return MAKERS[kind](self), by
