"""What must be so before the clinic is served: tables of this version, static files collected.

Any number of processes may prepare one data folder at once; one does the work, the others wait.
"""

import fcntl
import hashlib
import importlib.util
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

COLLECTED = "collected.sha256"
"""The file beside the collected ones that says which they were made of."""
MIGRATING = 0x436F72736574
"""The advisory lock of a PostgreSQL server under which a clinic's tables are made: “Corset”."""


def prepare() -> None:
    """Bring database and static files to this version, where they are not yet."""
    from django.conf import settings  # noqa: PLC0415 - after set_up

    with _alone(settings.DATA / "preparing.lock"):
        _migrate()
        _collect(Path(settings.STATIC_ROOT))


@contextmanager
def _alone(lock: Path) -> Generator[None]:
    with lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - after set_up

    from corset.services.operations.schema import missing_migrations  # noqa: PLC0415 - set_up

    if missing_migrations():
        with _alone_on_the_server():
            call_command("migrate", verbosity=0)


@contextmanager
def _alone_on_the_server() -> Generator[None]:
    """Wait for other machines that make the same tables; one file is held by the folder's lock."""
    from django.db import connection  # noqa: PLC0415 - after set_up

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        # Making tables may take longer than any request, and so may waiting for who makes them.
        cursor.execute("SET lock_timeout = 0; SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _collect(to: Path) -> None:
    """Collect, compress and name by content what has changed; what was served before stays."""
    from django.core.management import call_command  # noqa: PLC0415 - after set_up

    made_of, mark = _digest(), to / COLLECTED
    if mark.exists() and mark.read_text(encoding="ascii") == made_of:
        return
    mark.unlink(missing_ok=True)
    print("Collecting the static files of this version, once …", file=sys.stderr, flush=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(made_of, encoding="ascii")


def _digest() -> str:
    """Return what all static files are together, and with what they are compressed."""
    from django.conf import settings  # noqa: PLC0415 - after set_up
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415 - after set_up

    squeezed = importlib.util.find_spec("brotli") is not None
    found = hashlib.sha256(f"{settings.STORAGES['staticfiles']} {squeezed}".encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            prefix = getattr(storage, "prefix", None) or ""
            with storage.open(name) as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            found.update(f"{prefix}/{name} {content}\n".encode())
    return found.hexdigest()
