"""One patient in the list: what is known, and what a line says of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from corset.care.queries.pending import PendingKind
from corset.care.queries.stage import Stage
from corset.care.queries.steps import Step
from corset.people.models import Patient
from corset.presentation import status
from corset.record.queries.days import DayMark, Mark, adherence
from corset.services.therapy.alerts import AlertView
from corset.services.therapy.patients.roster.hints import HintView
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
    step: Step | None = None
    """The step that is due and is the reader's to take."""
    hint: HintView | None = None
    """What the course of the pain says, where nothing more urgent is said."""
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
        return self._noticed[0] or status.headline(self.stage)

    @property
    def next_due(self) -> str:
        """What should happen next."""
        if self.damaged:
            return status.compare_with_a_backup()
        if self.undecided:
            return status.to_decide(self.undecided[0].value, self.seen_by)
        if self._noticed[1]:
            return self._noticed[1]
        if self.stage in {Stage.HOME, Stage.WHOLE_SPINE} and self.proposed:
            return status.next_due(Stage.SIGNING)
        if self.stage is Stage.HOME and self.whole_spine_due:
            return status.whole_spine_due()
        return status.next_due(self.stage)

    @property
    def _noticed(self) -> tuple[str, str]:
        """What nobody told but the course of days shows, and what to do about it."""
        hint = self.hint
        if hint:
            said = status.hinted(hint.hint, before=hint.before, now=hint.now, days=hint.days)
            return said, status.to_look_at(hint.hint)
        if self.group is InboxGroup.TOUCH:
            lower = status.after_pause(lower=self.paused, led=self.led_again)
            return status.away(self.away), lower
        return "", ""

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
