"""All documents of a content directory, as far as they could be understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.motions import MotionDocument, Postures
from corset.programme.documents.tables import (
    Article,
    ConditionEntry,
    Contraindications,
    Emergency,
    Number,
    Rules,
)

_PACKAGED = Path(__file__).parents[2] / "content"
_REPOSITORY = Path(__file__).parents[4] / "content"
CONTENT = _PACKAGED if _PACKAGED.is_dir() else _REPOSITORY
"""The content that belongs to this code: packaged beside it, or at the root of the repository."""

WARM_UP = "W"

Numbers = Mapping[str, Number]
Conditions = tuple[ConditionEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The documents. `named` are all exercises that have a file, well-formed or not."""

    named: frozenset[str]
    exercises: Mapping[str, ExerciseDocument]
    warm_up: WarmUpDocument
    article: Article
    rules: Rules
    numbers: Numbers
    conditions: Conditions
    contraindications: Contraindications
    emergency: Emergency
    postures: Postures
    motions: Mapping[str, MotionDocument]


def label(*parts: str) -> str:
    """Return a file's name as problems show it."""
    return "/".join(("content", *parts))


def exercise_file(exercise: str) -> str:
    """Return the name of an exercise's file as problems show it."""
    return label("exercises", exercise, "exercise.yaml")


def motion_file(exercise: str) -> str:
    """Return the name of an exercise's motion as problems show it."""
    return label("exercises", exercise, "motion.yaml")
