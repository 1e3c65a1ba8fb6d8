"""A patient's page for clinicians and specialists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from corset.care import assess
from corset.care.queries.stage import (
    Stage,
    remission_in_doubt,
    sign_off_due,
    stage_of,
    whole_spine_from,
)
from corset.care.queries.steps import Step, before_a_complex, next_step
from corset.people.models import Patient, User
from corset.presentation import status
from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedFinding, WordedReason, worded_findings
from corset.record.models import AlertRow, SessionRow
from corset.record.queries.days import Adherence, DayMark, Mark
from corset.record.queries.trends import ExerciseTrend, Point, Trends
from corset.services.clock.present import present
from corset.services.integrity.broken import BrokenLog, broken_log
from corset.services.integrity.opened import Opened, record_of
from corset.services.integrity.piecewise import as_far_as_readable
from corset.services.people.access import actor_of, require
from corset.services.people.invitations import account_of
from corset.services.people.notes import ClinicalNoteView, notes_of
from corset.services.people.readers import reader_of
from corset.services.therapy.alerts import AlertView, view_alerts
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.services.therapy.patients.care_team import MemberView, team_of
from corset.services.therapy.patients.course import (
    TREND_DAYS,
    TherapyCourse,
    course_of,
    nothing_told,
)
from corset.services.therapy.patients.history import raising, recent
from corset.services.therapy.patients.inspections import InspectionView, inspections_of
from corset.services.therapy.patients.milestones import milestones
from corset.services.therapy.patients.pending import (
    PatientRecord,
    PendingView,
    pending_views,
    to_clear,
)
from corset.services.therapy.training.lessons import LessonView, lesson_views
from corset.services.therapy.training.plan_lines import PlanLine, plan_lines
from corset.services.therapy.training.technique import TechniqueView, holding
from corset.services.therapy.training.technique import notes_of as notes_of_technique
from corset.services.therapy.training.today import day_number
from corset.therapy.commands import Actor
from corset.therapy.plan import Proposal
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Role

__all__ = [
    "DayMark",
    "ExerciseTrend",
    "Mark",
    "PatientPage",
    "Point",
    "SessionRow",
    "Trends",
    "patient_page",
]

RECENT, SESSIONS = 49, 200
Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True, eq=False)
class PatientPage:
    """Everything that a clinician looks at before deciding; each part is gathered when asked for.

    So a page with one question costs what it shows. What a part says is read once.
    """

    opened: Opened
    reader: Reader
    actor: Actor
    now: datetime

    @property
    def patient(self) -> Patient:
        """Whose page it is."""
        return self.opened.patient

    @property
    def programme(self) -> Programme:
        """By which new decisions are made."""
        return self.opened.programme

    @property
    def state(self) -> State:
        """What the log amounts to."""
        return self.opened.stands.loaded.state

    @property
    def stage(self) -> Stage:
        """Where the therapy stands."""
        return stage_of(self.state)

    @property
    def day_number(self) -> int | None:
        """Which day of the therapy it is."""
        return day_number(self.state, self.now.date())

    @cached_property
    def plan(self) -> tuple[PlanLine, ...]:
        """The signed plan, then what is barred and no longer in it."""
        who = self.patient, self.state, self.programme
        noted, now = holding(self.technique), self.now
        return self._readable(
            lambda: plan_lines(*who, now=now, reader=self.reader, noted=noted), ()
        )

    @cached_property
    def findings(self) -> tuple[WordedFinding, ...]:
        """What keeps training at home closed, in words."""
        held = assess(state=self.state, now=self.now, programme=self.programme, supervised=False)
        return worded_findings(held, programme=self.programme, reader=self.reader)

    @property
    def broken(self) -> BrokenLog | None:
        """What does not hold in the record; nothing where all of it does."""
        return broken_log(self.patient.id, self.opened.stands)

    @cached_property
    def alerts(self) -> tuple[AlertView, ...]:
        """Every alert, the open ones first."""
        return view_alerts(AlertRow.objects.filter(patient=self.patient.id), now=self.now)

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """The latest decisions."""
        return self._readable(lambda: recent(self.patient.id, self.reader, size=RECENT), ())

    @property
    def adherence(self) -> Adherence:
        """How many of the due days of four weeks were trained."""
        return self._course.adherence

    @property
    def marks(self) -> tuple[DayMark, ...]:
        """What became of each day of the course that is charted."""
        return self._course.marks

    @property
    def trends(self) -> Trends:
        """How pain, painkillers and doses went."""
        return self._course.trends

    @cached_property
    def _course(self) -> TherapyCourse:
        return self._readable(lambda: course_of(self.patient.id, self.now), nothing_told())

    @cached_property
    def milestones(self) -> tuple[TimelineEntry, ...]:
        """What was decided meanwhile, without the steps of sessions, in its order."""
        since = (self.now - timedelta(days=TREND_DAYS)).date()
        return self._readable(lambda: milestones(self.patient.id, self.reader, since=since), ())

    @cached_property
    def sessions(self) -> tuple[SessionRow, ...]:
        """The latest sessions."""
        return tuple(SessionRow.objects.filter(patient=self.patient.id).order_by("-seq")[:SESSIONS])

    @cached_property
    def pending(self) -> tuple[PendingView, ...]:
        """What waits for a decision of whoever reads the page."""
        known = PatientRecord(
            state=self.state,
            now=self.now,
            programme=self.programme,
            alerts=lambda: self.alerts,
            findings=lambda: self.findings,
            timeline=lambda: self.timeline,
            raising=lambda alert: raising(self.patient.id, alert, self.reader),
        )
        return pending_views(known, role=self.actor.role)

    @property
    def next_step(self) -> Step | None:
        """The step that is due and is the reader's to take."""
        return next_step(self.stage, self.actor.role)

    @cached_property
    def account(self) -> str:
        """Whether the patient can sign in: none, invited, active."""
        return account_of(self.patient, now=self.now)

    @cached_property
    def lessons(self) -> tuple[LessonView, ...]:
        """What the patient is told, and what was read of it."""
        return lesson_views(self.patient, self.state, self.programme, now=self.now)

    @cached_property
    def inspections(self) -> tuple[InspectionView, ...]:
        """What was seen of posture, gait and spine, the newest first."""
        return inspections_of(self.patient)

    @cached_property
    def technique(self) -> tuple[TechniqueView, ...]:
        """What those who supervise noted, the newest first."""
        return notes_of_technique(self.patient, self.programme)

    @cached_property
    def team(self) -> tuple[MemberView, ...]:
        """Who cares for the patient."""
        return team_of(self.patient)

    @cached_property
    def notes(self) -> tuple[ClinicalNoteView, ...]:
        """What those who treat wrote for each other, the newest first."""
        return notes_of(self.patient, self.actor)

    @property
    def headline(self) -> str:
        """Where the therapy stands."""
        return status.headline(self.stage)

    @property
    def next_due(self) -> str:
        """What should happen next."""
        return status.next_due(self.stage)

    @property
    def remission_in_doubt(self) -> bool:
        """Whether remission has to be confirmed, the usual pain at rest being high (R1)."""
        return remission_in_doubt(state=self.state, programme=self.programme)

    @property
    def whole_spine_from(self) -> datetime | None:
        """From when the whole-spine stage may be opened, until it is."""
        return whole_spine_from(self.state)

    @property
    def sign_off_due(self) -> bool:
        """Whether enough workouts were supervised to train at home."""
        return sign_off_due(self.state)

    @property
    def needed_first(self) -> Step | None:
        """What has to be done before a complex can be made."""
        return before_a_complex(self.stage)

    @property
    def to_clear(self) -> tuple[WordedReason, ...]:
        """What keeps training closed until a clinician clears it."""
        return to_clear(self.findings)

    @property
    def proposal(self) -> Proposal | None:
        """The complex that waits for a signature."""
        return self.state.proposal

    def _readable(self, read: Callable[[], Row], otherwise: Row) -> Row:
        return as_far_as_readable(self.opened.stands.broken, read, otherwise)


def patient_page(
    *, by: User | Actor, patient_id: UUID | str, now: datetime | None = None
) -> PatientPage:
    """Return a patient's page. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="open a patient's page")
    opened = record_of(by, patient_id)
    return PatientPage(
        opened=opened,
        reader=reader_of(by),
        actor=actor_of(by),
        now=opened.patient.local(present(now)),
    )
