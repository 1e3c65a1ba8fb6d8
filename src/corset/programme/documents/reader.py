"""From YAML files to documents, noting every mistake of form."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from corset.programme.documents.content import (
    Conditions,
    Numbers,
    exercise_file,
    label,
    motion_file,
)
from corset.programme.documents.exercises import ExerciseDocument, Kind, WarmUpDocument
from corset.programme.documents.mistakes import problems_of
from corset.programme.documents.motions import MotionDocument, Postures
from corset.programme.documents.problems import ContentError, Problem
from corset.programme.documents.schema import Text
from corset.programme.documents.sentences import SentencesDocument
from corset.programme.documents.sources import SourceDocument
from corset.programme.documents.tables import (
    Aspects,
    Contraindications,
    Lessons,
    Reminders,
    Rules,
    Signs,
    TechniquePoints,
)
from corset.programme.documents.texts import (
    EmergencyTexts,
    ExerciseTexts,
    InspectionTexts,
    LessonTexts,
    QuestionTexts,
)
from corset.programme.documents.yaml_file import UnreadableError, read_yaml

TABLES: dict[str, Any] = {
    "rules": ("rules/rules.yaml", Rules),
    "numbers": ("parameters/parameters.yaml", Numbers),
    "conditions": ("conditions/conditions.yaml", Conditions),
    "contraindications": ("questions/questions.yaml", Contraindications),
    "signs": ("emergency/signs.yaml", Signs),
    "lessons": ("education/lessons.yaml", Lessons),
    "technique": ("technique/points.yaml", TechniquePoints),
    "inspection": ("inspection/aspects.yaml", Aspects),
    "reminders": ("reminders/reminders.yaml", Reminders),
    "postures": ("postures.yaml", Postures),
}
"""Where the documents beside the exercises lie, and their kinds, by the field of `Content`."""
WORDS: dict[str, Any] = {
    "questions": Mapping[str, QuestionTexts],
    "conditions": Mapping[str, str],
    "emergency": EmergencyTexts,
    "education": Mapping[str, LessonTexts],
    "technique": Mapping[str, Text],
    "inspection": InspectionTexts,
    "reminders": Mapping[str, Text],
}
"""The kinds of texts beside the exercises', by folder and field of `LanguageTexts`."""

Found = TypeVar("Found")


@dataclass(slots=True)
class Reader:
    """Reads one content directory, gathering problems as it goes."""

    root: Path
    problems: list[Problem] = field(default_factory=list[Problem])

    def exercises(self) -> dict[str, ExerciseDocument | WarmUpDocument | None]:
        """Return the exercises and the warm-up by folder; None where one is malformed."""
        return {name: self._exercise(name) for name in self._folders()}

    def motions(self) -> dict[str, MotionDocument | None]:
        """Return the motions by folder; None where one is malformed."""
        files = {name: label_path(motion_file(name)) for name in self._folders()}
        there = {name: file for name, file in files.items() if (self.root / file).exists()}
        return {name: self._document(file, MotionDocument) for name, file in there.items()}

    def sentences(self) -> dict[str, SentencesDocument | None]:
        """Return the sentences of the decisions by language; None where they are malformed."""
        files = sorted((self.root / "rules").glob("reasons.*.yaml"))
        return {
            file.name.split(".")[1]: self._document(f"rules/{file.name}", SentencesDocument)
            for file in files
        }

    def tables(self) -> dict[str, Any]:
        """Return the other documents by field; None where one is malformed."""
        return {name: self._document(file, kind) for name, (file, kind) in TABLES.items()}

    def sources(self) -> dict[str, SourceDocument | None]:
        """Return the sources by name; None where one is malformed."""
        files = sorted((self.root / "sources").glob("*.yaml"))
        return {f.stem: self._document(f"sources/{f.name}", SourceDocument) for f in files}

    def languages(self) -> tuple[str, ...]:
        """Return the languages that any text is in."""
        files = self.root.glob("**/texts.*.yaml")
        return tuple(sorted({file.name.split(".")[1] for file in files}))

    def texts(self, language: str) -> dict[str, Any]:
        """Return the texts of a language by field; None where one is malformed."""
        file = f"texts.{language}.yaml"
        exercises = {
            name: self._document(f"exercises/{name}/{file}", ExerciseTexts)
            for name in self._folders()
        }
        return {"exercises": exercises} | {
            folder: self._document(f"{folder}/{file}", kind) for folder, kind in WORDS.items()
        }

    def _folders(self) -> list[str]:
        return sorted(f.name for f in (self.root / "exercises").glob("*") if f.is_dir())

    def _exercise(self, name: str) -> ExerciseDocument | WarmUpDocument | None:
        file = label_path(exercise_file(name))
        raw = self._raw(file)
        if raw is None:
            return None
        return self._valid(raw, file, _KINDS.get(_kind(raw), ExerciseDocument))

    def _document(self, file: str, kind: Any) -> Any:  # noqa: ANN401 - any kind of document
        raw = self._raw(file)
        return None if raw is None else self._valid(raw, file, kind)

    def _raw(self, file: str) -> Any:  # noqa: ANN401 - any YAML
        try:
            return read_yaml(self.root / file)
        except UnreadableError as error:
            self.problems.append(_unread(label(file), error))
        return None

    def _valid(self, raw: object, file: str, kind: type[Found]) -> Found | None:
        try:
            return TypeAdapter(kind).validate_json(_json(raw), strict=True)
        except ValidationError as error:
            self.problems.extend(problems_of(error, label(file), kind))
        return None


def read_document(file: Path, name: str, kind: Any) -> Any:  # noqa: ANN401 - any kind of document
    """Return one document, named as problems show it. Raises ContentError."""
    try:
        return TypeAdapter(kind).validate_json(_json(read_yaml(file)), strict=True)
    except UnreadableError as error:
        raise ContentError([_unread(name, error)]) from None
    except ValidationError as error:
        raise ContentError(problems_of(error, name, kind)) from None


def _unread(name: str, error: UnreadableError) -> Problem:
    return Problem(name, "", str(error), unreadable=error.there)


def _json(raw: object) -> str:
    """Return YAML as JSON, in which text, number and yes or no are never taken for one another."""
    return json.dumps(raw, default=str)


_KINDS: Mapping[str, type[ExerciseDocument | WarmUpDocument]] = {Kind.WARM_UP: WarmUpDocument}


def _kind(raw: Any) -> str:  # noqa: ANN401 - any YAML
    return str(raw.get("kind")) if isinstance(raw, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def label_path(name: str) -> str:
    """Return where a file that problems name lies in its content directory."""
    return name.partition("/")[2]
