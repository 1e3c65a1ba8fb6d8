"""What the core answers: reasons, findings, decisions, releases."""

from dataclasses import dataclass

from corset.therapy.events import Event
from corset.therapy.plan import Strength
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's view of a situation."""

    outcome: Outcome
    reason: Reason


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a command. Refused commands have reasons but no events."""

    accepted: bool
    outcome: Outcome
    events: tuple[Event, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """An exercise handed to the patient now, with its dose; hold in seconds."""

    exercise: str
    repetitions: int
    hold_s: float
    per_side: bool
    strength: Strength
