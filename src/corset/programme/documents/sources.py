"""The documents in content/sources/: what each source asks of the content, in figures."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from corset.programme.documents.motions import MeasureDocument
from corset.programme.documents.schema import Document, Line, Name, Origin, Slug, Text, Told
from corset.therapy.content.lessons import Occasion
from corset.therapy.content.parts import Sides
from corset.therapy.programme import Consequence, Effect, Measured, Trigger
from corset.therapy.terms import Neck, Region, Urgency

Range = tuple[int | float, int | float]


class SourceDose(Document):
    """A source's figures for one exercise, or our bounds where it has none."""

    min: PositiveInt
    max: PositiveInt
    single: bool = False
    per_side: bool = False
    hold_s: float = 0
    sets_a_day: PositiveInt = 1
    stop_at_nrs: int | None = None
    origin: Origin = "article"
    limits: Mapping[str, float] = {}
    region: Region | None = None
    neck: Neck | None = None
    part_necks: Mapping[Name, Neck] = {}
    """What the neck does in each part of the warm-up."""
    part_counts: Mapping[Name, Annotated[Range, Field(min_length=2, max_length=2)]] = {}
    """How many seconds or repetitions each part of the warm-up takes, least to most."""
    part_sides: tuple[Name, ...] = ()
    """The parts of the warm-up that are counted on each side."""
    opt_in: bool = False
    instead_of: Slug | None = None
    """The exercise that it stands in for."""
    rules_out: tuple[Text, ...] = ()
    """The adaptations that have to rule it out, by key."""
    leaves_out: tuple[Text, ...] = ()
    """Those that have to leave it out at least: a disease, or another fact by key."""
    starts_lower: tuple[Text, ...] = ()
    """Those that have to let it start lower at least, likewise."""

    def adapts(self) -> Mapping[str, Effect]:
        """Return the least that each adaptation has to do, by key."""
        least = {
            Effect.RULE_OUT: self.rules_out,
            Effect.LEAVE_OUT: self.leaves_out,
            Effect.START_LOWER: self.starts_lower,
        }
        return {
            name if ":" in name else f"{Trigger.CONDITION}:{name}": effect
            for effect, names in least.items()
            for name in names
        }


class SourceMovement(Document):
    """How the movement of one exercise is read: its sides, and what its geometry has to keep."""

    sides: Sides = Sides.NONE
    keeps: Annotated[tuple[MeasureDocument, ...], Field(min_length=1)]


class SourceQuestion(Document):
    """What a question has to say."""

    leads_to: Consequence
    measures: Measured | None = None


class SourceSign(Document):
    """What a warning sign has to say."""

    group: Name
    urgency: Urgency


class SourceLesson(Document):
    """When a patient has to be told of a line; where regions or exercises are named, of each."""

    occasion: Occasion
    regions: tuple[Region, ...] = ()
    exercises: tuple[Slug, ...] = ()


class SourceStatements(Document):
    """Rules and invariants that have to stand; `waiting` are rules with a reading of ours."""

    plain: tuple[Line, ...] = ()
    waiting: tuple[Line, ...] = ()
    invariants: tuple[Line, ...] = ()


class SourceDocument(Document):
    """A file of content/sources/: what one source says in figures, by the line of it."""

    title: Text
    doses: Mapping[str, SourceDose] = {}
    others: SourceDose | None = None
    """What bounds an exercise of this source that has no line of its own."""
    movements: Mapping[str, SourceMovement] = {}
    parameters: Mapping[Name, Annotated[Range, Field(min_length=2, max_length=2)]] = {}
    """What each parameter may be at least and at most."""
    units: Mapping[Name, Text] = {}
    """In which unit a limit or a parameter is, by its name."""
    own_parameters: tuple[Name, ...] = ()
    """The parameters that are this source's own figures, and no readings."""
    statements: SourceStatements = SourceStatements()
    reminders: tuple[Name, ...] = ()
    questions: Mapping[Literal["lasting", "passing", "check"], Mapping[Name, SourceQuestion]] = {}
    signs: Mapping[Name, SourceSign] = {}
    instructions: Mapping[Urgency, Mapping[Name, tuple[Text, ...]]] = {}
    """What the instructions have to speak of at each urgency, by language."""
    lessons: Mapping[Told, SourceLesson] = {}

    def bounds(self, line: str | None) -> SourceDose | None:
        """Return the figures for a line; none where the source says nothing."""
        return self.doses.get(line or "", self.others)
