"""The diagnoses of one patient: written and taken back by clinicians, beside the log."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from corset.people.models import Diagnosis, Patient, User
from corset.services.clock.present import present
from corset.services.diagnoses.codes import MOST_FOUND, DiagnosisCode, codes, found
from corset.services.people.access import open_patient, require
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisView:
    """A diagnosis as it is read; `at` is by the patient's clock."""

    id: int
    code: str
    name: str
    by: str
    at: datetime
    holds: bool
    """Whether nobody has taken it back."""

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


def diagnoses_of(patient: Patient, *, all_of_them: bool = False) -> tuple[DiagnosisView, ...]:
    """Return those that hold of a patient who was opened for whoever asks, or all ever written."""
    rows = Diagnosis.objects.filter(patient=patient).select_related("written_by")
    return tuple(
        DiagnosisView(
            id=row.id,
            code=row.code,
            name=row.name,
            by=str(row.written_by or ""),
            at=patient.local(row.written_at),
            holds=row.taken_back_at is None,
        )
        for row in (rows if all_of_them else rows.filter(taken_back_at=None))
    )


def diagnoses(*, by: User, patient_id: UUID | str) -> tuple[DiagnosisView, ...]:
    """Return all that were ever written. Raises NotAllowed and NoSuchPatient."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to=_("see diagnoses"))
    return diagnoses_of(open_patient(by, patient_id), all_of_them=True)


def meant(words: str) -> DiagnosisCode:
    """Return the code that somebody means. Raises ValidationError, which says what it may be."""
    hits = found(words)
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise ValidationError(_("No diagnosis of the spine is called so in ICD-10."))
    raise ValidationError(_("This can be several diagnoses. Choose one."), code="several")


def offered(words: str) -> tuple[DiagnosisCode, ...]:
    """Return some of what words can mean, where they mean more than one."""
    hits = found(words)
    return hits[:MOST_FOUND] if len(hits) > 1 else ()


def write_diagnosis(
    *, by: User, patient_id: UUID | str, code: str, now: datetime | None = None
) -> None:
    """Write a diagnosis; one that holds already stays as it is.

    Raises NotAllowed, NoSuchPatient, and ValidationError for a code that is not offered.
    """
    require(by, Role.CLINICIAN, to=_("write a diagnosis"))
    patient, known = open_patient(by, patient_id), codes().get(code)
    if known is None:
        raise ValidationError(_("No diagnosis of the spine is called so in ICD-10."))
    said = {"name": known.name, "written_by": by, "written_at": present(now)}
    _row, made = Diagnosis.objects.get_or_create(
        patient=patient, code=known.code, taken_back_at=None, defaults=said
    )
    if made:
        patient.revise()


def take_back_diagnosis(
    *, by: User, patient_id: UUID | str, diagnosis: int, now: datetime | None = None
) -> None:
    """Say that a diagnosis holds no more; a second time changes nothing.

    Raises NotAllowed, NoSuchPatient and Http404.
    """
    require(by, Role.CLINICIAN, to=_("take a diagnosis back"))
    patient = open_patient(by, patient_id)
    rows = Diagnosis.objects.filter(patient=patient, id=diagnosis)
    if not rows.exists():
        raise Http404(f"There is no diagnosis {diagnosis}.")
    if rows.filter(taken_back_at=None).update(taken_back_by=by, taken_back_at=present(now)):
        patient.revise()
