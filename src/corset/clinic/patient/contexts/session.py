"""What the pages of a session show: its gate beside a specialist, and the player."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.safestring import SafeString

from corset.clinic.components.lines import ExerciseLine
from corset.clinic.contract.player import PlayerPage
from corset.people.models import Patient
from corset.presentation.terms import any_pain, slight_pain
from corset.services.therapy.training.session import Training
from corset.services.therapy.training.today import EmergencyNotice
from corset.services.therapy.training.training_lines import TrainingLine
from corset.therapy.programme import EmergencySign
from corset.therapy.terms import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStage:
    """Where the figure of an exercise moves, and what is drawn there until it does."""

    id: str
    position: str
    region: Region
    motion: str
    """Whose drawing stands there; where none was compiled, one of the position."""

    @classmethod
    def of(cls, line: TrainingLine) -> "ExerciseStage":
        """Return the stage of an exercise."""
        exercise = line.exercise
        return cls(
            id=exercise.id,
            position=exercise.posture,
            region=exercise.region,
            motion=exercise.motion,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPage:
    """The player, and what it is handed."""

    warm_up_motion: str
    stages: list[ExerciseStage]
    any_pain: str
    """That any pain ends an exercise; nothing where none of the session's is such."""
    slight: str
    """What the patient says then."""
    closed: str
    """Why nothing more is handed out; else empty."""
    signs: tuple[EmergencySign, ...]
    number: str
    telephone: str
    """The clinic's own; empty where it is not set."""
    shares: list[int]
    """How much of each exercise is done, in percent, before the player says so."""
    session: PlayerPage
    handed: SafeString
    """The same as plain data, for a script to read."""

    @property
    def frame(self) -> tuple[object, ...]:
        """What names the page around what the player is handed: the same for many sessions."""
        return (
            *(self.warm_up_motion, self.stages, self.any_pain, self.slight, self.closed),
            *(self.signs, self.number, self.telephone, self.shares),
            *(self.session.patient, self.session.done),
        )

    @classmethod
    def of(
        cls, training: Training, *, signs: tuple[EmergencySign, ...], session: PlayerPage
    ) -> "SessionPage":
        """Return the page of a session."""
        lines = training.lines
        return cls(
            warm_up_motion=training.programme.warm_up.motion,
            stages=[ExerciseStage.of(line) for line in lines],
            shares=[0] * len(lines),
            any_pain=next(filter(None, (any_pain(line.exercise) for line in lines)), ""),
            slight=slight_pain(training.programme.parameters),
            closed=training.closed,
            signs=signs,
            number=settings.EMERGENCY_NUMBER,
            telephone=settings.CLINIC_TELEPHONE,
            session=session,
            handed=_as_data(session),
        )


def _as_data(session: PlayerPage) -> SafeString:
    """Return what is handed as data on the page, as `json_script` does in six times the time."""
    said = session.model_dump_json()
    for sign in "<>&":  # what would end the data, or begin something else, as JSON writes it
        said = said.replace(sign, f"\\u{ord(sign):04X}")
    return SafeString(f'<script id="session" type="application/json">{said}</script>')


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedPage:
    """Before a session that a specialist leads: what may begin, and what speaks against it."""

    patient: Patient
    notice: EmergencyNotice | None
    number: str
    done: int
    needed: int | None
    """None without a signed plan."""
    may_start: bool
    asks: bool
    """Whether the day's questions are all that is missing."""
    checked: bool
    against: tuple[str, ...]
    lines: list[ExerciseLine]
    key: UUID
    back: str
