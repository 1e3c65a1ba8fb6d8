"""Patient stories in YAML drive a patient of the pure core: no database, no clock, no Django.

docs/scenarios.md describes the format.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corset.care.reasons import REASONS
from corset.presentation.reader import CLINICIAN, PATIENT
from corset.presentation.reasons import sentence
from corset.services.clock.moments import moment_of
from corset.services.shown import shown
from corset.services.story.documents import Expectation, Scenario, Step
from corset.services.story.reading import ScenarioError, before, read, refuse_circle
from corset.services.therapy.commands.parser import CommandError, parse_command
from corset.simulation.driver import Core, Driver
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision, Release
from corset.therapy.events import SessionClosed
from corset.therapy.plan import FULL
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Outcome, Role


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
            "outcome": self.decision.outcome.name.lower(),
            "events": [type(event).__name__ for event in self.decision.events],
            "reasons": [
                {"rule": r.rule, "key": r.key, "text": text}
                for r, text in zip(self.decision.reasons, self.texts, strict=True)
            ],
            "released": [
                {"exercise": r.exercise, "repetitions": r.repetitions, "hold_s": r.hold_s}
                for r in self.released
            ],
            "expected_otherwise": list(self.failures),
        }


def tell(path: Path, programme: Programme) -> tuple[Told, ...]:
    """Return how a story goes, without the steps of the one it comes after."""
    scenario = read(path)
    refuse_circle(path, scenario)
    commands = _commands(path, scenario, programme)
    return tuple(_told(commands, _before(path, scenario, programme), programme))


def _before(path: Path, scenario: Scenario, programme: Programme) -> State:
    if scenario.after is None:
        return State()
    return tell(before(path, scenario), programme)[-1].state


Given = tuple[Step, dt.datetime, Command]


def _commands(path: Path, scenario: Scenario, programme: Programme) -> tuple[Given, ...]:
    """Return every step with its moment and its command, understood before anything is told."""
    if scenario.patient is not None:
        _parsed(f"{path}: patient", "record_intake", scenario.patient)
    return tuple(
        _given(f"{path}: steps.{number}", scenario, step, programme)
        for number, step in enumerate(scenario.steps)
    )


def _given(place: str, scenario: Scenario, step: Step, programme: Programme) -> Given:
    for key, name in step.expect.named() if step.expect else ():
        known = _names(name, programme) if key.endswith("reasons") else tuple(programme.exercises)
        if name not in known:
            wrong = f"{shown(name)} is not known; allowed: {', '.join(known)}"
            raise ScenarioError(f"{place}.expect.{key}: {wrong}")
    try:
        at = moment_of(step.at, scenario.begins)
    except ValueError as error:
        raise ScenarioError(f"{place}.at: {error}") from None
    return step, at, _command(place, scenario, step)


def _told(commands: Sequence[Given], state: State, programme: Programme) -> Iterator[Told]:
    driver = Driver(Core(programme, state), step=dt.timedelta())
    for step, at, command in commands:
        driver.now = at
        decision = driver.give(command, _actor(step.by))
        out, texts = driver.released(), _texts(step, decision, programme)
        failures = tuple(_failures(step.expect or Expectation(), decision, out, texts))
        yield Told(at, step.by, step.do, decision, out, driver.state, failures, texts)


def _texts(step: Step, decision: Decision, programme: Programme) -> tuple[str, ...]:
    reader = PATIENT if _actor(step.by).role is Role.PATIENT else CLINICIAN
    reasons = decision.reasons
    return tuple(sentence(reason, programme=programme, reader=reader) for reason in reasons)


def _names(name: str, programme: Programme) -> tuple[str, ...]:
    """Return the rules; for the name of a sentence, those of its rule."""
    rule = name.partition(".")[0]
    if "." in name and rule in REASONS:
        return tuple(f"{rule}.{key}" for key in REASONS[rule])
    return tuple(dict.fromkeys((*programme.rules, *REASONS)))


def _command(place: str, scenario: Scenario, step: Step) -> Command:
    """Return the step's command; an intake without facts takes those of the patient."""
    given = step.fields
    if given is None:
        given = (scenario.patient or {}) if step.do == "record_intake" else {}
    return _parsed(place, step.do, given)


def _parsed(place: str, name: str, given: Mapping[str, Any]) -> Command:
    try:
        return parse_command(name, given)
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
