"""The documents beside the exercises: rules, numbers, questions, signs, lessons, lists."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from corset.programme.documents.schema import Document, Line, Name, Origin, Slug, Text, Told
from corset.therapy.content.lessons import Occasion
from corset.therapy.programme import Consequence, Measured
from corset.therapy.terms import Region, Urgency


class Statement(Document):
    """A rule or an invariant."""

    id: Line
    title: Text
    text: Text


class RuleStatement(Statement):
    """A rule; `reading` says what was chosen where the article leaves something open."""

    reading: Text | None = None
    origin: Origin
    needs_signoff: bool


class Rules(Document):
    """content/rules/rules.yaml."""

    rules: tuple[RuleStatement, ...]
    invariants: tuple[Statement, ...]


def rule_ids(rules: Rules) -> list[str]:
    """Return the numbers of all rules and invariants, in order."""
    return [statement.id for statement in (*rules.rules, *rules.invariants)]


class Number(Document):
    """One clinical number with its unit, its source and the day it was last checked."""

    value: int | float
    bounds: tuple[int | float, int | float]
    unit: Text
    text: Text
    origin: Origin
    needs_signoff: bool
    rule: Line
    source: Text
    date: date


class Question(Document):
    """A question: what a yes leads to, and which instrument settles it."""

    id: Name
    leads_to: Consequence
    measures: Measured | None = None
    source: Line


class Contraindications(Document):
    """content/questions/questions.yaml."""

    lasting: Annotated[tuple[Question, ...], Field(min_length=1)]
    passing: Annotated[tuple[Question, ...], Field(min_length=1)]
    check: tuple[Question, ...]

    def every(self) -> tuple[Question, ...]:
        """Return all questions, in the order in which they stand."""
        return (*self.lasting, *self.passing, *self.check)


class ConditionEntry(Document):
    """A line of content/conditions/conditions.yaml."""

    id: Name
    leads_to: Literal["adaptation"]


class Sign(Document):
    """A warning sign."""

    id: Name
    group: Name
    urgency: Urgency
    source: Text


Signs = Annotated[tuple[Sign, ...], Field(min_length=1)]
"""content/emergency/signs.yaml."""


class LessonEntry(Document):
    """A lesson of content/education/lessons.yaml: of which line, when, and for whom."""

    line: Told
    occasion: Occasion
    regions: tuple[Region, ...] = ()
    exercises: tuple[Slug, ...] = ()
    figure: Literal["head_circle"] | None = None
    printed: bool = True
    """Whether the sheet says it in short; false where it says it anyway."""

    @model_validator(mode="after")
    def _comes_with_its_exercises(self) -> "LessonEntry":
        if (self.occasion is Occasion.EXERCISE) != bool(self.exercises):
            raise ValueError("has to name exercises where its occasion is exercise, and only there")
        return self


Lessons = Annotated[Mapping[Name, LessonEntry], Field(min_length=1)]
"""content/education/lessons.yaml; those told first come first."""


Only = Literal["press", "move"]
"""Which exercises a point is for: nothing moves in them, or something does."""


class PointEntry(Document):
    """A point of content/technique/points.yaml."""

    only: Only | None = None


TechniquePoints = Annotated[Mapping[Name, PointEntry], Field(min_length=1)]
"""content/technique/points.yaml."""


class AspectEntry(Document):
    """An aspect of content/inspection/aspects.yaml: from where one looks, and what may be seen."""

    view: Name
    values: Annotated[tuple[Name, ...], Field(min_length=2)]


Aspects = Annotated[Mapping[Name, AspectEntry], Field(min_length=1)]
"""content/inspection/aspects.yaml; the ordinary value of each stands first."""

Before = Literal["home", "visit"]
"""Before which session something is said: the patient's own, or a supervised one."""


class ReminderEntry(Document):
    """A reminder of content/reminders/reminders.yaml: before which session, and for whom."""

    before: Before
    regions: tuple[Region, ...] = ()
    lesson: Name | None = None
    paragraph: Annotated[int, Field(ge=1)] | None = None
    """Which paragraph of the lesson it is, from 1 on."""

    @model_validator(mode="after")
    def _names_a_paragraph(self) -> "ReminderEntry":
        if (self.lesson is None) != (self.paragraph is None):
            raise ValueError("has to have both lesson and paragraph, or neither")
        return self


Reminders = Annotated[Mapping[Name, ReminderEntry], Field(min_length=1)]
"""content/reminders/reminders.yaml."""
