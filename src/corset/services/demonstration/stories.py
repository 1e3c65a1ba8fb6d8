"""The stories of the demonstration's patients, as their file has them."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator

FILE = Path(__file__).with_name("stories.yaml")
_DAYS = re.compile(r"(\d+)(?:\.\.(\d+))?")


class Entry(BaseModel):
    """What is done at one hour of some days, the earliest first.

    `do` is a command's name, or one of the sequences: `prescribe` (intake to signature),
    `supervise` and `train` (a session, with `pain` by exercise), `check`; or what is noted beside
    the log, `note_technique`, `inspect`, `write_diagnosis` and `make_appointment`.
    `fields` are those of the command; of the signature and of the day's check in a sequence.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    do: str
    days: str = Field(coerce_numbers_to_str=True)
    at: dt.time
    by: Literal["clinician", "specialist", "patient"] = "patient"
    fields: dict[str, Any] = Field(default_factory=dict[str, Any], alias="with")
    pain: dict[str, int] = Field(default_factory=dict[str, int])

    @field_validator("days")
    @classmethod
    def _known_days(cls, days: str) -> str:
        match = _DAYS.fullmatch(days)
        if match is None or int(match[2] or match[1]) > int(match[1]):
            raise ValueError(f"{days!r} are no days; allowed: 3, or 10..1 from the earliest on")
        return days

    def days_ago(self) -> Iterator[int]:
        """Yield the days, the earliest first."""
        first, _, last = self.days.partition("..")
        yield from range(int(first), int(last or first) - 1, -1)


class Story(BaseModel):
    """A patient, and what happened since the therapy began."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    about: str
    email: str
    age: int
    intake: dict[str, Any]
    course: tuple[Entry, ...]

    @property
    def began(self) -> int:
        """How many days ago the therapy began."""
        return next(self.course[0].days_ago())


def stories() -> tuple[Story, ...]:
    """Return every story. Raises ValidationError."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Story, ...]).validate_python(content)
