"""What kind of attention a patient needs of whom, and who stands before whom in a list."""

from datetime import datetime
from enum import StrEnum

from corset.care.queries.stage import Stage
from corset.care.queries.steps import waits_for
from corset.therapy.terms import Role


class InboxGroup(StrEnum):
    """What kind of attention a patient needs of the reader, the most urgent first."""

    ALERT = "alert"
    STEP = "step"
    VISIT = "visit"
    GOING = "going"
    ENDED = "ended"


def group_of(
    *,
    stage: Stage,
    role: Role,
    withdrawn: bool,
    proposed: bool,
    alerts: bool,
    opens: bool,
    damaged: bool = False,
) -> InboxGroup:
    """Return what a patient needs; a specialist is asked for visits alone."""
    waits = waits_for(stage, role)
    if damaged:
        return most_urgent(role)
    if withdrawn:
        return InboxGroup.ENDED
    if role is Role.SPECIALIST:
        return InboxGroup.VISIT if waits else InboxGroup.GOING
    if alerts:
        return InboxGroup.ALERT
    return InboxGroup.STEP if waits or opens or proposed else InboxGroup.GOING


def most_urgent(role: Role) -> InboxGroup:
    return InboxGroup.VISIT if role is Role.SPECIALIST else InboxGroup.ALERT


def order(
    *, overdue: bool, urgent: bool, due: datetime | None, withdrawn: bool, name: str
) -> tuple[object, ...]:
    """Return what puts a patient before others: late alerts, then others, by when they are due."""
    return not overdue, not urgent, due.timestamp() if due else 0.0, withdrawn, name.casefold()
