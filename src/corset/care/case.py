"""A case: everything that a command is decided from, and the two ways to answer it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from corset.care.copying import replace
from corset.therapy.commands import Actor
from corset.therapy.content.parameters import Parameters
from corset.therapy.decision import Decision, Finding
from corset.therapy.events import Event
from corset.therapy.programme import Exercise, Programme
from corset.therapy.reason import Fact, Reason
from corset.therapy.state import State
from corset.therapy.terms import Outcome

Part = tuple[list[Event], list[Reason]]
"""A part of an answer: what happened, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One patient, one moment, one actor, one programme.

    `now` is when it happens; `known` when the clinic can know of it, which is later where a device
    had kept it.
    """

    state: State
    by: Actor
    now: datetime
    known: datetime
    programme: Programme

    @property
    def parameters(self) -> Parameters:
        """The clinical numbers."""
        return self.programme.parameters

    def exercise(self, exercise: str) -> Exercise:
        """Return an exercise of the programme. Raises KeyError."""
        return self.programme.exercises[exercise]

    def refuse(self, rule: str, key: str, **facts: Fact) -> Decision:
        """Refuse the command for one reason."""
        return refusal([Finding(Outcome.REFUSED, Reason.of(rule, key, **facts))])

    def at(self, state: State) -> "Case":
        """Return the same case in another state."""
        return self if state is self.state else replace(self, state=state)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings from worst to best, in an order that rules cannot influence."""
    return tuple(sorted(set(findings), key=lambda f: (f.outcome, f.reason.order)))


def refusal(findings: Iterable[Finding]) -> Decision:
    """Refuse with all findings; the worst one names the outcome."""
    ordered = worst_first(findings)
    return Decision(
        accepted=False,
        outcome=ordered[0].outcome,
        events=(),
        reasons=tuple(f.reason for f in ordered),
    )


def accept(
    events: Iterable[Event],
    reasons: Iterable[Reason] = (),
    outcome: Outcome = Outcome.CLEAR,
) -> Decision:
    """Accept with what happened and why."""
    return Decision(accepted=True, outcome=outcome, events=tuple(events), reasons=tuple(reasons))
