"""The file of a backup: parts with a manifest that knows the digest of each, encrypted or not."""

import json
import os
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

MANIFEST = "manifest.json"
_AGE = b"age-encryption.org/"
CHUNK = 1 << 20


class InvalidBackup(ValueError):
    """A file that is no backup, or not whole, or not to be opened with this key."""


@dataclass(slots=True)
class NewArchive:
    """An archive that is being written."""

    file: zipfile.ZipFile
    parts: dict[str, dict[str, object]] = field(default_factory=dict[str, dict[str, object]])

    def put(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write a part."""
        digest, size = sha256(), 0
        with self.file.open(name, "w", force_zip64=True) as out:
            for chunk in chunks:
                out.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.parts[name] = {"sha256": digest.hexdigest(), "bytes": size}

    def close(self, manifest: Mapping[str, object]) -> None:
        """Write the manifest, which knows all parts."""
        text = json.dumps({**manifest, "parts": self.parts}, indent=1)
        self.file.writestr(MANIFEST, text)


def chunks_of(path: Path) -> Iterator[bytes]:
    """Yield the content of a file."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def write(path: Path, *, to: str, fill: Callable[[NewArchive], None]) -> None:
    """Write an archive, whole or not at all, readable by its owner only; encrypted where `to` is.

    Raises InvalidBackup for a key that is none.
    """
    recipient = _recipient(to) if to else None
    draft, plain = (path.with_name(f".{path.name}.{os.getpid()}.{end}") for end in ("age", "zip"))
    try:
        with _private(plain) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            fill(NewArchive(packed))
        if recipient is not None:
            with plain.open("rb") as source, _private(draft) as target:
                pyrage.encrypt_io(source, target, [recipient])
            plain.unlink()
        (plain if recipient is None else draft).replace(path)
    finally:
        plain.unlink(missing_ok=True)
        draft.unlink(missing_ok=True)


@contextmanager
def opened(path: Path, *, key: Path | None, folder: Path) -> Generator["Opened"]:
    """Open an archive all of whose parts are what its manifest says. Raises InvalidBackup."""
    try:
        with zipfile.ZipFile(_decrypted(path, key, folder)) as packed:
            manifest = json.loads(packed.read(MANIFEST))
            found = Opened(packed, manifest)
            found.refuse_what_is_not_whole()
            yield found
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError, EOFError) as error:
        raise InvalidBackup(f"{path} is no backup, or not whole: {error}.") from error


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive that is read."""

    file: zipfile.ZipFile
    manifest: dict[str, Any]

    def names(self, below: str) -> list[str]:
        """Return the parts in a folder of the archive."""
        return sorted(name for name in self.manifest["parts"] if name.startswith(below))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a part."""
        with self.file.open(name) as part:
            while chunk := part.read(CHUNK):
                yield chunk

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of a part."""
        with self.file.open(name) as part:
            for line in part:
                yield line.decode()

    def refuse_what_is_not_whole(self) -> None:
        """Compare every part with its digest. Raises InvalidBackup."""
        parts = self.manifest["parts"]
        for name in {*parts, *self.file.namelist()} - {MANIFEST}:
            digest = sha256()
            for chunk in self.chunks(name) if name in parts else ():
                digest.update(chunk)
            if name not in parts or digest.hexdigest() != parts[name]["sha256"]:
                raise InvalidBackup(f"{name} in the backup is not what was written.")


def _decrypted(path: Path, key: Path | None, folder: Path) -> Path:
    with path.open("rb") as file:
        encrypted = file.read(len(_AGE)) == _AGE
    if not encrypted:
        return path
    if key is None:
        raise InvalidBackup(
            f"{path} is encrypted; allowed: --key with the file of the private key."
        )
    plain = folder / "backup.zip"
    try:
        with path.open("rb") as source, _private(plain) as target:
            pyrage.decrypt_io(source, target, [_identity(key)])
    except pyrage.DecryptError as error:
        raise InvalidBackup(f"{path} cannot be opened with this key: {error}.") from error
    return plain


def _recipient(text: str) -> pyrage.x25519.Recipient | pyrage.ssh.Recipient:
    for kind in (pyrage.x25519.Recipient, pyrage.ssh.Recipient):
        try:
            return kind.from_str(text.strip())
        except pyrage.RecipientError:
            continue
    raise InvalidBackup(f"“{text[:40]}” is no public key; allowed: age1… or an ssh key.")


def _identity(path: Path) -> pyrage.x25519.Identity | pyrage.ssh.Identity:
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("AGE-SECRET-KEY-"):
            return pyrage.x25519.Identity.from_str(line.strip())
    try:
        return pyrage.ssh.Identity.from_buffer(text.encode())
    except pyrage.IdentityError as error:
        allowed = "a file with AGE-SECRET-KEY-… or an ssh key without a passphrase"
        raise InvalidBackup(f"{path} holds no private key; allowed: {allowed}.") from error


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
