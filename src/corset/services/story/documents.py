"""What a story's file holds: its steps, and what each should lead to."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from corset.services.clock.moments import day_of
from corset.services.shown import shown
from corset.therapy.events import EVENTS
from corset.therapy.terms import Outcome, Role, SessionEnd

DAY_ONE = dt.date(2026, 1, 5)
"""What `day 1` means where a story does not say when it begins."""
OUTCOMES = tuple(known.name.lower() for known in Outcome)


def _outcome(name: str) -> str:
    return _one_of(name, OUTCOMES, "outcome")


def _end(name: str) -> str:
    return _one_of(name, tuple(SessionEnd), "end")


def _event(name: str) -> str:
    """A misspelt event would always be absent."""
    return _one_of(name, tuple(EVENTS), "event")


def _one_of(name: str, allowed: tuple[str, ...], what: str) -> str:
    if name not in allowed:
        raise ValueError(f"{shown(name)} is no {what}; allowed: {', '.join(allowed)}")
    return name


def _role(by: str) -> str:
    role, slash, other = by.partition("/")
    _one_of(role, tuple(Role), "role")
    if slash and not _WORD.fullmatch(other):
        raise ValueError(f"{shown(other)} is no word; allowed after the slash: one word")
    return by


_WORD = re.compile(r"[\w.-]{1,40}")
Said = Annotated[str, Field(min_length=1)]
Events = list[Annotated[str, AfterValidator(_event)]]


class Expectation(BaseModel):
    """What a step should lead to; whatever is not given is not looked at."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    accepted: bool | None = None
    outcome: Annotated[str, AfterValidator(_outcome)] | None = None
    events: Events = Field(default_factory=list[str])
    no_events: Events = Field(default_factory=list[str])
    reasons: list[str] = Field(default_factory=list[str])
    no_reasons: list[str] = Field(default_factory=list[str])
    says: list[Said] = Field(default_factory=list[str])
    end: Annotated[str, AfterValidator(_end)] | None = None
    released: dict[str, int] | None = None
    not_released: list[str] = Field(default_factory=list[str])
    reduced: list[str] | None = None

    def named(self) -> Iterator[tuple[str, str]]:
        """Yield the key and the name of every exercise, rule and sentence that is expected."""
        for key in ("released", "not_released", "reduced", "reasons", "no_reasons"):
            yield from ((key, name) for name in getattr(self, key) or ())


class Step(BaseModel):
    """One command of a story."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, strict=True)

    at: str
    by: Annotated[str, AfterValidator(_role)]
    do: str
    fields: dict[str, Any] | None = Field(default=None, alias="with")
    expect: Expectation | None = None


def _day(given: object) -> dt.date:
    return day_of(given if isinstance(given, str) else str(given))


class Scenario(BaseModel):
    """A patient story."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    title: str = ""
    hazard: str = ""
    begins: Annotated[dt.date, BeforeValidator(_day)] = DAY_ONE
    after: Said | None = None
    patient: dict[str, Any] | None = None
    steps: list[Step] = Field(min_length=1)
