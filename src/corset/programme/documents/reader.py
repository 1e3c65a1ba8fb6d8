"""From YAML files to documents, noting every mistake of form."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from corset.programme.documents.content import (
    Conditions,
    Numbers,
    exercise_file,
    label,
    motion_file,
)
from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.mistakes import problems_of
from corset.programme.documents.motions import MotionDocument, Postures
from corset.programme.documents.problems import Problem
from corset.programme.documents.tables import Article, Contraindications, Emergency, Rules

TABLES: dict[str, Any] = {
    "article": Article,
    "rules": Rules,
    "numbers": Numbers,
    "conditions": Conditions,
    "contraindications": Contraindications,
    "emergency": Emergency,
    "postures": Postures,
}
"""The kinds of document beside the exercises, by the field of `Content` that holds them."""
FILES = {
    "article": "sources/article.yaml",
    "rules": "rules/rules.yaml",
    "numbers": "parameters/parameters.yaml",
    "conditions": "conditions/conditions.yaml",
    "contraindications": "questions/questions.yaml",
    "emergency": "emergency/emergency.yaml",
    "postures": "postures.yaml",
}
"""Where each of them lies."""

Kind = TypeVar("Kind")


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a key may stand only once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]  # pyright: ignore[reportUnknownMemberType]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(
                    problem=f"{key} is there twice", problem_mark=node.start_mark
                )
        return super().construct_mapping(node, deep=deep)


@dataclass(slots=True)
class Reader:
    """Reads one content directory, gathering problems as it goes."""

    root: Path
    problems: list[Problem] = field(default_factory=list[Problem])

    def exercises(self) -> dict[str, ExerciseDocument | WarmUpDocument | None]:
        """Return the exercises and the warm-up by folder; None where one is malformed."""
        files = sorted((self.root / "exercises").glob("*/exercise.yaml"))
        return {file.parent.name: self._exercise(file) for file in files}

    def motions(self) -> dict[str, MotionDocument | None]:
        """Return the motions by folder; None where one is malformed."""
        files = sorted((self.root / "exercises").glob("*/motion.yaml"))
        named = {file.parent.name: file for file in files}
        return {n: self._document(f, motion_file(n), MotionDocument) for n, f in named.items()}

    def tables(self) -> dict[str, Any]:
        """Return the other documents by field; None where one is malformed."""
        return {name: self._table(name, kind) for name, kind in TABLES.items()}

    def _exercise(self, file: Path) -> ExerciseDocument | WarmUpDocument | None:
        name = file.parent.name
        kind = WarmUpDocument if name == "W" else ExerciseDocument
        return self._document(file, exercise_file(name), kind)

    def _table(self, name: str, kind: Any) -> Any:  # noqa: ANN401 - any kind of document
        return self._document(self.root / FILES[name], label(FILES[name]), kind)

    def _document(self, file: Path, name: str, kind: type[Kind]) -> Kind | None:
        try:
            raw = yaml.load(file.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader
            return TypeAdapter(kind).validate_python(raw)
        except OSError:
            self.problems.append(Problem(name, "", "is missing"))
        except yaml.YAMLError as error:
            self.problems.append(Problem(name, "", _no_yaml(error)))
        except ValidationError as error:
            self.problems.extend(problems_of(error, name, kind))
        return None


def _no_yaml(error: yaml.YAMLError) -> str:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return f"is no YAML: {error}"
    return f"line {error.problem_mark.line + 1}: {error.problem}"
