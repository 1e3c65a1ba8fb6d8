"""What shape the read models have: an upgrade that changes it makes them anew (S3)."""

import hashlib
import logging
from uuid import UUID

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader

from corset.record.log.replay import UNREADABLE
from corset.record.models.log import Stream
from corset.record.models.read_models import ReadModelShape
from corset.record.projections import TABLES, rebuild
from corset.record.projections.storage import NAMED_BY

LOGGER = logging.getLogger(__name__)
MEANING = 1
"""Counted up where a field comes to say something else, though its name and kind stay."""


def shape() -> str:
    """Return what this code's read models look like, as a digest."""
    tables = {*TABLES, *NAMED_BY}
    fields = sorted(
        f"{table.__name__}.{field.name} {field.deconstruct()[1:]}"
        for table in tables
        for field in table._meta.concrete_fields  # noqa: SLF001 - Django's documented interface
    )
    return hashlib.sha256(f"{MEANING} {fields}".encode()).hexdigest()


def bring_up_to_date(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: object) -> None:
    """Make all read models anew after a migration that left them in another shape."""
    del sender
    if using != DEFAULT_DB_ALIAS or not _is_migrated(using):
        return
    found = ReadModelShape.objects.first() or ReadModelShape()
    if found.shape == shape():
        return
    for patient in Stream.objects.values_list("patient", flat=True):
        _rebuild(patient)
    found.shape = shape()
    found.save()


def _is_migrated(using: str) -> bool:
    loader = MigrationLoader(connections[using])
    return set(loader.graph.leaf_nodes("record")) <= set(loader.applied_migrations)


def _rebuild(patient: UUID) -> None:
    """Make one patient's anew; of a log that cannot be read they stay as they are."""
    try:
        rebuild(patient)
    except UNREADABLE:
        LOGGER.exception("The read models of %s could not be made anew", patient)
