"""Commands that a device had kept: by whom they were told, who sent them, and when it happened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from corset.people.models import Patient, User
from corset.record.models import DecisionRow, Delivery
from corset.record.serialisation import codec
from corset.services.therapy.commands.parser import parse_command
from corset.services.therapy.commands.submission import Submitted, submit_to
from corset.services.therapy.commands.telling import Moment, Told, sees, teller, told_at
from corset.therapy.commands import Command

LONGEST_CLOCK = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryAnswer:
    """The answer, and whether it is for the eyes of whoever sent it."""

    submitted: Submitted
    seen: bool


def deliver(
    *,
    sender: User,
    patient_id: UUID | None,
    command: Command,
    key: str,
    told: Told,
    form: int,
    instead_of: str | None = None,
    now: datetime | None = None,
) -> DeliveryAnswer:
    """Decide and write what was told on a device, once for each key (I17).

    `instead_of` is the key under which the same was sent before and was not understood. It is
    decided under that key, so that neither counts beside the other, whichever comes first.
    Nobody named is whoever sends it.
    Raises NotAllowed, NoSuchPatient, PermissionDenied and KeyReused.
    """
    opened, by = teller(told, sender=sender, patient_id=patient_id)
    patient = opened.patient
    at = told_at(told.at)
    if instead_of:
        command, key = _known(patient, instead_of) or command, instead_of

    def delivery(row: DecisionRow, when: Moment) -> None:
        Delivery.objects.create(
            decision=row,
            sent_by_role=sender.actor.role,
            sent_by_id=sender.actor.id,
            form=form,
            told_at=at,
            device_at=told.device[:LONGEST_CLOCK],
            corrected=when.corrected,
        )

    submitted = submit_to(
        patient=patient,
        command=command,
        by=by,
        key=key,
        now=now,
        told_at=at,
        also=delivery,
        opened=opened,
    )
    return DeliveryAnswer(submitted=submitted, seen=sees(sender, by, patient))


def _known(patient: Patient, key: str) -> Command | None:
    """Return the command that was decided under a key."""
    row = DecisionRow.objects.filter(stream_id=patient.id, key=key).first()
    return parse_command(row.command, codec.parse(row.payload)) if row else None
