"""Content, validated and compiled into one bundle with a digest."""

from functools import cache
from pathlib import Path

from corset.programme.checking import check, read
from corset.programme.checks.words import advises_on_medicine
from corset.programme.compiling import compile_programme
from corset.programme.content import CONTENT, Content
from corset.programme.problems import ContentError, Problem
from corset.therapy.programme import Programme


@cache
def load(path: Path = CONTENT) -> Programme:
    """Return the programme compiled from a content directory. Raises ContentError."""
    return compile_programme(read(path))


__all__ = [
    "CONTENT",
    "Content",
    "ContentError",
    "Problem",
    "advises_on_medicine",
    "check",
    "load",
    "read",
]
