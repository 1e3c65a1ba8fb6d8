"""The register of checks: a check names the parts of content that it needs."""

from collections.abc import Callable, Iterator, Mapping
from inspect import signature
from typing import Any

from corset.programme.documents.problems import Problem

Check = Callable[..., Iterator[Problem]]
CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Register a check. Its arguments are named as the parts of content that it needs."""
    CHECKS.append(function)
    return function


def run(parts: Mapping[str, Any]) -> Iterator[Problem]:
    """Run the checks whose parts are all there; malformed parts were told already."""
    for function in CHECKS:
        needed = {name: parts[name] for name in signature(function).parameters}
        if all(part is not None for part in needed.values()):
            yield from function(**needed)
