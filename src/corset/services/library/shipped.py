"""The installed programme, compiled beforehand: a worker that starts reads no YAML."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from corset.programme.folder import CONTENT
from corset.programme.library.codec import dump_programme, load_programme
from corset.services.code import modules_of
from corset.therapy.programme import Programme

SHIPPED = Path(__file__).parents[2] / "artefacts/programme.json"


def shipped(file: Path = SHIPPED) -> Programme | None:
    """Return the programme that was compiled; nothing where content or compiler changed since."""
    if not file.is_file():
        return None
    found = json.loads(file.read_text(encoding="utf-8"))
    return load_programme(found["programme"]) if found["made_from"] == made_from() else None


def ship(programme: Programme, *, to: Path = SHIPPED) -> None:
    """Write the installed programme down for the workers to come."""
    to.parent.mkdir(parents=True, exist_ok=True)
    found = {"made_from": made_from(), "programme": dump_programme(programme)}
    half = to.with_suffix(".half")
    half.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    half.replace(to)


def made_from() -> str:
    """Return a name for the content and for the code that compiles it."""
    parts = (file.name.encode() + sha256(file.read_bytes()).digest() for file in _files())
    return sha256(b"".join(parts)).hexdigest()


def _files() -> Iterator[Path]:
    yield from sorted(CONTENT.rglob("*.yaml"))
    yield from modules_of("corset.programme", "corset.therapy")
