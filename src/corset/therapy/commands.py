"""What can be asked of the core. A command's name in scenarios is its class in snake_case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from corset.therapy.intake import Intake
from corset.therapy.terms import Answer, PainWords, Phase, Resolution, Role, SessionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """Who gives a command: a role, and an opaque id."""

    role: Role
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Base of all commands; parsers refuse fields that a command does not have."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrol(Command):
    """Begin a therapy; the clinician who enrols cares for the patient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCare(Command):
    """Let a further clinician care for this patient (I21)."""

    clinician: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordIntake(Intake, Command):
    """Facts of the patient; those given replace what was known, the others stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen(Command):
    """Answers to the lasting contraindications (R8), by their ids."""

    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPhase(Command):
    """The clinician's reading of the phase (R1).

    `confirmed`: that it is remission although the pain at rest is high.
    """

    phase: Phase
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Command):
    """Ask for an individual complex (R7)."""

    opt_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignItem:
    """One exercise of a plan to sign; what is not given is taken from the proposal."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    exercise: str
    repetitions: int | None = None
    ceiling: int | None = None
    hold_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Command):
    """Sign the proposal as it stands, or a plan that deviates inside the absolute bounds."""

    items: tuple[SignItem, ...] | None = None
    supervised_sessions: int | None = None
    whole_spine_days: int | None = None
    opt_in: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Command):
    """Today's answers (R8, R1): by question, rest pain (NRS), and what was measured.

    `signs` names emergency signs; `painkillers` counts doses taken since the last check.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    rest_pain: int | None = None
    temperature_c: float | None = None
    systolic_mmhg: int | None = None
    diastolic_mmhg: int | None = None
    signs: tuple[str, ...] = ()
    painkillers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSession(Command):
    """Open a session: supervised when a specialist or clinician opens it, else at home."""

    kind: SessionKind = SessionKind.MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUp(Command):
    """The warm-up was done (R11), in so many seconds; none measured is told by hand (R6)."""

    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartExercise(Command):
    """Begin an exercise of the open session."""

    exercise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishExercise(Command):
    """End an exercise, with the repetitions done (a side, where sides count).

    `seconds` it took, as a player measured them; without, it was told by hand (R6).
    """

    exercise: str
    repetitions: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPain(Command):
    """Pain at an exercise (the current one unless named): NRS 0-10, words, or both.

    The warm-up is named by its id, like an exercise.
    """

    exercise: str | None = None
    nrs: int | None = None
    words: PainWords | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEffort(Command):
    """Effort at an exercise (the current one unless named), Borg CR10."""

    exercise: str | None = None
    cr10: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEmergency(Command):
    """An emergency sign; named ones where known, none named is still an emergency."""

    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishSession(Command):
    """The session is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbandonSession(Command):
    """The patient stops before the end, for whatever reason."""

    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(Command):
    """The specialist lets the patient train at home (R10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWholeSpine(Command):
    """The clinician opens the whole-spine stage (R3); a widened plan must then be signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(Command):
    """The clinician has seen an alert; nothing is opened by that."""

    alert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(Command):
    """The clinician decides about an exercise after pain (R5)."""

    exercise: str
    resolution: Resolution
    replacement: str | None = None
    repetitions: int | None = None
    opt_in: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear(Command):
    """The clinician has looked at an emergency or a suspension and opens training again.

    `seen` names the alerts that were looked at; with one missing, nothing is cleared.
    """

    note: str = ""
    seen: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate(Command):
    """Time has passed: alerts that nobody acknowledged go further (I22)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Command):
    """The therapy ends; a clinician may enrol the patient again."""

    why: str = ""
    completed: bool = False


COMMANDS: Mapping[str, type[Command]] = {
    "enrol": Enrol,
    "share_care": ShareCare,
    "record_intake": RecordIntake,
    "screen": Screen,
    "set_phase": SetPhase,
    "propose": Propose,
    "sign": Sign,
    "check_in": CheckIn,
    "start_session": StartSession,
    "warm_up": WarmUp,
    "start_exercise": StartExercise,
    "finish_exercise": FinishExercise,
    "report_pain": ReportPain,
    "report_effort": ReportEffort,
    "report_emergency": ReportEmergency,
    "finish_session": FinishSession,
    "abandon_session": AbandonSession,
    "sign_off": SignOff,
    "open_whole_spine": OpenWholeSpine,
    "acknowledge": Acknowledge,
    "correct": Correct,
    "clear": Clear,
    "escalate": Escalate,
    "withdraw": Withdraw,
}
