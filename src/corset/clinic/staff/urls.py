"""The addresses of the administrator."""

from django.urls import path

from corset.clinic.staff import clinic, colleague, erasure, reads, views

urlpatterns = [
    path("staff/", views.team, name="staff"),
    path("staff/invitations/<uuid:invitation_id>/", views.withdraw, name="staff-invitation"),
    path("staff/clinic/", clinic.clinic, name="staff-clinic"),
    path("staff/orphans/", views.orphans, name="staff-orphans"),
    path("staff/patients/<uuid:patient_id>/", erasure.erase, name="staff-patient"),
    path("staff/patients/<uuid:patient_id>/reads/", reads.staff_reads, name="staff-reads"),
    path("staff/<uuid:user_id>/", colleague.colleague_page, name="staff-colleague"),
]
