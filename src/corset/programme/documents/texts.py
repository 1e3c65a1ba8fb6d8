"""The documents texts.<language>.yaml: every word of the content that people read."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from corset.programme.documents.schema import Document, Name, Text
from corset.programme.documents.sentences import Forms
from corset.therapy.terms import Urgency

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class ExerciseTexts(Document):
    """An exercise in one language. Mappings are by the ids in exercise.yaml and motion.yaml."""

    name: Text
    purpose: Text
    trains: Texts
    position: Text
    steps: Texts
    breathing: Text
    cautions: tuple[Text, ...] = ()
    parts: Mapping[Name, Text]
    instructions: Mapping[Name, Text] = {}
    """What to do in each part of the warm-up."""
    unit: Forms
    """What is counted, such as one repetition, other repetitions."""
    limits: Mapping[Name, Text] = {}
    adapt: Mapping[str, Text] = {}
    """Why, by `if:is`."""
    source: Text
    readings: tuple[Text, ...] = ()


class QuestionTexts(Document):
    """A question with help in plain words, and what it asks about by name."""

    name: Text
    question: Text
    help: Text


class EmergencyTexts(Document):
    """Signs, what they are signs of, and what to do at each urgency."""

    signs: Mapping[Name, Text]
    groups: Mapping[Name, Text]
    instructions: Mapping[Urgency, Text]


class LessonTexts(Document):
    """A lesson: in full, in short for the printed sheet, and what its figure shows."""

    title: Text
    short: Text | None = None
    text: Texts
    figure: Text | None = None


class LanguageTexts(Document):
    """All texts of one language."""

    exercises: Mapping[str, ExerciseTexts]
    questions: Mapping[Name, QuestionTexts]
    conditions: Mapping[Name, Text]
    emergency: EmergencyTexts
    education: Mapping[Name, LessonTexts]
    technique: Mapping[Name, Text]
