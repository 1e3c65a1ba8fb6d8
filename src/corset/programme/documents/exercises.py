"""The documents in content/exercises/: one exercise each, and the warm-up."""

from typing import Annotated

from pydantic import Field, NonNegativeFloat, PositiveInt, model_validator

from corset.programme.documents.schema import Document, Line, Name, Origin, Text
from corset.therapy.programme import Effect, Trigger
from corset.therapy.terms import Neck, Region


class Source(Document):
    """Where an exercise comes from: its line, the article's figures, and what was read into it."""

    line: Line
    article: Text
    readings: tuple[Text, ...] = ()


class Dose(Document):
    """The article's range and the dose that a new plan starts with."""

    min: PositiveInt
    max: PositiveInt
    start: PositiveInt
    unit: Text
    per_side: bool


class Tempo(Document):
    """Seconds of a movement (R6)."""

    out_s: NonNegativeFloat
    hold_s: NonNegativeFloat
    return_s: NonNegativeFloat
    rest_s: NonNegativeFloat


class Limit(Document):
    """A cap that the movement keeps (I14)."""

    quantity: Name
    max: NonNegativeFloat
    unit: Text
    origin: Origin
    text: Text


class Adapt(Document):
    """What a fact of the patient does to the exercise (R7, R9, R24)."""

    trigger: Annotated[Trigger, Field(alias="if")]
    value: Annotated[str | float, Field(alias="is")]
    effect: Annotated[Effect, Field(alias="then")]
    rule: Line
    why: Text


class Sheet(Document):
    """What people read, and what exercise and warm-up have in common."""

    name: Text
    purpose: Text
    trains: Annotated[tuple[Text, ...], Field(min_length=1)]
    position: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    breathing: Text
    cautions: tuple[Text, ...] = ()
    dose: Dose
    tempo: Tempo
    limits: tuple[Limit, ...] = ()
    source: Source


class ExerciseDocument(Sheet):
    """One exercise."""

    id: Line
    region: Region
    parts: tuple[Text, ...] = ()
    neck: Neck
    cervical_list: bool
    stop_at_nrs: Annotated[int, Field(ge=1, le=10)] | None = None
    after_discomfort: Annotated[tuple[PositiveInt, ...], Field(min_length=1)] = (10, 5)
    sets_a_day: PositiveInt = 1
    opt_in: bool = False
    adapt: tuple[Adapt, ...] = ()
    replaced_by: tuple[Line, ...] = ()


class WarmUpPartDocument(Document):
    """A part of the warm-up: it is timed or counted."""

    id: Name
    text: Text
    seconds: Annotated[float, Field(gt=0)] | None = None
    repetitions: PositiveInt | None = None
    per_side: bool = False
    neck: Neck

    @model_validator(mode="after")
    def _is_timed_or_counted(self) -> "WarmUpPartDocument":
        if (self.seconds is None) == (self.repetitions is None):
            raise ValueError("has to be timed or counted: give either seconds or repetitions")
        return self


class WarmUpDocument(Sheet):
    """The warm-up (R11)."""

    id: Line
    parts: Annotated[tuple[WarmUpPartDocument, ...], Field(min_length=1)]
