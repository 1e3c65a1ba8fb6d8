"""The patient's addresses, and the session that a specialist leads on the same pages."""

from django.urls import path

from corset.clinic.patient.answering import views as answering
from corset.clinic.patient.views import check as patient_check
from corset.clinic.patient.views import emergency as patient_emergency
from corset.clinic.patient.views import first_time as patient_first_time
from corset.clinic.patient.views import home as patient_home
from corset.clinic.patient.views import invited as patient_invited
from corset.clinic.patient.views import keeping as patient_keeping
from corset.clinic.patient.views import lessons as patient_lessons
from corset.clinic.patient.views import session as patient_session
from corset.clinic.patient.views import today as patient_today
from corset.clinic.sheets import copies
from corset.clinic.sheets import views as sheets
from corset.clinic.staff import reads

urlpatterns = [
    path("", patient_home.home, name="home"),
    path("offline/", patient_home.offline, name="offline"),
    path("worker.js", patient_home.worker, name="worker"),
    path("manifest.webmanifest", patient_keeping.manifest, name="manifest"),
    path("today/kept.json", patient_keeping.kept, name="kept-day"),
    path("today/", patient_today.today_page, name="today"),
    path("check/", patient_check.check, name="check"),
    path("check/result/", patient_check.result, name="check-result"),
    path("session/", patient_session.session, name="session"),
    path("session/done/", patient_session.done, name="session-done"),
    path("session/answers/", answering.answers, name="session-answers"),
    path("session/answers/<str:exercise>/", answering.answer, name="session-answer"),
    path("tour/", patient_first_time.tour, name="tour"),
    path("simple/", patient_first_time.simple, name="simple"),
    path("learn/", patient_lessons.learn, name="learn"),
    path("sheet.pdf", sheets.own_sheet, name="sheet"),
    path("record.json", copies.own_copy, name="own-copy"),
    path("record.pdf", copies.own_copy_to_read, name="own-copy-to-read"),
    path("reads/", reads.own_reads, name="own-reads"),
    path("emergency/", patient_emergency.emergency, name="emergency"),
    path("invited/<str:token>/", patient_invited.invited, name="invited"),
    path("patients/<uuid:patient_id>/check/", patient_check.check_with, name="check-with"),
    path("patients/<uuid:patient_id>/supervise/", patient_session.supervise, name="supervise"),
]
