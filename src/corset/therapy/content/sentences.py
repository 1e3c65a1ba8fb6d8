"""What the decisions say: a sentence for each reason, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A text that counts: its forms by the CLDR plural category of the fact `by`."""

    by: str
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a reason says: to the patient, to those who treat, and under its exercise's name."""

    patient: str | Counted
    clinician: str | Counted
    brief: str | Counted | None = None


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language's sentences by reason, such as R5.told, and words for facts, by kind and id."""

    by_reason: Mapping[str, Sentence]
    words: Mapping[str, Mapping[str, str]]
    none: str
    nothing_named: str
