"""Compiles every motion once into what pages, letters and sheets show: frames and stills."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from corset.body.kinematics.compilation import compile_motion
from corset.body.movement.frames import Frames
from corset.figure.clip import playable
from corset.figure.drawing.minification import adaptive, shrunk, thumbnail
from corset.figure.drawing.stills import still
from corset.figure.viewpoint import best_view, busiest
from corset.programme import CONTENT, load_motions
from corset.services.bundle.figures import BUNDLE, INDEX, Moment
from corset.services.bundle.moments import moments, upper_body

PACKAGE = Path(__file__).parents[2]
START, END = "start", "end"
THUMB = 200
"""Units of a thumbnail's longer edge."""

Written = Mapping[str, str]
"""Texts by file name."""
Entry = Mapping[str, Any]
"""What the index says of an exercise."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of a bundle."""

    digest: str
    fresh: bool
    """Whether it had to be made."""
    exercises: int
    size: int
    """Bytes of all its files."""


def compile_bundle(
    *, content: Path = CONTENT, to: Path = BUNDLE, processes: int = 2, anew: bool = False
) -> Compiled:
    """Make the bundle of a content directory; what has not changed since is taken over."""
    digests = digests_of(content)
    found = {} if anew else _standing(to)
    stale = [
        name for name, digest in digests.items() if found.get(name, {}).get("digest") != digest
    ]
    fresh = bool(stale) or found.keys() != digests.keys()
    if fresh:
        kept = {name: found[name] for name in digests if name not in stale}
        _replace(to, _files(content, digests, kept, to, processes))
    size = sum(file.stat().st_size for file in to.iterdir())
    return Compiled(_all(digests), fresh, len(digests), size)


def digests_of(content: Path) -> Mapping[str, str]:
    """Return, by exercise, a name for what it is drawn from: its data, the mesh and the code."""
    shared = b"".join(_stamp(file) for file in (content / "postures.yaml", *_code()))
    motions = sorted((content / "exercises").glob("*/motion.yaml"))
    return {f.parent.name: sha256(shared + _stamp(f)).hexdigest()[:16] for f in motions}


def _stamp(file: Path) -> bytes:
    return file.name.encode() + sha256(file.read_bytes()).digest()


def _code() -> Iterator[Path]:
    for room in ("body", "figure"):
        yield from sorted((PACKAGE / room).rglob("*.py"))
    yield PACKAGE / "programme/documents/motions.py"
    yield from (PACKAGE / "programme/compile" / f"{name}.py" for name in ("angles", "motions"))
    yield PACKAGE / "clinic/static/clinic/figure/person.glb"
    yield Path(__file__)


def _all(digests: Mapping[str, str]) -> str:
    return sha256("".join(sorted(digests.values())).encode()).hexdigest()[:16]


def _standing(bundle: Path) -> Mapping[str, Entry]:
    """Return the entries of the bundle that is there."""
    index = bundle / INDEX
    return json.loads(index.read_text(encoding="utf-8"))["exercises"] if index.is_file() else {}


def _files(
    content: Path, digests: Mapping[str, str], kept: Mapping[str, Entry], old: Path, processes: int
) -> Written:
    # The longest first, so that no process ends with a long one alone.
    motions = load_motions(content)
    names = sorted(digests.keys() - kept.keys(), key=lambda name: -len(motions[name].parts))
    with ProcessPoolExecutor(processes) as pool:
        made = dict(zip(names, pool.map(_exercise, [content] * len(names), names), strict=True))
    files = {file: (old / file).read_text("utf-8") for e in kept.values() for file in _named(e)}
    for _, written in made.values():
        files.update(written)
    entries = {**kept, **{n: {"digest": digests[n], **made[n][0]} for n in names}}
    index = {"digest": _all(digests), "exercises": dict(sorted(entries.items()))}
    return {**files, INDEX: json.dumps(index, indent=1)}


def _named(entry: Entry) -> Iterator[str]:
    """Yield the files of an entry."""
    yield from (entry["thumb"], entry["frames"])
    for part in entry["parts"]:
        yield from part["still"].values()
    yield from (moment["still"] for moment in entry["moments"])


def _exercise(content: Path, name: str) -> tuple[Entry, Written]:
    """Return an exercise's entry in the index, and its files."""
    motion = load_motions(content)[name]
    parts = compile_motion(motion)
    shown = {_stem(name, frames): frames for frames in parts}
    files = dict(_stills(shown))
    drawn, between = _drawn(moments(motion), shown)
    first = next(iter(shown))
    drawing = still(shown[first], phase=busiest(shown[first]), view=best_view(shown[first]))
    files |= between | {
        f"{name}.json": json.dumps(playable(parts), separators=(",", ":")),
        f"{name}.svg": adaptive(thumbnail(drawing, to=THUMB)),
    }
    entry = {
        "view": best_view(shown[first]),
        "thumb": f"{name}.svg",
        "frames": f"{name}.json",
        "parts": [_part(name, stem, frames) for stem, frames in shown.items()],
        "moments": [asdict(moment) for moment in drawn],
        "upper_body": upper_body(motion),
    }
    return entry, files


def _stem(name: str, frames: Frames) -> str:
    return "-".join(filter(None, (name, *frames.part.split("_"), frames.side)))


def _stills(shown: Mapping[str, Frames]) -> Iterable[tuple[str, str]]:
    for stem, frames in shown.items():
        for moment, phase in ((START, 0.0), (END, busiest(frames))):
            drawing = still(frames, phase=phase, view=best_view(frames))
            yield f"{stem}-{moment}.svg", adaptive(shrunk(drawing))


def _drawn(
    found: Iterable[Moment], shown: Mapping[str, Frames]
) -> tuple[list[Moment], dict[str, str]]:
    """Return the moments with their stills, and the stills that lie between start and end."""
    stems = {(frames.part, frames.side): stem for stem, frames in shown.items()}
    drawn: list[Moment] = []
    between: dict[str, str] = {}
    for moment in found:
        stem = stems[moment.part, moment.side]
        file = f"{stem}-{_when(moment)}.svg"
        drawn.append(replace(moment, still=file))
        if _when(moment) not in {START, END}:
            drawing = still(shown[stem], phase=moment.phase, view=best_view(shown[stem]))
            between[file] = adaptive(shrunk(drawing))
    return drawn, between


def _when(moment: Moment) -> str:
    """Return which still a moment is: what lies between start and end goes by its phase."""
    if moment.last:
        return END
    return f"{moment.phase:g}" if moment.phase else START


def _part(name: str, stem: str, frames: Frames) -> Entry:
    return {
        "part": frames.part,
        "side": frames.side,
        "plays": str(frames.plays),
        "when": str(frames.when),
        "holds": frames.holds,
        "view": best_view(frames),
        "frames": f"{name}.json",
        "still": {moment: f"{stem}-{moment}.svg" for moment in (START, END)},
    }


def _replace(folder: Path, files: Written) -> None:
    """Put new files in the old ones' place at once; whoever reads sees all of one bundle."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".bundle-", dir=folder.parent))
    made.chmod(0o755)
    for name, text in files.items():
        (made / name).write_text(text, encoding="utf-8")
    old = made.with_name(f"{made.name}-old")
    if folder.is_dir():
        folder.rename(old)
    made.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
