"""The compiled therapy as the core sees it: exercises, rules, questions, numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from corset.therapy.content.lessons import Lesson
from corset.therapy.content.parameters import Parameters
from corset.therapy.content.parts import ExercisePart, Playback, Sides
from corset.therapy.content.sentences import Sentences
from corset.therapy.content.texts import Sheet, Texts
from corset.therapy.terms import Neck, Region, Urgency

ExerciseId = NewType("ExerciseId", str)
"""A slug, such as L3 or wall-slide; nothing in the code knows one."""


class Consequence(StrEnum):
    """What a yes to a question leads to (R1, R8, I3)."""

    PROHIBITION = "prohibition"
    """No training until a clinician decides otherwise."""
    BLOCK = "block"
    """No training today."""
    SUSPENSION = "suspension"
    """No training until a clinician has looked."""
    EMERGENCY = "emergency"


class Measured(StrEnum):
    """An instrument that settles a question (R8)."""

    TEMPERATURE = "temperature"
    BLOOD_PRESSURE = "blood_pressure"


class Trigger(StrEnum):
    """A fact of the patient that changes a proposal (R7, R9, R24)."""

    CONDITION = "condition"
    AGE_FROM = "age_from"
    BMI_FROM = "bmi_from"
    STAGE_FROM = "stage_from"
    DAMAGE_FROM = "damage_from"
    REGION = "region"


class Effect(StrEnum):
    """What a trigger does. RULE_OUT is absolute; the others may be overruled by the clinician."""

    RULE_OUT = "rule_out"
    LEAVE_OUT = "leave_out"
    START_LOWER = "start_lower"


@dataclass(frozen=True, slots=True)
class Adaptation:
    """One line of an exercise's content: if this fact holds, then this effect, for this reason."""

    trigger: Trigger
    value: str
    threshold: float | None
    effect: Effect
    why: str
    rule: str

    @property
    def key(self) -> str:
        """Names the adaptation in a signed plan that overrules it."""
        return f"{self.trigger}:{self.value}"


@dataclass(frozen=True, slots=True)
class DoseRange:
    """The article's dose. `start` may lie under `min`: a new plan grows into it (R20)."""

    min: int
    max: int
    start: int
    per_side: bool


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds out, held and back, and of rest after a repetition (R6)."""

    out_s: float
    hold_s: float
    return_s: float
    rest_s: float


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap that the movement must keep (I14), for instance `height` at most 20 cm."""

    quantity: str
    max: float
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """The same exercise in another posture, which the patient may choose at any time."""

    id: str
    posture: str
    """The small drawing of how its motion starts."""
    motion: str
    """As an exercise's."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise; nothing in the code knows one by its id."""

    id: ExerciseId
    region: Region
    sheet: Sheet
    dose: DoseRange
    tempo: Tempo
    limits: tuple[Limit, ...]
    neck: Neck
    cervical_list: bool
    stop_at_nrs: int | None
    after_discomfort: tuple[int, ...]
    sets_a_day: int
    opt_in: bool
    adapt: tuple[Adaptation, ...]
    replaced_by: tuple[ExerciseId, ...]
    source: str
    instead_of: ExerciseId | None = None
    """Handed out only while this other one is not (R24)."""
    parts: tuple[ExercisePart, ...] = ()
    """Done one after the other, each at the tempo: those of a repetition, and what closes it."""
    posture: str = "standing"
    """The small drawing of how its motion starts."""
    motion: str = ""
    """Names how it is moved: clip, stills and loads that were computed from it go by that."""
    variants: tuple[Variant, ...] = ()

    @property
    def in_halves(self) -> bool:
        """Whether one side does the first half of the dose, and the other the second."""
        return not self.dose.per_side and any(x.sides is Sides.IN_TURN for x in self.parts)


@dataclass(frozen=True, slots=True)
class WarmUpPart:
    """A part of the warm-up (R11); those in which the neck moves are not for cervical patients."""

    id: str
    text: str
    seconds: float | None
    repetitions: int | None
    per_side: bool
    neck: Neck
    sides: Sides = Sides.NONE
    plays: Playback = Playback.OUT_AND_BACK


@dataclass(frozen=True, slots=True)
class WarmUp:
    """The warm-up before every session."""

    id: ExerciseId
    sheet: Sheet
    parts: tuple[WarmUpPart, ...]
    dose: DoseRange
    tempo: Tempo
    limits: tuple[Limit, ...]
    source: str
    motion: str = ""
    """As an exercise's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule or an invariant, in words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A reason not to train (R8). Lasting ones are screened for, passing ones asked each day."""

    id: str
    name: str
    question: str
    lasting: bool
    help: str
    leads_to: Consequence
    measures: Measured | None = None


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A question of every check that is no contraindication of R8: a new sign, an emergency."""

    id: str
    name: str
    question: str
    help: str
    rule: str
    leads_to: Consequence


@dataclass(frozen=True, slots=True)
class Condition:
    """A chronic disease that does not forbid training but may exclude exercises (R9)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EmergencySign:
    """A red flag beyond the article."""

    id: str
    text: str
    group: str
    group_name: str
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole therapy, validated and named by its digests.

    It is read in one language at a time: `language`, in which its words stand beside what they
    tell of. `programme.texts.language.speaking` gives it in another one, under the same digest.
    """

    digest: str
    rules_digest: str
    parameters: Parameters
    rules: Mapping[str, Rule]
    exercises: Mapping[str, Exercise]
    warm_up: WarmUp
    contraindications: Mapping[str, Contraindication]
    check_questions: Mapping[str, CheckQuestion]
    conditions: Mapping[str, Condition]
    emergency_signs: Mapping[str, EmergencySign]
    emergency_text: Mapping[Urgency, str]
    texts: Mapping[str, Texts]
    """Its words by language."""
    language: str
    sentences: Mapping[str, Sentences]
    """What the decisions say, by language; the core never reads it."""
    lessons: Mapping[str, Lesson] = field(default_factory=dict[str, Lesson])
    """What a patient is told, first what is told first; programmes of earlier code have none."""
