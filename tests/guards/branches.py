"""Where care branches: every condition, filter and comparison, as it stands in the source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from tests.guards.table import table

import corset.care

CARE = Path(corset.care.__file__).parent
NO_RULES = {"__init__", "case", "copying", "evolve", "outcomes", "reasons", "stage"}
"""Modules that decide nothing: how care is called, how it answers, and what follows from events."""


@dataclass(frozen=True)
class Branch:
    """A condition of a module, and the places in its text where it begins and ends."""

    module: str
    source: str
    begin: int
    end: int

    def __str__(self) -> str:
        return f"{self.module}: {' '.join(self.source.split())[:60]}"


def branches() -> Iterator[Branch]:
    """Yield every branch of the modules that decide."""
    for file in sorted(CARE.rglob("*.py")):
        if file.stem not in NO_RULES:
            module = ".".join(file.relative_to(CARE).with_suffix("").parts)
            text = file.read_text(encoding="utf-8")
            lengths = (len(line) for line in text.splitlines(keepends=True))
            starts = [0, *accumulate(lengths)]
            for node in conditions(ast.parse(text)):
                begin = starts[node.lineno - 1] + node.col_offset
                end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
                yield Branch(module, text[begin:end], begin, end)


def conditions(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the outermost conditions below a node."""
    for child in ast.iter_child_nodes(node):
        found = tests_of(node)
        if isinstance(child, ast.expr) and (child in found or is_condition(child)):
            yield child
        else:
            yield from conditions(child)


def tests_of(node: ast.AST) -> list[ast.expr]:
    """Return what a node asks before it goes one way or the other."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            return [test]
        case ast.comprehension(ifs=ifs):
            return ifs
        case _:
            return []


def is_condition(node: ast.expr) -> bool:
    """Whether an expression compares, or chooses between values."""
    return isinstance(node, ast.Compare | ast.BoolOp)


def is_guarded(branch: Branch) -> bool:
    """Whether a guard of the table stands here."""
    text = (CARE / f"{branch.module.replace('.', '/')}.py").read_text(encoding="utf-8")
    for mutant in table():
        if mutant.module == branch.module:
            begin = text.index(mutant.guard)
            if begin < branch.end and branch.begin < begin + len(mutant.guard):
                return True
    return False
