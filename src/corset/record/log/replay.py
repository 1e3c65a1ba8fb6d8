"""Reading the log: events in order, folded to a state; what was folded once is kept at hand."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db.models import QuerySet

from corset.care import fold
from corset.record.models.log import EventRow, Stream
from corset.therapy.state import State


@dataclass(frozen=True, slots=True)
class Loaded:
    """A state and the place in the log that it belongs to."""

    state: State
    version: int = 0
    head: str = ""


EMPTY = Loaded(State())


class Folded:
    """The latest folded states of this process; a copy that the log left behind is useless."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._states: OrderedDict[UUID, Loaded] = OrderedDict()
        self._lock = Lock()

    def get(self, patient: UUID) -> Loaded:
        """Return what was folded last, or the empty beginning."""
        with self._lock:
            return self._states.get(patient, EMPTY)

    def keep(self, patient: UUID, loaded: Loaded) -> None:
        """Keep a state; the one kept longest makes room."""
        with self._lock:
            self._states[patient] = loaded
            self._states.move_to_end(patient)
            if len(self._states) > self._size:
                self._states.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._states.clear()


FOLDED = Folded(size=1000)


def load(patient: UUID) -> Loaded:
    """Return a patient's present state; only events that are new to this process are read."""
    stream = Stream.objects.filter(patient=patient).first()
    if stream is None:
        return EMPTY
    known = FOLDED.get(patient)
    if (known.version, known.head) == (stream.version, stream.head):
        return known
    loaded = _from(known, stream) or _from(EMPTY, stream) or EMPTY
    FOLDED.keep(patient, loaded)
    return loaded


def _from(known: Loaded, stream: Stream) -> Loaded | None:
    """Fold what came after `known`; None where the log does not continue from there."""
    rows = list(event_rows(stream.patient, after=known.version, to=stream.version))
    if not rows or rows[0].previous != known.head:
        return None
    state = fold([row.read() for row in rows], state=known.state)
    return Loaded(state, rows[-1].seq, rows[-1].digest)


def event_rows(patient: UUID, *, after: int = 0, to: int | None = None) -> QuerySet[EventRow]:
    """Return the events of a patient with `after` < seq <= `to`, in order."""
    rows = EventRow.objects.filter(stream_id=patient, seq__gt=after).order_by("seq")
    return rows if to is None else rows.filter(seq__lte=to)


def state_at(patient: UUID, at: datetime) -> Loaded:
    """Return the state as it was at a time, from what had happened by then."""
    rows = list(event_rows(patient).filter(at__lte=at))
    if not rows:
        return EMPTY
    return Loaded(fold([row.read() for row in rows]), rows[-1].seq, rows[-1].digest)
