"""The addresses of those who were taken in twice."""

from django.urls import path

from corset.clinic.doubles import views

urlpatterns = [
    path("doubles/", views.doubles, name="doubles"),
    path("doubles/<uuid:kept>/<uuid:left>/", views.merge, name="doubles-merge"),
]
