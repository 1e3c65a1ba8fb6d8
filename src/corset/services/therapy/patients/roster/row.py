"""One patient in the list: what is known, and what a line says of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corset.care.queries.pending import PendingKind
from corset.care.queries.stage import Stage
from corset.people.models import Patient
from corset.presentation import status
from corset.record.queries.days import DayMark, Mark, adherence
from corset.services.therapy.alerts import AlertView
from corset.services.therapy.patients.roster.urgency import InboxGroup
from corset.therapy.terms import Phase, Region


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One patient in the list."""

    patient: Patient
    group: InboxGroup
    age: int | None
    regions: tuple[Region, ...]
    phase: Phase
    stage: Stage
    day_number: int | None
    alerts: tuple[AlertView, ...]
    last_trained: date | None
    days: tuple[DayMark, ...]
    pain_14: tuple[int, ...]
    severe_nrs: int
    """From which pain on it is severe."""
    supervised: int
    whole_spine_due: bool
    proposed: bool
    withdrawn: bool
    undecided: tuple[PendingKind, ...] = ()
    """What stays to be decided, whoever has acknowledged its alert."""
    away: int = 0
    """For how many days nothing was trained though it was due."""
    paused: bool = False
    """Whether it is so long that doses begin again lower (R20)."""
    led_again: bool = False
    """Whether it is so long that the first session is supervised (R20)."""
    seen_by: str = ""
    """Who has acknowledged the last alert of what stays to be decided."""
    damaged: bool = False
    """Whether the log does not hold, so that training is closed."""
    readable: bool = True

    @property
    def patient_id(self) -> UUID:
        """The patient's id."""
        return self.patient.id

    @property
    def name(self) -> str:
        """The patient's name."""
        return self.patient.name

    @property
    def headline(self) -> str:
        """Where the therapy stands; the gravest open alert, where there is one."""
        if not self.readable:
            return status.unreadable()
        if self.damaged and not self.alerts:
            return status.damaged()
        if self.alerts:
            return self.alerts[0].text
        if self.undecided:
            return status.undecided(self.undecided[0].value)
        if self.group is InboxGroup.TOUCH:
            return status.away(self.away)
        return status.headline(self.stage)

    @property
    def next_due(self) -> str:
        """What should happen next."""
        if self.damaged:
            return status.compare_with_a_backup()
        if self.undecided:
            return status.to_decide(self.undecided[0].value, self.seen_by)
        if self.group is InboxGroup.TOUCH:
            return status.after_pause(lower=self.paused, led=self.led_again)
        if self.stage in {Stage.HOME, Stage.WHOLE_SPINE} and self.proposed:
            return status.next_due(Stage.SIGNING)
        if self.stage is Stage.HOME and self.whole_spine_due:
            return status.whole_spine_due()
        return status.next_due(self.stage)

    @property
    def supervised_now(self) -> bool:
        """Whether the patient trains under supervision."""
        return self.stage is Stage.SUPERVISED

    @property
    def rests_today(self) -> bool:
        """Whether today's check keeps the patient from training."""
        return bool(self.days) and self.days[-1].mark is Mark.BLOCKED

    @property
    def overdue(self) -> bool:
        """Whether an alert waits longer than it may."""
        return any(alert.overdue for alert in self.alerts)

    @property
    def trained_7(self) -> int:
        """Days trained of the last seven."""
        return adherence(self.days).trained

    @property
    def due_7(self) -> int:
        """Days of the last seven on which training was due."""
        return adherence(self.days).due
