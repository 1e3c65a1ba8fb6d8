"""What a verification keeps of the chapters that it has done, so that a run that was cut goes on.

A chapter's figures are kept under a digest of the code that decides, of the code that explores, of
the programme and of what makes this chapter: where any of it changed, it is explored again. A
chapter that is cut anew leaves the others as they are.
"""

import ast
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from inspect import getclosurevars
from pathlib import Path
from types import FunctionType
from typing import Any, Generic, Protocol, TypeVar

from corset.verify.report import ChapterResult, Violation

CHAPTERS = "corset.verify.chapters"
CODE = ("corset.therapy", "corset.care", "corset.simulation", "corset.verify")
"""The packages on which every chapter depends, but for the modules that make others."""
TELLING = ("kept.py", "page.py", "pairs.py", "report.py")
"""The modules beside the explorer that keep or tell what it found."""


class KeptError(ValueError):
    """A file that holds no chapters of a verification."""


class Ordered(Protocol):
    """A chapter as it was asked for."""

    @property
    def title(self) -> str:
        """Under which its figures are kept; they take the place of older ones."""
        ...


Order = TypeVar("Order", bound=Ordered)


@dataclass(frozen=True, slots=True)
class Kept(Generic[Order]):
    """The figures of chapters in one file, by title, each under the digest of its order.

    Raises KeptError where the file is there and holds something else.
    """

    file: Path
    digest: Callable[[Order], str]

    def find(self, order: Order) -> ChapterResult | None:
        """Return what is kept of a chapter as it was ordered, or nothing."""
        entry = self._read().get(order.title)
        if entry is None or entry["digest"] != self._digest(order):
            return None
        told = entry["result"]
        broken = tuple(Violation(**b | {"path": tuple(b["path"])}) for b in told["broken"])
        return ChapterResult(**told | {"broken": broken, "twins_apart": tuple(told["twins_apart"])})

    def keep(self, order: Order, result: ChapterResult) -> None:
        """Keep a chapter's figures, whole or not at all."""
        entry = {"digest": self._digest(order), "result": asdict(result)}
        every = dict(sorted((self._read() | {order.title: entry}).items()))
        half = self.file.with_suffix(".half")
        half.write_text(json.dumps(every, indent=1) + "\n", encoding="utf-8")
        half.replace(self.file)

    def _read(self) -> dict[str, Any]:
        if not self.file.exists():
            return {}
        try:
            every = json.loads(self.file.read_text(encoding="utf-8"))
            if all({"digest", "result"} <= set(entry) for entry in every.values()):
                return every
        except (ValueError, AttributeError, TypeError, RecursionError):
            pass
        message = f"{self.file} holds no chapters of a verification"
        raise KeptError(message)

    def _digest(self, order: Order) -> str:
        return hashlib.sha256(f"{self.digest(order)}\n{order!r}".encode()).hexdigest()


def digest_of(programme: str, code: Iterable[Traversable]) -> str:
    """Return the digest of a programme and of these modules, and of every module in folders."""
    digest = hashlib.sha256(programme.encode())
    for part in code:
        for module in _modules(part):
            digest.update(f"\n{module.name}\n".encode())
            digest.update(module.read_bytes())
    return digest.hexdigest()


def code_of_a_run() -> tuple[Traversable, ...]:
    """Return the code on which every chapter depends."""
    chapters = files(CHAPTERS)
    parts = (part for package in CODE for part in sorted(files(package).iterdir(), key=_name))
    return tuple(part for part in parts if part.name not in {chapters.name, *TELLING})


def every_chapter() -> tuple[Traversable, ...]:
    """Return the code of all chapters."""
    return (files(CHAPTERS),)


def digest_of_a_chapter(shared: str, maker: FunctionType) -> str:
    """Return the digest of what is shared, of what a maker says, and of what it is made by.

    That are the functions, classes and values of chapters that it names, and those that these name.
    """
    said = maker.__code__.co_names, maker.__code__.co_consts
    named = (getclosurevars(maker).globals[name] for name in said[0] if name in maker.__globals__)
    first = ((getattr(one, "__module__", ""), getattr(one, "__name__", "")) for one in named)
    texts = _texts((module, name) for module, name in first if _is_of_chapters(module))
    return digest_of("\n".join((shared, repr(said), *texts)), ())


def _texts(named: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the text of what is named in modules of chapters, and of all that it names in turn."""
    waiting, known = list(named), set[tuple[str, str]]()
    found: dict[tuple[str, str], str] = {}
    read = cache(_source)
    while waiting:
        module, name = one = waiting.pop()
        if one not in known:
            known.add(one)
            source = read(module)
            if name in source.imported:
                waiting.append(source.imported[name])
            elif name in source.defined:
                node = source.defined[name]
                found[one] = source.text(node)
                waiting += [(module, n.id) for n in ast.walk(node) if isinstance(n, ast.Name)]
    yield from (f"{module} {name}\n{text}" for (module, name), text in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Source:
    """A module of chapters: its lines, what it defines by name, what it takes from others."""

    lines: tuple[str, ...]
    defined: Mapping[str, ast.stmt]
    imported: Mapping[str, tuple[str, str]]

    def text(self, node: ast.stmt) -> str:
        """Return what a definition says, with its decorators."""
        marks = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(mark.lineno for mark in marks)])
        return "\n".join(self.lines[first - 1 : node.end_lineno])


def _source(name: str) -> _Source:
    text = (files(CHAPTERS) / f"{name.removeprefix(f'{CHAPTERS}.')}.py").read_text("utf-8")
    nodes = ast.parse(text).body
    taken = [n for n in nodes if isinstance(n, ast.ImportFrom) and _is_of_chapters(f"{n.module}")]
    return _Source(
        tuple(text.splitlines()),
        {name: node for node in nodes for name in _names(node)},
        {a.asname or a.name: (f"{n.module}", a.name) for n in taken for a in n.names},
    )


def _names(node: ast.stmt) -> Iterator[str]:
    """Yield what a statement at the top of a module gives a name to."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        named = (one for one in ast.walk(node) if isinstance(one, ast.Name))
        yield from (one.id for one in named if isinstance(one.ctx, ast.Store))


def _is_of_chapters(module: str) -> bool:
    return module.startswith(f"{CHAPTERS}.")


def _modules(part: Traversable) -> Iterator[Traversable]:
    if part.is_dir():
        for one in sorted(part.iterdir(), key=_name):
            yield from _modules(one)
    elif part.name.endswith(".py"):
        yield part


def _name(part: Traversable) -> str:
    return part.name
