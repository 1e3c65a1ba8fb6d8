"""The addresses of the clinic."""

from django.urls import include, path

from corset.clinic.views import exercises
from corset.clinic.views.demonstration import next_day
from corset.clinic.views.styleguide import session_specimen, styleguide

urlpatterns = [
    path("", include("corset.clinic.routes.clinician")),
    path("", include("corset.clinic.routes.patient")),
    path("accounts/", include("allauth.urls")),
    path("demonstration/next-day/", next_day, name="next-day"),
    path("exercises", exercises.gallery, name="exercises"),
    path("exercises/<str:name>", exercises.one, name="exercise"),
    path("styleguide", styleguide, name="styleguide"),
    path("styleguide/session", session_specimen, name="styleguide-session"),
]
