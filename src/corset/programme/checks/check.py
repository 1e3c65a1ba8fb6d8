"""Reading and checking a content directory: form first, then sense."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corset.programme.checks import (
    figures,
    lessons,
    numbers,
    once,
    references,
    required,
    sentences,
    texts,
    words,
)
from corset.programme.checks.motions import movement, neck, reach, readings, variants
from corset.programme.checks.register import run
from corset.programme.documents.content import (
    Content,
    exercise_file,
    label,
    sentences_file,
    texts_file,
)
from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.problems import ContentError, Problem
from corset.programme.documents.reader import TABLES, WORDS, Reader
from corset.programme.documents.texts import LanguageTexts
from corset.programme.folder import CONTENT

CHAPTERS = (
    figures,
    lessons,
    movement,
    neck,
    numbers,
    once,
    reach,
    readings,
    references,
    required,
    sentences,
    texts,
    variants,
    words,
)
"""The modules that register checks; importing them is what registers."""


AS_THEY_ARE: Mapping[str, float] = MappingProxyType({})
"""No other values of parameters than the files'."""


def check(path: Path = CONTENT) -> list[Problem]:
    """Return every problem of a content directory; an empty list is content to work with."""
    return _checked(path)[1]


def read(path: Path = CONTENT, values: Mapping[str, float] = AS_THEY_ARE) -> Content:
    """Return the documents of a content directory. Raises ContentError with all problems.

    `values` stand in for those of parameters, and are checked as if the files had them.
    """
    parts, problems = _checked(path, values)
    if problems:
        raise ContentError(problems)
    names = Content.__dataclass_fields__.keys() - {"texts"}
    texts = {language: LanguageTexts(**found) for language, found in parts["words"].items()}
    return Content(**{name: parts[name] for name in names}, texts=texts)


def _checked(
    path: Path, values: Mapping[str, float] = AS_THEY_ARE
) -> tuple[dict[str, Any], list[Problem]]:
    reader = Reader(path)
    parts = _parts(reader)
    given, unknown = numbers.with_values(parts["numbers"] or {}, values)
    parts["numbers"] = parts["numbers"] and given
    return parts, sorted({*reader.problems, *unknown, *run(parts)})


def _parts(reader: Reader) -> dict[str, Any]:
    """Return the parts of content by name; a malformed one is None or left out."""
    every = reader.exercises()
    sheets = {name: sheet for name, sheet in every.items() if sheet is not None}
    tables, sources, moving = reader.tables(), reader.sources(), reader.motions()
    spoken = reader.sentences()
    sentences = {language: said for language, said in spoken.items() if said is not None}
    words = {language: reader.texts(language) for language in reader.languages()}
    documents = {exercise_file(name): sheet for name, sheet in sheets.items()}
    documents |= {label(TABLES[n][0]): table for n, table in tables.items()}
    documents |= {sentences_file(language): said for language, said in sentences.items()}
    documents |= _words(words)
    return {
        "named": frozenset(every),
        "sheets": sheets,
        "exercises": {n: s for n, s in sheets.items() if isinstance(s, ExerciseDocument)},
        "warm_up": _warm_up(sheets),
        "documents": documents,
        "moving": frozenset(moving),
        "motions": {name: motion for name, motion in moving.items() if motion is not None},
        "sources": sources if all(sources.values()) else None,
        "words": words,
        "languages": frozenset(spoken),
        "sentences": sentences,
        **tables,
    }


def _warm_up(sheets: dict[str, Any]) -> WarmUpDocument | None:
    return next((s for s in sheets.values() if isinstance(s, WarmUpDocument)), None)


def _words(words: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return all texts by the file that they stand in."""
    found: dict[str, Any] = {}
    for language, said in words.items():
        found |= {texts_file(name, language): text for name, text in said["exercises"].items()}
        found |= {label(folder, f"texts.{language}.yaml"): said[folder] for folder in WORDS}
    return found
