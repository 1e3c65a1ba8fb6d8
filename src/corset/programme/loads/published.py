"""Published loads, as content/loads/published.yaml has them. Newtons once read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, PositiveFloat, model_validator

from corset.programme.documents.reader import read_document
from corset.programme.documents.schema import Document, Text
from corset.programme.folder import CONTENT

SHAPE = 1.5
"""Pressure inside a disc over the mean pressure on it."""


class FigureDocument(Document):
    """One published figure."""

    posture: Text
    disc: Text
    newtons: PositiveFloat | None = None
    pressure_MPa: PositiveFloat | None = None  # noqa: N815 - a unit is written as it is
    source: Text
    recalled: bool = False
    tuned_on: bool = False

    @model_validator(mode="after")
    def _has_one(self) -> "FigureDocument":
        if (self.newtons is None) == (self.pressure_MPa is None):
            raise ValueError("has to have either newtons or pressure_MPa")
        return self

    def force(self, area_cm2: float) -> float:
        """Return the figure in newtons."""
        if self.newtons is not None:
            return self.newtons
        return (self.pressure_MPa or 0.0) * area_cm2 * 100 / SHAPE


class BodyDocument(Document):
    """About whom the figures are."""

    sex: Literal["female", "male"]
    height_m: PositiveFloat
    mass_kg: PositiveFloat


class PublishedDocument(Document):
    """The figures with their sources."""

    body: BodyDocument
    area_cm2: PositiveFloat
    figures: tuple[FigureDocument, ...] = Field(min_length=3)
    citations: Mapping[str, Text] = Field(default_factory=dict)


def load_published(path: Path = CONTENT / "loads" / "published.yaml") -> PublishedDocument:
    """Return the published figures of a file. Raises ContentError."""
    return read_document(path, str(path), PublishedDocument)
