"""From a patient to a PDF."""

from datetime import datetime
from uuid import UUID

from corset.people.models import User
from corset.services.sheets.contents import sheet
from corset.services.sheets.typesetting import Paper, typeset
from corset.therapy.commands import Actor


def sheet_pdf(
    *,
    by: User | Actor,
    patient_id: UUID | str,
    paper: Paper = Paper.A4,
    now: datetime | None = None,
) -> bytes:
    """Return a patient's sheet. Raises NotAllowed, NoSuchPatient and NothingToPrint."""
    return typeset(sheet(by=by, patient_id=patient_id, now=now), paper=paper)
