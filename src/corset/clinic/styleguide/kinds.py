"""What the specimens of the style guide are made of, where no page has a type for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonSpecimen:
    """A reason with the number of its rule."""

    rule: str
    text: str
    facts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpecimen:
    """Something to press."""

    label: str
    href: str
    kind: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpecimen:
    """What stands on a heading, in a dialog, where nothing is yet."""

    title: str
    text: str
    above: str = ""
    confirm: str = ""
    cancel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpecimens:
    """The same for the patient and for the clinician."""

    roomy: TextSpecimen
    dense: TextSpecimen


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """Something that happened."""

    when: str
    text: str
    tone: str = ""
    note: str = ""
    iso: str = ""
    whys: tuple[ReasonSpecimen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """An exercise of a plan."""

    name: str
    low: int
    high: int
    top: int
    note: str = ""
    dose: int | None = None
    unit: str = ""
    state: str = ""
    tone: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSpecimen:
    """What needs a decision, or says that there is none."""

    roomy: bool
    title: str
    text: str
    tone: str = ""
    whys: tuple[ReasonSpecimen, ...] = ()
    actions: tuple[ActionSpecimen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSpecimen:
    """A question with large answers."""

    name: str
    question: str
    value: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySpecimen:
    """The only loud thing."""

    title: str
    text: str
    signs: tuple[str, ...]
    number: str
    after: str
