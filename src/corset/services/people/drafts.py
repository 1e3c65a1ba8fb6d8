"""Drafts: what was typed survives a reload, a closed browser and a signature of somebody else."""

from datetime import datetime
from uuid import UUID

from corset.people.models import FormDraft, Patient, User
from corset.services.clock.present import present
from corset.services.people.access import open_patient

LONGEST_ADDRESS = 200
MOST = 100_000
"""How many characters a draft holds at most."""


def save_draft(
    *, by: User, patient_id: UUID | str, page: str, sent: str, now: datetime | None = None
) -> bool:
    """Keep what was typed in place of what was kept before; return whether it fits.

    Raises NotAllowed and NoSuchPatient.
    """
    patient = open_patient(by, patient_id)
    if len(sent) > MOST or len(page) > LONGEST_ADDRESS:
        return False
    kept = {"sent": sent, "saved_at": present(now)}
    FormDraft.objects.update_or_create(user=by, patient=patient, page=page, defaults=kept)
    return True


def find_draft(*, by: User, patient: Patient, page: str) -> FormDraft | None:
    """Return what somebody typed into a page and did not send, if anything."""
    return FormDraft.objects.filter(user=by, patient=patient, page=page).first()


def forget_draft(*, by: User, patient_id: UUID | str, page: str) -> None:
    """Forget it: it was recorded, or is not wanted."""
    FormDraft.objects.filter(user=by, patient=patient_id, page=page).delete()
