"""One event, with the state before and after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from corset.care import evolve
from corset.record.models.log import EventRow
from corset.therapy.events import Event
from corset.therapy.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a read model learns from."""

    row: EventRow
    event: Event
    before: State
    after: State

    @property
    def patient(self) -> UUID:
        """Whose log it is."""
        return self.row.stream_id


def steps_of(rows: Iterable[EventRow], before: State) -> Iterator[Step]:
    """Yield the steps of events that come after `before`."""
    for row in rows:
        event = row.read()
        after = evolve(before, event)
        yield Step(row=row, event=event, before=before, after=after)
        before = after


def steps_along(rows: Iterable[EventRow], model: Iterable[Step]) -> list[Step]:
    """Return the steps of events that say the same as those of another patient's steps."""
    return [
        Step(row=row, event=step.event, before=step.before, after=step.after)
        for row, step in zip(rows, model, strict=True)
    ]
