"""One step as an invariant sees it: what happened in the core, and what the ledger says."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from corset.simulation.driver import Transition
from corset.therapy import events as e
from corset.therapy.commands import Command
from corset.therapy.decision import Release
from corset.therapy.programme import Programme
from corset.verify.oracle.ledger import Ledger, Training

C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Step:
    """A step in core and ledger."""

    transition: Transition
    ledger: Ledger
    released: tuple[Release, ...]
    programme: Programme

    @property
    def new(self) -> tuple[e.Event, ...]:
        """The events of this step."""
        return self.transition.decision.events

    @cached_property
    def handed(self) -> dict[str, tuple[int, float]]:
        """What the patient holds after this step: repetitions and hold by exercise."""
        opened = [event.items for event in self.new if isinstance(event, e.SessionStarted)]
        handed = (*chain.from_iterable(opened), *self.released)
        return {x.exercise: (x.repetitions, x.hold_s) for x in handed}

    @property
    def session(self) -> Training:
        """The session, where something was handed out."""
        assert self.ledger.session is not None
        return self.ledger.session

    def asked(self, kind: type[C]) -> C | None:
        """Return the command of this step where it is of such a kind."""
        command = self.transition.command
        return command if isinstance(command, kind) else None

    def given(self, kind: type[C]) -> C | None:
        """Return the command of this step where it is of such a kind, and accepted."""
        return self.asked(kind) if self.transition.decision.accepted else None
