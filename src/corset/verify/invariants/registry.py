"""The invariants by number: each asserts, and returns whether there was anything to assert."""

from collections.abc import Callable

from corset.verify.oracle.step import Step

Invariant = Callable[[Step], bool]
INVARIANTS: dict[str, Invariant] = {}
"""Some numbers have a second half, `I1b`, with a premise of its own."""
OF_REFUSALS: dict[str, Invariant] = {}
"""Those that a refused command can break as well: the others change with the state only."""


def invariant(number: str, *, refusals: bool = False) -> Callable[[Invariant], Invariant]:
    """Register an invariant."""

    def register(function: Invariant) -> Invariant:
        INVARIANTS[number] = function
        if refusals:
            OF_REFUSALS[number] = function
        return function

    return register


def number_of(name: str) -> str:
    """Return the number of THERAPY.md that a half of an invariant belongs to."""
    return name.rstrip("abcde")
