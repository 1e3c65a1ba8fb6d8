"""Gives commands to a target, one after the other, on a clock of its own, and keeps what came."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from corset.care import decide, fold, released
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision, Release
from corset.therapy.programme import Programme
from corset.therapy.state import State

MONDAY = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


class Refused(RuntimeError):
    """A command that a simulation relies on was refused; `decision` has the reasons."""

    def __init__(self, command: Command, now: datetime, decision: Decision) -> None:
        self.command, self.decision = command, decision
        rules = ", ".join(dict.fromkeys(reason.rule for reason in decision.reasons))
        super().__init__(f"{command} at {now:%Y-%m-%d %H:%M} is refused by {rules}")


@dataclass(frozen=True, slots=True)
class Transition:
    """One command, where it was given, and what came of it; no command is time passing."""

    before: State
    command: Command | None
    by: Actor
    now: datetime
    decision: Decision
    after: State


class Target(Protocol):
    """Where commands go: it decides them, and says which state they have led to."""

    @property
    def programme(self) -> Programme:
        """The programme that decides."""
        ...

    @property
    def state(self) -> State:
        """The state after everything that was accepted."""
        ...

    def submit(self, *, command: Command, by: Actor, now: datetime) -> Decision:
        """Decide a command; a refusal is an answer."""
        ...


@dataclass
class Core:
    """The pure core as a target: nothing is stored."""

    programme: Programme
    state: State = field(default_factory=State)

    def submit(self, *, command: Command, by: Actor, now: datetime) -> Decision:
        """Decide a command and fold its events."""
        decision = decide(
            state=self.state, command=command, by=by, now=now, programme=self.programme
        )
        self.state = fold(decision.events, self.state)
        return decision


@dataclass
class Driver:
    """One patient's therapy as it goes on; `step` passes with each command."""

    target: Target
    now: datetime = MONDAY
    step: timedelta = timedelta(minutes=1)
    history: list[Transition] = field(default_factory=list[Transition])

    @property
    def programme(self) -> Programme:
        """The programme that decides."""
        return self.target.programme

    @property
    def state(self) -> State:
        """The state now."""
        return self.target.state

    def give(self, command: Command, by: Actor) -> Decision:
        """Give a command now, and return its decision."""
        before, now = self.state, self.now
        decision = self.target.submit(command=command, by=by, now=now)
        self.history.append(Transition(before, command, by, now, decision, self.state))
        self.now += self.step
        return decision

    def accept(self, command: Command, by: Actor) -> Decision:
        """Give a command that has to be accepted. Raises Refused."""
        now, decision = self.now, self.give(command, by)
        if not decision.accepted:
            raise Refused(command, now, decision)
        return decision

    def released(self) -> tuple[Release, ...]:
        """Return what is handed out now."""
        return released(state=self.state, now=self.now, programme=self.programme)

    def doses(self) -> dict[str, int]:
        """Return the repetitions handed out now, by exercise."""
        return {release.exercise: release.repetitions for release in self.released()}

    def wait(self, span: timedelta) -> None:
        """Let time pass."""
        self.now += span

    def next_day(self, days: int = 1, at: time = time(8)) -> None:
        """Go on to an hour of a later day."""
        day = self.now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        self.now = day + timedelta(days=days)
