"""Patient stories in YAML drive a patient of the pure core: no database, no clock, no Django.

docs/scenarios.md describes the format.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corset.presentation.reader import CLINICIAN, PATIENT
from corset.presentation.reasons import sentence
from corset.services.therapy.commands.parser import CommandError, parse_command
from corset.simulation.driver import Core, Driver
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision, Release
from corset.therapy.events import EVENTS, SessionClosed
from corset.therapy.plan import FULL
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Outcome, Role, SessionEnd

DAY_ONE = dt.date(2026, 1, 5)
"""What `day 1` means where a story does not say when it begins."""
_RELATIVE = re.compile(r"day (\d+) (\d{1,2}):(\d{2})")


class ScenarioError(ValueError):
    """A story that cannot be run: which file, which field, what is allowed."""


class Expectation(BaseModel):
    """What a step should lead to; whatever is not given is not looked at."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accepted: bool | None = None
    outcome: str | None = None
    events: list[str] = Field(default_factory=list[str])
    no_events: list[str] = Field(default_factory=list[str])
    reasons: list[str] = Field(default_factory=list[str])
    no_reasons: list[str] = Field(default_factory=list[str])
    says: list[str] = Field(default_factory=list[str])
    end: str | None = None
    released: dict[str, int] | None = None
    not_released: list[str] = Field(default_factory=list[str])
    reduced: list[str] | None = None

    @field_validator("outcome")
    @classmethod
    def _known_outcome(cls, outcome: str | None) -> str | None:
        allowed = [known.name.lower() for known in Outcome]
        if outcome is not None and outcome not in allowed:
            raise ValueError(f"{outcome!r} is no outcome; allowed: {', '.join(allowed)}")
        return outcome

    @field_validator("end")
    @classmethod
    def _known_end(cls, end: str | None) -> str | None:
        if end is not None and end not in tuple(SessionEnd):
            raise ValueError(f"{end!r} is no end; allowed: {', '.join(SessionEnd)}")
        return end

    @field_validator("events", "no_events")
    @classmethod
    def _known_events(cls, events: list[str]) -> list[str]:
        """A misspelt event would always be absent."""
        for event in events:
            if event not in EVENTS:
                raise ValueError(f"{event!r} is no event; allowed: {', '.join(EVENTS)}")
        return events


class Step(BaseModel):
    """One command of a story."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    at: dt.datetime | str
    by: str
    do: str
    fields: dict[str, Any] | None = Field(default=None, alias="with")
    expect: Expectation | None = None

    @field_validator("by")
    @classmethod
    def _known_role(cls, by: str) -> str:
        allowed = ("clinician", "specialist", "patient", "administrator", "system")
        if by.partition("/")[0] not in allowed:
            raise ValueError(f"{by!r} is nobody; allowed: {', '.join(allowed)}")
        return by


class Scenario(BaseModel):
    """A patient story."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    hazard: str = ""
    begins: dt.date = DAY_ONE
    after: str | None = None
    patient: dict[str, Any] = Field(default_factory=dict[str, Any])
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it went: the decision, what is released after it, and what was not expected."""

    at: dt.datetime
    by: str
    do: str
    decision: Decision
    released: tuple[Release, ...]
    state: State
    failures: tuple[str, ...]
    texts: tuple[str, ...] = ()
    """What the reasons say to whoever gave the command, in English."""

    def as_json(self) -> dict[str, object]:
        """Return the step as plain data."""
        return {
            "at": self.at.isoformat(),
            "by": self.by,
            "do": self.do,
            "accepted": self.decision.accepted,
            "events": [type(event).__name__ for event in self.decision.events],
            "reasons": [
                {"rule": r.rule, "key": r.key, "text": text}
                for r, text in zip(self.decision.reasons, self.texts, strict=True)
            ],
            "released": [
                {"exercise": r.exercise, "repetitions": r.repetitions, "hold_s": r.hold_s}
                for r in self.released
            ],
        }


def read(path: Path) -> Scenario:
    """Return the story in a file. Raises ScenarioError."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Scenario.model_validate(content)
    except OSError as error:
        raise ScenarioError(f"{path}: {error.strerror}") from None
    except yaml.YAMLError as error:
        raise ScenarioError(f"{path}: not YAML: {error}") from None
    except ValidationError as error:
        raise ScenarioError("\n".join(_problems(path, error))) from None


def _problems(path: Path, error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False):
        where = ".".join(map(str, problem["loc"])) or "the story"
        said = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            said = f"there is no such key; allowed: {', '.join(_allowed(problem['loc']))}"
        yield f"{path}: {where}: {said}"


def _allowed(place: Sequence[int | str]) -> list[str]:
    model: type[BaseModel] = Scenario
    if len(place) > 1:
        model = Expectation if place[-2] == "expect" else Step
    return [field.alias or name for name, field in model.model_fields.items()]


def tell(path: Path, programme: Programme) -> tuple[Told, ...]:
    """Return how a story goes, without the steps of the one it comes after."""
    scenario = read(path)
    return tuple(_told(path, scenario, _before(path, scenario, programme), programme))


def _before(path: Path, scenario: Scenario, programme: Programme) -> State:
    if scenario.after is None:
        return State()
    told = tell(path.parent / scenario.after, programme)
    return told[-1].state if told else State()


def _told(path: Path, scenario: Scenario, state: State, programme: Programme) -> Iterator[Told]:
    driver = Driver(Core(programme, state), step=dt.timedelta())
    for number, step in enumerate(scenario.steps):
        place = f"{path}: steps.{number}"
        driver.now, command = _moment(place, scenario, step), _command(place, scenario, step)
        decision, at = driver.give(command, _actor(step.by)), driver.now
        out, texts = driver.released(), _texts(step, decision, programme)
        failures = tuple(_failures(step.expect or Expectation(), decision, out, texts))
        yield Told(at, step.by, step.do, decision, out, driver.state, failures, texts)


def _texts(step: Step, decision: Decision, programme: Programme) -> tuple[str, ...]:
    reader = PATIENT if _actor(step.by).role is Role.PATIENT else CLINICIAN
    reasons = decision.reasons
    return tuple(sentence(reason, programme=programme, reader=reader) for reason in reasons)


def _moment(place: str, scenario: Scenario, step: Step) -> dt.datetime:
    """Return when a step happens; without an offset it is UTC."""
    at = step.at if isinstance(step.at, dt.datetime) else _spoken(place, scenario, step.at)
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _spoken(place: str, scenario: Scenario, at: str) -> dt.datetime:
    if match := _RELATIVE.fullmatch(at.strip()):
        day, hour, minute = map(int, match.groups())
        date = scenario.begins + dt.timedelta(days=day - 1)
        return dt.datetime(date.year, date.month, date.day, hour, minute, tzinfo=dt.UTC)
    try:
        return dt.datetime.fromisoformat(at)
    except ValueError:
        allowed = "allowed: 2026-01-05T08:00+01:00, or day 1 08:00"
        raise ScenarioError(f"{place}.at: {at!r} is no moment; {allowed}") from None


def _command(place: str, scenario: Scenario, step: Step) -> Command:
    """Return the step's command; an intake without facts takes those of the patient."""
    given = step.fields
    if given is None:
        given = scenario.patient if step.do == "record_intake" else {}
    try:
        return parse_command(step.do, given)
    except CommandError as error:
        raise ScenarioError(f"{place}: {error}") from None


def _actor(by: str) -> Actor:
    """Return who acts: `clinician`, or `clinician/other` for another one."""
    role, _, other = by.partition("/")
    return Actor(Role(role), other or role)


def _failures(
    expect: Expectation, decision: Decision, out: tuple[Release, ...], texts: tuple[str, ...]
) -> Iterator[str]:
    doses = {release.exercise: release.repetitions for release in out}
    events = [type(event).__name__ for event in decision.events]
    rules = [name for reason in decision.reasons for name in (reason.rule, reason.id)]
    ends = [event.end.value for event in decision.events if isinstance(event, SessionClosed)]
    if expect.accepted not in {None, decision.accepted}:
        yield f"accepted is {decision.accepted}"
    if expect.outcome is not None and Outcome[expect.outcome.upper()] != decision.outcome:
        yield f"outcome is {decision.outcome.name.lower()}, not {expect.outcome}"
    if expect.end is not None and expect.end not in ends:
        yield f"the session ends as {ends or 'none'}, not {expect.end}"
    if expect.released is not None and expect.released != doses:
        yield f"released is {doses}, not {expect.released}"
    reduced = [release.exercise for release in out if release.strength != FULL]
    if expect.reduced is not None and expect.reduced != reduced:
        yield f"reduced is {reduced}, not {expect.reduced}"
    yield from _missing("event", expect.events, events)
    yield from _missing("reason", expect.reasons, rules)
    yield from (
        f"{said!r} is not said in {texts}" for said in expect.says if said not in " ".join(texts)
    )
    yield from _present("event", expect.no_events, events)
    yield from _present("reason", expect.no_reasons, rules)
    yield from _present("release", expect.not_released, list(doses))


def _missing(what: str, wanted: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    yield from (f"{what} {name} is missing among {found}" for name in wanted if name not in found)


def _present(what: str, unwanted: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    yield from (f"{what} {name} should not be there" for name in unwanted if name in found)


def as_json(told: Sequence[Told]) -> Mapping[str, object]:
    """Return a told story as plain data."""
    return {"steps": [step.as_json() for step in told]}
