"""The documents texts.<language>.yaml: every word of the content that people read."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from corset.programme.documents.schema import Document, Name, Text
from corset.programme.documents.sentences import Forms
from corset.therapy.terms import Urgency

Cue = Text | Mapping[Name, Text]
"""What is said; or on each side, where a phase has sides."""
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class VariantTexts(Document):
    """An exercise in another posture: its name, what is pressed for it and against it."""

    name: Text
    choose: Text
    leave: Text
    position: Text


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
    cues: Mapping[Name, Mapping[Name, Cue]]
    """What is said in each phase of each part, as it begins."""
    unit: Forms
    """What is counted, such as one repetition, other repetitions."""
    limits: Mapping[Name, Text] = {}
    adapt: Mapping[str, Text] = {}
    """Why, by `if:is`."""
    variants: Mapping[Name, VariantTexts] = {}
    source: Text
    readings: tuple[Text, ...] = ()

    def cues_by_key(self) -> dict[str, str]:
        """Return the cues by part, phase and side, such as press.out.right."""
        return {
            ".".join((part, phase, *side)): text
            for part, phases in self.cues.items()
            for phase, said in phases.items()
            for side, text in _on_sides(said)
        }


def _on_sides(said: Cue) -> list[tuple[tuple[str, ...], str]]:
    if isinstance(said, str):
        return [((), said)]
    return [((side,), text) for side, text in said.items()]


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


class InspectionTexts(Document):
    """What is looked at, from where, and what may be seen, by id."""

    views: Mapping[Name, Text]
    aspects: Mapping[Name, Text]
    values: Mapping[Name, Text]


class LanguageTexts(Document):
    """All texts of one language."""

    exercises: Mapping[str, ExerciseTexts]
    questions: Mapping[Name, QuestionTexts]
    conditions: Mapping[Name, Text]
    emergency: EmergencyTexts
    education: Mapping[Name, LessonTexts]
    technique: Mapping[Name, Text]
    inspection: InspectionTexts
    reminders: Mapping[Name, Text]
