"""A folder of content: read, checked and compiled into one programme with a digest."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corset.body.movement.motion import Motion
from corset.programme.checks.check import check, read
from corset.programme.checks.required import SEALED
from corset.programme.checks.words import advises_on_medicine
from corset.programme.compile.motions import motion_name, motions_of
from corset.programme.compile.programme import compile_programme
from corset.programme.compile.reduction import reduced_motions_of
from corset.programme.compile.variants import reduced_variants_of, variants_of
from corset.programme.documents.content import Content, motion_file
from corset.programme.documents.problems import ContentError, Problem
from corset.programme.documents.reader import Reader
from corset.programme.documents.sources import SourceDocument
from corset.programme.documents.yaml_file import MOST_BYTES, UnreadableError, read_yaml
from corset.programme.folder import CONTENT
from corset.therapy.programme import Programme


@cache
def load(path: Path = CONTENT) -> Programme:
    """Return the programme compiled from a content directory. Raises ContentError."""
    return compile_programme(read(path))


@cache
def load_varied(values: tuple[tuple[str, float], ...], path: Path = CONTENT) -> Programme:
    """Return the programme as it is with other values of parameters. Raises ContentError.

    It is the one that a clinic has whose parameters.yaml says so, under that one's digest.
    """
    return compile_programme(read(path, dict(values)))


@cache
def load_article(path: Path = CONTENT) -> SourceDocument:
    """Return what the therapy asks of the rest of the content. Raises ContentError."""
    reader = Reader(path)
    found = reader.sources()[SEALED]
    if found is None:
        raise ContentError(reader.problems)
    return found


@cache
def load_motions(path: Path = CONTENT) -> Mapping[str, Motion]:
    """Return the motions of a content directory by exercise. Raises ContentError."""
    return motions_of(read(path))


@cache
def load_reduced_motions(path: Path = CONTENT) -> Mapping[str, Motion]:
    """Return the same as they are done after discomfort (R4). Raises ContentError."""
    return reduced_motions_of(read(path))


@cache
def load_variants(path: Path = CONTENT) -> Mapping[str, Motion]:
    """Return the motions of variants by name, such as C1/seated. Raises ContentError."""
    return variants_of(read(path))


@cache
def load_reduced_variants(path: Path = CONTENT) -> Mapping[str, Motion]:
    """Return the same as they are done after discomfort (R4). Raises ContentError."""
    return reduced_variants_of(read(path))


__all__ = [
    "CONTENT",
    "MOST_BYTES",
    "Content",
    "ContentError",
    "Problem",
    "UnreadableError",
    "advises_on_medicine",
    "check",
    "load",
    "load_article",
    "load_motions",
    "load_reduced_motions",
    "load_reduced_variants",
    "load_variants",
    "load_varied",
    "motion_file",
    "motion_name",
    "read",
    "read_yaml",
]
