"""Triggers that refuse to change, replace or remove what was written, whoever asks.

On SQLite, INSERT OR REPLACE removes the row before it without asking the triggers of a DELETE;
there a further trigger refuses whatever has the key of a row that is there.

A later migration that rebuilds a sealed table on SQLite must call `seal` again; a test sees to it.
"""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

SEALED = ("record_decisionrow", "record_eventrow")
DELIVERIES = ("record_delivery",)
"""Sealed later than the log, in a migration of their own."""
ALL = (*SEALED, *DELIVERIES)
ACTIONS = ("UPDATE", "DELETE")
_KEYS = {
    "record_decisionrow": (("id",), ("stream_id", "number"), ("stream_id", "key")),
    "record_eventrow": (("id",), ("stream_id", "seq")),
    "record_delivery": (("id",), ("decision_id",)),
}
"""The columns by which a row of each table is known: one that has them is never replaced."""
MESSAGE = "the log is append-only"

_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
"""
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
_SQLITE_INSERT = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE TRIGGER {name} BEFORE {action} ON {table}
FOR EACH {level} EXECUTE FUNCTION record_refuse()
"""


def seal(connection: BaseDatabaseWrapper, tables: Iterable[str] = SEALED) -> None:
    """Refuse changes to these tables from now on."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgresql:
            cursor.execute(_POSTGRESQL_FUNCTION)
        for name, table, action in _triggers(tables, postgresql=postgresql):
            level = "STATEMENT" if action == "TRUNCATE" else "ROW"
            text = _POSTGRESQL if postgresql else _SQLITE
            if action == "INSERT":
                text = _SQLITE_INSERT
            parts = {"name": name, "table": table, "action": action, "same": _same(table)}
            cursor.execute(text.format(**parts, level=level, message=MESSAGE))


def unseal(connection: BaseDatabaseWrapper, tables: Iterable[str] = SEALED) -> None:
    """Take the triggers away: for migrations backwards, and for tests that tamper."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, table, _ in _triggers(tables, postgresql=postgresql):
            on = f" ON {table}" if postgresql else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _triggers(tables: Iterable[str], *, postgresql: bool) -> list[tuple[str, str, str]]:
    actions = (*ACTIONS, "TRUNCATE" if postgresql else "INSERT")
    return [
        (f"{table}_no_{action.lower()}", table, action) for table in tables for action in actions
    ]


def _same(table: str) -> str:
    """Return the condition under which a new row has a key of one that is there."""
    keys = (" AND ".join(f"{name} = NEW.{name}" for name in key) for key in _KEYS[table])
    return " OR ".join(f"({key})" for key in keys)
