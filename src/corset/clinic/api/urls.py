"""The addresses of the JSON API: with the site's CSRF check, and 401 instead of a redirect."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern

from corset.clinic.api.application import api
from corset.clinic.api.body import bounded

app_name = "api"


def _open(pattern: URLPattern) -> URLPattern:
    view = login_not_required(bounded(pattern.callback))
    setattr(view, "csrf_exempt", False)  # noqa: B010 - ninja's own check knows only its own kinds of sign-in
    pattern.callback = view
    return pattern


urlpatterns = [
    _open(pattern)
    for pattern in api.urls[0]
    if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]
