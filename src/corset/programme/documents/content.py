"""All documents of a content directory, as far as they could be understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.motions import MotionDocument, Postures
from corset.programme.documents.sentences import SentencesDocument
from corset.programme.documents.sources import SourceDocument
from corset.programme.documents.tables import (
    Aspects,
    ConditionEntry,
    Contraindications,
    Lessons,
    Number,
    Reminders,
    Rules,
    Signs,
    TechniquePoints,
)
from corset.programme.documents.texts import LanguageTexts

Numbers = Mapping[str, Number]
Sentences = Mapping[str, SentencesDocument]
Conditions = tuple[ConditionEntry, ...]
Sources = Mapping[str, SourceDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The documents. `named` are all exercises that have a file, well-formed or not."""

    named: frozenset[str]
    exercises: Mapping[str, ExerciseDocument]
    warm_up: WarmUpDocument
    sources: Sources
    rules: Rules
    sentences: Sentences
    numbers: Numbers
    conditions: Conditions
    contraindications: Contraindications
    signs: Signs
    lessons: Lessons
    technique: TechniquePoints
    inspection: Aspects
    reminders: Reminders
    postures: Postures
    motions: Mapping[str, MotionDocument]
    texts: Mapping[str, LanguageTexts]

    def order(self) -> tuple[str, ...]:
        """Return the exercises in the order of their sources; those without a line come last."""
        lines = [(of, line) for of, source in self.sources.items() for line in source.doses]
        cited = {name: (e.source.of, e.source.line or "") for name, e in self.exercises.items()}
        last = len(lines)
        place = {name: lines.index(at) if at in lines else last for name, at in cited.items()}
        return tuple(sorted(self.exercises, key=lambda name: (place[name], name)))


def label(*parts: str) -> str:
    """Return a file's name as problems show it."""
    return "/".join(("content", *parts))


def texts_file(exercise: str, language: str) -> str:
    """Return the name of an exercise's texts as problems show it."""
    return label("exercises", exercise, f"texts.{language}.yaml")


def exercise_file(exercise: str) -> str:
    """Return the name of an exercise's file as problems show it."""
    return label("exercises", exercise, "exercise.yaml")


def sentences_file(language: str) -> str:
    """Return the name of a language's sentences as problems show it."""
    return label("rules", f"reasons.{language}.yaml")


def motion_file(exercise: str) -> str:
    """Return the name of an exercise's motion as problems show it."""
    return label("exercises", exercise, "motion.yaml")
