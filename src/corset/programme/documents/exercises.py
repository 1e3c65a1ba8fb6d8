"""The documents exercise.yaml in content/exercises/: one exercise each, and the warm-up."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, NonNegativeFloat, PositiveInt, model_validator

from corset.programme.documents.schema import Document, Line, Name, Origin, Slug, Text
from corset.therapy.programme import Effect, Trigger
from corset.therapy.terms import Neck, Region


class Kind(StrEnum):
    """What a folder of content/exercises/ holds."""

    EXERCISE = "exercise"
    WARM_UP = "warm_up"


class Source(Document):
    """Where an exercise comes from: a file of content/sources/, and the line in it."""

    of: Name
    line: Text | None = None


class Dose(Document):
    """The article's range and the dose that a new plan starts with."""

    min: PositiveInt
    max: PositiveInt
    start: PositiveInt
    per_side: bool


Seconds = Annotated[float, Field(ge=0, le=60)]


class Tempo(Document):
    """Seconds of a movement (R6)."""

    out_s: Seconds
    hold_s: Seconds
    return_s: Seconds
    rest_s: Seconds


class Limit(Document):
    """A cap that the movement keeps (I14)."""

    quantity: Name
    max: NonNegativeFloat
    unit: Text
    origin: Origin


class Adapt(Document):
    """What a fact of the patient does to the exercise (R7, R9, R24)."""

    trigger: Annotated[Trigger, Field(alias="if")]
    value: Annotated[str | float, Field(alias="is")]
    effect: Annotated[Effect, Field(alias="then")]
    rule: Line

    @property
    def key(self) -> str:
        """Names the adaptation among those of its exercise, and in its texts."""
        value = self.value if isinstance(self.value, str) else f"{self.value:g}"
        return f"{self.trigger}:{value}"


class Sheet(Document):
    """What exercise and warm-up have in common."""

    id: Slug
    kind: Kind = Kind.EXERCISE
    dose: Dose
    tempo: Tempo
    limits: tuple[Limit, ...] = ()
    source: Source


class ExerciseDocument(Sheet):
    """One exercise."""

    region: Region
    parts: tuple[Name, ...] = ()
    neck: Neck
    cervical_list: bool
    stop_at_nrs: Annotated[int, Field(ge=1, le=10)] | None = None
    after_discomfort: Annotated[tuple[PositiveInt, ...], Field(min_length=1)] | None = None
    """Its own cuts (R4), where those of the parameters leave too much of it."""
    sets_a_day: PositiveInt = 1
    opt_in: bool = False
    adapt: tuple[Adapt, ...] = ()
    replaced_by: tuple[Slug, ...] = ()
    instead_of: Slug | None = None
    """Handed out only while this other one is not (R24)."""


class WarmUpPartDocument(Document):
    """A part of the warm-up: it is timed or counted."""

    id: Name
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

    parts: Annotated[tuple[WarmUpPartDocument, ...], Field(min_length=1)]
