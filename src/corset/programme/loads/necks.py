"""The neck's joints and muscles, as content/loads/neck.yaml has them."""

from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import Field, NonNegativeFloat, PositiveFloat

from corset.loads.model.muscle_path import Muscle, PathPoint
from corset.loads.neck.anatomy import NeckAnatomy, NeckJoint
from corset.programme.documents.reader import read_document
from corset.programme.documents.schema import Document, Name
from corset.programme.folder import CONTENT

Bone = Literal["thorax", "clavicle_r", "C7", "C6", "C5", "C4", "C3", "C2", "C1", "skull", "hyoid"]
Place = tuple[float, float, float]
Axes = tuple[NonNegativeFloat, NonNegativeFloat, NonNegativeFloat]


class JointDocument(Document):
    """A joint: what it carries, where it is, its share of a turn, its stiffness."""

    above: Bone
    at: Place
    share: Axes
    stiffness: Axes

    def joint(self) -> NeckJoint:
        """Return it as the loads take it."""
        at, share, stiffness = (np.array(axes) for axes in (self.at, self.share, self.stiffness))
        return NeckJoint(above=self.above, at=at, share=share, stiffness=stiffness)


class PointDocument(Document):
    """A place that a muscle is fixed to or passes."""

    bone: Bone
    at: Place


class MuscleDocument(Document):
    """A muscle of the right."""

    name: Name
    newtons: PositiveFloat
    way: tuple[PointDocument, ...] = Field(min_length=2)

    def muscle(self) -> Muscle:
        """Return it as the loads take it."""
        way = tuple(PathPoint(point.bone, np.array(point.at)) for point in self.way)
        return Muscle(f"{self.name}_r", way, self.newtons)


class NeckDocument(Document):
    """The whole neck."""

    joints: tuple[JointDocument, ...] = Field(min_length=8, max_length=8)
    muscles: tuple[MuscleDocument, ...] = Field(min_length=1)


@cache
def load_neck(path: Path = CONTENT / "loads" / "neck.yaml") -> NeckAnatomy:
    """Return the neck of a file. Raises ContentError."""
    document: NeckDocument = read_document(path, str(path), NeckDocument)
    return NeckAnatomy(
        joints=tuple(joint.joint() for joint in document.joints),
        muscles=tuple(muscle.muscle() for muscle in document.muscles),
    )
