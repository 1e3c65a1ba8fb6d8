"""What a verification keeps of the chapters that it has done, so that a run that was cut goes on.

A chapter's figures are kept under a digest of the code that decides, of the code that explores and
of the programme: where any of them changed, the chapter is explored again.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corset.verify.report import ChapterResult, Violation

CODE = ("corset.therapy", "corset.care", "corset.simulation", "corset.verify")
"""The packages on which a run depends."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The figures of chapters, in a folder, a file each."""

    folder: Path
    digest: str

    def find(self, order: object) -> ChapterResult | None:
        """Return what is kept of a chapter as it was ordered, or nothing."""
        place = self._place(order)
        if not place.exists():
            return None
        told = json.loads(place.read_text(encoding="utf-8"))
        broken = tuple(Violation(**b | {"path": tuple(b["path"])}) for b in told["broken"])
        return ChapterResult(**told | {"broken": broken, "twins_apart": tuple(told["twins_apart"])})

    def keep(self, order: object, result: ChapterResult) -> None:
        """Keep a chapter's figures, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self._place(order)
        half = place.with_suffix(".half")
        half.write_text(json.dumps(asdict(result)), encoding="utf-8")
        half.replace(place)

    def _place(self, order: object) -> Path:
        name = hashlib.sha256(f"{self.digest}\n{order!r}".encode()).hexdigest()
        return self.folder / f"{name[:32]}.json"


def digest_of(programme: str, code: Iterable[Traversable]) -> str:
    """Return the digest of a programme and of every module in these folders."""
    digest = hashlib.sha256(programme.encode())
    for folder in code:
        for module in _modules(folder):
            digest.update(f"\n{module.name}\n".encode())
            digest.update(module.read_bytes())
    return digest.hexdigest()


def code_of_a_run() -> tuple[Traversable, ...]:
    """Return the folders of the code on which a run depends."""
    return tuple(files(package) for package in CODE)


def _modules(folder: Traversable) -> Iterator[Traversable]:
    for part in sorted(folder.iterdir(), key=_name):
        if part.is_dir():
            yield from _modules(part)
        elif part.name.endswith(".py"):
            yield part


def _name(part: Traversable) -> str:
    return part.name
