"""What the doctor looks at on the machine: settings, files, disk, clock, database."""

import shutil
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from corset.record.models import DecisionRow
from corset.services.doctor.finding import Finding, finding
from corset.services.operations.schema import missing_migrations

OTHERS = stat.S_IRWXG | stat.S_IRWXO
LEAST_FREE = 1_000_000_000
"""Bytes."""
DRIFT = timedelta(seconds=30)
_LOCAL = {"localhost", "127.0.0.1", "[::1]"}


def configuration() -> Iterator[Finding]:
    """Look at what the environment says."""
    reached = set(settings.ALLOWED_HOSTS) - _LOCAL
    if settings.DEBUG:
        yield finding("debug")
    if reached and not settings.HTTPS:
        yield finding("https_off", hosts=", ".join(sorted(reached)))
    if settings.HTTPS and not reached:
        yield finding("no_hosts")
    if not settings.CLINIC_NAME:
        yield finding("no_name", grave=False)
    if not settings.CLINIC_TELEPHONE:
        yield finding("no_telephone")
    if not settings.SECOND_FACTOR:
        yield finding("second_factor_off")


def files() -> Iterator[Finding]:
    """Look who may read what lies in the data folder, and how much room is left."""
    folder = Path(settings.DATA)
    for path in (folder, *sorted(folder.glob("*.sqlite3*")), folder / "secret-key"):
        if path.exists() and path.stat().st_mode & OTHERS:
            yield finding("readable", path=path)
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        yield finding("disk", megabytes=free // 1_000_000)


def database() -> Iterator[Finding]:
    """Look whether the database answers, is of this version, and agrees about the time."""
    try:
        waiting = missing_migrations()
    except DatabaseError as error:
        yield finding("database", why=str(error).strip().splitlines()[0])
        return
    if waiting:
        yield finding("migrations", count=waiting)
        return
    yield from _clock()


def _clock() -> Iterator[Finding]:
    now = timezone.now()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart = abs(cursor.fetchone()[0] - now)
        if apart > DRIFT:
            yield finding("clocks_apart", seconds=round(apart.total_seconds()))
    last = DecisionRow.objects.order_by("-recorded_at").values_list("recorded_at", flat=True)
    if (latest := last.first()) and latest > now + DRIFT:
        yield finding("clock_behind", latest=f"{latest:%Y-%m-%d %H:%M}")
