"""The running session as the player shows it, and what came of it once it is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from corset.care import released, warm_up_parts
from corset.care.queries.release import running_findings, shortest_warm_up
from corset.care.reasons import Subject
from corset.people.models import Patient, User
from corset.presentation.operations.damage import why_closed
from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedFinding, WordedReason, worded_findings
from corset.record.models import DecisionRow, EventRow, SessionRow
from corset.services.clock.present import present
from corset.services.integrity.opened import Opened, open_record
from corset.services.integrity.piecewise import as_far_as_readable
from corset.services.people.access import open_patient
from corset.services.people.readers import reader_of
from corset.services.therapy.decisions.said import said_of
from corset.services.therapy.training.plan_lines import Change, PlanLine, plan_lines
from corset.services.therapy.training.technique import hints
from corset.services.therapy.training.today import EmergencyNotice, emergency_notice
from corset.services.therapy.training.training_lines import Progress, TrainingLine, training_lines
from corset.therapy.commands import Actor
from corset.therapy.decision import Release
from corset.therapy.programme import Programme, WarmUpPart
from corset.therapy.session import Session
from corset.therapy.state import State
from corset.therapy.terms import SessionEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was done, what changes next time, and why."""

    end: SessionEnd
    why: str
    minutes: float | None
    done: tuple[TrainingLine, ...]
    changes: tuple[PlanLine, ...]
    reasons: tuple[WordedReason, ...]

    @property
    def whys(self) -> tuple[WordedReason, ...]:
        """What is to be said of the session beside what changes, where that has its own reasons.

        Of one that was not safe to go on with, also what the day's check said.
        """
        changed = {line.exercise.id for line in self.changes}
        unsafe = self.end is SessionEnd.UNSAFE
        about = {Subject.SESSION, *({Subject.CHECK, Subject.CLEARANCE} if unsafe else ())}
        return tuple(
            reason
            for reason in self.reasons
            if reason.subject in about and reason.exercise not in changed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A session for the player: the open one, or the last one with its summary."""

    patient: Patient
    programme: Programme
    version: int
    """Of the record that the state was read from."""
    state: State
    session: Session | None
    lines: tuple[TrainingLine, ...]
    warm_up_parts: tuple[WarmUpPart, ...]
    warm_up_least_s: int
    """The whole seconds under which a warm-up is none (R6)."""
    released: tuple[Release, ...]
    held_by: tuple[WordedFinding, ...]
    closed: str
    """Why nothing is handed out where the record cannot be believed; else empty."""
    emergency: EmergencyNotice | None
    summary: Summary | None

    @property
    def open(self) -> bool:
        """Whether the session still runs."""
        return self.session is not None and self.session.is_open

    @property
    def supervised(self) -> bool:
        """Whether a specialist or clinician opened it."""
        return self.session is not None and self.session.supervised

    @property
    def warmed_up(self) -> bool:
        """Whether the warm-up was done."""
        return self.session is not None and self.session.warmed_up

    @property
    def warm_up_is_reduced(self) -> bool:
        """Whether the warm-up is done smaller, after discomfort in it (R4)."""
        return self.state.warm_up.reduced

    @property
    def current(self) -> TrainingLine | None:
        """The exercise that runs."""
        return next((line for line in self.lines if line.state is Progress.CURRENT), None)

    @property
    def next(self) -> TrainingLine | None:
        """The first exercise that can be started."""
        return next((line for line in self.lines if line.open), None)


def training(*, by: User | Actor, patient_id: UUID | str, now: datetime | None = None) -> Training:
    """Return a patient's session. Raises NotAllowed and NoSuchPatient."""
    opened = open_record(open_patient(by, patient_id))
    return training_of(opened, now=present(now), reader=reader_of(by))


def training_of(opened: Opened, *, now: datetime, reader: Reader) -> Training:
    """Return the session of a patient whose record was opened for whoever asks."""
    patient, stands, programme = opened.patient, opened.stands, opened.programme
    at, state = patient.local(now), stands.loaded.state
    out = () if stands.broken else released(state=state, now=at, programme=programme)
    lines = training_lines(state, out, programme, hints(patient, programme))
    is_open = state.session is not None and state.session.is_open
    held = running_findings(state=state, now=at, programme=programme) if is_open else ()
    return Training(
        patient=patient,
        programme=programme,
        version=stands.loaded.version,
        state=state,
        session=state.session,
        lines=lines,
        warm_up_parts=warm_up_parts(state=state, programme=programme),
        warm_up_least_s=shortest_warm_up(state=state, programme=programme),
        released=out,
        held_by=worded_findings(held, programme=programme, reader=reader),
        closed=why_closed(reader.audience) if stands.broken else "",
        emergency=emergency_notice(state, programme),
        summary=as_far_as_readable(
            stands.broken,
            lambda: _summary(patient, state, at, lines, programme, reader),
            None,
        ),
    )


def _summary(
    patient: Patient,
    state: State,
    now: datetime,
    lines: tuple[TrainingLine, ...],
    programme: Programme,
    reader: Reader,
) -> Summary | None:
    session = state.session
    if session is None or session.end is None:
        return None
    row = SessionRow.objects.filter(patient=patient.id).order_by("-seq").first()
    reduced = {item.exercise: item.before.reduced for item in session.items}
    plan = plan_lines(patient, state, programme, now=now, reader=reader)
    return Summary(
        end=session.end,
        why=_why(patient.id),
        minutes=row.minutes if row else None,
        done=tuple(line for line in lines if line.result is not None),
        changes=tuple(line for line in plan if _changed(line, reduced)),
        reasons=_reasons(patient.id, row.seq if row else 0, reader),
    )


def _changed(line: PlanLine, reduced: dict[str, bool]) -> bool:
    """Whether the next session holds another dose or strength of an exercise of this one, or none.

    `reduced`: which of them were done smaller and softer.
    """
    if line.exercise.id not in reduced:
        return False
    otherwise = reduced[line.exercise.id] != line.is_reduced
    return line.barred or otherwise or line.change in {Change.UP, Change.DOWN}


def _why(patient: UUID) -> str:
    rows = EventRow.objects.filter(stream_id=patient, name="SessionClosed").order_by("-seq")
    last = rows.first()
    return last.data()["why"] if last else ""


def _reasons(patient: UUID, since_seq: int, reader: Reader) -> tuple[WordedReason, ...]:
    """Return every reason given from the session's start on, once."""
    rows = DecisionRow.objects.filter(stream_id=patient, accepted=True, to_version__gte=since_seq)
    given = (reason for row in rows.order_by("number") for reason in said_of(row, reader))
    return tuple(dict.fromkeys(given))
