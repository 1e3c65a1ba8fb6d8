"""What was answered of the last session: every answer of it, and what of them counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from corset.care.queries.trained import is_told_of
from corset.people.models import Patient, User
from corset.record.log.replay import event_rows
from corset.record.models import SessionRow
from corset.services.clock.present import present
from corset.services.integrity.opened import own_record
from corset.services.integrity.piecewise import as_far_as_readable
from corset.therapy.content.parameters import Parameters
from corset.therapy.events import EffortReported, Event, PainReported
from corset.therapy.programme import Programme
from corset.therapy.session import Session
from corset.therapy.state import State
from corset.therapy.terms import NRS, PainWords

REPORTS = ("PainReported", "EffortReported")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseAnswers:
    """What was answered of one exercise, or of the warm-up, in the order in which it was told."""

    id: str
    name: str
    is_warm_up: bool
    pains: tuple[PainReported, ...]
    efforts: tuple[EffortReported, ...]
    pain: PainReported | None
    """The worst that was told: it counts (R5)."""
    effort: float | None
    """The greatest: it counts."""

    @property
    def is_pain_lowered(self) -> bool:
        """Whether less was told last than counts, by number or by words."""
        return bool(self.pains) and self.pains[-1] != self.pain

    @property
    def is_effort_lowered(self) -> bool:
        """Whether a smaller effort was told last than counts."""
        return bool(self.efforts) and self.efforts[-1].cr10 != self.effort


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswers:
    """Everything that was answered of a patient's last session."""

    patient: Patient
    began: datetime | None
    """By the patient's clock; nothing where there was no session yet."""
    is_open: bool
    exercises: tuple[ExerciseAnswers, ...]
    severe_from_nrs: int

    def of(self, exercise: str) -> ExerciseAnswers | None:
        """Return what was answered of one; nothing where it was not in the session."""
        return next((each for each in self.exercises if each.id == exercise), None)

    def is_severe(self, nrs: int) -> bool:
        """Whether such a number stops everything; one that is not on the scale does (R5)."""
        return nrs >= self.severe_from_nrs or nrs not in NRS


def own_answers(*, by: User, now: datetime | None = None) -> SessionAnswers:
    """Return what the patient who is signed in has answered. Raises PermissionDenied."""
    opened = own_record(by)
    patient, stands, programme = opened.patient, opened.stands, opened.programme
    session = stands.loaded.state.session
    told = as_far_as_readable(stands.broken, lambda: _told(patient.id), ())
    at = patient.local(present(now))
    return SessionAnswers(
        patient=patient,
        began=session.started_at.astimezone(at.tzinfo) if session else None,
        is_open=session is not None and session.is_open,
        exercises=tuple(_answers(session, programme, told)) if session else (),
        severe_from_nrs=programme.parameters.severe_pain_nrs,
    )


def has_answers(state: State) -> bool:
    """Whether there is a session of which something can be answered anew."""
    session = state.session
    return session is not None and (session.warmed_up or bool(session.results or session.begun))


def _told(patient: UUID) -> tuple[Event, ...]:
    """Return the reports since the last session began, in their order."""
    row = SessionRow.objects.filter(patient=patient).order_by("-seq").first()
    rows = event_rows(patient, after=row.seq).filter(name__in=REPORTS) if row else ()
    return tuple(each.read() for each in rows)


def _answers(
    session: Session, programme: Programme, told: Sequence[Event]
) -> list[ExerciseAnswers]:
    p, warm_up = programme.parameters, programme.warm_up
    pains = [each for each in told if isinstance(each, PainReported) and each.placed]
    efforts = [each for each in told if isinstance(each, EffortReported)]
    first = _one(warm_up.id, warm_up.sheet.name, [x for x in pains if x.exercise is None], [], p)
    done = [item.exercise for item in session.items if is_told_of(session, item.exercise)]
    others = [
        _one(
            name,
            programme.exercises[name].sheet.name,
            [x for x in pains if x.exercise == name],
            [x for x in efforts if x.exercise == name],
            p,
            warm_up=False,
        )
        for name in done
    ]
    return [first, *others] if session.warmed_up or first.pains else others


def _one(
    exercise: str,
    name: str,
    pains: Sequence[PainReported],
    efforts: Sequence[EffortReported],
    p: Parameters,
    *,
    warm_up: bool = True,
) -> ExerciseAnswers:
    return ExerciseAnswers(
        id=exercise,
        name=name,
        is_warm_up=warm_up,
        pains=tuple(pains),
        efforts=tuple(efforts),
        pain=max(reversed(pains), key=lambda told: _worse(told, p), default=None),
        effort=max((told.cr10 for told in efforts), default=None),
    )


def _worse(told: PainReported, p: Parameters) -> tuple[int, int]:
    """Order pains by the worse of number and words (R5); of equal ones the one with a number."""
    number = -1 if told.nrs is None else told.nrs if told.nrs in NRS else max(NRS)
    least = {PainWords.UNCOMFORTABLE: p.discomfort_nrs, PainWords.SEVERE: p.severe_pain_nrs}
    said = least.get(told.words, -1) if told.words else -1
    return max(number, said), number
