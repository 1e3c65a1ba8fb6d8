"""What a verification keeps of the chapters that it has done, so that a run that was cut goes on.

A chapter's figures are kept under a digest of the code that decides, of the code that explores and
of the programme: where any of them changed, the chapter is explored again.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from corset.verify.report import ChapterResult, Violation

ROOMS = ("therapy", "care", "simulation", "verify")


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


def digest_of(programme: str, source: Path) -> str:
    """Return the digest of a programme and of the code, in `source`, that a run depends on."""
    files = sorted(path for room in ROOMS for path in (source / room).rglob("*.py"))
    digest = hashlib.sha256(programme.encode())
    for path in files:
        digest.update(f"\n{path.relative_to(source)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
