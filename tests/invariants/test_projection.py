"""The projection is sound: what a key forgets, no decision and no invariant of its chapter sees."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invariants.forgetting import changed
from tests.patient import PROGRAMME

from corset.therapy.terms import Urgency
from corset.verify.chapters import MAKERS
from corset.verify.reachability import exploration as exploring
from corset.verify.reachability.exploration import Explorer, Place
from corset.verify.reachability.replay import alike

WALK = 25
UNFORGETTABLE = ("before.exercise", "alerts_raised", "ledger.pauses")
"""What is never otherwise: where an exercise stood names it once more, the alerts raised are as
many as the last one's number says, and whether pauses count is a constant of a chapter.
"""


def somewhere(explorer: Explorer, draw: st.DataObject) -> Place:
    """Go a way of hypothesis's choice through a chapter."""
    place = explorer.begin()
    for _ in range(draw.draw(st.integers(0, WALK))):
        moves = [move for move in explorer.moves(place) if move.to is not place]
        place = draw.draw(st.sampled_from(moves)).to
    return place


def others(place: Place) -> Iterator[tuple[str, Place]]:
    """Yield the places that differ from this one in one leaf of the state or of the ledger."""
    for where, state in changed(place.state):
        yield where, replace(place, state=state)
    for where, ledger in changed(place.ledger, "ledger"):
        yield where, replace(place, ledger=ledger)


def forgotten(explorer: Explorer, place: Place) -> Iterator[tuple[str, Place]]:
    """Yield those of them that have the same key."""
    key = explorer.key(place)
    for where, other in others(place):
        if not any(name in where for name in UNFORGETTABLE) and explorer.key(other) == key:
            yield where, other


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_sees_what_a_key_forgets(name: str):
    explorer = Explorer(MAKERS[name](False), PROGRAMME)
    met = set[str]()

    @settings(
        max_examples=10,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def holds(draw: st.DataObject) -> None:
        place = somewhere(explorer, draw)
        for where, other in forgotten(explorer, place):
            met.add(where)
            assert alike(explorer, place, other) == "", where

    holds()
    assert len(met) >= FORGOTTEN


FORGOTTEN = 8
"""Leaves that every chapter forgets at the least: fewer, and the test would show little."""


def test_what_a_key_should_not_forget_is_noticed(monkeypatch: pytest.MonkeyPatch):
    """A key that took all urgencies of an emergency for one would be told apart."""
    whole = exploring.key_of
    explorer = Explorer(MAKERS["emergencies"](False), PROGRAMME)
    place = explorer.follow(explorer.begin(), "patient: emergency, grave").to
    milder = replace(place, state=replace(place.state, emergency_urgency=Urgency.DOCTOR_TODAY))
    assert explorer.key(milder) != explorer.key(place)
    monkeypatch.setattr(
        exploring, "key_of", lambda state, view: (*whole(state, view)[:3], *whole(state, view)[4:])
    )
    assert explorer.key(milder) == explorer.key(place)
    assert "emergency, grave" in alike(explorer, place, milder)
