"""The commands of a session as a browser sends them: one model each, told apart by `command`.

Bounds here only keep out what nobody can mean; what a figure may be is the core's to say, so that
severe pain counts whatever number stands beside it.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel

from corset.therapy.terms import PainWords

LONGEST_KEY = 100
MOST_SIGNS = 50

Id = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
Text = Annotated[str, Field(max_length=1000, pattern=r"^[^\x00]*$")]
Count = Annotated[int, Field(ge=-1000, le=1000)]
Figure = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
Words = Annotated[PainWords, Field(strict=False)]


class Fields(BaseModel):
    """Fields must exist and numbers must be numbers: what is not understood is never guessed."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NoFields(Fields):
    pass


class StartExerciseFields(Fields):
    exercise: Id


class FinishExerciseFields(Fields):
    exercise: Id
    repetitions: Count


class ReportPainFields(Fields):
    """Pain at an exercise (the current one unless named): NRS 0-10, words, or both."""

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


class AbandonSessionFields(Fields):
    why: Text = ""


class Keyed(Fields):
    """What every command bears; the same key counts once, however often it is sent."""

    key: Annotated[str, Field(min_length=1, max_length=LONGEST_KEY, pattern=r"^[^\x00]*$")]
    patient: Annotated[UUID, Field(strict=False)] | None = None
    """Whose session it is: staff say so, a patient has only the own."""


class WarmUpCommand(Keyed):
    command: Literal["warm_up"]
    fields: NoFields = Field(default=NoFields(), alias="with")


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
    | FinishSessionCommand
    | AbandonSessionCommand
)


class SessionCommand(RootModel[Annotated[AnyCommand, Field(discriminator="command")]]):
    """One command of a running session."""
