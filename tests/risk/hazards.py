"""The hazard log as data: what it must hold, and where what it names can be found."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

ROOT = Path(__file__).parents[2]
LOG = ROOT / "docs" / "risk" / "hazards.yaml"

Sentence = Annotated[str, Field(min_length=10, pattern=r"[.?!]$")]
Grade = Annotated[int, Field(ge=1, le=5)]


class Part(BaseModel):
    """A part of the log; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Level(StrEnum):
    """What an estimate means."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


MEDIUM_FROM, HIGH_FROM = 5, 12


class Risk(Part):
    """An estimate on the scales of the page: how bad, how likely."""

    severity: Grade
    probability: Grade

    @property
    def level(self) -> Level:
        """Low, medium or high, by severity times probability."""
        product = self.severity * self.probability
        if product >= HIGH_FROM:
            return Level.HIGH
        return Level.MEDIUM if product >= MEDIUM_FROM else Level.LOW


class Kind(StrEnum):
    """How a control works, best first (ISO 14971, 7.1)."""

    DESIGN = "design"
    PROTECTION = "protection"
    INFORMATION = "information"


class Control(Part):
    """What lowers the risk, and the code or content that does it."""

    kind: Kind
    by: str
    """`package.module:function`, or the path of a file."""
    does: Sentence


class Verification(Part):
    """What shows that the controls work."""

    scenarios: tuple[str, ...] = ()
    invariants: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    """A path, or `path::name` of a test in it."""

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.scenarios or self.invariants or self.tests)


class Arms(Part):
    """A story that is told without the rule, with the rule alone, and as the product is."""

    story: str
    rule: str
    no_rule: str
    rule_only: str | None = None


class Hazard(Part):
    """One line of the log."""

    id: Annotated[str, Field(pattern=r"^H\d\d$")]
    title: Annotated[str, Field(min_length=5)]
    hazard: Sentence
    cause: Sentence
    sequence: Annotated[tuple[Sentence, ...], Field(min_length=2)]
    situation: Sentence
    harm: Sentence
    before: Risk
    after: Risk
    controls: Annotated[tuple[Control, ...], Field(min_length=1)]
    verification: Verification
    residual: Sentence
    arms: Arms | None = None


class Step(Part):
    """A step of a scale."""

    name: str
    means: Sentence


class HazardLog(Part):
    """The whole log."""

    severity: Annotated[tuple[Step, ...], Field(min_length=5, max_length=5)]
    probability: Annotated[tuple[Step, ...], Field(min_length=5, max_length=5)]
    hazards: tuple[Hazard, ...]


@cache
def log() -> HazardLog:
    """Return the hazard log. Raises ValidationError."""
    return HazardLog.model_validate(yaml.safe_load(LOG.read_text(encoding="utf-8")))
