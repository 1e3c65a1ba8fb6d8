"""An exercise's motion.yaml, and content/postures.yaml: degrees, centimetres, newtons."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, NonNegativeFloat, model_validator

from corset.body.movement.motion import Easing, Ground
from corset.programme.documents.schema import Document, Name, Slug, Text
from corset.therapy.content.parts import Playback, Sides, When

Degrees = float
Turns = Mapping[Name, Degrees]
Angles = Mapping[Name, Mapping[Name, Degrees]]
"""Degrees by bone and angle. A bone without its side means both; `lumbar` all five levels."""
Phase = Annotated[float, Field(ge=0, le=1)]
Share = Annotated[float, Field(ge=0, le=1)]
Three = tuple[float, float, float]
Drawing = Literal["standing", "sitting", "back", "front", "all_fours", "hanging", "fetal"]
"""Which small drawing stands for a posture."""
PropKind = Literal["mat", "stool", "chair", "bar", "cushion"]
Breath = Literal["in", "out", "free"]
STILL: Three = (0.0, 0.0, 0.0)


class ContactDocument(Document):
    """What touches: a landmark, a patch, or a bone of the trunk that rolls."""

    point: Name
    on: Ground = Ground.FLOOR
    slides: bool = False
    height_cm: float = 0.0
    lifted: tuple[float, float] | None = None


class PostureDocument(Document):
    """How a person stands, sits or lies before moving."""

    text: Text
    drawing: Drawing
    root: Turns = Field(default_factory=dict)
    joints: Angles = Field(default_factory=dict)
    contacts: Annotated[tuple[ContactDocument, ...], Field(min_length=1)]
    props: tuple[PropKind, ...] = ()


Postures = Mapping[Name, PostureDocument]


class KeyDocument(Document):
    """A pose at a phase. What it leaves out stays as it was at the key before."""

    phase: Phase
    root: Turns = Field(default_factory=dict)
    joints: Angles = Field(default_factory=dict)
    work: Share | None = None
    ease: Easing = Easing.SMOOTH


class HoldDocument(Document):
    """A hand laid on the body, with its palm or its back."""

    hand: Literal["r", "l"]
    on: Name
    fingers: Three
    back: bool = False
    away_cm: float = 0.0
    shift_cm: Three = STILL
    newtons: NonNegativeFloat = 0.0


class BreathingDocument(Document):
    """When the breath goes in and out; free where it just goes on."""

    out: Breath = "free"
    hold: Breath = "free"
    back: Breath = "free"


class PartDocument(Document):
    """One movement, or the mirror image of another."""

    id: Name
    mirrors: Name | None = None
    sides: Sides = Sides.NONE
    plays: Playback = Playback.OUT_AND_BACK
    when: When = When.EACH
    holds: bool = False
    middle: tuple[Phase, Phase] = (0.5, 0.5)
    """Of what plays once: the phases at which the way out is over and the way back begins."""
    reduced_from: Phase = 0.0
    """The phase from whose pose on it goes less far at reduced strength."""
    keys: tuple[KeyDocument, ...] = ()
    contacts: tuple[ContactDocument, ...] = ()
    hands: tuple[HoldDocument, ...] = ()
    loose: tuple[Name, ...] = ()
    arrows: tuple[Name, ...] = ()
    effort: Mapping[Text, Share] = {}
    breathing: BreathingDocument = BreathingDocument()

    @model_validator(mode="after")
    def _is_whole_or_a_mirror(self) -> "PartDocument":
        if self.mirrors is None and not (self.keys and self.effort):
            raise ValueError("has to have keys and effort, or to name the part that it mirrors")
        if self.mirrors is not None and self.keys:
            raise ValueError("has either keys of its own or mirrors another part, not both")
        return self

    @model_validator(mode="after")
    def _has_its_middle_inside(self) -> "PartDocument":
        leaves, turns = self.middle
        if not 0 < leaves <= turns < 1:
            raise ValueError(f"middle is {leaves:g} to {turns:g}; it lies between 0 and 1")
        return self

    @model_validator(mode="after")
    def _is_reduced_from_a_key(self) -> "PartDocument":
        phases = [key.phase for key in self.keys]
        if self.reduced_from and self.reduced_from not in phases:
            known = ", ".join(f"{phase:g}" for phase in phases)
            raise ValueError(f"reduced_from is {self.reduced_from:g}; there are keys at {known}")
        return self


class MeasureDocument(Document):
    """A figure that the geometry has to keep: in cm, or in deg."""

    quantity: Name
    how: Literal[
        "height",
        "rise",
        "sink",
        "shift",
        "drift",
        "sag",
        "off_line",
        "angle",
        "neck_angle",
        "bend",
        "side_bend",
    ]
    of: Name
    part: Name | None = None
    least: float = 0.0
    most: float
    unit: Literal["cm", "deg"]


class VariantDocument(Document):
    """The same movement in another posture, which whoever does it may choose."""

    posture: Name
    joints: Angles = Field(default_factory=dict)
    """Where a limb starts otherwise than the posture has it."""
    parts: tuple[PartDocument, ...] = ()
    """Those that are moved otherwise there; the others stay as they are."""


class MotionDocument(Document):
    """The geometry of one exercise."""

    exercise: Slug
    posture: Name
    props: tuple[PropKind, ...] | None = None
    parts: Annotated[tuple[PartDocument, ...], Field(min_length=1)]
    measures: tuple[MeasureDocument, ...] = ()
    variants: Mapping[Slug, VariantDocument] = Field(default_factory=dict)
