"""The commands of a session as a browser sends them: one model each, told apart by `command`.

Bounds here only keep out what nobody can mean; what a figure may be is the core's to say, so that
severe pain counts whatever number stands beside it.
"""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from corset.services.therapy.commands.forms import upcast
from corset.therapy.terms import PainWords

LONGEST_KEY = 100
MOST_SIGNS = 50
MOST_QUESTIONS = 50
DAY_S = 86_400

Id = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
Text = Annotated[str, Field(max_length=1000, pattern=r"^[^\x00]*$")]
Count = Annotated[int, Field(ge=-1000, le=1000)]
Figure = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0, le=DAY_S, allow_inf_nan=False)]
Words = Annotated[PainWords, Field(strict=False)]
Answered = Literal["yes", "no"]


class Fields(BaseModel):
    """Fields must exist and numbers must be numbers: what is not understood is never guessed."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NoFields(Fields):
    pass


class WarmUpFields(Fields):
    """The seconds that it took, as the player measured them; none where it was told by hand."""

    seconds: Seconds | None = None


class StartExerciseFields(Fields):
    exercise: Id


class FinishExerciseFields(Fields):
    """The repetitions done, and the seconds that they took: as at the warm-up."""

    exercise: Id
    repetitions: Count
    seconds: Seconds | None = None


class ReportPainFields(Fields):
    """Pain at an exercise (the current one unless named): NRS 0-10, words, or both.

    The warm-up is named by its id, like an exercise.
    """

    exercise: Id | None = None
    nrs: Count | None = None
    words: Words | None = None


class ReportEffortFields(Fields):
    """Effort at an exercise (the current one unless named), Borg CR10."""

    exercise: Id | None = None
    cr10: Figure


class ReportEmergencyFields(Fields):
    """Warning signs; none named is still an emergency."""

    signs: list[Id] = Field(default=[], max_length=MOST_SIGNS)


class CheckInFields(Fields):
    """The answers before a session, by question, and what was measured.

    Where there is a connection the page's own form takes them; these were kept without one.
    """

    answers: dict[Id, Answered] = Field(default={}, max_length=MOST_QUESTIONS)
    rest_pain: Count | None = None
    temperature_c: Figure | None = None
    systolic_mmhg: Count | None = None
    diastolic_mmhg: Count | None = None
    painkillers: Count | None = None


class AbandonSessionFields(Fields):
    why: Text = ""


class Telling(BaseModel):
    """Who told it and when, where a device has kept it; what is missing is not known."""

    model_config = ConfigDict(extra="ignore", strict=True)

    by: Text = ""
    """Who told it, by id."""
    ticket: Text = ""
    """What the clinic handed to the page for it."""
    at: Text = ""
    """When it happened, by the clinic's clock, in ISO 8601; one that cannot be is corrected."""
    device: Text = ""
    """The same moment by the device's own clock."""


Key = Annotated[str, Field(min_length=1, max_length=LONGEST_KEY, pattern=r"^[^\x00]*$")]


class Keyed(Fields):
    """What every command bears; the same key counts once, however often it is sent."""

    key: Key
    form: Annotated[int, Field(ge=1)] = 1
    """The form in which the page writes commands; older ones are understood."""
    patient: Annotated[UUID, Field(strict=False)] | None = None
    """Whose session it is: staff say so, a patient has only the own."""
    told: Telling = Telling()
    instead_of: Key | None = None
    """The key under which the same was not understood before: it counts once."""


class WarmUpCommand(Keyed):
    command: Literal["warm_up"]
    fields: WarmUpFields = Field(default=WarmUpFields(), alias="with")


class StartExerciseCommand(Keyed):
    command: Literal["start_exercise"]
    fields: StartExerciseFields = Field(alias="with")


class FinishExerciseCommand(Keyed):
    command: Literal["finish_exercise"]
    fields: FinishExerciseFields = Field(alias="with")


class ReportPainCommand(Keyed):
    command: Literal["report_pain"]
    fields: ReportPainFields = Field(default=ReportPainFields(), alias="with")


class ReportEffortCommand(Keyed):
    command: Literal["report_effort"]
    fields: ReportEffortFields = Field(alias="with")


class ReportEmergencyCommand(Keyed):
    command: Literal["report_emergency"]
    fields: ReportEmergencyFields = Field(default=ReportEmergencyFields(), alias="with")


class CheckInCommand(Keyed):
    command: Literal["check_in"]
    fields: CheckInFields = Field(default=CheckInFields(), alias="with")


class FinishSessionCommand(Keyed):
    command: Literal["finish_session"]
    fields: NoFields = Field(default=NoFields(), alias="with")


class AbandonSessionCommand(Keyed):
    command: Literal["abandon_session"]
    fields: AbandonSessionFields = Field(default=AbandonSessionFields(), alias="with")


AnyCommand = (
    WarmUpCommand
    | StartExerciseCommand
    | FinishExerciseCommand
    | ReportPainCommand
    | ReportEffortCommand
    | ReportEmergencyCommand
    | CheckInCommand
    | FinishSessionCommand
    | AbandonSessionCommand
)


class SessionCommand(RootModel[Annotated[AnyCommand, Field(discriminator="command")]]):
    """One command of a session, or the answers before one."""

    @model_validator(mode="before")
    @classmethod
    def in_todays_form(cls, body: Any) -> Any:
        """Bring what an older page sent to today's form. Raises UnknownForm."""
        return upcast(body) if isinstance(body, dict) else body
