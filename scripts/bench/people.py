"""Who takes part in a load test, as the process that filled the clinic hands them over."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Clinician:
    """Who cares for all patients."""

    cookie: str


@dataclass(frozen=True, slots=True)
class Trainee:
    """A patient; `exercise` is the one that runs, empty where none does."""

    patient: str
    user: str
    cookie: str
    exercise: str
    ticket: str


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, in the order in which they were made."""

    clinician: Clinician
    trainees: tuple[Trainee, ...]

    @classmethod
    def read(cls, told: dict[str, Any]) -> "People":
        """Return who was handed over."""
        trainees = tuple(Trainee(**one) for one in told["trainees"])
        return cls(Clinician(**told["clinician"]), trainees)

    @property
    def training(self) -> tuple[Trainee, ...]:
        """Those whose session runs."""
        return tuple(one for one in self.trainees if one.exercise)
