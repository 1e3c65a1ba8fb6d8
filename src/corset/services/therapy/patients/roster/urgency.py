"""What kind of attention a patient needs of whom, and who stands before whom in a list."""

from datetime import date, datetime
from enum import StrEnum

from corset.care.queries.stage import Stage
from corset.care.queries.steps import waits_for
from corset.therapy.terms import Phase, Role


class InboxGroup(StrEnum):
    """What kind of attention a patient needs of the reader, the most urgent first."""

    ALERT = "alert"
    STEP = "step"
    TOUCH = "touch"
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
    due: bool,
    damaged: bool = False,
    away: int = 0,
) -> InboxGroup:
    """Return what a patient needs; a specialist is asked for visits alone.

    `alerts`: whether one is open, or its decision is, whoever has acknowledged it. `due`:
    whether time alone, or the course of the pain, asks for a look.
    """
    waits = waits_for(stage, role)
    if damaged:
        return most_urgent(role)
    if withdrawn:
        return InboxGroup.ENDED
    if role is Role.SPECIALIST:
        return InboxGroup.VISIT if waits else InboxGroup.GOING
    if alerts:
        return InboxGroup.ALERT
    if waits or due or proposed:
        return InboxGroup.STEP
    return InboxGroup.TOUCH if away >= AWAY[1] else InboxGroup.GOING


AWAY = (2, 7, 14)
"""After how many days without training somebody is marked; from the second on, called upon."""


def days_away(
    *, stage: Stage, phase: Phase, trained_on: date | None, began: date | None, today: date
) -> int:
    """Return for how many days somebody who trains at home has not; 0 where nothing is due."""
    since = trained_on or began
    at_home = stage in {Stage.HOME, Stage.WHOLE_SPINE} and phase is Phase.REMISSION
    if not at_home or since is None:
        return 0
    days = (today - since).days
    return days if days >= AWAY[0] else 0


def most_urgent(role: Role) -> InboxGroup:
    return InboxGroup.VISIT if role is Role.SPECIALIST else InboxGroup.ALERT


def order(
    *, overdue: bool, urgent: bool, due: datetime | None, withdrawn: bool, name: str, away: int = 0
) -> tuple[object, ...]:
    """Return what puts a patient before others: late alerts, then others, by when they are due.

    Of those who have not trained, who has not for longer.
    """
    when = due.timestamp() if due else 0.0
    return not overdue, not urgent, when, withdrawn, -away, name.casefold()
