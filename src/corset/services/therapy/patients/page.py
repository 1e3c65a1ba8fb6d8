"""A patient's page for clinicians and specialists."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
from corset.presentation.reasons import WordedFinding, WordedReason, worded_findings
from corset.record.log import replay
from corset.record.models import AlertRow, SessionRow
from corset.record.queries.days import Adherence, DayMark, Mark, adherence, mark_days
from corset.record.queries.trends import ExerciseTrend, Point, Trends, trends
from corset.services.clock.present import present
from corset.services.integrity.broken import BrokenLog, broken_log
from corset.services.integrity.piecewise import as_far_as_readable
from corset.services.integrity.standing import standing
from corset.services.library.programmes import programme_of
from corset.services.people.access import actor_of, open_patient, require
from corset.services.people.notes import ClinicalNoteView, clinical_notes
from corset.services.people.readers import reader_of
from corset.services.therapy.alerts import AlertView, view_alerts
from corset.services.therapy.decisions.timeline import TimelineEntry
from corset.services.therapy.patients.care_team import MemberView, team_of
from corset.services.therapy.patients.history import raising, recent
from corset.services.therapy.patients.inspections import InspectionView, inspections
from corset.services.therapy.patients.milestones import milestones
from corset.services.therapy.patients.pending import (
    PatientRecord,
    PendingView,
    pending_views,
    to_clear,
)
from corset.services.therapy.training.lessons import LessonView, lesson_views
from corset.services.therapy.training.plan_lines import PlanLine, plan_lines
from corset.services.therapy.training.technique import TechniqueView, technique_notes
from corset.services.therapy.training.today import EmergencyNotice, day_number, emergency_notice
from corset.therapy.commands import Actor
from corset.therapy.intake import Intake
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
    "intake_of",
    "patient_page",
]

ADHERENCE_DAYS, TREND_DAYS, RECENT = 28, 84, 49
SESSIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientPage:
    """Everything that a clinician looks at before deciding."""

    patient: Patient
    programme: Programme
    state: State
    now: datetime
    stage: Stage
    day_number: int | None
    plan: tuple[PlanLine, ...]
    findings: tuple[WordedFinding, ...]
    broken: BrokenLog | None
    """What does not hold in the record; nothing where all of it does."""
    emergency: EmergencyNotice | None
    alerts: tuple[AlertView, ...]
    timeline: tuple[TimelineEntry, ...]
    adherence: Adherence
    marks: tuple[DayMark, ...]
    """What became of each day of the course that is charted."""
    milestones: tuple[TimelineEntry, ...]
    """What was decided meanwhile, without the steps of sessions, in its order."""
    trends: Trends
    sessions: tuple[SessionRow, ...]
    pending: tuple[PendingView, ...]
    """What waits for a decision of whoever reads the page."""
    next_step: Step | None
    """The step that is due and is the reader's to take."""
    account: str
    lessons: tuple[LessonView, ...]
    """What the patient is told, and what was read of it."""
    inspections: tuple[InspectionView, ...]
    """What was seen of posture, gait and spine, the newest first."""
    technique: tuple[TechniqueView, ...]
    """What those who supervise noted, the newest first."""
    team: tuple[MemberView, ...]
    """Who cares for the patient."""
    notes: tuple[ClinicalNoteView, ...]
    """What those who treat wrote for each other, the newest first."""

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


def patient_page(
    *, by: User | Actor, patient_id: UUID | str, now: datetime | None = None
) -> PatientPage:
    """Return a patient's page. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="open a patient's page")
    patient = open_patient(by, patient_id)
    at, stands = patient.local(present(now)), standing(patient.id)
    state = stands.loaded.state
    programme, reader, role = programme_of(patient.id), reader_of(by), actor_of(by).role
    held = assess(state=state, now=at, programme=programme, supervised=False)
    known = PatientRecord(
        state=state,
        now=at,
        programme=programme,
        alerts=view_alerts(AlertRow.objects.filter(patient=patient.id), now=at),
        findings=worded_findings(held, programme=programme, reader=reader),
        raising=lambda alert: raising(patient.id, alert, reader),
        timeline=as_far_as_readable(
            stands.broken, lambda: recent(patient.id, reader, size=RECENT), ()
        ),
    )
    since = (at - timedelta(days=TREND_DAYS)).date()
    marks = as_far_as_readable(stands.broken, lambda: _marks(patient.id, at.date()), ())
    return PatientPage(
        patient=patient,
        programme=programme,
        state=state,
        now=at,
        stage=stage_of(state),
        day_number=day_number(state, at.date()),
        plan=as_far_as_readable(
            stands.broken,
            lambda: plan_lines(patient.id, state, programme, now=at, reader=reader),
            (),
        ),
        findings=tuple(known.findings),
        broken=broken_log(patient.id, stands),
        emergency=emergency_notice(state, programme),
        alerts=tuple(known.alerts),
        timeline=tuple(known.timeline),
        adherence=adherence(marks[-ADHERENCE_DAYS:]),
        marks=marks,
        milestones=as_far_as_readable(
            stands.broken, lambda: milestones(patient.id, reader, since=since), ()
        ),
        trends=trends(patient.id, since=since),
        sessions=tuple(SessionRow.objects.filter(patient=patient.id).order_by("-seq")[:SESSIONS]),
        pending=pending_views(known, role=role),
        next_step=next_step(stage_of(state), role),
        account=_account(patient, at),
        lessons=lesson_views(patient, state, programme, now=at),
        inspections=inspections(by=by, patient_id=patient.id),
        technique=technique_notes(by=by, patient_id=patient.id),
        team=team_of(patient),
        notes=clinical_notes(by=by, patient_id=patient.id),
    )


def intake_of(*, by: User | Actor, patient_id: UUID | str) -> Intake:
    """Return the facts known of a patient, for a form to begin with."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="see a patient's facts")
    return replay.load(open_patient(by, patient_id).id).state.intake


def _marks(patient: UUID, day: date) -> tuple[DayMark, ...]:
    first = day - timedelta(days=TREND_DAYS)
    return mark_days([patient], first=first, last=day, today=day)[patient]


def _account(patient: Patient, at: datetime) -> str:
    """Return whether the patient can sign in: none, invited, active."""
    if patient.user_id is not None:
        return "active"
    waiting = patient.invitations.filter(used_at=None, withdrawn_at=None, expires_at__gt=at)
    return "invited" if waiting.exists() else "none"
