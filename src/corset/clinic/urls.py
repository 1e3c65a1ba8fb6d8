"""The addresses of the clinic."""

from django.urls import include, path

from corset.clinic.views.styleguide import styleguide

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("styleguide", styleguide, name="styleguide"),
]
