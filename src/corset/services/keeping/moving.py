"""Moving a clinic from one kind of database to another, with proof that all of it arrived."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, transaction

from corset.record.log.chain import Break
from corset.services.keeping.restoring import NotEmptyClinic, put_tables
from corset.services.keeping.snapshot import broken_in, database, heads_of, snapshot
from corset.services.keeping.tables import filled_tables, kept_tables, rows_of

_THERE = "corset-moving-to"


class InvalidMove(Exception):
    """The clinic did not arrive as it was; nothing was kept there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What stands at the new place, and which logs were broken before already."""

    logs: int
    rows: int
    broken: Mapping[UUID, Break]


def move(to: Mapping[str, Any]) -> Moved:
    """Copy everything into another, empty database, described as Django's settings describe one.

    The clinic must stand still: where it went on meanwhile, nothing is kept there. Raises
    NotEmptyClinic and InvalidMove.
    """
    with database(to, _THERE) as there:
        call_command("migrate", verbosity=0, database=there)
        if filled := filled_tables(there):
            found = ", ".join(filled[:3])
            raise NotEmptyClinic(f"That database is not empty ({found}); allowed: a new one.")
        with transaction.atomic(using=there):
            with snapshot() as here:
                tables = kept_tables().items()
                lines = ((name, rows_of(model, using=here)) for name, model in tables)
                rows = put_tables(lines, using=there)
                heads, broken = heads_of(here), broken_in(here)
            if heads_of(there) != heads or broken_in(there) != broken:
                raise InvalidMove("The logs did not arrive as they were; nothing was moved.")
            _refuse_what_went_on(heads)
    return Moved(logs=len(heads), rows=sum(rows.values()), broken=broken)


def _refuse_what_went_on(heads: Mapping[UUID, Any]) -> None:
    if heads_of(DEFAULT_DB_ALIAS) != heads:
        raise InvalidMove(
            "The clinic went on while it was moved, so nothing was moved; allowed: stop it first."
        )
