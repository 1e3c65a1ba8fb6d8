"""The addresses of those who treat."""

from django.urls import include, path

from corset.clinic.clinician.pages import drafts as clinician_drafts
from corset.clinic.clinician.views import correction as clinician_correct
from corset.clinic.clinician.views import decisions as clinician_decisions
from corset.clinic.clinician.views import enrolment as clinician_enrolment
from corset.clinic.clinician.views import inspection as clinician_inspection
from corset.clinic.clinician.views import load as clinician_load
from corset.clinic.clinician.views import patient as clinician_patient
from corset.clinic.clinician.views import patients as clinician_list
from corset.clinic.clinician.views import prescription as clinician_plan
from corset.clinic.clinician.views import team as clinician_team
from corset.clinic.clinician.views import technique as clinician_technique
from corset.clinic.clinician.views import visit as clinician_visit
from corset.clinic.clinician.views.person import appointments as clinician_appointments
from corset.clinic.clinician.views.person import diagnoses as clinician_diagnoses
from corset.clinic.clinician.views.person import identity as clinician_identity
from corset.clinic.sheets import copies
from corset.clinic.sheets import views as sheets

one_patient = [
    path("", clinician_patient.Patient.as_view(), name="patient"),
    path("log/", clinician_patient.Log.as_view(), name="patient-log"),
    path("intake/", clinician_enrolment.Intake.as_view(), name="patient-intake"),
    path("inspection/", clinician_inspection.Inspection.as_view(), name="patient-inspection"),
    path("diagnoses/", clinician_diagnoses.DiagnosisList.as_view(), name="patient-diagnoses"),
    path("identity/", clinician_identity.Identity.as_view(), name="patient-identity"),
    path("notes/", clinician_identity.ClinicalNotes.as_view(), name="patient-notes"),
    path("draft/", clinician_drafts.Draft.as_view(), name="patient-draft"),
    path("screening/", clinician_enrolment.Screening.as_view(), name="patient-screening"),
    path("prescribe/", clinician_plan.Prescribe.as_view(), name="patient-prescribe"),
    path("load/<str:exercise>/", clinician_load.Load.as_view(), name="patient-load"),
    path("load/<str:exercise>/part/", clinician_load.LoadPart.as_view(), name="patient-load-part"),
    path(
        "technique/<str:exercise>/",
        clinician_technique.Technique.as_view(),
        name="patient-technique",
    ),
    path(
        "technique/<str:exercise>/part/",
        clinician_technique.TechniquePart.as_view(),
        name="patient-technique-part",
    ),
    path("propose/", clinician_plan.ProposeAgain.as_view(), name="patient-propose"),
    path("correct/", clinician_correct.Correct.as_view(), name="patient-correct"),
    path(
        "appointments/",
        clinician_appointments.Appointments.as_view(),
        name="patient-appointments",
    ),
    path("visit/", clinician_visit.Visit.as_view(), name="patient-visit"),
    path("invite/", clinician_visit.Invite.as_view(), name="patient-invite"),
    path("sheet.pdf", sheets.sheet_of, name="patient-sheet"),
    path("record.json", copies.copy_for_staff, name="patient-copy"),
    path("record.pdf", copies.copy_to_read, name="patient-copy-to-read"),
    path("explain/", clinician_visit.Explain.as_view(), name="patient-explain"),
    path("acknowledge/", clinician_decisions.Acknowledge.as_view(), name="patient-acknowledge"),
    path("clear/", clinician_decisions.Clear.as_view(), name="patient-clear"),
    path("sign-off/", clinician_decisions.SignOff.as_view(), name="patient-sign-off"),
    path(
        "whole-spine/",
        clinician_decisions.OpenWholeSpine.as_view(),
        name="patient-open-whole-spine",
    ),
    path("phase/", clinician_decisions.SetPhase.as_view(), name="patient-set-phase"),
    path("end/", clinician_decisions.Withdraw.as_view(), name="patient-end"),
    path("enrol/", clinician_decisions.Enrol.as_view(), name="patient-enrol"),
    path("share/", clinician_team.ShareCare.as_view(), name="patient-share"),
]

urlpatterns = [
    path("patients/", clinician_list.patients, name="patients"),
    path("visits/", clinician_appointments.visits, name="visits"),
    path("patients/rail/", clinician_list.rail, name="patients-rail"),
    path("patients/new/", clinician_enrolment.new_patient, name="patient-new"),
    path("patients/<uuid:patient_id>/", include(one_patient)),
]
