"""A chapter: one part of a therapy's life, closed in itself."""

from dataclasses import dataclass, field

from corset.verify.action_catalogue.action import Action
from corset.verify.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter's actions and clock, how it begins, and what it holds fixed.

    `introduces` are actions that only the beginning needs; `spine` says how many days of a therapy
    its commands can tell apart, `alerts` whether they can tell when an alert is due, `afterwards`
    whether they can still speak of a session that is over, `unnamed` whether they can speak of an
    exercise without naming it, `earlier` whether of a session before the last one, or of none.
    """

    name: str
    explores: str
    holds_fixed: str
    actions: tuple[Action, ...]
    introduces: tuple[Action, ...] = ()
    begins: tuple[str, ...] = ()
    clock: Clock = field(default_factory=Clock)
    spine: int = 0
    alerts: bool = False
    afterwards: bool = True
    unnamed: bool = True
    earlier: bool = False

    @property
    def every(self) -> tuple[Action, ...]:
        """Every action, those of the beginning too."""
        return (*self.introduces, *self.actions)
