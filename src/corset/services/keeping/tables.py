"""All tables as plain text and back, whatever kind of database they stand in.

A table is a part: a line of JSON a row, in the order of its key. Microseconds, ids and digests come
back as they were.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models

BATCH = 500
NOT_KEPT = frozenset({"sessions.session", "django_tasks_db.dbtaskresult"})
"""Who is signed in and which jobs wait: both are made anew."""
MADE_BY_MIGRATING = frozenset(
    {"contenttypes.contenttype", "auth.permission", "record.readmodelshape"}
)
"""What is there in an empty clinic already; the kept ones take their place."""


def kept_tables() -> dict[str, type[models.Model]]:
    """Return every table that is kept, by its name."""
    found = apps.get_models(include_auto_created=True)
    named = {model._meta.label_lower: model for model in found if model._meta.managed}  # noqa: SLF001 - Django's documented interface
    return {name: named[name] for name in sorted(named) if name not in NOT_KEPT}


def rows_of(model: type[models.Model], *, using: str) -> Iterator[str]:
    """Yield a table's rows, a line each."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 - as above
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)  # noqa: SLF001 - as above
    for row in rows.iterator(chunk_size=BATCH):
        values = dict(zip(names, row, strict=True))
        yield json.dumps(values, default=_plain, ensure_ascii=False, allow_nan=False) + "\n"


def put_rows(model: type[models.Model], lines: Iterable[str], *, using: str) -> int:
    """Write rows as they are; return how many. Raises ValueError for what is no row of it."""
    connection, fields = connections[using], model._meta.concrete_fields  # noqa: SLF001 - as above
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)  # noqa: SLF001 - as above
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own
    rows, count = iter(lines), 0
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH)):
            cursor.executemany(statement, [_values(line, fields, connection) for line in batch])
            count += len(batch)
    return count


def empty_tables(using: str) -> None:
    """Remove what migrating has put into tables, so that the kept rows can stand there."""
    for name, model in kept_tables().items():
        if name in MADE_BY_MIGRATING:
            model._base_manager.using(using).all().delete()  # noqa: SLF001 - as above


def filled_tables(using: str) -> list[str]:
    """Return the tables that hold something; in an empty clinic there are none."""
    return [
        name
        for name, model in kept_tables().items()
        if name not in MADE_BY_MIGRATING and model._base_manager.using(using).exists()  # noqa: SLF001 - as above
    ]


def reset_sequences(using: str) -> None:
    """Let new rows be numbered after those that were put in."""
    connection = connections[using]
    statements = connection.ops.sequence_reset_sql(no_style(), list(kept_tables().values()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _values(line: str, fields: Iterable[Any], connection: Any) -> list[Any]:  # noqa: ANN401 - any database
    row = json.loads(line)
    return [
        field.get_db_prep_save(field.to_python(row[field.attname]), connection) for field in fields
    ]


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"{type(value).__name__} cannot be kept as text")
