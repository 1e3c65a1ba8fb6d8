"""Building the read models anew from the log."""

from collections.abc import Sequence

from corset.people.models import Patient
from corset.record.projections import rebuild
from corset.services.people.access import OPERATOR, open_patient


def rebuild_read_models(patient_ids: Sequence[str] = ()) -> int:
    """Rebuild what pages read, of these patients or of all; return of how many.

    Raises NoSuchPatient.
    """
    known = [open_patient(OPERATOR, patient_id) for patient_id in patient_ids]
    patients = known or list(Patient.objects.all())
    for patient in patients:
        rebuild(patient.id)
    return len(patients)
