"""The clinic's figures for Prometheus, for whoever has the token."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from corset.services.operations.backlog import backlog

GAUGES = {
    "jobs_waiting": ("corset_jobs_waiting", "Jobs that wait to be done"),
    "oldest_job_s": ("corset_oldest_job_seconds", "Age of the oldest of them"),
    "letters_waiting": ("corset_letters_waiting", "Letters that have not arrived"),
    "oldest_letter_s": ("corset_oldest_letter_seconds", "Age of the oldest of them"),
    "alerts_open": ("corset_alerts_open", "Alerts that nobody has acknowledged"),
    "alerts_past_due": ("corset_alerts_past_due", "Alerts that were not acknowledged in time"),
}


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Show the figures to whoever brings the token; without one set there is no such page."""
    token = settings.METRICS_TOKEN
    if not token:
        raise Http404("No token is set for the figures: CORSET_METRICS_TOKEN.")
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {token}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = CollectorRegistry()
    registry.register(_Waiting())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
    else:
        registry.register(REGISTRY)
    return HttpResponse(
        generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers=_UNKEPT
    )


_UNKEPT = {"Cache-Control": "no-store"}


class _Waiting(Collector):
    """What waits, read from the database when somebody asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        now = backlog()
        for field, (name, words) in GAUGES.items():
            yield GaugeMetricFamily(name, words, value=getattr(now, field))
