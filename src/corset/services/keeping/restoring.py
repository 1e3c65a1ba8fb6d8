"""Putting a backup into an empty clinic: all of it as it was, or nothing."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction

from corset.record.log.chain import Break
from corset.record.log.replay import FOLDED
from corset.services.bundle.figures import own_artefacts
from corset.services.integrity.heads import folder
from corset.services.keeping.archive import InvalidBackup, Opened, opened
from corset.services.keeping.backup import ARTEFACTS, HEADS, SECRET, TABLES, applied
from corset.services.keeping.snapshot import broken_in, heads_of, private_folder
from corset.services.keeping.tables import (
    empty_tables,
    filled_tables,
    kept_tables,
    put_rows,
    reset_sequences,
)


class NotEmptyClinic(Exception):
    """A backup is restored into an empty clinic only: nothing is ever written over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What stands there now, and which logs were broken already when it was kept."""

    made_at: str
    logs: int
    rows: int
    broken: Mapping[UUID, Break]


def restore(path: Path, *, key: Path | None = None) -> Restored:
    """Restore a backup, once all of it was compared with what the backup says of itself.

    Raises InvalidBackup and NotEmptyClinic; then nothing has changed.
    """
    with private_folder() as aside, opened(path, key=key, folder=aside) as backup:
        refuse_unless_empty()
        call_command("migrate", verbosity=0)
        refuse_unless_empty()
        manifest = backup.manifest
        _refuse_another_version(manifest)
        placed: list[Path] = []
        try:
            with transaction.atomic():
                rows = put_tables(_parts(backup), using=DEFAULT_DB_ALIAS)
                _refuse_what_differs(manifest, rows)
                _place(backup, aside, placed)
                broken = _checked(manifest)
        except BaseException:
            for one in placed:
                shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)
            raise
    FOLDED.clear()
    heads = manifest["heads"]
    return Restored(
        made_at=manifest["made_at"], logs=len(heads), rows=sum(rows.values()), broken=broken
    )


def refuse_unless_empty() -> None:
    """Raise NotEmptyClinic where anything is there that could be written over."""
    there = [where.name for where in (folder(), own_artefacts()) if where.is_dir()]
    with suppress(DatabaseError):  # no tables yet; they are looked at again once they are there
        there += filled_tables(DEFAULT_DB_ALIAS)
    if there:
        found = ", ".join(there[:3])
        raise NotEmptyClinic(
            f"This clinic is not empty ({found}); allowed: a new data folder and a new database."
        )


def put_tables(tables: Iterable[tuple[str, Iterable[str]]], *, using: str) -> dict[str, int]:
    """Write whole tables into an empty, migrated database; return how many rows each has.

    Raises InvalidBackup for what is no row of this version.
    """
    known, rows = kept_tables(), dict[str, int]()
    empty_tables(using)
    for name, lines in tables:
        if name not in known:
            raise InvalidBackup(f"There is no table {name} in this version.")
        try:
            rows[name] = put_rows(known[name], lines, using=using)
        except (ValueError, LookupError, TypeError, DatabaseError) as error:
            raise InvalidBackup(f"The table {name} cannot be read: {error}.") from error
    reset_sequences(using)
    return rows


def _parts(backup: Opened) -> Iterator[tuple[str, Iterable[str]]]:
    for name in backup.names(TABLES):
        yield name.removeprefix(TABLES).removesuffix(".jsonl"), backup.lines(name)


def _refuse_another_version(manifest: Mapping[str, Any]) -> None:
    ours, theirs = set(applied(DEFAULT_DB_ALIAS)), set(manifest["migrations"])
    if ours != theirs:
        differs = ", ".join(sorted(ours ^ theirs)[:3])
        raise InvalidBackup(
            f"The backup was made by Corset {manifest['corset']} with other tables ({differs}); "
            "allowed: restore it with that version, then upgrade."
        )


def _refuse_what_differs(manifest: Mapping[str, Any], rows: Mapping[str, int]) -> None:
    if dict(rows) != manifest["rows"]:
        raise InvalidBackup("The tables do not hold as many rows as were kept.")
    heads = {who.hex: asdict(head) for who, head in heads_of(DEFAULT_DB_ALIAS).items()}
    if heads != manifest["heads"]:
        raise InvalidBackup("The logs do not stand where they stood when they were kept.")


def _checked(manifest: Mapping[str, Any]) -> dict[UUID, Break]:
    """Check every log, with the signed heads in their place; only what was broken before may be."""
    broken = broken_in(DEFAULT_DB_ALIAS)
    if {who.hex: asdict(found) for who, found in broken.items()} != manifest["broken"]:
        raise InvalidBackup("The chains of the logs do not hold as they did when they were kept.")
    return broken


def _place(backup: Opened, aside: Path, placed: list[Path]) -> None:
    """Put the files beside the database: unpacked whole first, then moved."""
    for below, where in ((HEADS, folder()), (ARTEFACTS, own_artefacts())):
        names = backup.names(below)
        for name in names:
            _unpack(backup, name, aside)
        if names:
            where.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(aside / below, where)
            placed.append(where)
    if SECRET in backup.manifest["parts"]:
        _unpack(backup, SECRET, aside).replace(Path(settings.DATA) / SECRET)


def _unpack(backup: Opened, name: str, aside: Path) -> Path:
    if ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
        raise InvalidBackup(f"“{name}” is no name of a part.")
    path = aside / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("wb") as file:
        for chunk in backup.chunks(name):
            file.write(chunk)
    return path
