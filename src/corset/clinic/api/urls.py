"""The addresses of the JSON API: with the site's CSRF check, and 401 instead of a redirect."""

from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern

from corset.clinic.api.application import api
from corset.clinic.api.body import View, bounded
from corset.clinic.components.build import HEADER, build

app_name = "api"


def _dated(view: View) -> View:
    """Say with every answer which build it is of, so that an older page can say that it is old."""

    @wraps(view)
    def dated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response[HEADER] = build()
        return response

    return dated


def _open(pattern: URLPattern) -> URLPattern:
    view = login_not_required(_dated(bounded(pattern.callback)))
    setattr(view, "csrf_exempt", False)  # noqa: B010 - ninja's own check knows only its own kinds of sign-in
    pattern.callback = view
    return pattern


urlpatterns = [
    _open(pattern)
    for pattern in api.urls[0]
    if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]
