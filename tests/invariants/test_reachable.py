"""The invariants in every state that long random histories reach."""

import os
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invariants.drawing import MAKERS
from tests.invariants.recovery import is_excluded, recovers
from tests.invariants.wandering import Wanderer
from tests.patient import PROGRAMME, Patient

from corset.care import fold, released
from corset.verify.invariants import INVARIANTS
from corset.verify.oracle.entries import ledger_after, restart_streaks
from corset.verify.oracle.ledger import Ledger
from corset.verify.oracle.step import Step

HISTORIES = int(os.environ.get("CORSET_HISTORIES", "350"))
"""How many histories to walk; more than `make test` does where time allows."""
STEPS = 240
OFTEN = 10
"""A premise that was true less often than this proves too little."""


class Walk:
    """One history, in core and ledger, with every invariant asked after every step."""

    def __init__(self, draw: Random, premises: Counter[str]) -> None:
        self.patient, self.ledger, self.premises = Patient(), Ledger(), premises
        self.wanderer = Wanderer(draw, self.patient)

    def go(self) -> None:
        self.wanderer.step()
        transition = self.patient.history[-1]
        self.ledger = ledger_after(self.ledger, transition)
        now = released(state=transition.after, now=transition.now, programme=PROGRAMME)
        step = Step(transition, self.ledger, now, PROGRAMME)
        for number, holds in INVARIANTS.items():
            self.premises[number] += _asked(number, holds, step)
        self.ledger = restart_streaks(self.ledger, transition.before, transition.after)
        self.premises[type(transition.command).__name__] += transition.decision.accepted

    def end(self) -> None:
        events = [event for step in self.patient.history for event in step.decision.events]
        assert fold(events) == self.patient.state
        self.premises["I23"] += bool(events)
        if not is_excluded(self.patient.state):
            recovers(self.patient)
            self.premises["I24"] += 1


def _asked(number, holds, step) -> bool:
    try:
        return bool(holds(step))
    except AssertionError as error:
        transition = step.transition
        told = f"{number} does not hold after {transition.command} by {transition.by}"
        raise AssertionError(f"{told}\n{transition.decision}\n{transition.before}") from error


def walk_all(histories: int) -> Counter[str]:
    """Walk histories and return how often each premise was there."""
    premises: Counter[str] = Counter()

    @settings(
        max_examples=histories,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**64 - 1))
    def histories_hold(seed: int) -> None:
        walk = Walk(Random(seed), premises)  # noqa: S311 - no secret hangs on it
        for _ in range(STEPS):
            walk.go()
        walk.end()

    histories_hold()
    return premises


@pytest.fixture(scope="module")
def premises() -> Counter[str]:
    """How often each premise was true; also printed, for `pytest -s`."""
    counted = walk_all(HISTORIES)
    print(f"\nPremises met in {HISTORIES} histories: {dict(sorted(counted.items()))}")  # noqa: T201
    return counted


def test_every_invariant_holds_and_none_of_them_vacuously(premises: Counter[str]):
    numbers = (*INVARIANTS, "I23", "I24")
    assert [(n, premises[n]) for n in numbers if premises[n] < OFTEN] == []


def test_every_command_was_accepted_on_the_way(premises: Counter[str]):
    assert [kind.__name__ for kind in MAKERS if not premises[kind.__name__]] == []
