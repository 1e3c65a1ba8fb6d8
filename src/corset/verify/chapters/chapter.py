"""A chapter: one part of a therapy's life, closed in itself."""

from dataclasses import dataclass, field, replace

from corset.therapy.programme import Programme
from corset.verify.action_catalogue.action import Action
from corset.verify.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter's actions and clock, how it begins, and what it holds fixed.

    `introduces` are actions that only the beginning needs; `spine` says how many days of a therapy
    its commands can tell apart, `alerts` whether they can tell when an alert is due, `afterwards`
    whether they can still speak of a session that is over, `unnamed` whether they can speak of an
    exercise without naming it, `earlier` whether of a session before the last one, or of none;
    `pauses` whether days without a session change anything, as they do in one chapter only.
    `depth` says how many steps deep a chapter is explored that is too large for its end.
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
    pauses: bool = False
    depth: int | None = None

    @property
    def every(self) -> tuple[Action, ...]:
        """Every action, those of the beginning too."""
        return (*self.introduces, *self.actions)

    def explored(self, programme: Programme) -> Programme:
        """Return the programme to explore: without pauses none is ever long enough."""
        if self.pauses:
            return programme
        never = replace(programme.parameters, pause_days=NEVER, pause_supervised_days=NEVER)
        return replace(programme, parameters=never)


NEVER = 10**6
"""Days."""
