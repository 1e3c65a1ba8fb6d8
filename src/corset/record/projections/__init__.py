"""Read models follow the log: in the transaction that writes it, or later from its beginning."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from corset.care import evolve
from corset.record.models.log import DecisionRow, EventRow, Stream
from corset.record.models.read_models import (
    AlertRow,
    CareTeamMember,
    CheckRow,
    PatientCard,
    SessionRow,
)
from corset.record.projections import alerts, card, checks, sessions, team
from corset.record.projections.step import Step
from corset.therapy.state import State

PARTS = (team.follow, alerts.follow, sessions.follow, checks.follow)
TABLES = (AlertRow, CareTeamMember, CheckRow, PatientCard, SessionRow)


def follow(*, row: DecisionRow, events: Iterable[EventRow], before: State) -> State:
    """Carry the events of a decision into the read models; return the state after them."""
    state = _steps(events, before)
    if row.to_version != row.from_version:
        card.write(row.stream_id, state, row.to_version)
    return state


def rebuild(patient: UUID) -> None:
    """Make the read models of a patient anew from the log."""
    with transaction.atomic():
        Stream.objects.filter(patient=patient).update(patient=patient)  # queue behind writers
        for table in TABLES:
            table.objects.filter(patient=patient).delete()
        rows = EventRow.objects.filter(stream_id=patient).order_by("seq")
        state = _steps(rows.select_related("decision"), State())
        version = Stream.objects.filter(patient=patient).values_list("version", flat=True).first()
        if version:
            card.write(patient, state, version)


def _steps(events: Iterable[EventRow], before: State) -> State:
    for row in events:
        event = row.read()
        after = evolve(before, event)
        step = Step(row=row, event=event, before=before, after=after)
        for part in PARTS:
            part(step)
        before = after
    return before
