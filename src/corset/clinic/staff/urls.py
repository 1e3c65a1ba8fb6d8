"""The addresses of the administrator."""

from django.urls import path

from corset.clinic.staff import views

urlpatterns = [path("staff/", views.team, name="staff")]
