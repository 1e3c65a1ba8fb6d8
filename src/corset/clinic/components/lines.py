"""What the lines of components/exercise.html and the days of components/week.html are made of."""

from dataclasses import dataclass

from corset.clinic.components.hint import Hint


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseLine:
    """One exercise in a list of the day."""

    name: str
    note: str = ""
    dose: int | None = None
    unit: str = ""
    """What stands under the dose."""
    motion: str = ""
    position: str = ""
    region: str = ""
    change: str = ""
    tone: str = ""
    """amber or good"""
    state: str = ""
    """todo, done or barred"""
    href: str = ""
    hint: Hint | None = None
    """What to mind, as those who saw it done said last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """One day of a row of days: its mark, and what is read aloud."""

    label: str
    state: str
    """done, part, stopped, held, missed or ahead"""
    text: str
    today: bool = False
