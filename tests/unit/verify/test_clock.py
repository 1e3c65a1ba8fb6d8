"""A core in which a clock that ran ahead keeps somebody from training is found (I28)."""

from dataclasses import replace
from datetime import time

import pytest
from tests.patient import PROGRAMME

from corset.care.rules import clock, gates
from corset.verify.chapters import MAKERS
from corset.verify.clock import Clock
from corset.verify.reachability.exploration import Explorer, Place

TRAINED = (
    "10 days on",
    "specialist: check, all clear",
    "specialist: start main",
    "specialist: warm up",
    "specialist: start L3",
    "patient: abandon the session",
)
BACK = (*["the clock is set back by a day"] * 3, "specialist: check, all clear")
A_DAY_LATER = ("1 days on", "specialist: check, all clear")
START = "specialist: start main"


@pytest.fixture
def explorer():
    days = Clock(slots=(time(8), time(20)), days=(1, 10), days_back=3)
    return Explorer(replace(MAKERS["clocks set back by a day"](True), clock=days), PROGRAMME)


def gone(explorer: Explorer, *names: str) -> Place:
    place = explorer.begin()
    for name in names:
        place = explorer.follow(place, name).to
    return place


def test_for_a_day_what_lies_ahead_counts_as_done(explorer):
    move = explorer.follow(gone(explorer, *TRAINED, *BACK), START)
    assert not move.step.transition.decision.accepted
    explorer.ask(0, move)
    assert explorer.found.broken == {}
    assert explorer.found.premises["I28"] == 1


def test_then_training_is_open_and_a_core_that_keeps_it_closed_is_found(explorer, monkeypatch):
    place = gone(explorer, *TRAINED, *BACK, *A_DAY_LATER)
    assert explorer.follow(place, START).step.transition.decision.accepted
    for module in (clock, gates):
        monkeypatch.setattr(module, "done_at", lambda moment, _state, _now: moment)
    explorer.ask(0, explorer.follow(place, START))
    assert list(explorer.found.broken) == ["I28"]
