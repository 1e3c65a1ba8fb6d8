"""The tables of identities."""

from corset.people.beside.appointments import Appointment, CalendarAddress
from corset.people.beside.changes import ClinicalNote, IdentityChange, IdentityPart
from corset.people.beside.diagnoses import Diagnosis
from corset.people.beside.merges import PatientMerge
from corset.people.beside.reads import RecordRead
from corset.people.beside.technique import TechniqueNote
from corset.people.clinic import ClinicTimeZone
from corset.people.drafts import FormDraft
from corset.people.inspections import Inspection, InspectionOccasion
from corset.people.invitations import Invitation
from corset.people.lessons import ReadLesson
from corset.people.letters import Failure, Letter
from corset.people.patients import Patient
from corset.people.resets import FactorReset
from corset.people.users import Role, User, accounts_of, predecessors

__all__ = [
    "Appointment",
    "CalendarAddress",
    "ClinicTimeZone",
    "ClinicalNote",
    "Diagnosis",
    "FactorReset",
    "Failure",
    "FormDraft",
    "IdentityChange",
    "IdentityPart",
    "Inspection",
    "InspectionOccasion",
    "Invitation",
    "Letter",
    "Patient",
    "PatientMerge",
    "ReadLesson",
    "RecordRead",
    "Role",
    "TechniqueNote",
    "User",
    "accounts_of",
    "predecessors",
]
