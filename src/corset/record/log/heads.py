"""Heads of all logs, signed and kept outside of the database, a file a day.

Whoever can write to the database can cut a log short and set its head back: by itself it then
holds. A head that was signed before is missed in it. The key is no part of the database.
"""

import hmac
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from corset.record.log.examination import Head
from corset.record.serialisation.codec import canonical

KEY, PATTERN, KEPT = "key", "heads-*.jsonl", 60
"""How many days are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHeads:
    """The newest file whose signature is right, and the names of newer ones whose is not."""

    at: datetime | None = None
    heads: Mapping[UUID, Head] = field(default_factory=dict[UUID, Head])
    wrong: tuple[str, ...] = ()


def sign(heads: Mapping[UUID, Head], *, folder: Path, at: datetime) -> Path:
    """Write the heads of a day, whole or not at all; return the file."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = [canonical({"written_at": at.isoformat(), "patients": len(heads)})]
    lines += [canonical({"patient": who.hex, **asdict(heads[who])}) for who in sorted(heads)]
    text = "".join(f"{line}\n" for line in lines)
    path = folder / PATTERN.replace("*", at.date().isoformat())
    write_private(path, text + canonical({"hmac": signature(text, folder)}) + "\n")
    for old in sorted(folder.glob(PATTERN))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def latest(folder: Path) -> SignedHeads:
    """Return what was signed last. A file whose signature is wrong is named and not believed."""
    wrong: list[str] = []
    for path in sorted(folder.glob(PATTERN), reverse=True):
        if (read := _read(path, folder)) is not None:
            at, heads = read
            return SignedHeads(at=at, heads=heads, wrong=tuple(wrong))
        wrong.append(path.name)
    return SignedHeads(wrong=tuple(wrong))


def stamp(folder: Path) -> tuple[object, ...]:
    """Return what changes whenever a file of the folder does."""
    found = ((path.name, path.stat()) for path in sorted(folder.glob(PATTERN)))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads: aside, to the disk, and then into its place."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _read(path: Path, folder: Path) -> tuple[datetime, dict[UUID, Head]] | None:
    try:
        text, _, last = path.read_text(encoding="utf-8").removesuffix("\n").rpartition("\n")
        text += "\n"
        if not hmac.compare_digest(json.loads(last)["hmac"], signature(text, folder)):
            return None
        first, *lines = map(json.loads, text.splitlines())
        return datetime.fromisoformat(first["written_at"]), dict(map(_head, lines))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _head(line: dict[str, Any]) -> tuple[UUID, Head]:
    return UUID(line.pop("patient")), Head(**line)


def signature(text: str, folder: Path) -> str:
    """Return the signature of a text, by the key that lies in this folder."""
    return hmac.new(_key(folder).encode(), text.encode(), sha256).hexdigest()


def _key(folder: Path) -> str:
    """Return the key that lies beside the files, and never in the database; make it once."""
    path = folder / KEY
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f".{KEY}.{secrets.token_hex(4)}"
        write_private(draft, secrets.token_hex(32))
        with suppress(FileExistsError):  # another process was first
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text(encoding="utf-8").strip()
