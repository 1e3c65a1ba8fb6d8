"""What people read of a programme, in one language. Everything else of a programme has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corset.therapy.content.lessons import LessonText
from corset.therapy.terms import Urgency


@dataclass(frozen=True, slots=True)
class Said:
    """A text for what bears an id."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantText:
    """What a person reads of an exercise in another posture."""

    id: str
    name: str
    """One word for how it is done then."""
    choose: str
    """What is pressed to do it so."""
    leave: str
    """What is pressed to do it as usual again."""
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a person reads of an exercise, or of the warm-up."""

    name: str
    purpose: str
    trains: tuple[str, ...]
    position: str
    steps: tuple[str, ...]
    breathing: str
    cautions: tuple[str, ...]
    parts: tuple[Said, ...]
    """The names of the parts of its motion."""
    instructions: tuple[Said, ...]
    """What to do in each part of the warm-up."""
    unit: tuple[Said, ...]
    """The word for what is counted, by CLDR's plural category."""
    limits: tuple[Said, ...]
    """By the quantity that is limited."""
    adapt: tuple[Said, ...]
    """Why, by the key of the adaptation."""
    source: str
    cues: tuple[Said, ...] = ()
    """What is said as a phase begins, by the key that the phase has: L1's right_leg.out."""
    variants: tuple[VariantText, ...] = ()

    def part(self, part: str) -> str:
        """Return the name of a part; its id where no text names it."""
        return text_of(self.parts, part) or part

    def variant(self, name: str) -> VariantText:
        """Return what is read of a variant. Raises StopIteration for one that is not there."""
        return next(each for each in self.variants if each.id == name)


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question, its help, and the name of what it asks about."""

    name: str
    question: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All texts of one language, by the ids of what they tell of."""

    exercises: Mapping[str, Sheet]
    """The warm-up among them."""
    questions: Mapping[str, QuestionText]
    conditions: Mapping[str, str]
    signs: Mapping[str, str]
    sign_groups: Mapping[str, str]
    emergency: Mapping[Urgency, str]
    lessons: Mapping[str, LessonText] = field(default_factory=dict[str, LessonText])
    """None in a programme that earlier code kept."""


def text_of(texts: tuple[Said, ...], name: str) -> str:
    """Return the text for an id; empty where there is none."""
    return next((said.text for said in texts if said.id == name), "")
