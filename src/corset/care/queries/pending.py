"""Which decisions those who treat still have to make about a patient, the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from corset.care.queries.stage import undecided, whole_spine_due
from corset.therapy.programme import Programme
from corset.therapy.state import Alert, State
from corset.therapy.terms import Role


class PendingKind(StrEnum):
    """What is to be decided."""

    ALERT = "alert"
    """An alert that nobody has acknowledged."""
    CLEARANCE = "clearance"
    """Training stays closed, although its alert was acknowledged."""
    CORRECTION = "correction"
    """An exercise of the plan stays barred, although its alert was acknowledged."""
    REVIEW = "review"
    """A fact changed since the plan was signed: doses are held until one is signed anew (R9)."""
    WHOLE_SPINE = "whole_spine"
    """The whole-spine stage can be opened."""
    WIDER_PLAN = "wider_plan"
    """The whole-spine stage is open, and no plan for it is signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A decision that still has to be made; `alert` and `exercise` say about what."""

    kind: PendingKind
    alert: Alert | None = None
    exercise: str | None = None

    @property
    def clears(self) -> bool:
        """Whether it is answered by clearing the patient, and not by a correction."""
        if self.alert is None:
            return self.kind is PendingKind.CLEARANCE
        return self.alert.kind.closes_training


def pending(
    *, state: State, now: datetime, programme: Programme, role: Role
) -> tuple[Pending, ...]:
    """Return what is to be decided; the later stages of a therapy are the clinician's alone."""
    found = [*_alerts(state), *_clearance(state), *_corrections(state)]
    if role is Role.CLINICIAN:
        found += _review(state)
        found += _whole_spine(state, now, programme)
    return tuple(found)


def _alerts(state: State) -> Iterator[Pending]:
    for alert in sorted(state.alerts, key=lambda alert: alert.due):
        yield Pending(kind=PendingKind.ALERT, alert=alert, exercise=alert.exercise)


def _clearance(state: State) -> Iterator[Pending]:
    """An alert that was only acknowledged opens nothing."""
    closed = state.emergency or state.suspended
    if closed and not any(alert.kind.closes_training for alert in state.alerts):
        yield Pending(kind=PendingKind.CLEARANCE)


def _corrections(state: State) -> Iterator[Pending]:
    told = {alert.exercise for alert in state.alerts}
    for exercise in undecided(state):
        if exercise not in told:
            yield Pending(kind=PendingKind.CORRECTION, exercise=exercise)


def _review(state: State) -> Iterator[Pending]:
    if state.held and not state.withdrawn:
        yield Pending(kind=PendingKind.REVIEW)


def _whole_spine(state: State, now: datetime, programme: Programme) -> Iterator[Pending]:
    if whole_spine_due(state=state, now=now):
        yield Pending(kind=PendingKind.WHOLE_SPINE)
    elif state.whole_spine and _narrow(state, programme):
        yield Pending(kind=PendingKind.WIDER_PLAN)


def _narrow(state: State, programme: Programme) -> bool:
    """Whether a plan is signed, and all of it trains the damaged region."""
    regions, known = state.intake.regions or (), programme.exercises
    items = state.plan.items if state.plan else ()
    return bool(items) and {known[item.exercise].region for item in items} <= {*regions}
