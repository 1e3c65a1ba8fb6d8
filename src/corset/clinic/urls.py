"""The addresses of the clinic."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
