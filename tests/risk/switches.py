"""What Corset is without one of its rules: guards taken out in a test, never in the product.

A switch changes the real modules for the time of one story. Nothing in `src/` knows of it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module

import pytest

Patch = pytest.MonkeyPatch
SWITCHES: dict[str, "Switch"] = {}


@dataclass(frozen=True)
class Switch:
    """One rule taken out, and what that means in words."""

    name: str
    text: str
    take_out: Callable[[Patch], None]

    def __call__(self) -> AbstractContextManager[None]:
        """Take the rule out for a while."""
        return _without(self)


@contextmanager
def _without(switch: Switch):
    with Patch.context() as patch:
        switch.take_out(patch)
        yield


def care(name: str):
    """Return a module of the core; the package itself shows only its functions."""
    return import_module(f"corset.care.{name}")


def switch(name: str, text: str):
    """Register a switch."""

    def register(take_out: Callable[[Patch], None]):
        assert name not in SWITCHES
        SWITCHES[name] = Switch(name, text, take_out)
        return take_out

    return register


def gate(name: str, text: str) -> None:
    """Register the switch that takes a gate out of `corset.care.rules.gates`."""

    def take_out(patch: Patch) -> None:
        gates = care("rules.gates")
        left = [(rule, check) for rule, check in gates.GATES if check.__name__ != name]
        assert len(left) < len(gates.GATES)
        patch.setattr(gates, "GATES", left)

    switch(f"gate.{name}", text)(take_out)


def bound(rule: str, text: str) -> None:
    """Register the switch that takes out what a rule keeps out of plans and sessions."""

    def take_out(patch: Patch) -> None:
        forbidden = care("rules.exercises").forbidden

        def others(**given):
            return (f for f in forbidden(**given) if f.reason.rule != rule)

        rules, queries = ("rules.exercises",), ("queries.options",)
        for module in (*rules, *queries, "commands.prescription", "commands.proposal"):
            patch.setattr(care(module), "forbidden", others)

    switch(f"bound.{rule}", text)(take_out)


def adaptation(effect: str, text: str) -> None:
    """Register the switch that leaves out what a disease changes."""

    def take_out(patch: Patch) -> None:
        ruling = care("rules.exercises").ruling

        def others(state, exercise, asked):
            return [] if asked == effect else ruling(state, exercise, asked)

        rules, queries = ("rules.exercises", "rules.start"), ("queries.options",)
        for module in (*rules, *queries, "commands.prescription", "commands.proposal"):
            patch.setattr(care(module), "ruling", others)

    switch(f"adaptation.{effect}", text)(take_out)


def answered_by(patch: Patch, command, answer) -> None:
    """Let another handler answer a command; it is given the real one."""
    handlers = care("decide").HANDLERS
    roles, handler = handlers[command]
    patch.setitem(handlers, command, (roles, lambda case, given: answer(handler, case, given)))


gate("checked_today", "Nobody looks at how old a check is.")
gate("no_emergency", "The sign is kept, shown and told to the clinician, and the session goes on.")
gate("supervised_first", "Nobody counts supervised workouts before home.")
gate("one_main_session_a_day", "Nobody counts the sessions of a day.")
gate("lasting_contraindications", "What the screening found stands against nothing.")
bound("R24", "The bar and the rocking are exercises like all others, at any age and weight.")
adaptation("leave_out", "Other diseases take no exercise out.")
adaptation("start_lower", "Other diseases change no dose.")
