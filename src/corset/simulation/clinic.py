"""The staff of a simulated clinic: they take in, look at what waits each morning, and decide."""

from dataclasses import dataclass, field

from corset.care.queries.stage import sign_off_due, whole_spine_due
from corset.simulation.actors import SYSTEM
from corset.simulation.therapy import Therapy
from corset.therapy import commands as c
from corset.therapy.terms import Phase, Resolution


@dataclass
class Clinic:
    """One patient's staff. An exercise that hurt badly is resumed once and then taken out."""

    therapy: Therapy
    resumed: set[str] = field(default_factory=set[str])

    def begin(self, intake: c.RecordIntake) -> bool:
        """Enrol, take in and prescribe; return whether the programme has anything to offer."""
        self.therapy.accept(c.Enrol(), self.therapy.participants.clinician)
        self.therapy.take_in(intake)
        return self._prescribe()

    def _prescribe(self) -> bool:
        by = self.therapy.participants.clinician
        self.therapy.accept(c.Propose(), by)
        proposal = self.therapy.state.proposal
        if proposal is None or not proposal.taken:
            return False
        fewest = self.therapy.programme.parameters.supervised_sessions_min
        return self.therapy.give(c.Sign(supervised_sessions=fewest), by).accepted

    def attend(self) -> None:
        """Look at what waits: alerts, what closes training, corrections, the next stage."""
        self.therapy.give(c.Escalate(), SYSTEM)
        self._reopen()
        for exercise in self.therapy.state.barred:
            self._correct(exercise)
        for alert in self.therapy.state.alerts:
            self.therapy.accept(c.Acknowledge(alert=alert.id), self._clinician)
        self._advance()

    def _reopen(self) -> None:
        state = self.therapy.state
        if state.emergency or state.suspended:
            self.therapy.accept(c.Clear(), self._clinician)
            self.therapy.accept(c.SetPhase(phase=Phase.REMISSION), self._clinician)

    def _correct(self, exercise: str) -> None:
        plan = self.therapy.state.plan
        again = exercise in self.resumed
        if again and (plan is None or all(item.exercise != exercise for item in plan.items)):
            return
        how = Resolution.REMOVE if again else Resolution.RESUME
        self.resumed.add(exercise)
        self.therapy.accept(c.Correct(exercise=exercise, resolution=how), self._clinician)

    def _advance(self) -> None:
        state = self.therapy.state
        if sign_off_due(state):
            self.therapy.accept(c.SignOff(), self.therapy.participants.specialist)
        if whole_spine_due(state=state, now=self.therapy.now):
            self.therapy.accept(c.OpenWholeSpine(), self._clinician)
            self._prescribe()

    @property
    def _clinician(self) -> c.Actor:
        return self.therapy.participants.clinician
