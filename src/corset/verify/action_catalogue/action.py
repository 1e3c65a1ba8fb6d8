"""The actions: who can do what. An action makes a command from the state that it is given in."""

from collections.abc import Callable
from dataclasses import dataclass

from corset.therapy.commands import Actor, Command
from corset.therapy.state import State
from corset.therapy.terms import Role

Make = Callable[[State], Command | None]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that someone may do: `make` gives commands of one kind.

    `led` is what a clinic that leads a patient back may use.
    """

    name: str
    by: Actor
    kind: type[Command]
    make: Make
    led: bool

    def __str__(self) -> str:
        who = self.by.role if self.by.id == self.by.role else f"{self.by.role}/{self.by.id}"
        return f"{who}: {self.name}"


def actions(name: str, command: Command, *by: Actor) -> tuple[Action, ...]:
    """Return an action for each who may do it; what staff do may lead back to training."""
    return made(name, type(command), _always(command), *by)


def made(name: str, kind: type[Command], make: Make, *by: Actor) -> tuple[Action, ...]:
    """Return an action for each who may do it, whose command depends on the state."""
    return tuple(Action(name, actor, kind, make, _leads(actor)) for actor in by)


def _always(command: Command) -> Make:
    def make(_: State) -> Command:
        return command

    return make


def _leads(by: Actor) -> bool:
    return by.role in {Role.CLINICIAN, Role.SPECIALIST}
