"""How many requests came and how long they took, by page and status; never by whom.

Several processes answer one clinic: where `PROMETHEUS_MULTIPROC_DIR` is set before the first of
them starts, each counts into a file there and whoever is asked adds them up.
"""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
COUNT = Counter("corset_requests", "Requests answered", ("page", "method", "status"))
TIME = Histogram("corset_request_seconds", "Time to answer", ("page",), buckets=SECONDS)
METHODS = {"GET", "HEAD", "POST"}


class Requests:
    """Counts what is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and count."""
        began = perf_counter()
        response = self._get_response(request)
        match = request.resolver_match
        page = (match.view_name if match else "") or "none"
        method = request.method if request.method in METHODS else "other"
        COUNT.labels(page, method, f"{response.status_code // 100}xx").inc()
        TIME.labels(page).observe(perf_counter() - began)
        return response
