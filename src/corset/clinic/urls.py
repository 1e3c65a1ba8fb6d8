"""The addresses of the clinic."""

from django.urls import include, path

from corset.clinic.accounts.addresses import addresses
from corset.clinic.accounts.sessions import sessions
from corset.clinic.demonstration.views import next_day
from corset.clinic.gallery import views as exercises
from corset.clinic.gallery.artefacts import artefact
from corset.clinic.styleguide.views import session_specimen, styleguide
from corset.clinic.watching.views import metrics

handler400 = "corset.clinic.gateway.failures.unreadable"
handler403 = "corset.clinic.gateway.failures.forbidden"
handler404 = "corset.clinic.gateway.failures.missing"
handler429 = "corset.clinic.gateway.failures.too_many"
handler500 = "corset.clinic.gateway.failures.failed"

urlpatterns = [
    path("", include("corset.clinic.clinician.urls")),
    path("", include("corset.clinic.staff.urls")),
    path("", include("corset.clinic.patient.urls")),
    path("", include("corset.clinic.calendar.urls")),
    path("", include("corset.clinic.doubles.urls")),
    path("", include("corset.clinic.api.urls")),
    path("accounts/sessions/", sessions, name="usersessions_list"),
    path("accounts/email/", addresses, name="account_email"),
    path("accounts/", include("allauth.urls")),
    path("demonstration/next-day/", next_day, name="next-day"),
    path("exercises", exercises.gallery, name="exercises"),
    path("exercises/<str:name>", exercises.one, name="exercise"),
    path("artefacts/<path:name>", artefact, name="artefact"),
    path("metrics", metrics, name="metrics"),
    path("styleguide", styleguide, name="styleguide"),
    path("styleguide/session", session_specimen, name="styleguide-session"),
]
