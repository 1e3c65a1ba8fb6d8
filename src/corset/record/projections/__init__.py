"""Read models follow the log: in the transaction that writes it, or later from its beginning."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction

from corset.record.models.log import ROWS, DecisionRow, EventRow, Stream
from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    DueTurn,
    ExerciseCourse,
    PainCourse,
    PatientCard,
    SessionRow,
)
from corset.record.projections import alerts, checks, courses, sessions, storage, team, turns
from corset.record.projections.card import card_of
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step, steps_of
from corset.therapy.state import State

PARTS = (
    *(team.follow, alerts.follow, sessions.follow),
    *(checks.follow, courses.follow, turns.follow),
)
TABLES = (
    *(AlertRow, CareTeamMember, CheckRow, DueTurn),
    *(ExerciseCourse, PainCourse, PatientCard, SessionRow),
)


class Place(NamedTuple):
    """Up to which event a state was folded, and that event's digest."""

    version: int
    head: str


def follow(*, row: DecisionRow, events: Iterable[EventRow], before: State) -> State:
    """Carry the events of a decision into the read models; return the state after them."""
    steps = list(steps_of(events, before))
    rows = storage.rows_for(row.stream_id, steps)
    state = _follow(steps, rows, before)
    storage.write(rows)
    if row.to_version != row.from_version:
        card_of(row.stream_id, state, row.to_version).save()
    return state


def begin(*, stream: Stream, steps: Iterable[Step]) -> None:
    """Write the read models of a log that is new, of all its steps at once."""
    rows = Rows(patient=stream.patient)
    state = _follow(steps, rows, State())
    storage.write(rows)
    if stream.version:
        card_of(stream.patient, state, stream.version).save(force_insert=True)


def projected(patient: UUID, *, using: str = DEFAULT_DB_ALIAS) -> tuple[Rows, State, Place]:
    """Return what the read models of a patient are by the log, the state, and its place there."""
    rows = Rows(patient=patient)
    events = EventRow.objects.using(using).filter(stream_id=patient).order_by("seq")
    said = (*storage.fields_of(EventRow), "decision__outcome")
    events = events.select_related("decision").only(*said)
    read = steps_of(events.iterator(ROWS), State())
    last: EventRow | None = None

    def steps() -> Iterator[Step]:
        nonlocal last
        for step in read:
            last = step.row
            yield step

    state = _follow(steps(), rows, State())
    return rows, state, Place(last.seq, last.digest) if last else Place(0, "")


def rebuild(patient: UUID) -> None:
    """Make the read models of a patient anew from the log."""
    with transaction.atomic():
        Stream.objects.filter(patient=patient).update(patient=patient)  # queue behind writers
        for table in TABLES:
            table.objects.filter(patient=patient).delete()
        rows, state, _place = projected(patient)
        storage.write(rows)
        version = Stream.objects.filter(patient=patient).values_list("version", flat=True).first()
        if version:
            card_of(patient, state, version).save()


def _follow(steps: Iterable[Step], rows: Rows, state: State) -> State:
    """Carry steps into rows; return the state after the last one."""
    for step in steps:
        for part in PARTS:
            part(step, rows)
        state = step.after
    return state
