"""One event, with the state before and after it."""

from dataclasses import dataclass
from uuid import UUID

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
