"""One file with all that a clinic needs to go on elsewhere, made while it goes on here."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from corset.record.log.chain import Break
from corset.services.bundle.figures import own_artefacts
from corset.services.integrity.heads import folder, sign_heads
from corset.services.keeping.archive import NewArchive, chunks_of, write
from corset.services.keeping.snapshot import broken_in, heads_of, snapshot
from corset.services.keeping.tables import kept_tables, rows_of

SECRET, HEADS, ARTEFACTS, TABLES = "secret-key", "heads/", "artefacts/", "tables/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What was kept: how many logs and rows, and which logs did not hold when it was made."""

    path: Path
    logs: int
    rows: int
    broken: dict[UUID, Break]
    encrypted: bool


def back_up(path: Path, *, to: str = "") -> Backup:
    """Make a backup, for the public key `to` where it is given.

    Raises InvalidBackup for a key that is none, and UnreadableCopy.
    """
    made: list[Backup] = []

    def fill(packing: NewArchive) -> None:
        made.append(_fill(packing, path, encrypted=bool(to)))

    sign_heads()
    write(path, to=to, fill=fill)
    _last().write_text(timezone.now().isoformat(), encoding="ascii")
    return made[0]


def last_backup() -> datetime | None:
    """Return when the last backup of this clinic was made, as far as its data folder knows."""
    kept = _last()
    return datetime.fromisoformat(kept.read_text(encoding="ascii")) if kept.exists() else None


def _last() -> Path:
    return Path(settings.DATA) / "last-backup"


def _fill(packing: NewArchive, path: Path, *, encrypted: bool) -> Backup:
    with snapshot() as using:
        heads, broken = heads_of(using), broken_in(using)
        rows = {name: _put_table(packing, name, using) for name in kept_tables()}
        manifest = {
            "corset": _version(),
            "made_at": timezone.now().isoformat(),
            "database": connections[using].vendor,
            "migrations": applied(using),
            "heads": {who.hex: asdict(head) for who, head in heads.items()},
            "broken": {who.hex: asdict(found) for who, found in broken.items()},
            "rows": rows,
        }
    for name, file in _files():
        packing.put(name, chunks_of(file))
    packing.close(manifest)
    total = sum(rows.values())
    return Backup(path=path, logs=len(heads), rows=total, broken=broken, encrypted=encrypted)


def _version() -> str:
    try:
        return version("corset")
    except PackageNotFoundError:  # run from its sources
        return "of unknown version"


def applied(using: str) -> list[str]:
    """Return the migrations of a database, in an order of their own."""
    return sorted(
        f"{app}.{name}" for app, name in MigrationRecorder(connections[using]).applied_migrations()
    )


def _put_table(packing: NewArchive, name: str, using: str) -> int:
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in rows_of(kept_tables()[name], using=using):
            count += 1
            yield line.encode()

    packing.put(f"{TABLES}{name}.jsonl", counted())
    return count


def _files() -> Iterable[tuple[str, Path]]:
    """Yield what lies beside the database, with its name in the backup."""
    secret = Path(settings.DATA) / SECRET
    if secret.exists():
        yield SECRET, secret
    for below, where in ((HEADS, folder()), (ARTEFACTS, own_artefacts())):
        for file in sorted(where.rglob("*")) if where.is_dir() else ():
            if file.is_file() and not file.name.startswith("."):
                yield below + file.relative_to(where).as_posix(), file
