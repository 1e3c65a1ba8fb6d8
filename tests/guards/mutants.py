"""Care with one guard taken out: each line of the table is a rule that somebody could forget."""

import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType


@dataclass(frozen=True)
class Mutant:
    """A guard of a module of care, as it stands and as it would be without."""

    module: str
    guard: str
    without: str
    caught_by: str = ""

    def __str__(self) -> str:
        return f"{self.module}: {' '.join(self.guard.split())[:60]}"


@contextmanager
def without(mutant: Mutant) -> Iterator[None]:
    """Run the real core without a guard: the code of its functions is exchanged in place."""
    module = importlib.import_module(f"corset.care.{mutant.module}")
    kept: list[tuple[FunctionType, CodeType]] = []
    for real, changed in _changed(module, mutant):
        kept.append((real, real.__code__))
        real.__code__ = changed
    assert kept, f"{mutant} changes nothing"
    try:
        yield
    finally:
        for real, code in kept:
            real.__code__ = code


def _changed(module: ModuleType, mutant: Mutant) -> Iterator[tuple[FunctionType, CodeType]]:
    source = inspect.getsource(module)
    assert source.count(mutant.guard) == 1, f"{mutant}: found {source.count(mutant.guard)} times"
    file = module.__file__ or ""
    before = _functions(compile(source, file, "exec"))
    after = _functions(compile(source.replace(mutant.guard, mutant.without), file, "exec"))
    for name, real in vars(module).items():
        if isinstance(real, FunctionType) and real.__module__ == module.__name__:
            if before[name].co_code == after[name].co_code and _same(before[name], after[name]):
                continue
            yield real, after[name]


def _same(one: CodeType, other: CodeType) -> bool:
    """Whether two functions do the same: constants and names count, lines do not."""

    def told(code: CodeType) -> object:
        constants = [told(x) if isinstance(x, CodeType) else repr(x) for x in code.co_consts]
        return code.co_code, code.co_names, constants

    return told(one) == told(other)


def _functions(module: CodeType) -> dict[str, CodeType]:
    return {x.co_name: x for x in module.co_consts if isinstance(x, CodeType)}
