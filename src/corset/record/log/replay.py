"""Reading the log: events in order, folded to a state; what was folded once is kept at hand.

Of a log that does not hold, what can still be read is folded: so that a report of pain or of an
emergency can be taken and told of. Such a state says that it is not whole, and is kept nowhere.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from django.db import DatabaseError, OperationalError
from django.db.models import QuerySet

from corset.care import evolve, fold
from corset.record.errors import UnknownEvent
from corset.record.models.log import ROWS, EventRow, Stream
from corset.therapy.state import State


@dataclass(frozen=True, slots=True)
class Loaded:
    """A state and the place in the log that it belongs to."""

    state: State
    version: int = 0
    head: str = ""
    whole: bool = True
    """Whether it was folded from every event up to the head; nothing is opened by another one."""


EMPTY = Loaded(State())


class Folded:
    """The latest folded states of this process; a copy that the log left behind is useless."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._states: OrderedDict[UUID, Loaded] = OrderedDict()
        self._checked: set[UUID] = set()
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
                self._checked.discard(self._states.popitem(last=False)[0])

    def mark_checked(self, patient: UUID) -> None:
        """Remember that the log holds from which this process folded the state that it keeps."""
        with self._lock:
            if patient in self._states:
                self._checked.add(patient)

    def is_checked(self, patient: UUID) -> bool:
        """Whether the log was found to hold since this process read it from its beginning."""
        with self._lock:
            return patient in self._checked

    def forget(self, patient: UUID) -> None:
        """Forget one patient: the next reading begins at the beginning."""
        with self._lock:
            self._states.pop(patient, None)
            self._checked.discard(patient)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._states.clear()
            self._checked.clear()


FOLDED = Folded(size=1000)


def load(patient: UUID) -> Loaded:
    """Return a patient's present state; only events that are new to this process are read."""
    stream = Stream.objects.filter(patient=patient).first()
    if stream is None:
        FOLDED.forget(patient)
        lost = EventRow.objects.filter(stream_id=patient).exists()
        return _salvaged(Stream(patient=patient)) if lost else EMPTY
    known = FOLDED.get(patient)
    if known.version > stream.version:  # another thread wrote meanwhile: this place is behind
        stream = Stream.objects.get(patient=patient)
    loaded = fold_on(known, stream)
    if loaded is None:
        FOLDED.forget(patient)
        loaded = fold_on(EMPTY, stream)
    if loaded is None:
        return _salvaged(stream)
    if loaded is not known:
        FOLDED.keep(patient, loaded)
    return loaded


def fold_on(known: Loaded, stream: Stream) -> Loaded | None:
    """Fold what came after `known`; None where the log does not lead from there to its head.

    The rows are read and their links compared; their digests are not computed.
    """
    if (known.version, known.head) == (stream.version, stream.head):
        return known
    rows = LogRows(event_rows(stream.patient, after=known.version, to=stream.version))
    try:
        state = fold((row.read() for row in rows), state=known.state)
    except OperationalError:  # a database that is busy says nothing of what stands in it
        raise
    except UNREADABLE:
        return None
    first, last = rows.first, rows.last
    start = first.previous if first else ""
    ends = (last.seq, last.digest) if last else (0, "")
    if start != known.head or ends != (stream.version, stream.head):
        return None
    return Loaded(state, stream.version, stream.head)


class LogRows:
    """Rows that are read in pieces, and the first and the last of those that passed."""

    def __init__(self, rows: QuerySet[EventRow]) -> None:
        self._rows = rows
        self.first: EventRow | None = None
        self.last: EventRow | None = None

    def __iter__(self) -> Iterator[EventRow]:
        for row in self._rows.iterator(ROWS):
            self.first = self.first or row
            self.last = row
            yield row


UNREADABLE = (UnknownEvent, ValueError, LookupError, TypeError, AttributeError, DatabaseError)
"""What reading a row raises whose content is no longer what was written."""


def _salvaged(stream: Stream) -> Loaded:
    """Fold what can be read, at the place where the log says that it stands."""
    state = _readable(_rows_one_by_one(stream.patient))
    return Loaded(state, stream.version, stream.head, whole=False)


def _readable(rows: Iterable[EventRow]) -> State:
    state = State()
    for row in rows:
        with suppress(*UNREADABLE):
            state = evolve(state, row.read())
    return state


def _rows_one_by_one(patient: UUID) -> Iterator[EventRow]:
    """Yield each event that the database can read; a page of it may be damaged."""
    with suppress(DatabaseError):
        yield from list(event_rows(patient))
        return
    for seq in event_rows(patient).values_list("seq", flat=True):
        with suppress(DatabaseError):
            yield event_rows(patient).get(seq=seq)


def event_rows(patient: UUID, *, after: int = 0, to: int | None = None) -> QuerySet[EventRow]:
    """Return the events of a patient with `after` < seq <= `to`, in order."""
    rows = EventRow.objects.filter(stream_id=patient, seq__gt=after).order_by("seq")
    return rows if to is None else rows.filter(seq__lte=to)


def state_at(patient: UUID, at: datetime) -> Loaded:
    """Return the state as it was at a time, from what had happened by then."""
    rows = list(event_rows(patient).filter(at__lte=at))
    if not rows:
        return EMPTY
    last = rows[-1]
    try:
        return Loaded(fold([row.read() for row in rows]), last.seq, last.digest)
    except UNREADABLE:
        return Loaded(_readable(rows), last.seq, last.digest, whole=False)
