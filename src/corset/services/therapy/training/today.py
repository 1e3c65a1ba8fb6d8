"""The patient's day: what is due, what is asked, whether training may begin, and why not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from corset.care.queries.due import Due
from corset.care.queries.stage import Stage, stage_of, whole_spine_from
from corset.care.reasons import Subject
from corset.people.models import Patient, User
from corset.presentation import status
from corset.presentation.operations.damage import why_closed
from corset.presentation.reasons import WordedFinding, worded_findings
from corset.record.models import AlertRow
from corset.record.queries.days import DayMark, Mark, mark_days
from corset.services.clock.present import present
from corset.services.integrity.opened import open_record, own_record
from corset.services.integrity.piecewise import as_far_as_readable
from corset.services.people.access import open_patient
from corset.services.therapy.alerts import AlertView, view_alerts
from corset.services.therapy.training.lessons import LessonView, lesson_views
from corset.services.therapy.training.opened_day import OpenedDay, opened_day
from corset.services.therapy.training.plan_lines import PlanLine, plan_lines
from corset.services.therapy.training.reminders import before_warm_up
from corset.therapy.commands import Actor
from corset.therapy.content.lessons import Lesson
from corset.therapy.programme import CheckQuestion, Contraindication, EmergencySign, Programme
from corset.therapy.session import Check
from corset.therapy.state import State
from corset.therapy.terms import Outcome, Urgency

__all__ = [
    "DayMark",
    "Due",
    "EmergencyNotice",
    "Mark",
    "Stage",
    "Today",
    "day_seen",
    "own_day",
    "today",
]

_BEGINS = frozenset({Due.CHECK, Due.TRAIN})
"""When a session comes next."""
_ASKED_NEXT = frozenset({Outcome.NEEDS_ANSWER, Outcome.NEEDS_SUPERVISION})
"""What is asked for before the next session, and no reason for having none now."""
_NO_TIME_TO_READ = frozenset({Due.HELP, Due.ENDED, Due.WITH_SPECIALIST, Due.GO_ON, Due.EXCLUDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNotice:
    """What a patient reads after an emergency sign, until a clinician clears it."""

    text: str
    urgency: Urgency
    signs: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        """Whether it was said which sign it is; the gravest is taken where it was not."""
        return bool(self.signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything that the patient's page of the day shows."""

    patient: Patient
    programme: Programme
    state: State
    now: datetime
    day_number: int | None
    stage: Stage
    items: tuple[PlanLine, ...]
    questions: tuple[Contraindication | CheckQuestion, ...]
    signs: tuple[EmergencySign, ...]
    supervised: bool
    """Whether those who treat look at it, beside the patient."""
    due: Due
    """The one thing that the day asks for."""
    check: Check | None
    closed: str
    """Why nothing is handed out where the record cannot be believed; else empty."""
    session_open: bool
    """Whether a session runs that can go on."""
    may_stretch: bool
    may_answer_again: bool
    """Whether other answers to the day's questions might open training."""
    reasons: tuple[WordedFinding, ...]
    against: tuple[WordedFinding, ...]
    """What keeps training closed, besides a check that was simply not made yet."""
    why: tuple[WordedFinding, ...]
    """What to say of a day on which there is nothing to begin."""
    emergency: EmergencyNotice | None
    week: tuple[DayMark, ...]
    alerts: tuple[AlertView, ...]
    lessons: tuple[LessonView, ...]

    @property
    def day(self) -> date:
        """The patient's date."""
        return self.now.date()

    @property
    def headline(self) -> str:
        """Where the therapy stands, in words for the patient."""
        return status.to_patient(self.stage)

    @property
    def lesson(self) -> Lesson | None:
        """What is to be told now: one thing at a time, and nothing where it would be in the way."""
        if self.due in _NO_TIME_TO_READ or self.closed:
            return None
        return next((view.lesson for view in self.lessons if view.waits), None)

    @property
    def before_warm_up(self) -> tuple[str, ...]:
        """What to say before the session that comes next, once: of a shower or a massage."""
        if self.due not in _BEGINS or self.session_open or self.closed:
            return ()
        return before_warm_up(
            "visit" if self.supervised else "home",
            regions={line.exercise.region for line in self.items},
            told=None if self.supervised else self.lesson,
            programme=self.programme,
        )

    @property
    def may_start(self) -> bool:
        """Whether a main session may begin."""
        return self.due is Due.TRAIN and not self.closed

    @property
    def tours(self) -> bool:
        """Whether to offer how a session works: one comes next, and it was not looked at yet."""
        begins = self.due in _BEGINS and not self.closed
        return begins and self.patient.toured_at is None

    @property
    def closes_more(self) -> tuple[WordedFinding, ...]:
        """What keeps training closed besides that the day's one session was done."""
        return tuple(
            finding
            for finding in self.against
            if finding.outcome not in _ASKED_NEXT and finding.reason.subject is not Subject.DAY
        )

    @property
    def whole_spine_day(self) -> date | None:
        """From when the whole-spine stage may be opened, until it is."""
        since = whole_spine_from(self.state)
        return since.date() if since else None

    @property
    def trained_today(self) -> bool:
        """Whether today's main session was begun."""
        return self.state.trained_on == self.day


def today(*, by: User | Actor, patient_id: UUID | str, now: datetime | None = None) -> Today:
    """Return a patient's day. Raises NotAllowed and NoSuchPatient."""
    return day_seen(day_of_patient(by=by, patient_id=patient_id, now=now))


def day_of_patient(
    *, by: User | Actor, patient_id: UUID | str, now: datetime | None = None
) -> OpenedDay:
    """Open a patient's day. Raises NotAllowed and NoSuchPatient."""
    patient = open_patient(by, patient_id)
    return opened_day(by=by, opened=open_record(patient), now=present(now))


def own_day(*, by: User, now: datetime | None = None) -> OpenedDay:
    """Open the day of the patient who is signed in. Raises PermissionDenied."""
    return opened_day(by=by, opened=own_record(by), now=present(now))


def day_seen(seen: OpenedDay) -> Today:
    """Gather everything that the page of a day shows."""
    patient, stands, programme = seen.opened.patient, seen.opened.stands, seen.opened.programme
    state, at, reader, day = stands.loaded.state, seen.now, seen.reader, seen.day
    reasons, against, why = (
        worded_findings(found, programme=programme, reader=reader)
        for found in (day.findings, day.against, day.why)
    )
    return Today(
        patient=patient,
        programme=programme,
        state=state,
        now=at,
        day_number=day_number(state, at.date()),
        stage=stage_of(state),
        items=as_far_as_readable(
            stands.broken,
            lambda: plan_lines(patient, state, programme, now=at, reader=reader),
            (),
        ),
        questions=check_questions(programme),
        signs=tuple(programme.emergency_signs.values()),
        supervised=seen.supervised,
        due=day.due,
        check=day.check,
        closed=why_closed(reader.audience) if stands.broken else "",
        session_open=day.runs,
        may_stretch=day.stretches and not stands.broken,
        may_answer_again=day.asks_again,
        reasons=reasons,
        against=against,
        why=why,
        emergency=emergency_notice(state, programme),
        week=as_far_as_readable(stands.broken, lambda: _week(patient.id, at.date()), ()),
        alerts=_open_alerts(patient.id, at),
        lessons=lesson_views(patient, state, programme, now=at),
    )


def day_number(state: State, day: date) -> int | None:
    """Return the day of the therapy, 1 on the day the plan was signed."""
    since = state.therapy_since
    return (day - since.date()).days + 1 if since else None


def check_questions(programme: Programme) -> tuple[Contraindication | CheckQuestion, ...]:
    """Return what is asked before every session."""
    passing = [c for c in programme.contraindications.values() if not c.lasting]
    return (*passing, *programme.check_questions.values())


def emergency_notice(state: State, programme: Programme) -> EmergencyNotice | None:
    """Return what to show while an emergency is not cleared."""
    if not state.emergency:
        return None
    urgency, known = state.emergency_urgency or Urgency.HOSPITAL_NOW, programme.emergency_signs
    return EmergencyNotice(
        text=programme.emergency_text[urgency],
        urgency=urgency,
        signs=tuple(known[sign].text for sign in state.emergency if sign in known),
    )


def _week(patient: UUID, day: date) -> tuple[DayMark, ...]:
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return mark_days([patient], first=monday, last=sunday, today=day)[patient]


def _open_alerts(patient: UUID, at: datetime) -> tuple[AlertView, ...]:
    return view_alerts(AlertRow.objects.filter(patient=patient, acknowledged_at=None), now=at)
